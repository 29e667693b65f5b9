import { startOfBusinessDateMs, type BusinessDate, type DayBoundary } from '../kernel/businessdate';
import type { QuietHours } from './model';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** The instant at which the shop's clock shows an hour within a business date. */
export function hourOfBusinessDateMs(
  date: BusinessDate,
  hour: number,
  boundary: DayBoundary,
): number {
  const hoursIntoDate = (hour - boundary.cutoffHour + 24) % 24;
  return startOfBusinessDateMs(date, boundary) + hoursIntoDate * hourMs;
}

/**
 * When the quiet hours around an instant end; null outside of them. The first hour is quiet, the
 * last is not: 22 to 8 ends at 8:00 sharp. Equal hours mean none.
 */
export function quietUntilMs(
  atMs: number,
  quiet: QuietHours | null,
  { utcOffsetMinutes }: Pick<DayBoundary, 'utcOffsetMinutes'>,
): number | null {
  if (quiet === null || quiet.fromHour === quiet.toHour) return null;
  const intoDayMs = mod(atMs + utcOffsetMinutes * 60_000, dayMs);
  const sinceFromMs = mod(intoDayMs - quiet.fromHour * hourMs, dayMs);
  const lengthMs = mod((quiet.toHour - quiet.fromHour) * hourMs, dayMs);
  return sinceFromMs < lengthMs ? atMs + lengthMs - sinceFromMs : null;
}

function mod(value: number, size: number): number {
  return ((value % size) + size) % size;
}
