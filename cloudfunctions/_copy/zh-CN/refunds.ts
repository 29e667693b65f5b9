import type { RefundReason } from '#shared/payment/model';

/** What the payer reads in WeChat beside the money that comes back. WeChat keeps 80 bytes. */
export const refunds: Readonly<Record<RefundReason, string>> = {
  'groupbuy.left': '退出拼团，全额退款',
  'groupbuy.team_failed': '拼团未成功，全额退款',
  'groupbuy.after_sales': '拼团商品售后退款',
  'groupbuy.not_collected': '商品逾期未取，全额退款',
  'groupbuy.paid_late': '付款时名额已释放，全额退款',
  'mall.cancelled': '取消兑换，全额退款',
  'mall.lapsed': '兑换逾期未领，全额退款',
  'mall.paid_late': '付款时兑换已取消，全额退款',
};
