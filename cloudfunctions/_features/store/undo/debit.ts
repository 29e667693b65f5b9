import type { Debit } from '#shared/store/debit/model';
import { debitEntryIds } from '#shared/store/debit/rules';
import type { UndoMark } from '#shared/store/purchase/model';
import type { Call } from '../../../_kit/action';
import { findDebit, moveDebit } from '../debit/repository';
import { reverseWhole, writeDownUndo, type Undoable } from './undoable';

/** A use of points that took place; null for one that is open or came to nothing. */
export async function debitToUndo(call: Call, debitId: string): Promise<Undoable | null> {
  const debit = await findDebit(call, debitId);
  if (!debit || !['confirmed', 'undoing', 'undone'].includes(debit.state)) return null;
  const { storeId, memberId, billNumber, worthFen, points, proposed, undone } = debit;
  return {
    entryId: debitEntryIds(debit).capture,
    ...{ storeId, memberId, worthFen, undone },
    done: proposed,
    bill: { what: 'debit', billNumber, amountFen: worthFen, points },
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
  const reversed = await reverseWhole(call, { entryId, memberId, points, mark });
  if (!reversed.ok) return reversed;
  await writeDownUndo(call, mark, {
    storeId,
    subject: { entryId, memberId },
    before: { state: 'confirmed', points, worthFen },
    netPoints: reversed.value,
  });
  await moveDebit(call, debitId, { state: 'undone' });
  return reversed;
}
