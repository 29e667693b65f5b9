import type { MemberId } from '../kernel/ids';
import type { Member } from '../member/model';
import type { CampaignSummary, OpenTeam, TeamPerson } from './contract/campaigns';
import type { SeatView } from './contract/teams';
import type { Campaign, Seat, Team } from './model';
import { isLive } from './team';
import { campaignStatusAt, savingOf } from './terms';

/** What of a member is asked for to show them to others. */
export type ShownMember = Pick<Member, 'memberId' | 'profile'>;

/** A campaign as the list shows it. */
export function campaignSummary(
  { campaignId, version, terms }: Campaign,
  nowMs: number,
): CampaignSummary {
  return {
    campaignId,
    version,
    item: terms.item,
    alonePriceFen: terms.alonePriceFen,
    teamPriceFen: terms.teamPriceFen,
    teamPricePoints: terms.teamPricePoints,
    savingFen: savingOf(terms),
    bonusPoints: terms.bonusPoints,
    teamSize: terms.teamSize,
    teamHours: terms.teamHours,
    opensAtMs: terms.opensAtMs,
    closesAtMs: terms.closesAtMs,
    status: campaignStatusAt(terms, nowMs),
  };
}

const endedShownMs = 7 * 86_400_000;
const order = { running: 0, coming: 1, ended: 2 } as const;

/** The campaigns worth a look: running ones by their end, coming ones by their start, just ended ones. */
export function campaignsToShow(campaigns: readonly Campaign[], nowMs: number): CampaignSummary[] {
  return campaigns
    .map((campaign) => campaignSummary(campaign, nowMs))
    .filter(({ closesAtMs }) => closesAtMs === null || nowMs - closesAtMs < endedShownMs)
    .sort((one, other) => {
      const byStatus = order[one.status] - order[other.status];
      if (byStatus !== 0) return byStatus;
      if (one.status === 'coming') return one.opensAtMs - other.opensAtMs;
      const end = ({ closesAtMs }: CampaignSummary): number => closesAtMs ?? Infinity;
      const byEnd = end(one) === end(other) ? 0 : end(one) - end(other);
      return one.status === 'ended' ? -byEnd : byEnd;
    });
}

/** A member as others in a team see them. */
export function teamPerson(members: readonly ShownMember[], memberId: MemberId): TeamPerson {
  const profile = members.find((member) => member.memberId === memberId)?.profile;
  // By code points: half of a character would show as a box.
  const [initial = ''] = Array.from(profile?.nickname ?? '');
  return { initial, avatar: profile?.avatar ?? '' };
}

/** A team that can be joined, as campaign pages offer it. */
export function openTeam(team: Team, members: readonly ShownMember[]): OpenTeam {
  const paid = inOrder(team).filter(({ state }) => state === 'paid');
  return {
    teamId: team.teamId,
    seatsLeft: team.seatsLeft,
    teamSize: team.terms.teamSize,
    deadlineMs: team.deadlineMs,
    people: paid.map(({ memberId }) => teamPerson(members, memberId)),
  };
}

/** As many places as the team has: those taken or refunded, the leader first, then the empty ones. */
export function seatViews(
  team: Team,
  members: readonly ShownMember[],
  viewer: MemberId,
): SeatView[] {
  const shown = inOrder(team).filter((seat) => isLive(seat) || team.state !== 'open');
  const taken = shown.flatMap((seat): SeatView[] =>
    seat.state === 'released'
      ? []
      : [
          {
            state: seat.state,
            isLeader: seat.memberId === team.leaderId,
            isMine: seat.memberId === viewer,
            person: teamPerson(members, seat.memberId),
          },
        ],
  );
  const places = taken.slice(0, team.terms.teamSize);
  const empty = Math.max(0, team.terms.teamSize - places.length);
  return [...places, ...Array.from({ length: empty }, () => emptySeat)];
}

const emptySeat: SeatView = { state: 'empty', isLeader: false, isMine: false, person: null };

function inOrder({ seats, leaderId }: Team): Seat[] {
  const isLeader = ({ memberId }: Seat): number => (memberId === leaderId ? 0 : 1);
  return [...seats].sort((one, other) => isLeader(one) - isLeader(other));
}
