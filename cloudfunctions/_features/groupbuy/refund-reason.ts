import type { SeatReason } from '#shared/groupbuy/model';

const reasons: Partial<Record<SeatReason, string>> = {
  left: '退出拼团，全额退款',
  team_failed: '拼团未成功，全额退款',
  after_sales: '拼团商品售后退款',
  not_collected: '商品逾期未取，全额退款',
};

/** What the payer reads in WeChat beside the money that comes back. */
export function refundReason(reason: SeatReason | null): string {
  return (reason && reasons[reason]) ?? '付款时名额已释放，全额退款';
}
