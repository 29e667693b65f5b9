import { comingRewards } from '../checkin/outlook';
import type { CheckinRules } from '../checkin/model';
import { toFen, toPoints, type Points } from '../kernel/amounts';
import {
  addDays,
  businessDateAt,
  daysBetween,
  type BusinessDate,
  type DayBoundary,
} from '../kernel/businessdate';
import type { Account, LedgerEntry } from '../points/model';
import type { EarningRules } from '../rules/model';
import type { TierRules } from '../tier/model';
import { checkinTimesOn, type TierFacts } from '../tier/rules';
import type { GoalHint, GoalProgress } from './contract/goal';
import type { Item } from './model';

/** The pace is that of so many days, or of all since joining where that is less. */
const paceDays = 28;
/** Beyond this a date says nothing. */
const furthestDays = 3650;
const yuanStepFen = 1000;

/** What makes a pace: what comes again and again, never a gift or what came back. */
const steadyKinds = new Set<LedgerEntry['kind']>(['checkin', 'makeup', 'purchase', 'release']);

export interface GoalContext {
  readonly today: BusinessDate;
  readonly dayBoundary: DayBoundary;
  readonly checkinRules: CheckinRules | null;
  /** Absent and null in a shop without tiers. */
  readonly tierRules?: TierRules | null;
  readonly earning: EarningRules | null;
  /** The member's newest entries that gained something. */
  readonly earned: readonly LedgerEntry[];
}

type Saver = Pick<
  Account,
  'availablePoints' | 'pendingPoints' | 'pending' | 'checkin' | 'openedAtMs'
> &
  TierFacts;

/**
 * How far a member has come towards an item, and when it is reached at the pace of the last four
 * weeks. Points that expire on the way are not taken off: the oldest are the first to be used.
 * Source: docs/domain/mall.md, rules 14 and 15.
 */
export function goalProgress(item: Item, saver: Saver, context: GoalContext): GoalProgress {
  const { availablePoints, pendingPoints } = saver;
  const { today } = context;
  const centipointsPerDay = paceOf(saver, context);
  const reachedOn = reachedBy(item.pricePoints, saver, today, (days) =>
    Math.floor((centipointsPerDay * days) / 100),
  );
  return {
    itemId: item.itemId,
    title: item.title,
    picture: item.pictures[0] ?? null,
    pricePoints: item.pricePoints,
    availablePoints,
    pendingPoints,
    missingPoints: toPoints(Math.max(0, item.pricePoints - availablePoints)),
    centipointsPerDay,
    reachedOn,
    sooner: reachedOn === today ? [] : hints(item, saver, context, reachedOn),
  };
}

/** Points a day, times 100, rounded down. */
function paceOf({ openedAtMs }: Saver, { today, dayBoundary, earned }: GoalContext): number {
  const joined = businessDateAt(openedAtMs, dayBoundary);
  const days = Math.min(paceDays, daysBetween(joined, today) + 1);
  const from = addDays(today, 1 - days);
  const steady = earned.filter(
    ({ kind, businessDate }) => steadyKinds.has(kind) && businessDate >= from,
  );
  const points = steady.reduce((sum, { deltaPoints }) => sum + deltaPoints, 0);
  return Math.floor((points * 100) / days);
}

/** The first date on which so many points are there; null for none within ten years. */
function reachedBy(
  wantedPoints: Points,
  { availablePoints, pending }: Saver,
  today: BusinessDate,
  earnedAfter: (days: number) => number,
): BusinessDate | null {
  for (let days = 0; days <= furthestDays; days += 1) {
    const date = addDays(today, days);
    const released = pending.filter(({ releaseOn }) => releaseOn <= date);
    const arrived = released.reduce((sum, { points }) => sum + points, 0);
    if (availablePoints + arrived + earnedAfter(days) >= wantedPoints) return date;
  }
  return null;
}

function hints(
  item: Item,
  saver: Saver,
  context: GoalContext,
  reachedOn: BusinessDate | null,
): GoalHint[] {
  return [
    ...checkinHint(item, saver, context, reachedOn),
    ...purchaseHint(item, saver, context.earning),
  ];
}

/** Said where coming every day, and nothing else, is faster than the present pace. */
function checkinHint(
  item: Item,
  saver: Saver,
  { today, checkinRules, tierRules }: GoalContext,
  reachedOn: BusinessDate | null,
): GoalHint[] {
  const rewards = comingRewards(
    saver.checkin,
    checkinRules,
    today,
    366,
    checkinTimesOn(saver, tierRules ?? null),
  );
  const sums = sumsOf(rewards.map(({ points }) => points));
  const year = sums.at(-1) ?? 0;
  if (year === 0) return [];
  // Once today is done, the first reward is that of tomorrow. After a year of known days, the same again.
  const done = rewards[0]?.date === today ? 0 : 1;
  const after = (days: number): number => {
    const place = days - done;
    if (place < 0) return 0;
    return sums[place] ?? year + Math.floor((year * (place + 1 - sums.length)) / sums.length);
  };
  const daily = reachedBy(item.pricePoints, saver, today, after);
  if (daily === null || (reachedOn !== null && daily >= reachedOn)) return [];
  const month = sums[Math.min(30, sums.length) - 1] ?? year;
  return [{ kind: 'checkin_daily', pointsPerMonth: toPoints(month), reachedOn: daily }];
}

/** One purchase that would bring all that is missing, in whole tens of yuan. */
function purchaseHint(item: Item, saver: Saver, earning: EarningRules | null): GoalHint[] {
  const missing = item.pricePoints - saver.availablePoints - saver.pendingPoints;
  if (!earning || earning.points === 0 || missing <= 0) return [];
  const neededFen = Math.ceil((missing * earning.perFen) / earning.points);
  const amountFen = Math.ceil(neededFen / yuanStepFen) * yuanStepFen;
  const points = Math.floor((amountFen * earning.points) / earning.perFen);
  const caps = [earning.maxPointsPerBill, earning.maxPointsPerDay];
  if (caps.some((most) => most !== null && points > most)) return [];
  return [{ kind: 'purchase', amountFen: toFen(amountFen), points: toPoints(points) }];
}

function sumsOf(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value) => (sum += value));
}
