import type { Call } from '../../../_kit/action';
import { keyIdOf, seal, unseal } from '../../../_kit/seal';
import type { TimerReport } from '../../../_kit/timer';
import {
  findResealing,
  listSealed,
  placesSealed,
  replaceSealed,
  saveResealing,
  type Resealing,
  type SealedText,
} from './repository';

const batch = 200;
/** Bounds one run well inside the function's time limit; the next run goes on from there. */
const batchesPerRun = 20;
const resealedPerRun = 1000;
const atOnce = 10;
const unknownNamed = 10;

/** Until then an instance with the former settings may still run, and seal. Units: ms. */
const settlesAfterMs = 60 * 60_000;

/**
 * Seals anew what lies under another key than the newest one. It walks all that is sealed, over and over,
 * until one whole walk, begun long enough after the key came, finds nothing else: then the other keys are
 * not needed any more. Each text is replaced only as it was read, so that what a member changes meanwhile
 * stands; a run may die anywhere, and the next one finds less to do. Source: docs/decisions/0050.
 */
export async function resealPersonal(call: Call): Promise<TimerReport> {
  const { sealKeys } = call.ports;
  // A shop that never made a key of its own has nothing to look for.
  if (sealKeys.length === 1) return { checked: 0, resealed: 0, unknown: 0 };
  const [{ keyId }] = sealKeys;
  const found = await findResealing(call);
  let state = found?.keyId === keyId ? found : begin(keyId, call.nowMs);
  if (state.clearSinceMs !== null) return { checked: 0, resealed: 0, unknown: 0, isClear: 1 };

  const report = { checked: 0, resealed: 0, unknown: 0 };
  for (let run = 0; run < batchesPerRun && report.resealed < resealedPerRun; run += 1) {
    const texts = await listSealed(call, state.next.place, state.next.afterId, batch);
    const page = await resealAll(call, texts);
    report.checked += texts.length;
    report.resealed += page.resealed;
    report.unknown += page.unknownKeyIds.length;
    state = advance(state, texts, page);
    if (state.next.place < placesSealed) continue;
    state = endWalk(state, call.nowMs);
    break;
  }
  await saveResealing(call, state);
  return { ...report, isClear: state.clearSinceMs === null ? 0 : 1 };
}

interface Page {
  readonly resealed: number;
  readonly unknownKeyIds: readonly string[];
}

async function resealAll(call: Call, texts: readonly SealedText[]): Promise<Page> {
  const known = new Set(call.ports.sealKeys.map(({ keyId }) => keyId));
  const [{ keyId: newest }] = call.ports.sealKeys;
  const old = texts.flatMap(({ sealed, ...text }) =>
    sealed !== null && keyIdOf(sealed) !== newest ? [{ ...text, sealed }] : [],
  );
  const openable = old.filter(({ sealed }) => known.has(keyIdOf(sealed)));
  for (let start = 0; start < openable.length; start += atOnce) {
    await Promise.all(
      openable
        .slice(start, start + atOnce)
        .map((text) =>
          replaceSealed(call, text, seal(call.ports, unseal(call.ports, text.sealed))),
        ),
    );
  }
  const unknown = old.filter(({ sealed }) => !known.has(keyIdOf(sealed)));
  return {
    // One that was changed meanwhile counts, too: the next walk sees what it has become.
    resealed: openable.length,
    unknownKeyIds: unknown.map(({ sealed }) => keyIdOf(sealed)),
  };
}

function begin(keyId: string, nowMs: number): Resealing {
  return {
    keyId,
    sinceMs: nowMs,
    next: { place: 0, afterId: '' },
    walk: { beganAtMs: nowMs, checked: 0, resealed: 0, unknown: 0 },
    unknownKeyIds: [],
    clearSinceMs: null,
  };
}

function advance(state: Resealing, texts: readonly SealedText[], page: Page): Resealing {
  const { next, walk } = state;
  const last = texts.at(-1);
  const isAtEnd = texts.length < batch || !last;
  const named = new Set([...state.unknownKeyIds, ...page.unknownKeyIds]);
  return {
    ...state,
    next: isAtEnd
      ? { place: next.place + 1, afterId: '' }
      : { place: next.place, afterId: last.documentId },
    walk: {
      beganAtMs: walk.beganAtMs,
      checked: walk.checked + texts.length,
      resealed: walk.resealed + page.resealed,
      unknown: walk.unknown + page.unknownKeyIds.length,
    },
    unknownKeyIds: [...named].slice(0, unknownNamed),
  };
}

/** The end of a walk: clear where nothing was found, else the next one begins. */
function endWalk(state: Resealing, nowMs: number): Resealing {
  const { beganAtMs, resealed, unknown } = state.walk;
  const isSettled = beganAtMs >= state.sinceMs + settlesAfterMs;
  if (isSettled && resealed === 0 && unknown === 0) return { ...state, clearSinceMs: nowMs };
  const { sinceMs } = state;
  const hasUnknown = unknown > 0;
  return {
    ...begin(state.keyId, nowMs),
    sinceMs,
    unknownKeyIds: hasUnknown ? state.unknownKeyIds : [],
  };
}
