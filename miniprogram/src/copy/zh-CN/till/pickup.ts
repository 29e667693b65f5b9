import { grouped } from '../numbers';

const cannotCollect: Readonly<Partial<Record<string, string>>> = {
  awaiting_payment: '这笔订单还没有付款，不能取货。',
  locked: '这个团还没有拼成，不能取货。',
  cancelled: '这笔订单已经取消，不能取货。',
  lapsed: '取货时间已过，不能取货。',
  refunding: '这笔订单正在退款，不能取货。',
  refunded: '这笔订单已经退款，不能取货。',
  ready: '这笔订单不在本店取货，请看会员手机上的取货门店。',
};

/** A voucher at the counter. */
export const pickup = {
  title: '取货',
  done: '核销好了',
  quantity: (count: number) => `${grouped(count)} 件`,
  what: (title: string, count: number) => (count > 1 ? `${title} × ${grouped(count)}` : title),
  kinds: { mall: '积分兑换', groupbuy: '拼团' },
  of: (kind: string, memberName: string) => `${kind} · ${memberName}`,
  handOut: '核销，交给顾客',
  busy: '正在核销',
  used: '已经领过了',
  usedBy: (when: string, storeName: string, staffName: string) =>
    `${when} 在${storeName}由${staffName}交出`,
  cannot: (state: string) => cannotCollect[state] ?? '这笔订单现在不能在本店取货。',
  back: '先不核销',
  none: { title: '还没有扫码', text: '回到收银台扫取货码，再来办理。' },
};
