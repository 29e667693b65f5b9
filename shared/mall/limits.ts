import {
  addDays,
  addMonths,
  dateInMonth,
  isoWeekday,
  monthOf,
  startOfBusinessDateMs,
  type BusinessDate,
  type DayBoundary,
} from '../kernel/businessdate';
import type { Item, LimitPeriod, RedeemedCount } from './model';

type Limited = Pick<Item, 'itemId' | 'limits' | 'window'>;

/** Which limit a quantity would pass, and how many are left under it; null for none. */
export function limitReached(
  item: Limited,
  counts: readonly RedeemedCount[],
  today: BusinessDate,
  quantity: number,
): { period: LimitPeriod | null; limit: number; left: number } | null {
  const { perMember, perPeriod } = item.limits;
  const used = usedOf(item, counts, today);
  const limits = [
    ...(perMember === null ? [] : [{ period: null, limit: perMember, used: used.inAll }]),
    ...(perPeriod === null
      ? []
      : [{ period: perPeriod.period, limit: perPeriod.quantity, used: used.inPeriod }]),
  ];
  const reached = limits.find(({ limit, used: taken }) => taken + quantity > limit);
  if (!reached) return null;
  const { period, limit } = reached;
  return { period, limit, left: Math.max(0, limit - reached.used) };
}

/** How many more a member may redeem today; null where nothing limits them. */
export function leftForMember(
  item: Limited,
  counts: readonly RedeemedCount[],
  today: BusinessDate,
): number | null {
  const { perMember, perPeriod } = item.limits;
  if (perMember === null && perPeriod === null) return null;
  const used = usedOf(item, counts, today);
  const inAll = (perMember ?? Infinity) - used.inAll;
  const inPeriod = (perPeriod?.quantity ?? Infinity) - used.inPeriod;
  return Math.max(0, Math.min(inAll, inPeriod));
}

/**
 * The counts after a redemption. What has stopped counting is left out, so there are hardly more than
 * the shelf has limited items. Source: docs/domain/mall.md, rule 7.
 */
export function countRedeemed(
  counts: readonly RedeemedCount[],
  item: Limited,
  {
    quantity,
    today,
    nowMs,
    dayBoundary,
  }: {
    quantity: number;
    today: BusinessDate;
    nowMs: number;
    dayBoundary: DayBoundary;
  },
): RedeemedCount[] {
  const others = counts.filter(
    ({ itemId, untilMs }) => itemId !== item.itemId && (untilMs === null || untilMs > nowMs),
  );
  const { perMember, perPeriod } = item.limits;
  if (perMember === null && perPeriod === null) return others;
  const used = usedOf(item, counts, today);
  const before = counts.find(({ itemId }) => itemId === item.itemId);
  const key = perPeriod && periodKey(perPeriod.period, today);
  const newest = key && before?.period && isSince(before.period.key, key) ? before.period.key : key;
  const endsMs =
    perPeriod && startOfBusinessDateMs(nextPeriod(perPeriod.period, today), dayBoundary);
  const periodEndsMs = endsMs && Math.max(endsMs, newest === key ? 0 : (before?.untilMs ?? 0));
  return [
    ...others,
    {
      itemId: item.itemId,
      quantity: used.inAll + quantity,
      period: newest === null ? null : { key: newest, quantity: used.inPeriod + quantity },
      untilMs: perMember === null ? periodEndsMs : forgottenAtMs(item.window.toMs),
    },
  ];
}

/** So long a window may be opened again, and what was had before counts. Units: ms. */
const keptAfterWindowMs = 366 * 86_400_000;

function forgottenAtMs(windowToMs: number | null): number | null {
  return windowToMs === null ? null : windowToMs + keptAfterWindowMs;
}

/** The counts after so many, redeemed on a date, were given back. */
export function uncountRedeemed(
  counts: readonly RedeemedCount[],
  { itemId, quantity, redeemedOn }: { itemId: string; quantity: number; redeemedOn: BusinessDate },
): RedeemedCount[] {
  const keys = (['day', 'week', 'month'] as const).map((period) => periodKey(period, redeemedOn));
  return counts.flatMap((count) => {
    if (count.itemId !== itemId) return [count];
    const left = count.quantity - quantity;
    if (left <= 0) return [];
    const isInPeriod = count.period !== null && keys.includes(count.period.key);
    const period =
      count.period && isInPeriod
        ? { ...count.period, quantity: Math.max(0, count.period.quantity - quantity) }
        : count.period;
    return [{ ...count, quantity: left, period }];
  });
}

function usedOf(
  { itemId, limits: { perPeriod } }: Limited,
  counts: readonly RedeemedCount[],
  today: BusinessDate,
): { inAll: number; inPeriod: number } {
  const count = counts.find((one) => one.itemId === itemId);
  const key = perPeriod && periodKey(perPeriod.period, today);
  const period = key && count?.period && isSince(count.period.key, key) ? count.period : null;
  return { inAll: count?.quantity ?? 0, inPeriod: period?.quantity ?? 0 };
}

/**
 * Whether a period is the same, or a later one of its kind. A clock that stepped back over midnight goes on
 * counting in the period after it: each is counted once.
 */
function isSince(key: string, than: string): boolean {
  return key.split(':')[0] === than.split(':')[0] && key >= than;
}

/** Names a period: by its kind and its first date. */
function periodKey(period: LimitPeriod, date: BusinessDate): string {
  return `${period}:${firstOfPeriod(period, date)}`;
}

function firstOfPeriod(period: LimitPeriod, date: BusinessDate): BusinessDate {
  if (period === 'day') return date;
  return period === 'week' ? addDays(date, 1 - isoWeekday(date)) : dateInMonth(monthOf(date), 1);
}

function nextPeriod(period: LimitPeriod, date: BusinessDate): BusinessDate {
  const first = firstOfPeriod(period, date);
  if (period === 'month') return dateInMonth(addMonths(monthOf(first), 1), 1);
  return addDays(first, period === 'day' ? 1 : 7);
}
