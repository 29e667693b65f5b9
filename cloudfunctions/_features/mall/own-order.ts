import type { OrderId } from '#shared/kernel/ids';
import type { Order } from '#shared/order/model';
import type { MemberCall } from '../../_kit/action';
import { findOrder, findOrderToEnd } from '../../_orders/orders';

/** The caller's own order, of any kind; null for others', and for one that never came about. */
export async function findOwnOrder(call: MemberCall, orderId: string): Promise<Order | null> {
  return ownOf(call, await findOrder(call, orderId as OrderId));
}

/** The same to be cancelled, and whether the same request has cancelled another. */
export async function findOwnToCancel(
  call: MemberCall,
  orderId: OrderId,
): Promise<{ readonly order: Order | null; readonly isReused: boolean }> {
  const { found, isReused } = await findOrderToEnd(call, orderId);
  return { order: ownOf(call, found), isReused };
}

function ownOf(call: MemberCall, order: Order | null): Order | null {
  const isOwn = order?.memberId === call.caller.memberId;
  return isOwn && order.listedAtMs !== null ? order : null;
}
