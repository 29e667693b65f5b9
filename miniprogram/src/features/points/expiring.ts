import type { BusinessDate } from '#shared/kernel/businessdate';
import type { Lot } from '#shared/points/model';

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** Worth a line on the first screen when it is no farther away than this. */
const soonDays = 60;

/** A lot with a date. */
export interface ExpiringLot extends Lot {
  readonly expiresOn: BusinessDate;
}

/** Whole days to a date by the phone's own calendar; 0 is today, and never less. */
export function daysUntil(date: BusinessDate, nowMs: number): number {
  const offsetMs = new Date(nowMs).getTimezoneOffset() * minuteMs;
  const today = Math.floor((nowMs - offsetMs) / dayMs);
  return Math.max(0, Date.parse(date) / dayMs - today);
}

export function expiresSoon(date: BusinessDate, nowMs: number): boolean {
  return daysUntil(date, nowMs) <= soonDays;
}

export function expiringLots(lots: readonly Lot[]): ExpiringLot[] {
  return lots.filter((lot): lot is ExpiringLot => lot.expiresOn !== null);
}

/** One column of the chart: a month, or all that comes after the last of them. */
export interface ExpiringMonth {
  readonly year: number | null;
  readonly month: number | null;
  readonly points: number;
}

/** As many columns as a narrow phone shows with their figures whole. */
const columns = 6;

/** The months in which something expires, soonest first; the far ones together in a last column. */
export function expiringMonths(lots: readonly ExpiringLot[]): ExpiringMonth[] {
  const byMonth = new Map<string, number>();
  for (const { expiresOn, points } of lots) {
    const month = expiresOn.slice(0, 7);
    byMonth.set(month, (byMonth.get(month) ?? 0) + points);
  }
  const months = [...byMonth].map(([month, points]) => ({
    year: Number(month.slice(0, 4)),
    month: Number(month.slice(5)),
    points,
  }));
  const shown = months.length > columns + 1 ? columns : columns + 1;
  const later = months.slice(shown).reduce((sum, { points }) => sum + points, 0);
  return later === 0
    ? months
    : [...months.slice(0, shown), { year: null, month: null, points: later }];
}
