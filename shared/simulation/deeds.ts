import { decideMakeUp } from '../checkin/makeup';
import type { CheckinState } from '../checkin/model';
import { decideCheckin, withDay } from '../checkin/rules';
import { negatePoints, toPoints, type Points } from '../kernel/amounts';
import { addDays, type BusinessDate } from '../kernel/businessdate';
import { bestCashOffer } from '../points/cash';
import { decideEarning } from '../points/earning';
import { expiresOnFor, expiresOnOnceSpendable } from '../points/expiry';
import { sumOfLots } from '../points/lots';
import type { EarnedToday, Holdings } from '../points/model';
import { earn, earnPending, spend } from '../points/rules';
import type { Tier } from '../tier/model';
import { highestOf } from '../tier/rules';
import type { Deed, FlowSource, Flows, MemberEvent, RuleBodies } from './model';

/** What of a member's account a replay carries along. */
export interface Standing {
  readonly holdings: Holdings;
  readonly checkin: CheckinState;
  readonly earnedToday: EarnedToday | null;
}

/** Where a member stands after a deed, and the points it moved. */
export interface Performed {
  readonly standing: Standing;
  readonly flows: Flows;
  readonly unmetPoints: number;
}

type DeedOf<Kind extends Deed['kind']> = Extract<Deed, { kind: Kind }>;

/**
 * Does again what a member did, under rules of one's choice and with the product's own decisions.
 * Points that are not there cannot be used; then the deed shrinks, and what is missing is counted.
 * Source: docs/domain/simulation.md, rules 3 to 6.
 */
export function perform(
  standing: Standing,
  event: MemberEvent & { readonly deed: Exclude<Deed, DeedOf<'reverse'>> },
  rules: RuleBodies,
  joinedDate: BusinessDate,
): Performed {
  const { deed, businessDate } = event;
  switch (deed.kind) {
    case 'checkin':
      return checkIn(standing, businessDate, rules, tierOfDeed(deed, rules));
    case 'makeup':
      return makeUp(standing, deed.date, rules, { today: businessDate, joinedDate });
    case 'purchase':
      return buy(standing, event, deed, rules);
    case 'give': {
      const expiresOn = deed.expiresOn ?? expiresOnFor(businessDate, rules.points.expiry);
      const holdings = earn(standing.holdings, { points: deed.points, expiresOn });
      return moved(standing, holdings, { [deed.source]: deed.points });
    }
    case 'take':
      return use(standing, deed.points, sumOfLots(standing.holdings.lots), deed.source);
    case 'spend':
      return pay(standing, deed, rules);
  }
}

/** The tier the member was in then, as the rules being tried out describe it. */
function tierOfDeed(
  { tierCodes = [] }: DeedOf<'checkin' | 'purchase'>,
  { tier }: RuleBodies,
): Tier | null {
  return tier && highestOf(tierCodes, tier);
}

/** The day counts even where it pays nothing: it was a fact. */
function checkIn(
  standing: Standing,
  date: BusinessDate,
  rules: RuleBodies,
  tier: Tier | null,
): Performed {
  const { checkin, holdings } = standing;
  const decided = decideCheckin(checkin, rules.checkin, date, tier?.checkinTimes);
  if (!decided.ok) {
    if (decided.error.code !== 'checkin.closed') return moved(standing, holdings, {});
    return moved({ ...standing, checkin: { ...withDay(checkin, date), last: null } }, holdings, {});
  }
  const { pointsAwarded: points, steps, state } = decided.value;
  const expiresOn = expiresOnFor(date, rules.points.expiry);
  const flows: Partial<Record<FlowSource, number>> = {};
  for (const step of steps) {
    const source = step.code as Extract<FlowSource, `checkin.${string}`>;
    flows[source] = (flows[source] ?? 0) + step.points;
  }
  return moved(
    { ...standing, checkin: { ...state, last: null } },
    points === 0 ? holdings : earn(holdings, { points, expiresOn }),
    flows,
  );
}

function makeUp(
  standing: Standing,
  date: BusinessDate,
  rules: RuleBodies,
  days: { today: BusinessDate; joinedDate: BusinessDate },
): Performed {
  const decided = decideMakeUp(standing.checkin, rules.checkin, date, days);
  if (!decided.ok) return moved(standing, standing.holdings, {});
  const { costPoints, pointsAwarded: points, state } = decided.value;
  const paid = spend(standing.holdings, costPoints);
  if (!paid.ok) return { ...moved(standing, standing.holdings, {}), unmetPoints: costPoints };
  const expiresOn = expiresOnFor(days.today, rules.points.expiry);
  return moved(
    { ...standing, checkin: { ...state, last: null } },
    earn(paid.value, { points, expiresOn }),
    { 'makeup.cost': negatePoints(costPoints), makeup: points },
  );
}

function buy(
  standing: Standing,
  { entryId, businessDate: date }: MemberEvent,
  deed: DeedOf<'purchase'>,
  rules: RuleBodies,
): Performed {
  const { earning, expiry, graceDays } = rules.points;
  const tierTimes = tierOfDeed(deed, rules)?.times;
  const { holdings } = standing;
  const decided = decideEarning(deed.purchase, earning, date, standing.earnedToday, tierTimes);
  if (!decided.ok || decided.value.points === 0) return moved(standing, holdings, {});
  const { points, earnedToday } = decided.value;
  const pendingDays = earning?.pendingDays ?? 0;
  const releaseOn = addDays(date, pendingDays);
  const arrival = { spendableOn: releaseOn, graceDays };
  const given = { points, expiresOn: expiresOnOnceSpendable(date, expiry, arrival) };
  return moved(
    { ...standing, earnedToday },
    pendingDays === 0
      ? earn(holdings, given)
      : earnPending(holdings, { ...given, entryId, releaseOn }),
    { purchase: points },
  );
}

function pay(
  standing: Standing,
  { points, bill }: DeedOf<'spend'>,
  { points: { cash } }: RuleBodies,
): Performed {
  const availablePoints = sumOfLots(standing.holdings.lots);
  // A reward costs what it costs: less than its price buys nothing.
  if (!bill) return use(standing, points, availablePoints >= points ? points : 0, 'spend');
  const offer = bestCashOffer(bill, availablePoints, cash);
  return use(standing, points, offer.ok ? offer.value.points : 0, 'cash');
}

function use(standing: Standing, wanted: Points, most: number, source: FlowSource): Performed {
  const points = toPoints(Math.min(wanted, most));
  const unmetPoints = wanted - points;
  const spent = spend(standing.holdings, points);
  if (!spent.ok || points === 0) return { ...moved(standing, standing.holdings, {}), unmetPoints };
  return { ...moved(standing, spent.value, { [source]: negatePoints(points) }), unmetPoints };
}

function moved(standing: Standing, holdings: Holdings, flows: Flows): Performed {
  return { standing: { ...standing, holdings }, flows, unmetPoints: 0 };
}
