import type { OpenTeamRefusal, TakeSeatReply } from '#shared/groupbuy/contract/seats';
import type { Campaign } from '#shared/groupbuy/model';
import { openingTeam, type SeatTaker } from '#shared/groupbuy/team';
import { decideOpening } from '#shared/groupbuy/terms';
import type { OrderId } from '#shared/kernel/ids';
import { refuse, type Result } from '#shared/kernel/result';
import type { MemberCall, WriteRefusal } from '../../../_kit/action';
import { register } from '../../../_ledger/register';
import { findCampaign } from '../campaign/repository';
import { freeStaleSeat } from '../claims';
import { giveUpClaims } from '../participation/repository';
import { tooFewPoints } from '../points';
import type { GroupbuyPorts } from '../ports';
import { resumeTaking } from '../sheet';
import { hasStock, setAside } from '../stock/repository';
import { addTeam, findTeam } from '../team/repository';
import { findBuyer, type Buyer } from './repository';
import { claim, seatOf } from './seat';
import { isOtherWish, refusedWish, takerOf, type Wish } from './wish';

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

/** Says nothing of who opened it: the id is part of what is shared. */
function teamIdOf({ ports }: MemberCall, orderId: OrderId): string {
  return `team_${ports.hmac(`team:${orderId}`).slice(0, 24)}`;
}
