import { versionInForce } from '../rules/rules';

/**
 * How long after its end a version may still be met: rules are answered from the process for ten
 * seconds, by a clock that may have stepped back five minutes meanwhile. Units: ms.
 */
export const staleMs = 360_000;

type Version = Parameters<typeof versionInForce>[0][number];

/** The version of a number, if it was in force at an instant or so shortly before. */
export function versionNamed<V extends Version>(
  versions: readonly V[],
  number: number | undefined,
  atMs: number,
): V | null {
  const named = versions.find(({ version }) => version === number);
  const inForce = [versionInForce(versions, atMs), versionInForce(versions, atMs - staleMs)];
  const started = named && Math.abs(named.effectiveFromMs - atMs) <= staleMs;
  return named && (started || inForce.includes(named)) ? named : null;
}

/** The version that any process must have gone by at an instant; null around a publication. */
export function versionForSure<V extends Version>(versions: readonly V[], atMs: number): V | null {
  const inForce = versionInForce(versions, atMs);
  return inForce === versionInForce(versions, atMs - staleMs) ? inForce : null;
}

/** The versions that some process may have gone by at an instant; null among them for none yet. */
export function versionsPossible<V extends Version>(
  versions: readonly V[],
  atMs: number,
): (V | null)[] {
  const possible = versions.filter(({ version }) => versionNamed(versions, version, atMs));
  return versionInForce(versions, atMs - staleMs) ? possible : [null, ...possible];
}
