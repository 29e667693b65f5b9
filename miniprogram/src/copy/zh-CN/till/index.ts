import { grouped, yuan } from '../numbers';
import { bill, preview, purchase, undo } from './bill';
import { debit } from './debit';
import { approvals, grant, tierGift } from './grant';
import { pickup } from './pickup';
import { queue } from './queue';
import { member, scan } from './scan';
import { today } from './today';

/** The words at the counter: short, for somebody in a hurry. */
export const till = {
  title: '收银台',
  entry: '收银台',
  entryNote: { counter: '扫码、记账、核销', office: '看门店每天的情况' },
  yuan,
  pick: '选择门店',
  pickText: '您在几家店都有权限，先选今天当班的店。',
  change: '换店',
  noStore: { title: '还没有门店', text: '您的权限里没有营业的门店，请联系店长或老板。' },
  notStaff: {
    title: '这里是店员用的',
    text: '如果您是店员，请让店长发一个邀请码。',
    open: '填写邀请码',
  },
  scan,
  links: {
    bill: '没报会员的账单',
    billNote: '先记下，会员 7 天内可以自己补',
    today: '今天',
    approvals: '待审批',
    staff: '店员',
    count: (count: number) => (count === 0 ? '' : `${grouped(count)} 笔`),
  },
  queue,
  member,
  modes: {
    label: '要做什么',
    purchase: '记消费',
    debit: '积分抵现',
    grant: '送积分',
    tier: '送等级',
  },
  bill,
  preview,
  purchase,
  undo,
  left: (seconds: number) =>
    seconds >= 60
      ? `${Math.floor(seconds / 60)} 分 ${String(seconds % 60).padStart(2, '0')} 秒`
      : `${seconds} 秒`,
  debit,
  grant,
  tierGift,
  pickup,
  today,
  approvals,
};
