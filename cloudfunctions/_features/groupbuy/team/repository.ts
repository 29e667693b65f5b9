import type { Leaver } from '#shared/groupbuy/departure';
import type { Seat, Team } from '#shared/groupbuy/model';
import { leastPayingMs } from '#shared/groupbuy/terms';
import type { OrderId } from '#shared/kernel/ids';
import type { Member } from '#shared/member/model';
import type { Call } from '../../../_kit/action';
import {
  addDocument,
  findDocument,
  findForRequest,
  isUpdated,
  valuesOf,
  withoutId,
  type Stored,
} from '../../../_kit/documents';

const collection = 'groupbuy_teams';

/** What a team is shown from, in one read. */
export interface TeamForShowing {
  readonly team: Team;
  /** Those in it, as they are now. */
  readonly members: readonly Member[];
}

export async function findTeam(call: Call, teamId: string): Promise<Team | null> {
  const stored = await findDocument<Team>(call.database, collection, teamId);
  return stored && withoutId(stored);
}

/** A team to be left, and whether the same request has left another. */
export function findTeamToLeave(
  call: Call,
  teamId: string,
  { memberId, requestId }: Leaver,
): Promise<{ readonly found: Team | null; readonly isReused: boolean }> {
  const noted = { departures: call.database.command.elemMatch({ memberId, requestId }) };
  return findForRequest<Team>(call, { collection, id: teamId, noted });
}

/** The team with an order's seat; null once the seat was given up and dropped. */
export async function findTeamOfOrder(call: Call, orderId: OrderId): Promise<Team | null> {
  const [found] = await valuesOf<Team>(
    call.database.collection(collection).where({ 'seats.orderId': orderId }).limit(1).get(),
  );
  return found ?? null;
}

export async function findTeams(call: Call, teamIds: readonly string[]): Promise<Team[]> {
  if (teamIds.length === 0) return [];
  return valuesOf<Team>(
    call.database
      .collection(collection)
      .where({ _id: call.database.command.in([...teamIds]) })
      .limit(teamIds.length)
      .get(),
  );
}

export async function findTeamForShowing(
  call: Call,
  teamId: string,
): Promise<TeamForShowing | null> {
  const [found] = await teamsWithMembers(call, { _id: teamId }, 1);
  return found ?? null;
}

/** Open teams with room in which somebody has paid, the soonest to end first. */
export function listJoinableTeams(
  call: Call,
  campaignId: string,
  limit: number,
): Promise<TeamForShowing[]> {
  const { command } = call.database;
  const deadlineMs = command.gt(call.nowMs + leastPayingMs);
  return teamsWithMembers(
    call,
    {
      campaignId,
      state: 'open',
      deadlineMs,
      seatsLeft: command.gt(0),
      paidSeats: command.gt(0),
    },
    limit,
  );
}

/** Teams that something is due for, the longest waiting first. */
export async function listDueTeams(call: Call, limit: number): Promise<Team[]> {
  return valuesOf<Team>(
    call.database
      .collection(collection)
      .where({ nextDueAtMs: call.database.command.lte(call.nowMs) })
      .orderBy('nextDueAtMs', 'asc')
      .limit(limit)
      .get(),
  );
}

export function addTeam(call: Call, team: Team): Promise<'added' | 'exists'> {
  return addDocument(call.database, collection, { _id: team.teamId, ...team });
}

/**
 * Takes a seat by one conditional update: while the team is open, has a place, and time to pay. Takers
 * never wait for each other, and the one too many changes nothing and is told so.
 */
export async function takeSeat(call: Call, team: Team, seat: Seat): Promise<boolean> {
  const { command } = call.database;
  return isUpdated(
    call.database
      .collection(collection)
      .where({
        _id: team.teamId,
        state: 'open',
        deadlineMs: command.gte(call.nowMs + leastPayingMs),
        seatsLeft: command.gt(0),
        'seats.orderId': command.neq(seat.orderId),
      })
      .update({
        seats: command.push([seat]),
        seatsLeft: command.inc(-1),
        nextDueAtMs: command.min(seat.heldUntilMs),
        seq: command.inc(1),
      }),
  );
}

/**
 * Writes what was decided about a team if nobody changed it since it was read. Gives false, and writes
 * nothing, when somebody did.
 */
export async function compareAndSetTeam(call: Call, read: Team, next: Team): Promise<boolean> {
  const { command } = call.database;
  return isUpdated(
    call.database
      .collection(collection)
      .where({ _id: read.teamId, seq: read.seq })
      .update({
        state: next.state,
        leaderId: next.leaderId,
        seats: command.set(next.seats),
        departures: command.set(next.departures),
        seatsLeft: next.seatsLeft,
        paidSeats: next.paidSeats,
        completedByShop: next.completedByShop,
        completion: command.set(next.completion),
        stockPieces: next.stockPieces,
        endedAtMs: next.endedAtMs,
        nextDueAtMs: next.nextDueAtMs,
        seq: next.seq,
      }),
  );
}

async function teamsWithMembers(
  call: Call,
  match: object,
  limit: number,
): Promise<TeamForShowing[]> {
  const { data } = (await call.database
    .collection(collection)
    .aggregate()
    .match(match)
    .sort({ deadlineMs: 1, _id: 1 })
    .limit(limit)
    .lookup({ from: 'members', localField: 'seats.memberId', foreignField: '_id', as: 'members' })
    .end()) as { data: Stored<Team & { members: Stored<Member>[] }>[] };
  return data.map(({ members, ...team }) => ({ team: withoutId(team), members }));
}
