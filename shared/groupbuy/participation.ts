import type { MemberId } from '../kernel/ids';

/** How long a claim stands without a seat: far longer than any function lives. Units: ms. */
export const claimStandsMs = 5 * 60_000;

/** One document for a member and a campaign, so there is one open seat. */
export function participationIdOf(campaignId: string, memberId: MemberId): string {
  return `${campaignId}:${memberId}`;
}
