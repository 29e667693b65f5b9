import type { Seat, Team } from '#shared/groupbuy/model';
import { decideFailure } from '#shared/groupbuy/ending';
import { decideRelease } from '#shared/groupbuy/rules';
import type { Call } from '../../_kit/action';
import { changeTeam } from './change';
import { followUp } from './follow-up';
import { paymentOf } from './orders';
import type { GroupbuyPorts } from './ports';

/**
 * Does what time has made due: seats nobody paid for are free again, a team past its deadline fails,
 * and what follows is done. Called by whoever comes by and by `jobs`; safe to repeat, also by two at
 * once. Gives the team as it stands afterwards. Source: docs/domain/groupbuy.md, rules 6, 8 and 11.
 */
export async function attendTeam(call: Call, ports: GroupbuyPorts, team: Team): Promise<Team> {
  if (team.nextDueAtMs === null || team.nextDueAtMs > call.nowMs) return team;
  return followUp(call, ports, await letTimePass(call, ports, team));
}

async function letTimePass(call: Call, ports: GroupbuyPorts, read: Team): Promise<Team> {
  if (read.state !== 'open') return read;
  const lapsed = read.seats.filter((seat) => isLapsed(seat, call.nowMs));
  const released = await closePayments(call, ports, lapsed);
  return changeTeam(call, read, (team) => {
    const freed = released.reduce(
      (before, { orderId }) => decideRelease(before, orderId, 'unpaid', call.nowMs) ?? before,
      team,
    );
    const next = decideFailure(freed, call.nowMs) ?? freed;
    return next === team ? null : next;
  });
}

/**
 * Closes payments at WeChat before their seats are given up, and gives the seats that may be. One that
 * was paid a moment ago keeps its seat: `payment` brings the word of it.
 */
export async function closePayments(
  call: Call,
  { payments }: GroupbuyPorts,
  seats: readonly Seat[],
): Promise<Seat[]> {
  const states = await Promise.all(
    seats.map((seat) => payments.closePayment(call, paymentOf(call, seat.orderId))),
  );
  return seats.filter((_, index) => states[index] !== 'paid');
}

export function isLapsed({ state, heldUntilMs }: Seat, nowMs: number): boolean {
  return state === 'held' && heldUntilMs <= nowMs;
}
