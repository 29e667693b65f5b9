import type { BusinessDate } from '#shared/kernel/businessdate';
import { dates } from '../dates';
import { grouped, signed, yuan } from '../numbers';

/** Points and tiers by hand, and the second word. */
export const grant = {
  points: '积分',
  reason: '为什么送',
  reasons: ['补偿', '活动赠送', '漏记补记'],
  action: (points: number) => (points === 0 ? '送积分' : `送 ${grouped(points)} 积分`),
  busy: '正在送出',
  given: '送出了',
  waiting: '要等别人审批',
  waitingText: '超过您今天能直接送的数，要由另一位店长或老板同意。',
};

export const tierGift = {
  tier: '送哪一级',
  term: '送多久',
  terms: [
    { text: '一个月', days: 30 },
    { text: '三个月', days: 90 },
    { text: '半年', days: 180 },
    { text: '一年', days: 365 },
  ] as const,
  reasons: ['老顾客', '补偿', '活动赠送'] as const,
  until: (date: BusinessDate) => `有效到 ${dates.fullDay(date)}`,
  note: (date: BusinessDate) =>
    `有效到 ${dates.fullDay(date)}，到期自动回到凭成长值得来的等级。不会改动成长值，原因会员看得到。`,
  action: (name: string) => `送${name}会员`,
  given: (name: string) => `已送${name}会员`,
  highest: '会员凭成长值已经是最高等级。',
};

export const approvals = {
  title: '待审批',
  empty: { title: '没有待审批的', text: '超额送积分、事后撤销大额账单，会列在这里。' },
  kinds: { grant: '送积分', undo: '事后撤销' },
  asker: '提交人',
  member: '会员',
  points: (points: number) => `${signed(points)} 积分`,
  undoes: { purchase: '撤销消费', debit: '撤销抵现' },
  bill: (billNumber: string, fen: number) => `${billNumber} · ${yuan(fen)}`,
  doneBy: '当时办理',
  why: '原因',
  asked: '提交时间',
  validUntil: '有效到',
  own: '自己提交的，或是自己的积分，要由别人审批。',
  approve: '同意',
  decline: '不同意',
  busy: '正在提交',
  reasonApprove: '核对属实',
  reasonDecline: '不符合规定',
};
