import type { Call } from '../../../_kit/action';
import { isUpdated, valuesOf } from '../../../_kit/documents';

/*
 * Bills, debits, gifts and what is asked for are alike in this: each is one document that goes from
 * state to state, and says since when it has been in the one it is in.
 */

interface Moving {
  readonly state: string;
}

/** The document, and the state it was read in or the states that it may come from. */
interface Standing {
  readonly _id: string;
  readonly state: unknown;
}

const waitingRead = 100;

/**
 * Moves a document on if it still stands so: of two that want it one gets it. Gives false, and writes
 * nothing, otherwise.
 */
export async function moveOn<Value extends Moving>(
  call: Call,
  collection: string,
  from: Standing,
  to: Pick<Value, 'state'> & Partial<Value>,
): Promise<boolean> {
  const { command } = call.database;
  const parts = Object.entries({ ...to, movedAtMs: call.nowMs });
  return isUpdated(
    call.database
      .collection(collection)
      .where(from)
      // `set` replaces a whole value; given plainly, the SDK would merge objects field by field.
      .update(Object.fromEntries(parts.map(([part, value]) => [part, command.set(value)]))),
  );
}

/** Those in a state that came into it when `movedAtMs` says, the longest there first. */
export function listMovedInto<Value extends Moving>(
  call: Call,
  collection: string,
  into: { readonly state: Value['state']; readonly movedAtMs: unknown },
  limit: number,
): Promise<Value[]> {
  return valuesOf<Value>(
    call.database.collection(collection).where(into).orderBy('movedAtMs', 'asc').limit(limit).get(),
  );
}

/** What waits for a second word in a store and still may have it, the oldest first. */
export function listWaiting<Value extends Moving>(
  call: Call,
  collection: string,
  storeId: string,
): Promise<Value[]> {
  return valuesOf<Value>(
    call.database
      .collection(collection)
      .where({ storeId, state: 'waiting', expiresAtMs: call.database.command.gt(call.nowMs) })
      .orderBy('expiresAtMs', 'asc')
      .limit(waitingRead)
      .get(),
  );
}
