import type { InferOutput } from 'valibot';
import { businessDateAt } from '#shared/kernel/businessdate';
import { accept, refuse, type Result } from '#shared/kernel/result';
import { decideEarning } from '#shared/points/earning';
import type {
  ClaimPointsRefusal,
  ClaimPointsReply,
  claimPointsRequest,
} from '#shared/store/claim/contract';
import { claimUntilMs } from '#shared/store/claim/rules';
import type { Bill } from '#shared/store/purchase/model';
import { billKeyOf } from '#shared/store/purchase/rules';
import { worksIn } from '#shared/store/staff/rules';
import type { MemberCall, WriteRefusal } from '../../../_kit/action';
import { findAccount } from '../../../_ledger/accounts';
import { settledAccount } from '../../../_ledger/post';
import { pointsRulesInForce, programmeInForce, storeRulesInForce } from '../../../_ledger/rulebook';
import { findStaff } from '../../../_staff/staff';
import { finishBill } from '../purchase/finish';
import { listRoundsToClaim, moveBill } from '../purchase/repository';
import { takeTry } from './repository';

type Refused = ClaimPointsRefusal | WriteRefusal;
type Receipt = InferOutput<typeof claimPointsRequest>;

/**
 * Gives the caller the points of a bill that was recorded without a member. One conditional update
 * decides between two who hold the same receipt. Source: docs/domain/till.md, rule 7.
 */
export async function claimPoints(
  call: MemberCall,
  receipt: Receipt,
): Promise<Result<ClaimPointsReply, Refused>> {
  const { caller } = call;
  const [{ body: rules }, { body: programme }] = await Promise.all([
    storeRulesInForce(call),
    programmeInForce(call),
  ]);
  const { dayBoundary } = programme;
  const { days, triesPerDay } = rules.claim;
  const today = businessDateAt(call.nowMs, dayBoundary);
  if (!(await takeTry(call, caller.memberId, today, triesPerDay))) {
    return refuse({ code: 'store.claim_too_often', triesPerDay });
  }
  const { storeId, businessDate, billNumber } = receipt;
  const [{ rounds, claimed: own }, staff] = await Promise.all([
    listRoundsToClaim(call, billKeyOf(storeId, businessDate, billNumber)),
    findStaff(call, caller.memberId),
    // Whoever is new becomes a member before the bill is theirs: the sweeper could not do that.
    findAccount(call, caller.memberId).then((account) => settledAccount(call, caller, account)),
  ]);
  // This very request was answered before: also when the bill has been undone since.
  if (own) return isOf(own, receipt) ? finish(call, own) : refuse({ code: 'request.key_reused' });
  const bill = rounds.at(-1);
  if (!bill || !isOn(bill, receipt)) return refuse({ code: 'store.claim_not_found' });
  if (bill.memberId === caller.memberId && bill.claimed) return finish(call, bill);
  if (bill.memberId !== null) return refuse({ code: 'store.claim_taken' });
  if (staff?.state === 'active' && worksIn(staff, storeId)) {
    return refuse({ code: 'store.own_account' });
  }
  if (call.nowMs >= claimUntilMs(businessDate, days, dayBoundary)) {
    return refuse({ code: 'store.claim_too_late', days });
  }
  const earning = decideEarning(
    bill,
    (await pointsRulesInForce(call)).body.earning,
    businessDate,
    null,
  );
  if (!earning.ok) return earning;

  const claimed = { requestId: call.requestId, atMs: call.nowMs };
  const to = { state: 'crediting', memberId: caller.memberId, claimed } as const;
  if (await moveBill(call, bill.billId, 'unlinked', to)) return finish(call, { ...bill, ...to });
  // Somebody was quicker; perhaps this very request, sent twice at once.
  const { claimed: twin } = await listRoundsToClaim(call, bill.billKey);
  return twin ? finish(call, twin) : refuse({ code: 'store.claim_taken' });
}

async function finish(call: MemberCall, bill: Bill): Promise<Result<ClaimPointsReply, Refused>> {
  const finished = await finishBill(call, bill, call.caller);
  return finished.ok ? accept({ ...finished.value, entryId: bill.billId }) : finished;
}

/** Whether a bill is the one that a receipt speaks of. */
function isOf({ billKey, amountFen }: Bill, receipt: Receipt): boolean {
  const { storeId, businessDate, billNumber } = receipt;
  return (
    billKey === billKeyOf(storeId, businessDate, billNumber) && amountFen === receipt.amountFen
  );
}

/** What is undone, or of another amount, is not told apart from what never was. */
function isOn({ undone, amountFen }: Bill, receipt: Receipt): boolean {
  return undone === null && amountFen === receipt.amountFen;
}
