import type { MemberId, OrderId } from '../kernel/ids';
import { accept, refuse, type Refusal, type Result } from '../kernel/result';
import type { Seat, SeatReason, ShopDeed, Team } from './model';
import { heldSeat, isLive, withSeats, type SeatTaker } from './team';
import { leastPayingMs } from './terms';

/*
 * What may happen to a team. Each takes the team as read and gives the team to be written if nobody
 * changed it meanwhile; null where there is nothing to change. Source: docs/domain/groupbuy.md.
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
  const seats = replace(team.seats, orderId, { state: 'paid', paidAtMs });
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
  return withSeats(team, replace(team.seats, orderId, { state: 'released', reason }), nowMs);
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
  const seats = replace(team.seats, seat.orderId, { state: 'refunding', reason: 'left' });
  const { orderId } = seat;
  return accept({ is: 'paid', orderId, team: withSeats(team, seats, nowMs) });
}

/**
 * Ends a team whose deadline has passed short of people: every paid seat is to be refunded. Null while
 * there is time, or while somebody's payment is not closed yet. Source: rule 11.
 */
export function decideFailure(team: Team, nowMs: number): Team | null {
  if (team.state !== 'open' || nowMs < team.deadlineMs) return null;
  if (team.seats.some(({ state }) => state === 'held')) return null;
  const seats = team.seats.map((seat): Seat =>
    seat.state === 'paid'
      ? { ...seat, state: 'refunding', reason: 'team_failed', isSettled: false }
      : seat,
  );
  return withSeats(team, seats, nowMs, 'failed');
}

export type CompletionRefusal =
  TeamOver | Refusal<'groupbuy.not_completable'> | Refusal<'groupbuy.too_few_paid'>;

/**
 * The shop completes a team short of people; everybody is told that it did, and nobody is invented.
 * Seats held and unpaid must be given up before. Source: rule 12.
 */
export function decideCompletion(
  team: Team,
  deed: ShopDeed,
  nowMs: number,
): Result<Team, CompletionRefusal> {
  const neededSeats = team.terms.shopCompletesFrom;
  if (team.state !== 'open' || nowMs >= team.deadlineMs) {
    return refuse({ code: 'groupbuy.team_over', state: stateAt(team, nowMs) });
  }
  if (neededSeats === null) return refuse({ code: 'groupbuy.not_completable' });
  const { paidSeats } = team;
  if (paidSeats < neededSeats) {
    return refuse({ code: 'groupbuy.too_few_paid', paidSeats, neededSeats });
  }
  const seats = team.seats.map((seat): Seat =>
    seat.state === 'held' ? { ...seat, state: 'released', reason: 'team_completed' } : seat,
  );
  const completed = withSeats(team, seats, nowMs, 'full');
  return accept({ ...completed, completedByShop: true, completion: deed });
}

/** Why one order of a team that succeeded goes back: by an operator, or because nobody collected it. */
export type AfterSales = ShopDeed | 'not_collected';

/**
 * One order of a team that succeeded goes back, and nothing else changes; null when its seat is not
 * paid. Source: rule 14.
 */
export function decideAfterSales(
  team: Team,
  orderId: string,
  why: AfterSales,
  nowMs: number,
): Team | null {
  const seat = team.seats.find((one) => one.orderId === orderId);
  if (team.state !== 'succeeded' || seat?.state !== 'paid') return null;
  const change: Partial<Seat> = {
    state: 'refunding',
    isSettled: false,
    ...(why === 'not_collected'
      ? { reason: 'not_collected' }
      : { reason: 'after_sales', afterSales: why }),
  };
  return withSeats(team, replace(team.seats, orderId, change), nowMs);
}

/**
 * Notes that everything which follows from some seats has been done. Those never paid are dropped, as
 * are those whose money is back while the team goes on, so that coming and going leaves nothing
 * behind; a full team with every order ready has succeeded.
 */
export function decideSettled(team: Team, orderIds: readonly string[], nowMs: number): Team | null {
  const seats = team.seats
    .map((seat) => (orderIds.includes(seat.orderId) ? { ...seat, isSettled: true } : seat))
    .filter((seat) => !isDone(team, seat));
  const isReady = seats.every((seat) => seat.state !== 'paid' || seat.isSettled);
  if (team.state === 'full' && isReady) {
    return withSeats({ ...team, endedAtMs: nowMs }, seats, nowMs, 'succeeded');
  }
  const hasNews = team.seats.some((seat) => !seat.isSettled && orderIds.includes(seat.orderId));
  return hasNews ? withSeats(team, seats, nowMs) : null;
}

/** Notes that the pieces set aside for a team that is over have been sold or given back. */
export function decideStockSettled(team: Team, nowMs: number): Team | null {
  const isOver = team.state === 'succeeded' || team.state === 'failed';
  return isOver && team.stockPieces > 0
    ? withSeats({ ...team, stockPieces: 0 }, team.seats, nowMs)
    : null;
}

/** Notes that a seat's money is back with who paid it; null when that is known. */
export function decideRefunded(team: Team, orderId: string, nowMs: number): Team | null {
  const seat = team.seats.find((one) => one.orderId === orderId);
  if (seat?.state !== 'refunding') return null;
  const seats = replace(team.seats, orderId, { state: 'refunded' });
  return withSeats(
    team,
    seats.filter((one) => !isDone(team, one)),
    nowMs,
  );
}

/** The state everybody is shown: a deadline that has passed counts before anybody has written it down. */
export function stateAt(team: Team, nowMs: number): Team['state'] {
  return team.state === 'open' && nowMs >= team.deadlineMs ? 'failed' : team.state;
}

function isDone({ state: team }: Team, { state, isSettled }: Seat): boolean {
  return isSettled && (state === 'released' || (state === 'refunded' && team === 'open'));
}

function replace(seats: readonly Seat[], orderId: string, change: Partial<Seat>): Seat[] {
  return seats.map((seat) => (seat.orderId === orderId ? { ...seat, ...change } : seat));
}
