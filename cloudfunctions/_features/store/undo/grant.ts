import type { Grant } from '#shared/store/grant/model';
import type { Call } from '../../../_kit/action';
import { findGrant, moveGrant } from '../grant/repository';
import { writeDown } from '../till/deed';
import { reverseWhole, type Undoable, type UndoMark } from './undoable';

/** Points given by hand that have arrived; null for those that wait or came to nothing. */
export async function grantToUndo(call: Call, grantId: string): Promise<Undoable | null> {
  const grant = await findGrant(call, grantId);
  if (!grant || !['given', 'undoing', 'undone'].includes(grant.state)) return null;
  return {
    entryId: grantId,
    storeId: grant.storeId,
    done: grant.decided ?? grant.asked,
    undone: grant.undone,
    begin: (mark) => moveGrant(call, grantId, 'given', { state: 'undoing', undone: mark }),
    finish: (mark) => finishUndoGrant(call, grant, mark),
  };
}

export async function finishUndoGrant(
  call: Call,
  { grantId: entryId, storeId, memberId, points }: Grant,
  mark: UndoMark,
): ReturnType<Undoable['finish']> {
  const { reason } = mark;
  const reversed = await reverseWhole(call, { entryId, memberId, points, reason });
  if (!reversed.ok) return reversed;
  await writeDown(call, {
    by: mark,
    storeId,
    action: 'store.undo',
    subject: { entryId, memberId },
    reason,
    before: { state: 'given', points },
    after: { state: 'undone', netPoints: reversed.value },
  });
  await moveGrant(call, entryId, 'undoing', { state: 'undone' });
  return reversed;
}
