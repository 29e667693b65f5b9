import type { Debit } from '#shared/store/debit/model';
import { debitEntryIds } from '#shared/store/debit/rules';
import type { Call } from '../../../_kit/action';
import { findDebit, moveDebit } from '../debit/repository';
import { writeDown } from '../till/deed';
import { reverseWhole, type Undoable, type UndoMark } from './undoable';

/** A use of points that took place; null for one that is open or came to nothing. */
export async function debitToUndo(call: Call, debitId: string): Promise<Undoable | null> {
  const debit = await findDebit(call, debitId);
  if (!debit || !['confirmed', 'undoing', 'undone'].includes(debit.state)) return null;
  return {
    entryId: debitEntryIds(debit).capture,
    storeId: debit.storeId,
    done: debit.proposed,
    undone: debit.undone,
    begin: (mark) => moveDebit(call, debitId, { state: 'undoing', undone: mark }),
    finish: (mark) => finishUndoDebit(call, debit, mark),
  };
}

/** Gives the points back to the very lots they were held from. */
export async function finishUndoDebit(
  call: Call,
  debit: Debit,
  mark: UndoMark,
): ReturnType<Undoable['finish']> {
  const { debitId, storeId, memberId, points, worthFen } = debit;
  const entryId = debitEntryIds(debit).capture;
  const { reason } = mark;
  const reversed = await reverseWhole(call, { entryId, memberId, points, reason });
  if (!reversed.ok) return reversed;
  await writeDown(call, {
    by: mark,
    storeId,
    action: 'store.undo',
    subject: { entryId, memberId },
    reason,
    before: { state: 'confirmed', points, worthFen },
    after: { state: 'undone', netPoints: reversed.value },
  });
  await moveDebit(call, debitId, { state: 'undone' });
  return reversed;
}
