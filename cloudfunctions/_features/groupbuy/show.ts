import type {
  GetCampaignRefusal,
  GetCampaignReply,
  ListCampaignsReply,
  OpenTeam,
} from '#shared/groupbuy/contract/campaigns';
import type { GetTeamRefusal, GetTeamReply } from '#shared/groupbuy/contract/teams';
import type { Team } from '#shared/groupbuy/model';
import { isLive } from '#shared/groupbuy/team';
import { leastPayingMs, quantityLeftOf, savingOf } from '#shared/groupbuy/terms';
import { campaignsToShow, campaignSummary, openTeam, seatViews } from '#shared/groupbuy/view';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type { Call, MemberCall } from '../../_kit/action';
import { findOrder } from '../../_orders/orders';
import { attendTeam } from './attend';
import { findCampaign, listCampaigns } from './campaign/repository';
import { mySeat } from './my-seat';
import { findParticipation } from './participation/repository';
import type { GroupbuyPorts } from './ports';
import { findStock } from './stock/repository';
import { findTeamForShowing, listJoinableTeams } from './team/repository';

const openTeamsShown = 20;

export async function showCampaigns(call: Call): Promise<Result<ListCampaignsReply, never>> {
  const campaigns = campaignsToShow(await listCampaigns(call), call.nowMs);
  return accept({ campaigns, nowMs: call.nowMs });
}

/** One campaign with the teams to join. Database calls: 2, one more where the stock is limited. */
export async function showCampaign(
  call: MemberCall,
  campaignId: string,
): Promise<Result<GetCampaignReply, GetCampaignRefusal>> {
  const campaign = await findCampaign(call, campaignId);
  if (!campaign) return refuse({ code: 'groupbuy.campaign_not_found' });
  const { terms } = campaign;
  const [openTeams, participation, stock] = await Promise.all([
    openTeamsOf(call, campaignId),
    findParticipation(call, campaignId, call.caller.memberId),
    terms.stock === null ? null : findStock(call, campaignId),
  ]);
  const { openOrderId: orderId, openTeamId: teamId } = participation ?? {};
  return accept({
    ...campaignSummary(campaign, call.nowMs),
    delivery: terms.delivery,
    maxPerOrder: terms.maxPerOrder,
    quantityLeft: quantityLeftOf(terms, participation?.quantity ?? 0),
    stockLeft: terms.stock === null ? null : (stock?.left ?? 0),
    leaderMayLeave: terms.leaderMayLeave,
    shopCompletesFrom: terms.shopCompletesFrom,
    openTeams,
    mine: orderId && teamId ? { orderId, teamId } : null,
    nowMs: call.nowMs,
  });
}

/** Teams of a campaign that somebody has paid in and that still have room. */
export async function openTeamsOf(call: Call, campaignId: string): Promise<OpenTeam[]> {
  const teams = await listJoinableTeams(call, campaignId, openTeamsShown);
  return teams.map(({ team, members }) => openTeam(team, members));
}

/** A team as anyone with its link sees it, after what time has made due. Database calls: 2. */
export async function showTeam(
  call: MemberCall,
  ports: GroupbuyPorts,
  teamId: string,
): Promise<Result<GetTeamReply, GetTeamRefusal>> {
  const found = await findTeamForShowing(call, teamId);
  if (!found) return refuse({ code: 'groupbuy.team_not_found' });
  const { members } = found;
  const team = await attendTeam(call, ports, found.team);
  const { memberId } = call.caller;
  const own = team.seats.filter((seat) => seat.memberId === memberId);
  const seat = own.find(isLive) ?? own.at(-1);
  const order = seat ? await findOrder(call, seat.orderId) : null;
  const { terms } = team;
  return accept({
    teamId,
    campaignId: team.campaignId,
    item: terms.item,
    state: team.state,
    teamSize: terms.teamSize,
    alonePriceFen: terms.alonePriceFen,
    teamPriceFen: terms.teamPriceFen,
    teamPricePoints: terms.teamPricePoints,
    savingFen: savingOf(terms),
    bonusPoints: terms.bonusPoints,
    maxPerOrder: terms.maxPerOrder,
    delivery: terms.delivery,
    openedAtMs: team.openedAtMs,
    deadlineMs: team.deadlineMs,
    seatsLeft: team.seatsLeft,
    paidSeats: team.paidSeats,
    seats: seatViews(team, members, memberId),
    completedByShop: team.completedByShop,
    completionReason: team.completion?.reason ?? null,
    canJoin: canJoin(team, call.nowMs) && !own.some(isLive),
    mine: seat ? mySeat(team, seat, order, call.nowMs) : null,
    nowMs: call.nowMs,
  });
}

function canJoin({ state, seatsLeft, deadlineMs }: Team, nowMs: number): boolean {
  return state === 'open' && seatsLeft > 0 && deadlineMs - nowMs >= leastPayingMs;
}
