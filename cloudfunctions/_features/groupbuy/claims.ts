import type { Participation } from '#shared/groupbuy/model';
import { isLive } from '#shared/groupbuy/team';
import type { Call } from '../../_kit/action';
import { attendTeam } from './attend';
import { isRetired, retiredId } from './participation/claim';
import {
  checkClaimAt,
  closeClaims,
  dropStaleClaim,
  findParticipation,
} from './participation/repository';
import type { GroupbuyPorts } from './ports';
import { dropAside } from './stock/repository';
import { findTeam } from './team/repository';

/** Later than the end of a team the claim is looked at again. Units: ms. */
const afterEndMs = 10 * 60_000;

/**
 * Looks whether the open seat of a participation still is one, where time may have ended it, so that
 * nobody is kept out by a seat that lapsed. Gives the participation as it stands afterwards.
 */
export async function freeStaleSeat(
  call: Call,
  ports: GroupbuyPorts,
  participation: Participation | null,
): Promise<Participation | null> {
  if (!participation?.openTeamId) return participation;
  const { openTeamId, campaignId, memberId } = participation;
  const team = await findTeam(call, openTeamId);
  const isDue = team !== null && team.nextDueAtMs !== null && team.nextDueAtMs <= call.nowMs;
  if (!isDue) return participation;
  await attendTeam(call, ports, team);
  return findParticipation(call, campaignId, memberId);
}

/**
 * Ends a claim whose flow died before it had its seat, and leaves alone one that has it. Gives whether
 * it was ended. Source: docs/domain/groupbuy.md, rule 15.
 */
export async function checkClaim(call: Call, participation: Participation): Promise<boolean> {
  const { openOrderId, openTeamId, campaignId } = participation;
  if (openOrderId === null || openTeamId === null) return false;
  const team = await findTeam(call, openTeamId);
  const seat = team?.seats.find(({ orderId }) => orderId === openOrderId);
  if (team && seat && isLive(seat)) {
    if (team.state === 'succeeded') await closeClaims(call, campaignId, [seat]);
    else
      await checkClaimAt(call, participation, Math.max(team.deadlineMs, call.nowMs) + afterEndMs);
    return false;
  }
  if (team !== null) return dropStaleClaim(call, participation, 'dropped');
  // Its team never came about: pieces set aside for that go back between two halves of the ending.
  if (!isRetired(openOrderId) && !(await dropStaleClaim(call, participation, 'retired'))) {
    return false;
  }
  await dropAside(call, campaignId, openTeamId);
  const retired = { ...participation, openOrderId: retiredId(openOrderId) };
  return dropStaleClaim(call, retired, 'dropped');
}
