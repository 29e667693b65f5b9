import { accept, refuse, type Refusal, type Result } from '../kernel/result';
import type { Seat, ShopDeed, Team } from './model';
import type { TeamOver } from './rules';
import { replaceSeat, stateAt, withSeats } from './team';

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
  return withSeats(team, replaceSeat(team.seats, orderId, change), nowMs);
}
