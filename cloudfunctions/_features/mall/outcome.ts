import { toPoints, zeroPoints, type Fen, type Points } from '#shared/kernel/amounts';
import type { OrderId } from '#shared/kernel/ids';
import { accept, type Result } from '#shared/kernel/result';
import { uncountRedeemed } from '#shared/mall/limits';
import type { Order, OrderActor } from '#shared/order/model';
import { deliveryOnceReady, isOverdue, sendsMoneyBack, wasPaid } from '#shared/order/money';
import { flowLifeMs, stateAt } from '#shared/order/rules';
import type { ReturnReason } from '#shared/points/model';
import type { Call, WriteRefusal } from '../../_kit/action';
import { takeOrderGrowthBack } from '../../_ledger/ordergrowth';
import { reverseEntry } from '../../_ledger/reverse';
import { programmeInForce } from '../../_ledger/rulebook';
import { findOrder, moveOrder, setNextCheck } from '../../_orders/orders';
import { returnStock } from '../../_orders/stock';
import { debitIdOf, findDebit } from './debit';
import { paymentOf, returnMoney } from './money';
import type { MallPorts } from './ports';

export interface GivenBack extends ReturnedPoints {
  /** Money on its way back; 0 where none was paid. */
  readonly refundedFen: Fen;
}

interface ReturnedPoints {
  readonly returnedPoints: Points;
  /** Null where no points came back. */
  readonly availablePoints: Points | null;
}

/** What an order becomes once its points are taken. */
export function stateOncePlaced({ priceFen }: Pick<Order, 'priceFen'>) {
  return priceFen > 0 ? 'awaiting_payment' : 'ready';
}

/** The points for an order are taken. Gives false when it was moved on before. */
export async function markPlaced(call: Call, order: Order): Promise<boolean> {
  const { payByMs } = order;
  const { dayBoundary } = (await programmeInForce(call)).body;
  const delivery = deliveryOnceReady(order, call.nowMs, dayBoundary);
  const to = stateOncePlaced(order);
  const collectByMs = delivery.kind === 'pickup' ? delivery.collectByMs : null;
  const nextCheckAtMs = to === 'ready' ? collectByMs : (payByMs ?? call.nowMs);
  const moved = delivery !== order.delivery && to === 'ready' ? { delivery } : {};
  const patch = { ...moved, listedAtMs: call.nowMs, nextCheckAtMs };
  return moveOrder(call, order, { from: 'placing', to, by: 'member', patch });
}

/**
 * Brings an order to its end that its own run did not: placed where its points were taken, else
 * cancelled with its stock given back. Whoever comes first decides; gives the order as it stands then.
 */
export async function resolvePlacing(
  call: Call,
  ports: MallPorts,
  orderId: OrderId,
): Promise<Order> {
  const order = await getOrder(call, orderId);
  if (order.state === 'placing') {
    if (await findDebit(call, order)) await markPlaced(call, order);
    else await end(call, order, 'cancelled', 'sweep');
  }
  const standing = await getOrder(call, orderId);
  // A debit may have come after all, from a run that was given up too early.
  if (standing.state === 'cancelled') await giveBack(call, ports, standing);
  return standing;
}

/** Units: ms. Until then WeChat answers, or payment has told of the money. */
const askAgainMs = 60_000;

/**
 * Ends an order that was not paid in time. WeChat closes the payment first: if the money was faster,
 * or WeChat is silent, the order waits on, since money that came in time takes it. Gives the order as
 * it stands.
 */
export async function endIfOverdue(call: Call, ports: MallPorts, order: Order): Promise<Order> {
  if (order.kind !== 'mall' || !isOverdue(order, call.nowMs)) return order;
  const payment = await ports.payments.closePayment(call, paymentOf(call, order));
  if (payment !== 'closed') {
    await setNextCheck(call, order, call.nowMs + askAgainMs);
    return order;
  }
  await end(call, order, 'cancelled', 'sweep');
  const standing = await getOrder(call, order.orderId);
  if (standing.state === 'cancelled') await giveBack(call, ports, standing);
  return standing;
}

/** Ends a ready order whose deadline has passed, as the item states. Gives the order as it stands. */
export async function lapseIfDue(call: Call, ports: MallPorts, order: Order): Promise<Order> {
  if (order.kind !== 'mall' || order.state !== 'ready') return order;
  if (stateAt(order, call.nowMs) !== 'lapsed') return order;
  await end(call, order, 'lapsed', 'sweep');
  const standing = await getOrder(call, order.orderId);
  if (standing.state === 'lapsed') await giveBack(call, ports, standing);
  return standing;
}

/**
 * Moves an order to its end; from then on it is the order that owes points, limit, stock and money, and
 * the sweeper sees to it that they come back. Gives false when somebody else moved it first.
 */
export function end(
  call: Call,
  order: Order,
  to: 'cancelled' | 'lapsed',
  by: OrderActor,
  noted: Pick<Order, 'endedBy'> = {},
): Promise<boolean> {
  const patch = { ...noted, nextCheckAtMs: call.nowMs + flowLifeMs };
  return moveOrder(call, order, { from: order.state, to, by, patch });
}

/**
 * Gives back what an ended order had taken: the points to their very lots and the limit in the same
 * write, the stock, and the money. Each happens once, however often this is repeated.
 */
export async function giveBack(
  call: Call,
  ports: MallPorts,
  order: Order,
): Promise<Result<GivenBack, WriteRefusal>> {
  const { orderId, memberId, item, quantity } = order;
  const [points, refundedFen] = await Promise.all([
    keepsPoints(order) ? null : returnPoints(call, order, memberId),
    returnMoney(call, ports, order),
    returnStock(call, { itemId: item.itemId, orderId, quantity }),
  ]);
  if (points && !points.ok) return points;
  // Paid or not as far as the order knows: a run that died may have counted its money all the same.
  if (order.priceFen > 0 && sendsMoneyBack(order)) {
    await takeOrderGrowthBack(call, order, returnReason(order));
  }
  const { returnedPoints, availablePoints } = points?.value ?? nothingReturned;
  return accept({ returnedPoints, availablePoints, refundedFen });
}

const nothingReturned: ReturnedPoints = { returnedPoints: zeroPoints, availablePoints: null };

/** Whether the points of an order that lapsed are forfeited. */
export function keepsPoints({ state, onLapse }: Pick<Order, 'state' | 'onLapse'>): boolean {
  return state === 'lapsed' && onLapse === 'forfeit';
}

async function returnPoints(
  call: Call,
  order: Order,
  memberId: Order['memberId'],
): Promise<Result<ReturnedPoints, WriteRefusal>> {
  const { orderId, item, quantity } = order;
  const reversed = await reverseEntry(call, {
    entryId: debitIdOf(orderId),
    points: 'all',
    reversalId: 'order',
    reason: { code: returnReason(order) },
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
    return accept(nothingReturned);
  }
  if (reversed.error.code === 'points.reverse_exceeds') {
    throw new Error(`${orderId} was given back in another way already`);
  }
  return { ok: false, error: reversed.error };
}

/** Why the points come back; the member's statement has a sentence for each. */
export function returnReason(order: Order): ReturnReason {
  if (order.state === 'lapsed') return 'mall.lapsed';
  const isUnpaid = order.priceFen > 0 && !wasPaid(order);
  return isUnpaid ? 'mall.unpaid' : 'mall.cancelled';
}

async function getOrder(call: Call, orderId: OrderId): Promise<Order> {
  const order = await findOrder(call, orderId);
  if (!order) throw new Error(`order ${orderId} is gone`);
  return order;
}
