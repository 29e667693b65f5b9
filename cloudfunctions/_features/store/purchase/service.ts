import type { InferOutput } from 'valibot';
import { accept, type Result } from '#shared/kernel/result';
import type {
  RecordPurchaseRefusal,
  RecordPurchaseReply,
  recordPurchaseRequest,
} from '#shared/store/purchase/contract';
import type { Bill } from '#shared/store/purchase/model';
import { undoUntilMs } from '#shared/store/undo/rules';
import type { WriteRefusal } from '../../../_kit/action';
import { storeRulesInForce } from '../../../_ledger/rulebook';
import type { StaffCall } from '../../../_staff/action';
import { memberOfScan } from '../till/scan';
import { finishBill } from './finish';
import { recordOnce } from './record';

const hourMs = 3_600_000;

/** Credits a bill to the member of a scan. Source: docs/domain/till.md, rules 1 to 6. */
export async function recordPurchase(
  call: StaffCall,
  { scanId, ...sent }: InferOutput<typeof recordPurchaseRequest>,
): Promise<Result<RecordPurchaseReply, RecordPurchaseRefusal | WriteRefusal>> {
  const { body: rules } = await storeRulesInForce(call);
  const scan = await memberOfScan(call, scanId, rules.purchase.queueHours * hourMs);
  if (!scan.ok) return scan;
  const { memberId, storeId, atMs } = scan.value;
  const recorded = await recordOnce(call, sent, { storeId, memberId, sinceMs: atMs });
  if (!recorded.ok) return recorded;

  const bill = recorded.value;
  const finished = await finishBill(call, bill, { memberId, openid: null });
  if (!finished.ok) return finished;
  const { billId: entryId, businessDate, billNumber, amountFen } = bill;
  const undoUntil = undoUntilMs(
    lastMark(bill),
    { staffId: lastMark(bill).staffId, isManager: false },
    rules.undo,
  );
  return accept({
    ...finished.value,
    ...{ entryId, businessDate, billNumber, amountFen },
    undoUntilMs: undoUntil ?? 0,
  });
}

/** Who brought the bill and its member together. */
function lastMark({ linked, recorded }: Bill): Bill['recorded'] {
  return linked ?? recorded;
}
