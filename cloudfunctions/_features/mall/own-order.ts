import type { OrderId } from '#shared/kernel/ids';
import type { Order } from '#shared/order/model';
import type { MemberCall } from '../../_kit/action';
import { findOrder } from '../../_orders/orders';

/** The caller's own order, of any kind; null for others', and for one that never came about. */
export async function findOwnOrder(call: MemberCall, orderId: string): Promise<Order | null> {
  const order = await findOrder(call, orderId as OrderId);
  const isOwn = order?.memberId === call.caller.memberId;
  return isOwn && order.listedAtMs !== null ? order : null;
}
