import { grouped } from './numbers';

/** Paying, wherever something costs money. */
export const payment = {
  title: '微信支付',
  amount: (fen: number) =>
    `¥${grouped(Math.floor(fen / 100))}.${String(fen % 100).padStart(2, '0')}`,
  local: '这是本机的演示支付，不会动用真钱。',
  pay: '确认支付',
  paying: '正在支付',
  cancel: '取消支付',
  fail: '模拟支付失败',
  checking: '正在确认付款',
  done: '付款成功',
  cancelled: '还没有付款。这一份会保留到时间结束，可以随时再付。',
  failed: '支付没有成功，没有扣款。请再试一次。',
  expired: '付款时间已过，没有扣款。',
  unknown: '付款结果还在确认中，稍后会自动更新，请不要重复付款。',
};
