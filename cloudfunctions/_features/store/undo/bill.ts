import { negatePoints, toFen, toPoints } from '#shared/kernel/amounts';
import { accept } from '#shared/kernel/result';
import type { Bill, UndoMark } from '#shared/store/purchase/model';
import { earnedAfterUndo } from '#shared/store/purchase/rules';
import type { Call } from '../../../_kit/action';
import { finishBill } from '../purchase/finish';
import { findBill, moveBill } from '../purchase/repository';
import { reverseWhole, writeDownUndo, type Undoable } from './undoable';

/** A bill, with its member or without; null when there is none, or it is still on its way. */
export async function billToUndo(call: Call, billId: string): Promise<Undoable | null> {
  const found = await findBill(call, billId);
  const bill = found && (await arrived(call, found));
  if (!bill) return null;
  const { memberId, billNumber, amountFen } = bill;
  const points = negatePoints(bill.points ?? toPoints(0));
  return {
    entryId: billId,
    storeId: bill.storeId,
    memberId,
    done: bill.linked ?? bill.recorded,
    // Without a member nothing is moved.
    worthFen: memberId === null ? toFen(0) : amountFen,
    bill: memberId && { what: 'purchase', billNumber, amountFen, points },
    undone: bill.undone,
    begin: (mark) => moveBill(call, billId, bill.state, { state: 'undoing', undone: mark }),
    finish: (mark) => finishUndo(call, bill, mark),
  };
}

/**
 * Takes the points of a bill back, and the growth, which it may have brought without any points; one
 * without a member had neither.
 */
export async function finishUndo(
  call: Call,
  { billId: entryId, businessDate, memberId, points, storeId, amountFen }: Bill,
  mark: UndoMark,
): ReturnType<Undoable['finish']> {
  const reversed =
    memberId === null || points === null
      ? accept(toPoints(0))
      : await reverseWhole(call, {
          ...{ entryId, memberId, points, mark },
          changes: ({ earnedToday }) => ({
            earnedToday: earnedAfterUndo(earnedToday, businessDate, points),
          }),
        });
  if (!reversed.ok) return reversed;
  await writeDownUndo(call, mark, {
    storeId,
    subject: { entryId, memberId },
    before: { state: memberId === null ? 'unlinked' : 'linked', points, amountFen },
    netPoints: reversed.value,
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
