import type { SeatReason } from '#shared/groupbuy/model';
import type { RefundReason } from '#shared/payment/model';

const reasons: Partial<Record<SeatReason, RefundReason>> = {
  left: 'groupbuy.left',
  team_failed: 'groupbuy.team_failed',
  after_sales: 'groupbuy.after_sales',
  not_collected: 'groupbuy.not_collected',
};

/** Why the money of a seat goes back; whatever released the seat, the money came after. */
export function refundReason(reason: SeatReason | null): RefundReason {
  return (reason && reasons[reason]) ?? 'groupbuy.paid_late';
}
