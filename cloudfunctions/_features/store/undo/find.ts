import { undoSubject } from '#shared/store/undo/rules';
import type { Call } from '../../../_kit/action';
import { billToUndo } from './bill';
import { debitToUndo } from './debit';
import { grantToUndo } from './grant';
import type { Undoable } from './undoable';

/** What an entry's id stands for at the counter, ready to be taken back; null for anything else. */
export async function findUndoable(call: Call, entryId: string): Promise<Undoable | null> {
  const subject = undoSubject(entryId);
  if (!subject) return null;
  const find = { bill: billToUndo, debit: debitToUndo, grant: grantToUndo }[subject.kind];
  return find(call, subject.id);
}
