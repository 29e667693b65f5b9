import { readStored, writeStored } from '../../../platform/storage';

const storageKey = 'jidian.codeShownAtMs';

/** Longer than a clerk may take between scanning and asking for points. */
const lastsMs = 15 * 60_000;

/** A member who has shown a code may be asked to confirm something soon. */
export function noteCodeShown(): void {
  writeStored(storageKey, Date.now());
}

/** Whether a question from a till may be on its way: nobody else's phone needs to ask for one. */
export function mayBeAsked(): boolean {
  const shownAtMs = readStored(storageKey);
  return typeof shownAtMs === 'number' && Date.now() - shownAtMs < lastsMs;
}
