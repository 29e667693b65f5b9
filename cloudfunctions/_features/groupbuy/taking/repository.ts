import type { Participation, Team } from '#shared/groupbuy/model';
import { participationIdOf } from '#shared/groupbuy/participation';
import type { MemberId, OrderId } from '#shared/kernel/ids';
import type { Order } from '#shared/order/model';
import type { Call } from '../../../_kit/action';
import { withoutId, type Stored } from '../../../_kit/documents';

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
