import type { Fen } from '../kernel/amounts';
import {
  addMonths,
  dateInMonth,
  dayOfMonth,
  daysInMonth,
  monthOf,
  type BusinessDate,
  type BusinessMonth,
} from '../kernel/businessdate';
import type { RuleVersion } from '../rules/model';
import {
  growthMonthsKept,
  type GrowthChange,
  type GrowthMonth,
  type GrowthRate,
  type OrderGrowthSource,
  type TierRules,
} from './model';

type TierVersion = Pick<RuleVersion<TierRules>, 'version' | 'body'>;

/** The growth a purchase gives, rounded down; null for none. Source: docs/domain/tier.md, rule 2. */
export function growthOfPurchase(
  rule: TierVersion | null,
  paidFen: Fen,
  date: BusinessDate,
): GrowthChange | null {
  return growthOfFen(rule, rule?.body.growth.purchase, paidFen, date);
}

/**
 * The growth that money paid for an order gives where the owner has switched it on, rounded down; null
 * for none. Source: docs/domain/tier.md, rule 15.
 */
export function growthOfOrder(
  rule: TierVersion | null,
  source: OrderGrowthSource,
  paidFen: Fen,
  date: BusinessDate,
): GrowthChange | null {
  return growthOfFen(rule, rule?.body.growth[source], paidFen, date);
}

function growthOfFen(
  rule: TierVersion | null,
  rate: GrowthRate | null | undefined,
  paidFen: Fen,
  date: BusinessDate,
): GrowthChange | null {
  if (!rule || !rate) return null;
  const growth = Math.floor((paidFen * rate.growth) / rate.perFen);
  return growth === 0 ? null : { growth, month: monthOf(date), version: rule.version, paidFen };
}

/** The growth a check-in gives; null for none. */
export function growthOfCheckin(rule: TierVersion | null, date: BusinessDate): GrowthChange | null {
  const growth = rule?.body.growth.perCheckin ?? 0;
  return rule && growth > 0 ? { growth, month: monthOf(date), version: rule.version } : null;
}

/**
 * The growth that goes with a part of an entry's points when it is taken back, in its own month; with
 * the last of the points the last of the growth. An entry without points is taken back whole.
 * Source: docs/domain/tier.md, rule 7.
 */
export function growthTakenBack(
  given: GrowthChange | undefined,
  entryPoints: number,
  reversal: { readonly points: number; readonly reversedBefore: number },
): GrowthChange | null {
  if (!given) return null;
  const upTo = (points: number): number =>
    entryPoints === 0 ? given.growth : Math.floor((given.growth * points) / entryPoints);
  const before = reversal.reversedBefore === 0 ? 0 : upTo(reversal.reversedBefore);
  const growth = before - upTo(reversal.reversedBefore + reversal.points);
  return growth === 0 ? null : { growth, month: given.month, version: given.version };
}

/** The months after a change, the oldest first; those no window reaches any more are left out. */
export function addGrowth(
  months: readonly GrowthMonth[],
  { growth, month }: Pick<GrowthChange, 'growth' | 'month'>,
  today: BusinessDate,
): GrowthMonth[] {
  const oldest = addMonths(monthOf(today), 1 - growthMonthsKept);
  const before = months.find((one) => one.month === month)?.growth ?? 0;
  return [
    ...months.filter((one) => one.month !== month),
    // What has been left out already cannot be taken back any more.
    { month, growth: Math.max(0, before + growth) },
  ]
    .filter((one) => one.month >= oldest && one.growth > 0)
    .sort((a, b) => (a.month < b.month ? -1 : 1));
}

/** The growth that counts on a date. Source: docs/domain/tier.md, rule 3. */
export function growthCounted(
  months: readonly GrowthMonth[],
  window: TierRules['window'],
  date: BusinessDate,
): number {
  const first = firstMonthCounted(window, date);
  return months.reduce((sum, { month, growth }) => (month >= first ? sum + growth : sum), 0);
}

function firstMonthCounted(window: TierRules['window'], date: BusinessDate): BusinessMonth {
  return window.kind === 'months'
    ? addMonths(monthOf(date), 1 - window.months)
    : (`${date.slice(0, 4)}-01` as BusinessMonth);
}

/** The last date of a tier that begins on a date. Source: docs/domain/tier.md, rule 5. */
export function tierUntil(from: BusinessDate, validity: TierRules['validity']): BusinessDate {
  const isFirstDay = dayOfMonth(from) === 1;
  if (validity.kind === 'months') {
    const firstWhole = isFirstDay ? monthOf(from) : addMonths(monthOf(from), 1);
    const last = addMonths(firstWhole, validity.months - 1);
    return dateInMonth(last, daysInMonth(last));
  }
  const year = Number(from.slice(0, 4));
  const isNewYear = isFirstDay && from.slice(5, 7) === '01';
  return `${String(year + validity.years - (isNewYear ? 1 : 0))}-12-31` as BusinessDate;
}
