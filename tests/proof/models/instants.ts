import fc from 'fast-check';
import { addDays, type BusinessDate } from '#shared/kernel/businessdate';

/**
 * Where in a shop's day of UTC+8 something happens: its first and last millisecond as often as its
 * noon, for that is where a date is lost.
 */
export const momentOfDay = fc.constantFrom(0, 1, 43_200_000, 86_399_999);

/** Days before which a month, a leap month or a year ends within a few steps. */
export const startingDates = fc.constantFrom(
  ...(['2026-01-10', '2026-04-28', '2026-12-28', '2027-02-26', '2028-02-26'] as BusinessDate[]),
);

/** By hand, so that the product's own arithmetic is not its own witness. Midnight is 16:00 UTC. */
export function instantOf(date: BusinessDate, momentMs: number): number {
  return Date.parse(`${addDays(date, -1)}T16:00:00.000Z`) + momentMs;
}
