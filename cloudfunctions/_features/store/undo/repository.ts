import type { UndoAsk, UndoAskState } from '#shared/store/undo/model';
import type { Call } from '../../../_kit/action';
import { addDocument, findDocument, valuesOf, withoutId } from '../../../_kit/documents';
import { listMovedInto, listWaiting, moveOn } from '../moving/repository';

const collection = 'undo_asks';

const asksRead = 100;

export function addUndoAsk(call: Call, ask: UndoAsk): Promise<'added' | 'exists'> {
  return addDocument(call.database, collection, { _id: ask.undoId, ...ask });
}

export async function findUndoAsk(call: Call, undoId: string): Promise<UndoAsk | null> {
  const stored = await findDocument<UndoAsk>(call.database, collection, undoId);
  return stored && withoutId(stored);
}

/** Moves it on if it still stands as it was read. Gives false, and writes nothing, otherwise. */
export function moveUndoAsk(
  call: Call,
  undoId: string,
  from: UndoAskState,
  to: Pick<UndoAsk, 'state'> & Partial<UndoAsk>,
): Promise<boolean> {
  return moveOn<UndoAsk>(call, collection, { _id: undoId, state: from }, to);
}

/** Everything that was asked about one thing, the oldest first. */
export async function listUndoAsksOf(call: Call, entryId: string): Promise<UndoAsk[]> {
  return valuesOf<UndoAsk>(
    call.database
      .collection(collection)
      .where({ entryId })
      .orderBy('round', 'asc')
      .limit(asksRead)
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
export function listWaitingUndoAsks(call: Call, storeId: string): Promise<UndoAsk[]> {
  return listWaiting<UndoAsk>(call, collection, storeId);
}

/** Those in a state that came into it within a stretch of time, the longest there first. */
export function listUndoAsksMoved(
  call: Call,
  state: UndoAskState,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  limit: number,
): Promise<UndoAsk[]> {
  const { command } = call.database;
  const movedAtMs = command.gte(fromMs).and(command.lte(toMs));
  return listMovedInto<UndoAsk>(call, collection, { state, movedAtMs }, limit);
}
