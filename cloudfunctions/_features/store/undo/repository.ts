import type { UndoAsk, UndoAskState } from '#shared/store/undo/model';
import type { Call } from '../../../_kit/action';
import { addDocument, findDocument, isUpdated, valuesOf, withoutId } from '../../../_kit/documents';

const collection = 'undo_asks';

const waitingRead = 100;

export function addUndoAsk(call: Call, ask: UndoAsk): Promise<'added' | 'exists'> {
  return addDocument(call.database, collection, { _id: ask.undoId, ...ask });
}

export async function findUndoAsk(call: Call, undoId: string): Promise<UndoAsk | null> {
  const stored = await findDocument<UndoAsk>(call.database, collection, undoId);
  return stored && withoutId(stored);
}

/** Moves it on if it still stands as it was read. Gives false, and writes nothing, otherwise. */
export async function moveUndoAsk(
  call: Call,
  undoId: string,
  from: UndoAskState,
  to: Pick<UndoAsk, 'state'> & Partial<UndoAsk>,
): Promise<boolean> {
  const { command } = call.database;
  const parts = Object.entries({ ...to, movedAtMs: call.nowMs });
  return isUpdated(
    call.database
      .collection(collection)
      .where({ _id: undoId, state: from })
      .update(Object.fromEntries(parts.map(([part, value]) => [part, command.set(value)]))),
  );
}

/** Everything that was asked about one thing, the oldest first. */
export async function listUndoAsksOf(call: Call, entryId: string): Promise<UndoAsk[]> {
  return valuesOf<UndoAsk>(
    call.database
      .collection(collection)
      .where({ entryId })
      .orderBy('round', 'asc')
      .limit(waitingRead)
      .get(),
  );
}

/** Those that were asked since an instant, whatever became of them. */
export async function listUndoAsksSince(
  call: Call,
  sinceMs: number,
  limit: number,
): Promise<UndoAsk[]> {
  return valuesOf<UndoAsk>(
    call.database
      .collection(collection)
      .where({ 'asked.atMs': call.database.command.gte(sinceMs) })
      .orderBy('asked.atMs', 'asc')
      .limit(limit)
      .get(),
  );
}

/** What waits for a second word in a store and still may have it, the oldest first. */
export async function listWaitingUndoAsks(call: Call, storeId: string): Promise<UndoAsk[]> {
  return valuesOf<UndoAsk>(
    call.database
      .collection(collection)
      .where({ storeId, state: 'waiting', expiresAtMs: call.database.command.gt(call.nowMs) })
      .orderBy('expiresAtMs', 'asc')
      .limit(waitingRead)
      .get(),
  );
}

/** Those in a state that came into it within a stretch of time, the longest there first. */
export async function listUndoAsksMoved(
  call: Call,
  state: UndoAskState,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  limit: number,
): Promise<UndoAsk[]> {
  const { command } = call.database;
  return valuesOf<UndoAsk>(
    call.database
      .collection(collection)
      .where({ state, movedAtMs: command.gte(fromMs).and(command.lte(toMs)) })
      .orderBy('movedAtMs', 'asc')
      .limit(limit)
      .get(),
  );
}
