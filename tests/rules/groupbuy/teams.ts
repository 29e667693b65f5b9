import { toFen, toPoints } from '#shared/kernel/amounts';
import type { MemberId, OrderId } from '#shared/kernel/ids';
import type { Campaign, CampaignTerms, Team } from '#shared/groupbuy/model';
import { decideLeaving, decidePayment, decideRelease, decideTaking } from '#shared/groupbuy/rules';
import { openingTeam, type SeatTaker } from '#shared/groupbuy/team';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const openedMs = 1_000 * hourMs;
export const deadlineMs = openedMs + 24 * hourMs;

export const terms: CampaignTerms = {
  item: { itemId: 'coffee', title: '手冲咖啡', picture: '', description: '' },
  alonePriceFen: toFen(2900),
  teamPriceFen: toFen(1990),
  teamPricePoints: toPoints(30),
  bonusPoints: toPoints(0),
  teamSize: 3,
  teamHours: 24,
  opensAtMs: 900 * hourMs,
  closesAtMs: 1_010 * hourMs,
  stock: null,
  maxPerOrder: 2,
  maxPerMember: 3,
  delivery: { kind: 'pickup', storeIds: ['east', 'west'], collectDays: 7 },
  leaderMayLeave: false,
  shopCompletesFrom: null,
};
export const campaign: Campaign = { campaignId: 'c', version: 4, terms, publishedAtMs: 0 };

export const taker = (name: string): SeatTaker => ({
  orderId: `order-${name}` as OrderId,
  memberId: name as MemberId,
  quantity: 1,
  storeId: null,
});

/** What happened to a team, a word for each, in order. */
export type TeamEvent = readonly [
  what: 'take' | 'pay' | 'release' | 'leave',
  who: string,
  atMs?: number,
];

export function teamAfter(events: readonly TeamEvent[], change: Partial<CampaignTerms> = {}): Team {
  const own = { ...campaign, terms: { ...terms, ...change } };
  return events.reduce<Team>(
    (team, [what, who, atMs = openedMs + minuteMs]) => {
      if (what === 'take') {
        const taken = decideTaking(team, taker(who), atMs);
        if (!taken.ok) throw new Error(taken.error.code);
        return taken.value.team;
      }
      if (what === 'pay') {
        const paid = decidePayment(team, `order-${who}`, { paidAtMs: atMs, nowMs: atMs });
        if (paid.is !== 'seat') throw new Error(paid.reason);
        return paid.team ?? team;
      }
      if (what === 'release') return decideRelease(team, `order-${who}`, 'unpaid', atMs) ?? team;
      const left = decideLeaving(team, who as MemberId, atMs);
      if (!left.ok) throw new Error(left.error.code);
      return left.value.is === 'paid' ? left.value.team : team;
    },
    openingTeam('team', own, taker('ada'), openedMs),
  );
}
