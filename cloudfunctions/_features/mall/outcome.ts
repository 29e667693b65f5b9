import { toPoints, zeroPoints, type Points } from '#shared/kernel/amounts';
import type { OrderId } from '#shared/kernel/ids';
import { accept, type Result } from '#shared/kernel/result';
import { uncountRedeemed } from '#shared/mall/limits';
import type { Order, OrderActor } from '#shared/order/model';
import { flowLifeMs, stateAt } from '#shared/order/rules';
import type { Call, WriteRefusal } from '../../_kit/action';
import { reverseEntry } from '../../_ledger/reverse';
import { findOrder, moveOrder } from '../../_orders/orders';
import { returnStock } from '../../_orders/stock';
import { debitIdOf, findDebit } from './debit';

export interface GivenBack {
  readonly returnedPoints: Points;
  /** Null where no points came back. */
  readonly availablePoints: Points | null;
}

/** What a paid order becomes. Gives false when it was moved on before. */
export function makeReady(call: Call, order: Order): Promise<boolean> {
  const { delivery } = order;
  const deadlineMs = delivery.kind === 'pickup' ? delivery.collectByMs : null;
  const patch = { listedAtMs: call.nowMs, nextCheckAtMs: deadlineMs };
  return moveOrder(call, order, { from: 'placing', to: 'ready', by: 'member', patch });
}

/**
 * Brings an order to its end that its own run did not: ready where it was paid, else cancelled with
 * its stock given back. Whoever comes first decides; gives the order as it stands then.
 */
export async function resolvePlacing(call: Call, orderId: OrderId): Promise<Order> {
  const order = await getOrder(call, orderId);
  if (order.state === 'placing') {
    if (await findDebit(call, order)) await makeReady(call, order);
    else await end(call, order, 'cancelled', 'sweep');
  }
  const standing = await getOrder(call, orderId);
  // A debit may have come after all, from a run that was given up too early.
  if (standing.state === 'cancelled') await giveBack(call, standing);
  return standing;
}

/** Ends a ready order whose deadline has passed, as the item states. Gives the order as it stands. */
export async function lapseIfDue(call: Call, order: Order): Promise<Order> {
  if (order.kind !== 'mall' || order.state !== 'ready') return order;
  if (stateAt(order, call.nowMs) !== 'lapsed') return order;
  await end(call, order, 'lapsed', 'sweep');
  const standing = await getOrder(call, order.orderId);
  if (standing.state === 'lapsed') await giveBack(call, standing);
  return standing;
}

/**
 * Moves an order to its end; from then on it is the order that owes points, limit and stock, and the
 * sweeper sees to it that they come back. Gives false when somebody else moved it first.
 */
export function end(
  call: Call,
  order: Order,
  to: 'cancelled' | 'lapsed',
  by: OrderActor,
): Promise<boolean> {
  const patch = { nextCheckAtMs: call.nowMs + flowLifeMs };
  return moveOrder(call, order, { from: order.state, to, by, patch });
}

/**
 * Gives back what an ended order had taken: the points to their very lots and the limit in the same
 * write, and the stock. Each happens once, however often this is repeated.
 */
export async function giveBack(call: Call, order: Order): Promise<Result<GivenBack, WriteRefusal>> {
  const { orderId, memberId, item, quantity } = order;
  const [points] = await Promise.all([
    keepsPoints(order) ? null : returnPoints(call, order, memberId),
    returnStock(call, { itemId: item.itemId, orderId, quantity }),
  ]);
  return points ?? accept({ returnedPoints: zeroPoints, availablePoints: null });
}

/** Whether the points of an order that lapsed are forfeited. */
export function keepsPoints({ state, onLapse }: Pick<Order, 'state' | 'onLapse'>): boolean {
  return state === 'lapsed' && onLapse === 'forfeit';
}

async function returnPoints(
  call: Call,
  { orderId, item, quantity, state }: Order,
  memberId: Order['memberId'],
): Promise<Result<GivenBack, WriteRefusal>> {
  const reversed = await reverseEntry(call, {
    entryId: debitIdOf(orderId),
    points: 'all',
    reversalId: 'order',
    reason: state === 'lapsed' ? '逾期未领，积分退回' : '取消兑换，积分退回',
    memberId,
    changes: ({ redeemed = [] }, { businessDate: redeemedOn }) => ({
      redeemed: uncountRedeemed(redeemed, { itemId: item.itemId, quantity, redeemedOn }),
    }),
  });
  if (reversed.ok) {
    const { netPoints, availablePoints } = reversed.value;
    return accept({ returnedPoints: toPoints(netPoints), availablePoints });
  }
  // An order that never came to be paid has nothing to give back.
  if (reversed.error.code === 'points.entry_not_found') {
    return accept({ returnedPoints: zeroPoints, availablePoints: null });
  }
  if (reversed.error.code === 'points.reverse_exceeds') {
    throw new Error(`${orderId} was given back in another way already`);
  }
  return { ok: false, error: reversed.error };
}

async function getOrder(call: Call, orderId: OrderId): Promise<Order> {
  const order = await findOrder(call, orderId);
  if (!order) throw new Error(`order ${orderId} is gone`);
  return order;
}
