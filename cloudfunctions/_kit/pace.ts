import type { MemberId } from '#shared/kernel/ids';

/** Whether one more write of a person is let through. */
export type Pace = (memberId: MemberId) => boolean;

/**
 * What one instance lets a person write: a burst far above any double tap or till queue, then so many a
 * second for good. Nobody's hand is that fast; a script's is. Source: docs/architecture.md, "Pace".
 */
export const paceLimits = { burst: 100, perSecond: 5, peopleKept: 10_000 };

interface Bucket {
  left: number;
  atMs: number;
}

/**
 * Counts in the memory of the instance: a refusal costs no database call, which is what a flood is
 * after. Several instances let through as many times as much.
 */
export function createPace(now: () => number): Pace {
  const buckets = new Map<MemberId, Bucket>();
  return (memberId) => {
    const atMs = now();
    const before = buckets.get(memberId);
    const left = before ? refilled(before, atMs) : paceLimits.burst;
    const isLetThrough = left >= 1;
    // Put at the end again, so that the first of the map is who has been away for longest.
    buckets.delete(memberId);
    buckets.set(memberId, { left: isLetThrough ? left - 1 : left, atMs });
    const longestAway = buckets.keys().next();
    if (buckets.size > paceLimits.peopleKept && !longestAway.done)
      buckets.delete(longestAway.value);
    return isLetThrough;
  };
}

/** A clock that has stepped back refills nothing. */
function refilled({ left, atMs }: Bucket, nowMs: number): number {
  const seconds = Math.max(0, nowMs - atMs) / 1000;
  return Math.min(paceLimits.burst, left + seconds * paceLimits.perSecond);
}
