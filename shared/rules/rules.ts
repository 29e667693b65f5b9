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
