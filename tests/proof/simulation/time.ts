import type { Draw } from './draw';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Before the ends of a month, a year and a February with a 29th. */
export const startingInstants: readonly number[] = [
  '2026-03-02T04:00:00.000Z',
  '2026-04-28T15:59:00.000Z',
  '2026-12-28T15:59:59.999Z',
  '2028-02-26T16:00:00.000Z',
].map((text) => Date.parse(text));

/** The first instant after one that is midnight in a shop of UTC+8. */
function nextMidnight(nowMs: number): number {
  return Math.ceil((nowMs + 8 * hourMs + 1) / dayMs) * dayMs - 8 * hourMs;
}

/** Moves the clock between two rounds: mostly on, to the very edge of a day, or back a little. */
export function passTime(shop: { nowMs: number }, draw: Draw): void {
  const kinds = [
    { weight: 30, move: () => shop.nowMs + draw.between(1, 600) * 1_000 },
    { weight: 30, move: () => shop.nowMs + draw.between(1, 20) * hourMs },
    { weight: 12, move: () => nextMidnight(shop.nowMs) - 1 },
    { weight: 12, move: () => nextMidnight(shop.nowMs) },
    // The timer was missed, too: nobody is there for two days.
    { weight: 6, move: () => shop.nowMs + 2 * dayMs },
    { weight: 2, move: () => shop.nowMs + draw.between(20, 400) * dayMs },
    { weight: 8, move: () => shop.nowMs - 5 * minuteMs },
  ];
  shop.nowMs = draw.weighted(kinds).move();
}
