import type { Seat, Team } from '#shared/groupbuy/model';
import type { Order } from '#shared/order/model';
import type { Call } from '../../_kit/action';
import { setNextCheck } from '../../_orders/orders';
import { moveOrderTo } from './orders';
import { releaseHeldPoints } from './points';
import { findTeam } from './team/repository';

/**
 * Ends an order whose seat was given up before the order stood, or before its points were set aside: who
 * gave the seat up found neither. Repeating it changes nothing.
 */
export async function endSeatless(
  call: Call,
  team: Team,
  seat: Pick<Seat, 'orderId' | 'memberId'>,
): Promise<void> {
  await moveOrderTo(call, seat.orderId, {
    expected: 'awaiting_payment',
    to: 'cancelled',
    by: 'sweep',
    patch: { nextCheckAtMs: null },
  });
  await releaseHeldPoints(call, team, seat);
}

/** Units: ms. By then whoever looks after the seat has come by. */
const againAfterMs = 10 * 60_000;

/** Looks whether an order that nobody paid still has its seat, or its points, after the time to pay. */
export async function checkUnpaid(call: Call, order: Order): Promise<void> {
  const team = order.teamId ? await findTeam(call, order.teamId) : null;
  if (!team) throw new Error(`order ${order.orderId} has no team`);
  const isOver = isGivenUp(team, order);
  if (isOver) await endSeatless(call, team, order);
  await setNextCheck(call, order, isOver ? null : call.nowMs + againAfterMs);
}

/** Whether nobody will look after an order's seat any more, and no money was in it. */
export function isGivenUp(team: Team, { orderId }: Pick<Seat, 'orderId'>): boolean {
  const own = team.seats.filter((seat) => seat.orderId === orderId);
  return own.every(({ state }) => state === 'released');
}
