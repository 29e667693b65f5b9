import type { Points } from '#shared/kernel/amounts';
import type { Refusal, Result } from '#shared/kernel/result';
import type { Bill } from '#shared/store/purchase/model';
import type { DebitOpen } from '#shared/store/till/contract';
import type { Call } from '../../../_kit/action';
import type { Person } from '../../../_kit/caller';
import { writeDown, type RememberedDeed } from '../till/deed';
import { creditBill, type Credit } from './credit';
import { moveBill } from './repository';

/**
 * Brings a bill that has its member to its end: points posted, the deed written down, and only then
 * the bill marked as done. Whoever finds it unmarked, a retry or the sweeper, runs all of it again and
 * adds only what is missing.
 */
export async function finishBill(
  call: Call,
  bill: Bill,
  person: Person,
): Promise<Result<Credit, DebitOpen | Refusal<'request.busy'>>> {
  const credited = await creditBill(call, bill, person);
  if (!credited.ok || bill.state !== 'crediting') return credited;
  const points = credited.value.pointsAwarded;
  // A claim is the member's own deed, not a staff person's.
  if (bill.claimed === null) await writeDown(call, purchaseDeed(bill, points));
  await moveBill(call, bill.billId, 'crediting', { state: 'linked', points });
  return credited;
}

function purchaseDeed(bill: Bill, points: Points): RememberedDeed {
  const { storeId, billId: entryId, memberId, billNumber, amountFen } = bill;
  return {
    by: bill.linked ?? bill.recorded,
    storeId,
    action: 'store.recordPurchase',
    subject: { memberId, entryId },
    after: { billNumber, amountFen, points },
  };
}
