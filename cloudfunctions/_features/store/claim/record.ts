import type { InferOutput } from 'valibot';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type {
  RecordBillRefusal,
  RecordBillReply,
  recordBillRequest,
} from '#shared/store/claim/contract';
import { billCodeOf, claimUntilMs } from '#shared/store/claim/rules';
import type { Bill } from '#shared/store/purchase/model';
import type { StaffRefusal } from '#shared/store/staff/contract/self';
import { undoUntilMs } from '#shared/store/undo/rules';
import type { WriteRefusal } from '../../../_kit/action';
import { programmeInForce, storeRulesInForce } from '../../../_ledger/rulebook';
import type { StaffCall } from '../../../_staff/action';
import { recordOnce } from '../purchase/record';
import { writeDown, type RememberedDeed } from '../till/deed';

const hourMs = 3_600_000;

/** Records a bill without a member, who may ask for its points for some days. */
export async function recordBill(
  call: StaffCall,
  sent: InferOutput<typeof recordBillRequest>,
): Promise<Result<RecordBillReply, RecordBillRefusal | StaffRefusal | WriteRefusal>> {
  const { storeId } = call;
  if (storeId === null) return refuse({ code: 'staff.store_not_allowed' });
  const [{ body: rules }, { body: programme }] = await Promise.all([
    storeRulesInForce(call),
    programmeInForce(call),
  ]);
  const sinceMs = call.nowMs - rules.purchase.queueHours * hourMs;
  const recorded = await recordOnce(call, sent, { storeId, memberId: null, sinceMs });
  if (!recorded.ok) {
    if (recorded.error.code === 'points.earning_closed') throw new Error('a bill waits either way');
    return recorded as Result<never, RecordBillRefusal | WriteRefusal>;
  }
  const bill = recorded.value;
  await writeDown(call, billDeed(bill));
  const { billId: entryId, businessDate, billNumber, amountFen } = bill;
  const undoer = { staffId: bill.recorded.staffId, isManager: false };
  return accept({
    ...{ entryId, storeId, businessDate, billNumber, amountFen },
    billCode: billCodeOf(bill),
    claimUntilMs: claimUntilMs(businessDate, rules.claim.days, programme.dayBoundary),
    undoUntilMs: undoUntilMs(bill.recorded, undoer, rules.undo) ?? 0,
  });
}

/** What recording a bill without a member leaves in the audit. */
export function billDeed(bill: Bill): RememberedDeed {
  const { recorded: by, storeId, billId: entryId, billNumber, amountFen } = bill;
  return {
    by,
    storeId,
    action: 'store.recordBill',
    subject: { entryId },
    after: { billNumber, amountFen },
  };
}
