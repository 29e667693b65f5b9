import type { Leaver } from '#shared/groupbuy/departure';
import type { Participation, Seat, Team } from '#shared/groupbuy/model';
import { participationIdOf } from '#shared/groupbuy/participation';
import { leastPayingMs } from '#shared/groupbuy/terms';
import type { MemberId, OrderId } from '#shared/kernel/ids';
import type { Member } from '#shared/member/model';
import type { Order } from '#shared/order/model';
import type { Call } from '../../../_kit/action';
import {
  addDocument,
  findDocument,
  findForRequest,
  isUpdated,
  type Stored,
  valuesOf,
  withoutId,
} from '../../../_kit/documents';

const collection = 'groupbuy_teams';

/** What is known of somebody who wants a seat. */
export interface Buyer {
  readonly isMember: boolean;
  readonly participation: Participation | null;
  /** The order of this very request, when it was made before. */
  readonly order: Order | null;
}

/** A seat somebody wants, by all its ids. */
export interface SeatKeys {
  readonly teamId: string;
  readonly memberId: MemberId;
  readonly orderId: OrderId;
}

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

/** A team and who wants to join it, in one read. */
export async function findTeamForJoining(
  call: Call,
  { teamId, memberId, orderId }: SeatKeys,
): Promise<{ readonly team: Team; readonly buyer: Buyer } | null> {
  const { concat } = call.database.command.aggregate;
  const { data } = (await call.database
    .collection(collection)
    .aggregate()
    .match({ _id: teamId })
    .addFields({
      _memberKey: memberId,
      _participationKey: concat(['$campaignId', participationIdOf('', memberId)]),
      _orderKey: orderId,
    })
    .lookup({ from: 'members', localField: '_memberKey', foreignField: '_id', as: '_members' })
    .lookup({
      from: 'groupbuy_participations',
      localField: '_participationKey',
      foreignField: '_id',
      as: '_participations',
    })
    .lookup({ from: 'orders', localField: '_orderKey', foreignField: '_id', as: '_orders' })
    .end()) as { data: Stored<Team & Joined & JoinKeys>[] };
  const [found] = data;
  if (!found) return null;
  return { team: teamFrom(found), buyer: buyerFrom(found) };
}

/** Who wants to open a team in a campaign, and the team where it stands already, in one read. */
export async function findBuyer(
  call: Call,
  { campaignId, teamId, memberId, orderId }: SeatKeys & { readonly campaignId: string },
): Promise<Buyer & { readonly team: Team | null }> {
  const { data } = (await call.database
    .collection('members')
    .aggregate()
    .match({ _id: memberId })
    .project({ _id: 1 })
    .addFields({
      _teamKey: teamId,
      _participationKey: participationIdOf(campaignId, memberId),
      _orderKey: orderId,
    })
    .lookup({ from: collection, localField: '_teamKey', foreignField: '_id', as: '_teams' })
    .lookup({
      from: 'groupbuy_participations',
      localField: '_participationKey',
      foreignField: '_id',
      as: '_participations',
    })
    .lookup({ from: 'orders', localField: '_orderKey', foreignField: '_id', as: '_orders' })
    .end()) as {
    data: (Omit<Joined, '_members'> & { readonly _teams: readonly Stored<Team>[] })[];
  };
  const [found] = data;
  if (!found) return { isMember: false, participation: null, order: null, team: null };
  const [team] = found._teams;
  return { ...buyerFrom({ ...found, _members: [found] }), team: team ? withoutId(team) : null };
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

/** What an aggregation puts beside a team; the underscore keeps it apart from the team's own fields. */
interface Joined {
  readonly _members: readonly object[];
  readonly _participations: readonly Stored<Participation>[];
  readonly _orders: readonly Stored<Order>[];
}

interface JoinKeys {
  readonly _memberKey: string;
  readonly _participationKey: string;
  readonly _orderKey: string;
}

function teamFrom({
  _memberKey,
  _participationKey,
  _orderKey,
  _members,
  _participations,
  _orders,
  ...team
}: Stored<Team & Joined & JoinKeys>): Team {
  return withoutId(team);
}

function buyerFrom({ _members, _participations, _orders }: Joined): Buyer {
  return {
    isMember: _members.length > 0,
    participation: _participations[0] ?? null,
    order: _orders[0] ?? null,
  };
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
