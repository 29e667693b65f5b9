import type { EarningMultiplier } from './model';

/**
 * The version in force at an instant: the newest of those that have begun, or null when none has.
 * Two that begin at the same instant: the higher version wins, it was published later.
 */
export function versionInForce<V extends { version: number; effectiveFromMs: number }>(
  versions: readonly V[],
  atMs: number,
): V | null {
  let current: V | null = null;
  for (const candidate of versions) {
    if (candidate.effectiveFromMs > atMs) continue;
    if (
      current === null ||
      candidate.effectiveFromMs > current.effectiveFromMs ||
      (candidate.effectiveFromMs === current.effectiveFromMs && candidate.version > current.version)
    ) {
      current = candidate;
    }
  }
  return current;
}

/** Whether two multipliers of the same store (or of all stores) hold on the same date. */
export function periodsOverlap(multipliers: readonly EarningMultiplier[]): boolean {
  return multipliers.some((one, index) =>
    multipliers
      .slice(index + 1)
      .some(
        (other) =>
          one.storeId === other.storeId &&
          (one.fromDate ?? '') <= (other.toDate ?? '9999-12-31') &&
          (other.fromDate ?? '') <= (one.toDate ?? '9999-12-31'),
      ),
  );
}
