import type { RequestId } from '../kernel/ids';
import { accept, refuse, type Refusal, type Result } from '../kernel/result';
import type { Order, OrderKind, OrderState } from './model';

/**
 * Why a pick-up code is not good at a counter. `wrong_store` carries `storeIds`; `already_collected`
 * by whom (`staffId`), where (`storeId`) and when (`atMs`); `not_ready` the `state` it is in.
 */
export type CollectRefusal =
  | Refusal<'order.voucher_not_found'>
  | Refusal<'order.wrong_store'>
  | Refusal<'order.already_collected'>
  | Refusal<'order.not_ready'>;

/**
 * Whether an order is handed over in a store: `collect` it now, or `repeat` the answer to the request
 * that collected it before. Source: docs/domain/order.md, rule 5.
 */
export function decideCollect(
  order: Order,
  { storeId, requestId, nowMs }: { storeId: string; requestId: RequestId; nowMs: number },
): Result<'collect' | 'repeat', CollectRefusal> {
  const { delivery, collected, listedAtMs } = order;
  if (delivery.kind !== 'pickup' || listedAtMs === null) {
    return refuse({ code: 'order.voucher_not_found' });
  }
  const { storeIds } = delivery;
  if (storeIds && !storeIds.includes(storeId))
    return refuse({ code: 'order.wrong_store', storeIds });
  if (collected) {
    if (collected.requestId === requestId) return accept('repeat');
    const { staffId, storeId: collectedIn, atMs } = collected;
    return refuse({ code: 'order.already_collected', staffId, storeId: collectedIn, atMs });
  }
  if (!canBeCollected(order, nowMs)) {
    return refuse({ code: 'order.not_ready', state: stateAt(order, nowMs) });
  }
  return accept('collect');
}

type Graph = Readonly<Record<OrderState, readonly OrderState[]>>;

const finished = {
  collected: [],
  shipped: ['received'],
  received: [],
  refunded: [],
} as const;

/**
 * Longer than any function lives: what a run left open for so long, it has left for good.
 * Units: ms.
 */
export const flowLifeMs = 3 * 60_000;

/** Where an order of each kind may go from each state. Source: docs/domain/order.md, rule 2. */
export const orderGraphs: Readonly<Record<OrderKind, Graph>> = {
  mall: {
    ...finished,
    placing: ['awaiting_payment', 'ready', 'cancelled'],
    awaiting_payment: ['ready', 'cancelled'],
    locked: [],
    ready: ['collected', 'shipped', 'cancelled', 'lapsed'],
    cancelled: [],
    lapsed: [],
    refunding: [],
  },
  groupbuy: {
    ...finished,
    placing: ['awaiting_payment', 'cancelled'],
    awaiting_payment: ['locked', 'ready', 'cancelled', 'refunding'],
    locked: ['ready', 'refunding'],
    ready: ['collected', 'shipped', 'lapsed', 'refunding'],
    // Money may arrive, or be due back, after the order has ended: late payments, after-sales.
    collected: ['refunding'],
    shipped: ['received', 'refunding'],
    received: ['refunding'],
    cancelled: ['refunding'],
    lapsed: ['refunding'],
    refunding: ['refunded'],
  },
};

/** Whether {@link orderGraphs} has the step. */
export function canMove(kind: OrderKind, from: OrderState, to: OrderState): boolean {
  return orderGraphs[kind][from].includes(to);
}

/** Whether the thing waits in a store until a deadline that is still ahead. */
export function canBeCollected(order: Pick<Order, 'state' | 'delivery'>, nowMs: number): boolean {
  const { state, delivery } = order;
  if (state !== 'ready' || delivery.kind !== 'pickup') return false;
  return delivery.collectByMs === null || nowMs < delivery.collectByMs;
}

/** The state to show: a deadline to collect that has passed counts before the sweeper has come by. */
export function stateAt(order: Pick<Order, 'state' | 'delivery'>, nowMs: number): OrderState {
  const isPickup = order.delivery.kind === 'pickup';
  return order.state === 'ready' && isPickup && !canBeCollected(order, nowMs)
    ? 'lapsed'
    : order.state;
}

/**
 * Whether a member's own word still ends it: a redeemed order that nobody has handed over, paid for or
 * not.
 */
export function canBeCancelled(
  order: Pick<Order, 'kind' | 'state' | 'delivery'>,
  nowMs: number,
): boolean {
  const state = stateAt(order, nowMs);
  return order.kind === 'mall' && (state === 'ready' || state === 'awaiting_payment');
}

/** A pick-up code the way it is read aloud: four groups of four. */
export function groupedVoucher(code: string): string {
  return code.match(/.{1,4}/g)?.join(' ') ?? '';
}
