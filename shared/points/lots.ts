import { addPoints, negatePoints, toPoints, zeroPoints, type Points } from '../kernel/amounts';
import type { BusinessDate } from '../kernel/businessdate';
import type { Lot } from './model';

export function sumOfLots(lots: readonly Lot[]): Points {
  return addPoints(zeroPoints, ...lots.map((lot) => lot.points));
}

/** Gives the lots with more (or, with negative points, fewer) in them; empty ones go. */
export function moveLots(lots: readonly Lot[], moves: readonly Lot[]): Lot[] {
  const byDate = new Map<BusinessDate | null, number>();
  for (const { expiresOn, points } of [...lots, ...moves]) {
    byDate.set(expiresOn, (byDate.get(expiresOn) ?? 0) + points);
  }
  return [...byDate]
    .filter(([, points]) => points !== 0)
    .map(([expiresOn, points]) => ({ expiresOn, points: toPoints(points) }))
    .sort(soonestFirst);
}

/** The moves that lead from one set of lots to another. */
export function lotMovesBetween(before: readonly Lot[], after: readonly Lot[]): Lot[] {
  return moveLots(after, negated(before));
}

/** The same lots the other way round: what was taken, to be given back. */
export function negated(lots: readonly Lot[]): Lot[] {
  return lots.map(({ expiresOn, points }) => ({ expiresOn, points: negatePoints(points) }));
}

/** Takes points from the lots in the order given, as far as they go. */
export function takeInOrder(lots: readonly Lot[], wanted: Points): Lot[] {
  const taken: Lot[] = [];
  let left: number = wanted;
  for (const { expiresOn, points } of lots) {
    if (left <= 0) break;
    const take = Math.min(left, points);
    taken.push({ expiresOn, points: toPoints(take) });
    left -= take;
  }
  return taken;
}

/** What no longer counts on a date: a lot is good until the end of its own. */
export function expiredOn(lots: readonly Lot[], today: BusinessDate): Lot[] {
  return lots.filter((lot) => lot.expiresOn !== null && lot.expiresOn < today);
}

/** Points that never expire are the last to go. */
function soonestFirst(a: Lot, b: Lot): number {
  if (a.expiresOn === b.expiresOn) return 0;
  if (a.expiresOn === null) return 1;
  if (b.expiresOn === null) return -1;
  return a.expiresOn < b.expiresOn ? -1 : 1;
}
