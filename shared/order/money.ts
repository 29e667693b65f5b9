import { businessDateAt, daysBetween, type DayBoundary } from '../kernel/businessdate';
import type { Order } from './model';

/*
 * What is to become of the money of a redeemed order. The order's own document says it, and nothing
 * else does: so money is kept or goes back, never both. Source: docs/domain/mall.md, rules 16 to 20.
 */

/** Whoever has the paying sheet open needs no longer; others wait for the stock. Units: ms. */
export const timeToPayMs = 15 * 60_000;

/** Less is too little to open a sheet and pay. Units: ms. */
const leastPayingMs = 60_000;

type Payable = Pick<Order, 'state' | 'payByMs'>;

/** Whether a paying sheet may be given for an order. */
export function canBePaid({ state, payByMs = 0 }: Payable, nowMs: number): boolean {
  return state === 'awaiting_payment' && nowMs + leastPayingMs <= payByMs;
}

/** Whether its time to pay is over, and it was neither paid nor given up. */
export function isOverdue({ state, payByMs = 0 }: Payable, nowMs: number): boolean {
  return state === 'awaiting_payment' && payByMs <= nowMs;
}

/** Whether money that came for it goes back: it is over, and not by a rule that keeps the money. */
export function sendsMoneyBack({
  state,
  onLapseCash = 'refund',
}: Pick<Order, 'state' | 'onLapseCash'>): boolean {
  return state === 'cancelled' || (state === 'lapsed' && onLapseCash === 'refund');
}

/** Whether money for it had come before it ended. */
export function wasPaid({ priceFen, history }: Pick<Order, 'priceFen' | 'history'>): boolean {
  return priceFen > 0 && history.some(({ state }) => state === 'ready');
}

/**
 * How an order is handed over once it is the member's: the days to collect it count from the day on which
 * that is known, however late WeChat tells us of its money, or the sweeper finds what a run left.
 */
export function deliveryOnceReady(
  { delivery, createdAtMs }: Pick<Order, 'delivery' | 'createdAtMs'>,
  nowMs: number,
  dayBoundary: DayBoundary,
): Order['delivery'] {
  if (delivery.kind === 'ship' || delivery.collectByMs === null) return delivery;
  const placedOn = businessDateAt(createdAtMs, dayBoundary);
  const daysSince = daysBetween(placedOn, businessDateAt(nowMs, dayBoundary));
  if (daysSince <= 0) return delivery;
  return { ...delivery, collectByMs: delivery.collectByMs + daysSince * 86_400_000 };
}
