import type { JoinTeamRefusal, TakeSeatReply } from '#shared/groupbuy/contract/seats';
import type { Team } from '#shared/groupbuy/model';
import type { SeatTaker } from '#shared/groupbuy/team';
import { refuse, type Refusal, type Result } from '#shared/kernel/result';
import type { MemberCall, WriteRefusal } from '../../../_kit/action';
import { register } from '../../../_ledger/register';
import { freeStaleSeat } from '../claims';
import { giveUpClaims } from '../participation/repository';
import { tooFewPoints } from '../points';
import type { GroupbuyPorts } from '../ports';
import { askForMoney, resumeTaking } from '../sheet';
import { openTeamsOf } from '../show';
import { findTeamForJoining } from './repository';
import { checkSeat, claim, seatOf, take } from './seat';
import { isOtherWish, refusedWish, takerOf, type Wish } from './wish';

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
