import { forgetReads } from './reads';
import { currentSession, onSessionChange } from './session';
import { readStored, removeStored, writeStored } from './storage';

const storageKey = 'jidian.left';
const listeners = new Set<() => void>();

/**
 * Whether the person of this session has deleted the account here. Until they say that they come back
 * no screen asks for anything: the first request would make them a member again.
 */
export function hasLeft(): boolean {
  return readStored(storageKey) === currentSession().key;
}

export function leave(): void {
  writeStored(storageKey, currentSession().key);
  changed();
}

export function comeBack(): void {
  removeStored(storageKey);
  changed();
}

export function onFarewell(listener: () => void): () => void {
  listeners.add(listener);
  const stop = onSessionChange(listener);
  return () => {
    listeners.delete(listener);
    stop();
  };
}

function changed(): void {
  // Nothing of the old account may be shown to who comes back.
  forgetReads();
  for (const listener of listeners) listener();
}
