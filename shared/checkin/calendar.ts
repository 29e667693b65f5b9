import {
  dateInMonth,
  dayOfMonth,
  daysInMonth,
  monthOf,
  type BusinessDate,
  type BusinessMonth,
} from '../kernel/businessdate';
import type { CheckinMonth } from './model';

/** A week may span two months, so two are kept; older months are read from the ledger. */
const monthsKept = 2;

/** Gives the months with one more day marked. */
export function markDay(
  months: readonly CheckinMonth[],
  date: BusinessDate,
): readonly CheckinMonth[] {
  const month = monthOf(date);
  const bit = 1 << (dayOfMonth(date) - 1);
  const marked = months.some((kept) => kept.month === month)
    ? months.map((kept) => (kept.month === month ? { month, days: kept.days | bit } : kept))
    : [{ month, days: bit }, ...months];
  return [...marked].sort((a, b) => (a.month < b.month ? 1 : -1)).slice(0, monthsKept);
}

/** The days checked in of a kept month, in order. */
export function checkedDaysIn(
  months: readonly CheckinMonth[],
  month: BusinessMonth,
): BusinessDate[] {
  const bits = months.find((kept) => kept.month === month)?.days ?? 0;
  return Array.from({ length: daysInMonth(month) }, (_, index) => index + 1)
    .filter((day) => (bits & (1 << (day - 1))) !== 0)
    .map((day) => dateInMonth(month, day));
}
