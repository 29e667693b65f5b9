import { toPoints } from '#shared/kernel/amounts';
import { accept } from '#shared/kernel/result';
import type { Bill } from '#shared/store/purchase/model';
import { earnedAfterUndo } from '#shared/store/purchase/rules';
import type { Call } from '../../../_kit/action';
import { finishBill } from '../purchase/finish';
import { findBill, moveBill } from '../purchase/repository';
import { writeDown } from '../till/deed';
import { reverseWhole, type Undoable, type UndoMark } from './undoable';

/** A bill, with its member or without; null when there is none, or it is still on its way. */
export async function billToUndo(call: Call, billId: string): Promise<Undoable | null> {
  const found = await findBill(call, billId);
  const bill = found && (await arrived(call, found));
  if (!bill) return null;
  return {
    entryId: billId,
    storeId: bill.storeId,
    done: bill.linked ?? bill.recorded,
    undone: bill.undone,
    begin: (mark) => moveBill(call, billId, bill.state, { state: 'undoing', undone: mark }),
    finish: (mark) => finishUndo(call, bill, mark),
  };
}

/** Takes the points of a bill back; one without a member had none. */
export async function finishUndo(
  call: Call,
  { billId: entryId, businessDate, memberId, points, storeId, amountFen }: Bill,
  mark: UndoMark,
): ReturnType<Undoable['finish']> {
  const { reason } = mark;
  const reversed =
    memberId === null || points === null || points === 0
      ? accept(toPoints(0))
      : await reverseWhole(call, {
          ...{ entryId, memberId, points, reason },
          changes: ({ earnedToday }) => ({
            earnedToday: earnedAfterUndo(earnedToday, businessDate, points),
          }),
        });
  if (!reversed.ok) return reversed;
  await writeDown(call, {
    by: mark,
    storeId,
    action: 'store.undo',
    subject: { entryId, memberId },
    reason,
    before: { state: memberId === null ? 'unlinked' : 'linked', points, amountFen },
    after: { state: 'undone', netPoints: reversed.value },
  });
  await moveBill(call, entryId, 'undoing', { state: 'undone' });
  return reversed;
}

/** A bill whose function died on the way is brought to its end before it is taken back. */
async function arrived(call: Call, bill: Bill): Promise<Bill | null> {
  const { memberId } = bill;
  if (bill.state !== 'crediting' || memberId === null) return bill;
  const finished = await finishBill(call, bill, { memberId, openid: null });
  return finished.ok ? findBill(call, bill.billId) : null;
}
