import { toFen } from '#shared/kernel/amounts';
import type { OrderId } from '#shared/kernel/ids';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type { CancelOrderRefusal, CancelOrderReply } from '#shared/mall/contract/orders';
import type { Order } from '#shared/order/model';
import { wasPaid } from '#shared/order/money';
import { canBeCancelled, stateAt } from '#shared/order/rules';
import type { MemberCall, WriteRefusal } from '../../_kit/action';
import { findAccount } from '../../_ledger/accounts';
import { findOwnOrder, findOwnToCancel } from './own-order';
import { end, giveBack } from './outcome';
import type { MallPorts } from './ports';

/**
 * Gives up an order that nobody has handed over. The order's own document decides against a pick-up at
 * the same instant; only then do points, limit, stock and money come back. Cancelling it again, with whatever
 * request id, finishes what may be unfinished and answers as the first time.
 */
export async function cancelOrder(
  call: MemberCall,
  ports: MallPorts,
  orderId: OrderId,
): Promise<Result<CancelOrderReply, CancelOrderRefusal | WriteRefusal>> {
  const { order: found, isReused } = await findOwnToCancel(call, orderId);
  if (found?.kind !== 'mall') return refuse({ code: 'mall.order_not_found' });
  if (isReused) return refuse({ code: 'request.key_reused' });
  const order = await endIfCancellable(call, found);
  if (order.state !== 'cancelled') return refuse(notCancellable(order, call.nowMs));

  // Once the sweeper has seen that all came back, stock must not be touched again.
  const isSettled = order.nextCheckAtMs === null;
  const given = isSettled ? null : await giveBack(call, ports, order);
  if (given && !given.ok) return given;
  const availablePoints =
    given?.value.availablePoints ??
    (await findAccount(call, call.caller.memberId))?.availablePoints;
  if (availablePoints === undefined) throw new Error(`${order.memberId} has no account`);
  const returnedPoints = order.pricePoints;
  const refundedFen = given?.value.refundedFen ?? (wasPaid(order) ? order.priceFen : toFen(0));
  return accept({ orderId, state: 'cancelled', returnedPoints, refundedFen, availablePoints });
}

/** The order as it stands after somebody has won. */
async function endIfCancellable(call: MemberCall, order: Order): Promise<Order> {
  if (!canBeCancelled(order, call.nowMs)) return order;
  await end(call, order, 'cancelled', 'member', { endedBy: call.requestId });
  const standing = await findOwnOrder(call, order.orderId);
  if (!standing) throw new Error(`order ${order.orderId} is gone`);
  return standing;
}

function notCancellable(order: Order, nowMs: number) {
  const { collected } = order;
  return {
    code: 'mall.not_cancellable',
    state: stateAt(order, nowMs),
    ...(collected && { collected: { storeId: collected.storeId, atMs: collected.atMs } }),
  } as const;
}
