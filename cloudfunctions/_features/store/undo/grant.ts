import { toFen } from '#shared/kernel/amounts';
import type { Grant } from '#shared/store/grant/model';
import type { UndoMark } from '#shared/store/purchase/model';
import type { Call } from '../../../_kit/action';
import { findGrant, moveGrant } from '../grant/repository';
import { reverseWhole, writeDownUndo, type Undoable } from './undoable';

/** Points given by hand that have arrived; null for those that wait or came to nothing. */
export async function grantToUndo(call: Call, grantId: string): Promise<Undoable | null> {
  const grant = await findGrant(call, grantId);
  if (!grant || !['given', 'undoing', 'undone'].includes(grant.state)) return null;
  return {
    entryId: grantId,
    storeId: grant.storeId,
    memberId: grant.memberId,
    done: grant.decided ?? grant.asked,
    // Nobody paid for a gift, and nobody gains when it goes back.
    worthFen: toFen(0),
    bill: null,
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
  const reversed = await reverseWhole(call, { entryId, memberId, points, mark });
  if (!reversed.ok) return reversed;
  await writeDownUndo(call, mark, {
    storeId,
    subject: { entryId, memberId },
    before: { state: 'given', points },
    netPoints: reversed.value,
  });
  await moveGrant(call, entryId, 'undoing', { state: 'undone' });
  return reversed;
}
