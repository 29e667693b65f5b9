import type { Birthday } from '#shared/member/model';
import type { DeletionBlocker } from '#shared/member/deletion';
import { grouped } from './numbers';

const blockers: Record<DeletionBlocker, (count: number) => string> = {
  to_collect: (count) => `${count} 件东西还没有领取，请先领取或取消`,
  to_ship: (count) => `${count} 件东西还没有寄出，请等寄出后再来`,
  team: (count) => `${count} 个拼团还没有结束`,
  payment: (count) => `${count} 笔付款还没有完成`,
  refund: (count) => `${count} 笔退款还在路上`,
  points_held: (count) => `${count} 笔积分正在使用中`,
};

export const birthday = {
  title: '生日',
  none: '未填写',
  day: ({ month, day, year }: Birthday) => `${year === null ? '' : `${year}年`}${month}月${day}日`,
  note: '可以不填。填了以后，生日那几天到店，店员会看到“生日快到了”，看不到具体日期。',
  fixed: (day: string) => `${day}起可以再改。`,
  once: '保存后一年内不能再改，请看仔细。',
  choose: '选择生日',
  month: '月份',
  monthOf: (month: number) => `${month}月`,
  dayOf: (day: number) => `${day}日`,
  dayLabel: '日期',
  year: '年份（可以不填）',
  yearHint: '例如 1990',
  save: '保存生日',
  saving: '正在保存',
  remove: '不再保存生日',
  removing: '正在删除',
};

export const phone = {
  title: '手机号',
  none: '未绑定',
  note: '可以不绑定。号码加密保存，只有您能绑定，店员只看得到前三位和后四位。',
  bind: '用微信手机号绑定',
  change: '换一个手机号',
  binding: '正在绑定',
  declined: '没有绑定，以后随时可以再来。',
  standIn: '本机没有微信，请输入一个手机号代替',
  number: '手机号',
  numberHint: '11 位手机号',
  wrongNumber: '请输入 11 位手机号。',
  bound: (masked: string) => `已绑定 ${masked}`,
};

export const takeaway = {
  link: '导出我的数据',
  linkNote: '门店记着的关于您的一切，一个文件带走',
  title: '导出我的数据',
  gathering: (done: number) => `已取回 ${grouped(done)} 条`,
  ready: (entries: number, orders: number) =>
    `${grouped(entries)} 条积分记录、${grouped(orders)} 笔订单，连同资料、账单和付款。`,
  contains: '文件里有您的手机号、生日和收件地址，请收好。',
  save: '保存文件',
  fileName: (day: string) => `集点-我的数据-${day}.json`,
  saved: '已保存',
  failed: '没有保存成功，请再试一次。',
};

export const deletion = {
  link: '注销账户',
  linkNote: '清除您的资料，积分作废',
  title: '注销账户',
  loses: '您会失去',
  points: '积分',
  pointsNote: '可用的和待入账的，注销后不能恢复',
  pointsOf: (points: number) => grouped(points),
  checkins: '签到记录',
  checkinsOf: (days: number) => `${grouped(days)} 天`,
  checkinsNote: '包括连续天数和签到日历',
  profile: '您的资料',
  profileNote: '昵称、头像、生日、手机号、收件地址和提醒',
  profileGone: '全部清除',
  keeps: '门店的账目会留下，但不再认得出是您。之后再来，就是一位新会员。',
  blockedTitle: '还不能注销',
  blockedText: '这些事情办完后再来：',
  blocker: (kind: DeletionBlocker, count: number) => blockers[kind](count),
  staffTitle: '还不能注销',
  staffText: '您现在是门店的工作人员。请先让店长或老板办理离职。',
  next: '我要注销',
  confirmTitle: '真的要注销吗',
  confirmText: (points: number) =>
    points > 0
      ? `${grouped(points)} 积分会立即作废，资料会立即清除，不能恢复。`
      : '资料会立即清除，不能恢复。',
  confirm: '确认注销',
  confirming: '正在注销',
  keep: '先不注销',
};

export const farewell = {
  title: '账户已注销',
  text: '您的资料已经清除。谢谢您来过，随时欢迎再来。',
  comeBack: '重新加入',
};
