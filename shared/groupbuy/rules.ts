import type { MemberId, OrderId } from '../kernel/ids';
import { accept, refuse, type Refusal, type Result } from '../kernel/result';
import type { Seat, SeatReason, Team } from './model';
import { heldSeat, isLive, replaceSeat, stateAt, withSeats, type SeatTaker } from './team';
import { leastPayingMs } from './terms';

/*
 * What may happen to a seat while people gather; how a team ends is in `ending.ts`, what is noted once
 * everything that follows was done in `settling.ts`. Each rule takes the team as read and gives the team
 * to be written if nobody changed it meanwhile; null where there is nothing to change.
 * Source: docs/domain/groupbuy.md.
 */

export type TeamOver = Refusal<'groupbuy.team_over'>;
export type TakingRefusal =
  TeamOver | Refusal<'groupbuy.team_full'> | Refusal<'groupbuy.already_in_team'>;

/**
 * Whether a seat can be taken now, and the team with it. The repository writes it by operators under
 * the same conditions, so that takers never wait for each other. Source: rules 5 and 6.
 */
export function decideTaking(
  team: Team,
  taker: SeatTaker,
  nowMs: number,
): Result<{ seat: Seat; team: Team }, TakingRefusal> {
  const { teamId, state, deadlineMs, terms } = team;
  const own = team.seats.find((seat) => isLive(seat) && seat.memberId === taker.memberId);
  if (own) return refuse({ code: 'groupbuy.already_in_team', teamId, orderId: own.orderId });
  // With less time than a payment needs, nobody could pay by the deadline.
  if (state !== 'open' || deadlineMs - nowMs < leastPayingMs) {
    return refuse({ code: 'groupbuy.team_over', state: stateAt(team, nowMs) });
  }
  if (team.seats.filter(isLive).length >= terms.teamSize) {
    return refuse({ code: 'groupbuy.team_full' });
  }
  const seat = heldSeat(taker, deadlineMs, nowMs);
  return accept({ seat, team: withSeats(team, [...team.seats, seat], nowMs) });
}

/** What becomes of money that has come for a seat. */
export type PaymentOutcome =
  | { readonly is: 'seat'; readonly team: Team | null }
  | { readonly is: 'refund'; readonly reason: SeatReason };

/**
 * Payment against deadline: the team's own document decides. Money takes the seat if the seat is still
 * held, the team still open, and WeChat had the money by the deadline, however late we hear of it;
 * else all of it goes back. The last one to pay makes the team full. Source: rules 7 and 8.
 */
export function decidePayment(
  team: Team,
  orderId: string,
  { paidAtMs, nowMs }: { paidAtMs: number; nowMs: number },
): PaymentOutcome {
  const seat = team.seats.find((one) => one.orderId === orderId);
  if (seat?.state === 'paid') return { is: 'seat', team: null };
  const isInTime = seat?.state === 'held' && team.state === 'open' && paidAtMs <= team.deadlineMs;
  if (!isInTime) return { is: 'refund', reason: seat?.reason ?? 'paid_late' };
  const seats = replaceSeat(team.seats, orderId, { state: 'paid', paidAtMs });
  const paidSeats = seats.filter(({ state }) => state === 'paid').length;
  const state = paidSeats >= team.terms.teamSize ? 'full' : 'open';
  return { is: 'seat', team: withSeats(team, seats, nowMs, state) };
}

/** Gives up a seat that was not paid; null when it is not held any more. */
export function decideRelease(
  team: Team,
  orderId: string,
  reason: SeatReason,
  nowMs: number,
): Team | null {
  const seat = team.seats.find((one) => one.orderId === orderId);
  if (seat?.state !== 'held') return null;
  return withSeats(team, replaceSeat(team.seats, orderId, { state: 'released', reason }), nowMs);
}

export type LeavingRefusal =
  TeamOver | Refusal<'groupbuy.not_in_team'> | Refusal<'groupbuy.leader_stays'>;

/** What leaving means: for an unpaid seat the payment must first be closed. */
export type Leaving =
  | { readonly is: 'held'; readonly seat: Seat }
  | { readonly is: 'paid'; readonly orderId: OrderId; readonly team: Team };

/**
 * Whether a member may leave. Who has paid gets everything back; a leader who has paid stays unless the
 * campaign says otherwise. Source: rule 10.
 */
export function decideLeaving(
  team: Team,
  memberId: MemberId,
  nowMs: number,
): Result<Leaving, LeavingRefusal> {
  const seat = team.seats.find((one) => isLive(one) && one.memberId === memberId);
  if (team.state !== 'open') return refuse({ code: 'groupbuy.team_over', state: team.state });
  if (!seat) return refuse({ code: 'groupbuy.not_in_team' });
  if (seat.state === 'held') return accept({ is: 'held', seat });
  if (nowMs >= team.deadlineMs) {
    return refuse({ code: 'groupbuy.team_over', state: stateAt(team, nowMs) });
  }
  if (team.leaderId === memberId && !team.terms.leaderMayLeave) {
    return refuse({ code: 'groupbuy.leader_stays' });
  }
  const seats = replaceSeat(team.seats, seat.orderId, { state: 'refunding', reason: 'left' });
  const { orderId } = seat;
  return accept({ is: 'paid', orderId, team: withSeats(team, seats, nowMs) });
}
