import type { Seat, Team } from './model';
import { replaceSeat, withSeats } from './team';

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
  const seats = replaceSeat(team.seats, orderId, { state: 'refunded' });
  return withSeats(
    team,
    seats.filter((one) => !isDone(team, one)),
    nowMs,
  );
}

function isDone({ state: team }: Team, { state, isSettled }: Seat): boolean {
  return isSettled && (state === 'released' || (state === 'refunded' && team === 'open'));
}
