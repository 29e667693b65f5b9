import type {
  TakeSeatReply,
  JoinTeamRefusal,
  OpenTeamRefusal,
} from '#shared/groupbuy/contract/seats';
import type { Campaign, Participation, Seat, Team } from '#shared/groupbuy/model';
import { decideTaking } from '#shared/groupbuy/rules';
import { isLive, openingTeam, type SeatTaker } from '#shared/groupbuy/team';
import { decideOpening, decideWish, type WishRefusal } from '#shared/groupbuy/terms';
import type { OrderId } from '#shared/kernel/ids';
import { accept, refuse, type Refusal, type Result } from '#shared/kernel/result';
import type { Address } from '#shared/order/model';
import type { MemberCall, WriteRefusal } from '../../_kit/action';
import { register } from '../../_ledger/register';
import { attendTeam, isLapsed } from './attend';
import { findCampaign } from './campaign/repository';
import { freeStaleSeat } from './claims';
import { claimSeat, giveUpClaims } from './participation/repository';
import type { GroupbuyPorts } from './ports';
import { tooFewPoints } from './points';
import { openTeamsOf } from './show';
import { askForMoney, resumeTaking } from './sheet';
import { hasStock, setAside } from './stock/repository';
import {
  addTeam,
  findBuyer,
  findTeam,
  findTeamForJoining,
  takeSeat,
  type Buyer,
} from './team/repository';

/** What a buyer wishes for besides the seat. */
export interface Wish {
  readonly quantity: number;
  readonly storeId: string | null;
  readonly address: Address | null;
}

/**
 * Holds a seat in a team and gives the payment sheet: claim the member's one seat in the campaign, take
 * the seat by one conditional update, add the order, open the payment. Whoever is one too many is
 * turned away before paying. Database calls: 5; a repeated request goes on where the first one died.
 */
export async function joinTeam(
  call: MemberCall,
  ports: GroupbuyPorts,
  teamId: string,
  wish: Wish,
): Promise<Result<TakeSeatReply, JoinTeamRefusal | WriteRefusal>> {
  const taker = takerOf(call, wish);
  const found = await findTeamForJoining(call, { teamId, ...taker });
  if (!found) return refuse({ code: 'groupbuy.team_not_found' });
  const { buyer } = found;
  if (!buyer.isMember) await register(call, call.caller);
  if (isOtherWish(buyer, taker.orderId, teamId)) return refuse({ code: 'request.key_reused' });
  const known = seatOf(found.team, taker.orderId);
  if (known || buyer.order) {
    return resumeTaking(call, ports, { team: found.team, seat: known, order: buyer.order, wish });
  }

  const free = await freeStaleSeat(call, ports, buyer.participation);
  const refused =
    refusedWish(found.team, free, wish, taker.orderId) ??
    (await tooFewPoints(call, found.team, taker));
  if (refused) return refuse(refused);
  const checked = await checkSeat(call, ports, found.team, taker);
  if (!checked.ok) {
    // A twin of this request was faster: what it has is found from the start.
    if (isOwnSeat(checked.error, taker)) return joinTeam(call, ports, teamId, wish);
    return refusedSeat(call, found.team, checked.error);
  }
  const { team } = checked.value;
  const claimed = await claim(call, team, taker, free);
  if (!claimed.ok) return claimed;
  const taken = await take(call, ports, team, checked.value.seat, taker);
  if (!taken.ok) {
    await giveUpClaims(call, team.campaignId, [taker]);
    return refusedSeat(call, team, taken.error);
  }
  return askForMoney(call, ports, { ...taken.value, order: null, wish });
}

/**
 * Opens a team with the caller as its leader. Database calls: 5, one more where the stock is limited.
 */
export async function openTeam(
  call: MemberCall,
  ports: GroupbuyPorts,
  { campaignId, version }: { campaignId: string; version: number | null },
  wish: Wish,
): Promise<Result<TakeSeatReply, OpenTeamRefusal | WriteRefusal>> {
  const campaign = await findCampaign(call, campaignId);
  if (!campaign) return refuse({ code: 'groupbuy.campaign_not_found' });
  const taker = takerOf(call, wish);
  const teamId = teamIdOf(call, taker.orderId);
  const buyer = await findBuyer(call, { campaignId, teamId, ...taker });
  if (!buyer.isMember) await register(call, call.caller);
  // The team's id follows from the request alone, so one in another campaign stands under it, too.
  const isElsewhere = buyer.team !== null && buyer.team.campaignId !== campaignId;
  if (isElsewhere || isOtherWish(buyer, taker.orderId, teamId)) {
    return refuse({ code: 'request.key_reused' });
  }
  if (buyer.team) {
    const seat = seatOf(buyer.team, taker.orderId);
    return resumeTaking(call, ports, { team: buyer.team, seat, order: buyer.order, wish });
  }
  return openNewTeam(call, ports, { campaign, version, teamId, taker, buyer, wish });
}

async function openNewTeam(
  call: MemberCall,
  ports: GroupbuyPorts,
  opening: {
    campaign: Campaign;
    version: number | null;
    teamId: string;
    taker: SeatTaker;
    buyer: Buyer;
    wish: Wish;
  },
): Promise<Result<TakeSeatReply, OpenTeamRefusal | WriteRefusal>> {
  const { campaign, version, teamId, taker, buyer, wish } = opening;
  const open = decideOpening(campaign, version, call.nowMs);
  if (!open.ok) return open;
  const team = openingTeam(teamId, campaign, taker, call.nowMs);
  const free = await freeStaleSeat(call, ports, buyer.participation);
  const refused =
    refusedWish(team, free, wish, taker.orderId) ?? (await tooFewPoints(call, team, taker));
  if (refused) return refuse(refused);
  if (!(await hasStock(call, campaign, teamId))) return refuse({ code: 'groupbuy.sold_out' });
  const claimed = await claim(call, team, taker, free);
  if (!claimed.ok) return claimed;
  if (campaign.terms.stock !== null && !(await setAside(call, campaign, teamId))) {
    await giveUpClaims(call, campaign.campaignId, [taker]);
    return refuse({ code: 'groupbuy.sold_out' });
  }
  const standing = (await addTeam(call, team)) === 'added' ? team : await findTeam(call, teamId);
  if (!standing) throw new Error(`team ${teamId} is taken and missing`);
  const seat = seatOf(standing, taker.orderId);
  return resumeTaking(call, ports, { team: standing, seat, order: null, wish });
}

/** Says no before anything is written, with the rules that the writes themselves hold to. */
function refusedWish(
  team: Team,
  participation: Participation | null,
  wish: Wish,
  ownOrderId: OrderId,
): Refusal<'groupbuy.already_in_team'> | WishRefusal | null {
  const { openOrderId, openTeamId, openQuantity = 0, quantity = 0 } = participation ?? {};
  const isOwn = openOrderId === ownOrderId;
  if (openOrderId && !isOwn) {
    return { code: 'groupbuy.already_in_team', teamId: openTeamId, orderId: openOrderId };
  }
  const { storeId, address } = wish;
  const wished = { quantity: wish.quantity, storeId, hasAddress: address !== null };
  const decided = decideWish(team.terms, wished, isOwn ? quantity - openQuantity : quantity);
  return decided.ok ? null : decided.error;
}

/** Whether there is a seat; one that lapsed is freed first. */
async function checkSeat(
  call: MemberCall,
  ports: GroupbuyPorts,
  read: Team,
  taker: SeatTaker,
): Promise<ReturnType<typeof decideTaking>> {
  const decided = decideTaking(read, taker, call.nowMs);
  if (decided.ok) return accept({ ...decided.value, team: read });
  if (!read.seats.some((seat) => isLapsed(seat, call.nowMs))) return decided;
  const team = await attendTeam(call, ports, read);
  const again = decideTaking(team, taker, call.nowMs);
  return again.ok ? accept({ ...again.value, team }) : again;
}

async function claim(
  call: MemberCall,
  { teamId, campaignId, terms }: Team,
  taker: SeatTaker,
  known: Participation | null,
): Promise<Result<null, Refusal<'groupbuy.already_in_team'> | WishRefusal>> {
  const { maxPerMember } = terms;
  const other = await claimSeat(call, { ...taker, campaignId, teamId, maxPerMember }, known);
  if (other === null) return accept(null);
  if (other.openOrderId === null) {
    const quantityLeft = Math.max(0, (maxPerMember ?? 0) - other.quantity);
    return refuse({ code: 'groupbuy.too_many_a_member', maxPerMember, quantityLeft });
  }
  return refuse({
    code: 'groupbuy.already_in_team',
    teamId: other.openTeamId,
    orderId: other.openOrderId,
  });
}

/** Takes the seat that was free a moment ago, or says why it is not any more. */
async function take(
  call: MemberCall,
  ports: GroupbuyPorts,
  read: Team,
  seat: Seat,
  taker: SeatTaker,
): Promise<Result<{ team: Team; seat: Seat }>> {
  if (await takeSeat(call, read, seat)) return accept({ team: read, seat });
  const standing = await findTeam(call, read.teamId);
  if (!standing) throw new Error(`team ${read.teamId} is gone`);
  // The same request may have been here twice at once.
  const own = seatOf(standing, taker.orderId);
  if (own) return accept({ team: standing, seat: own });
  const checked = await checkSeat(call, ports, standing, taker);
  if (checked.ok && (await takeSeat(call, checked.value.team, checked.value.seat))) {
    return accept(checked.value);
  }
  const latest = await findTeam(call, read.teamId);
  const twins = latest && seatOf(latest, taker.orderId);
  if (twins) return accept({ team: latest, seat: twins });
  return checked.ok ? refuse({ code: 'groupbuy.team_full' }) : checked;
}

/** Whether what stands in the way is the seat of this very request. */
function isOwnSeat(refusal: Refusal, { orderId }: SeatTaker): boolean {
  return (
    refusal.code === 'groupbuy.already_in_team' &&
    (refusal as { orderId?: unknown }).orderId === orderId
  );
}

/** No seat, with the teams that still have one to choose from. */
async function refusedSeat(
  call: MemberCall,
  { campaignId }: Team,
  refusal: Refusal,
): Promise<Result<never, JoinTeamRefusal>> {
  if (refusal.code === 'groupbuy.already_in_team') return refuse(refusal as JoinTeamRefusal);
  const openTeams = await openTeamsOf(call, campaignId);
  return refuse({ ...refusal, campaignId, openTeams } as unknown as JoinTeamRefusal);
}

/** Whether this request id has stood for a seat in another team. */
function isOtherWish({ order, participation }: Buyer, orderId: OrderId, teamId: string): boolean {
  if (order !== null) return order.teamId !== teamId;
  return participation?.openOrderId === orderId && participation.openTeamId !== teamId;
}

function seatOf(team: Team, orderId: OrderId): Seat | null {
  const own = team.seats.filter((seat) => seat.orderId === orderId);
  return own.find(isLive) ?? own[0] ?? null;
}

function takerOf(call: MemberCall, { quantity, storeId }: Wish): SeatTaker {
  const { memberId } = call.caller;
  const orderId = `groupbuy:${memberId}:${call.requestId}` as OrderId;
  return { orderId, memberId, quantity, storeId };
}

/** Says nothing of who opened it: the id is part of what is shared. */
function teamIdOf({ ports }: MemberCall, orderId: OrderId): string {
  return `team_${ports.hmac(`team:${orderId}`).slice(0, 24)}`;
}
