import type { MemberId, OrderId, RequestId } from '../kernel/ids';
import { accept, refuse, type Result } from '../kernel/result';
import type { Departure, Team } from './model';
import { decideLeaving, decideRelease, type LeavingRefusal } from './rules';
import { isLive } from './team';

/** Far more than come and go in a team while a request may still be repeated. */
const departuresKept = 30;

/** Who leaves, by which request. */
export interface Leaver {
  readonly memberId: MemberId;
  readonly requestId: RequestId;
}

/** The note of a request that has been carried out, however long ago. */
export function departureOf(
  { departures }: Team,
  { memberId, requestId }: Leaver,
): Departure | undefined {
  return departures.find((one) => one.memberId === memberId && one.requestId === requestId);
}

/**
 * The team without the leaver, and with a note of the request: the seat and the note are one write, so
 * that the same request never gives up a seat that was taken afterwards. `closedOrderId` is the unpaid
 * seat whose payment has been closed; null for a paid one. Null where the note is there already.
 * Source: docs/domain/groupbuy.md, rule 10.
 */
export function decideDeparture(
  team: Team,
  leaver: Leaver,
  closedOrderId: OrderId | null,
  nowMs: number,
): Result<Team | null, LeavingRefusal> {
  if (departureOf(team, leaver)) return accept(null);
  const leave = (next: Team, orderId: OrderId): Result<Team, never> => {
    const departure = { ...leaver, orderId };
    return accept({
      ...next,
      departures: [...next.departures, departure].slice(-departuresKept),
    });
  };
  const freed = closedOrderId && decideRelease(team, closedOrderId, 'left', nowMs);
  if (closedOrderId && freed) return leave(freed, closedOrderId);
  const isThere = team.seats.some((seat) => seat.orderId === closedOrderId && isLive(seat));
  // Its time was up at this very moment: it has been given up all the same.
  if (closedOrderId && !isThere) return leave({ ...team, seq: team.seq + 1 }, closedOrderId);
  const decided = decideLeaving(team, leaver.memberId, nowMs);
  if (!decided.ok) return decided;
  if (decided.value.is === 'held') return refuse({ code: 'groupbuy.not_in_team' });
  return leave(decided.value.team, decided.value.orderId);
}
