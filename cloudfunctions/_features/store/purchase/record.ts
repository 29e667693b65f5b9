import type { InferOutput } from 'valibot';
import { businessDateAt } from '#shared/kernel/businessdate';
import type { MemberId } from '#shared/kernel/ids';
import { accept, refuse, type Refusal, type Result } from '#shared/kernel/result';
import { decideEarning } from '#shared/points/earning';
import type { BillRefusal, recordPurchaseRequest } from '#shared/store/purchase/contract';
import type { Bill } from '#shared/store/purchase/model';
import {
  believedAtMs,
  billKeyOf,
  decideRecording,
  isUnusual,
  roundId,
  type WantedBill,
} from '#shared/store/purchase/rules';
import { retryWithJitter } from '../../../_kit/retry';
import { pointsRulesInForce, programmeInForce, storeRulesInForce } from '../../../_ledger/rulebook';
import type { StaffCall } from '../../../_staff/action';
import { storeNameOf } from '../../../_stores/directory';
import { markOf } from '../till/scan';
import { addBill, listRounds, moveBill } from './repository';
import { usualFenOf } from './usual';

/** What the till sends of a bill. */
type SentBill = Omit<InferOutput<typeof recordPurchaseRequest>, 'scanId'>;

/** Where it was recorded, for whom, and since when that can have been. */
export interface RecordedFor {
  readonly storeId: string;
  /** Null for a bill that nobody showed a code for. */
  readonly memberId: MemberId | null;
  readonly sinceMs: number;
}

type Refused = BillRefusal | Refusal<'request.busy'> | Refusal<'request.key_reused'>;

/**
 * Puts a bill on record, once for its number, store and date: the document's id decides between two
 * tills at the same instant. Gives the bill as it stands, whoever recorded it.
 *
 * Optimistic: a new number is the usual case, so what was there before is read only when the id is
 * taken. Source: docs/domain/till.md, rules 1 to 4.
 */
export async function recordOnce(
  call: StaffCall,
  sent: SentBill,
  { storeId, memberId, sinceMs }: RecordedFor,
): Promise<Result<Bill, Refused>> {
  const [{ body: rules }, { body: pointsRule }, { body: programme }] = await Promise.all([
    storeRulesInForce(call),
    pointsRulesInForce(call),
    programmeInForce(call),
  ]);
  const { billNumber, amountFen, lines, confirmedUnusual } = sent;
  const recordedAtMs = believedAtMs(sent.recordedAtMs, sinceMs, call.nowMs);
  // A purchase has the date of its scan, which no repeat can move over midnight.
  const datedAtMs = memberId === null ? recordedAtMs : sinceMs;
  const businessDate = businessDateAt(datedAtMs, programme.dayBoundary);
  const earning = decideEarning(
    { storeId, amountFen, lines },
    pointsRule.earning,
    businessDate,
    null,
  );
  // A bill without a member waits for one, whether purchases earn just now or not.
  const isWaiting =
    memberId === null && !earning.ok && earning.error.code === 'points.earning_closed';
  if (!earning.ok && !isWaiting) return earning;

  const { staffId } = call.staff;
  const { requestId } = call;
  const wanted: WantedBill = {
    ...{ billNumber, amountFen, lines, memberId, staffId, requestId, recordedAtMs },
  };
  const usualFen = await usualFenOf(call, storeId);
  const isOdd = !confirmedUnusual && isUnusual(amountFen, usualFen, rules.purchase);
  const billKey = billKeyOf(storeId, businessDate, billNumber);
  const storeName = await storeNameOf(call, storeId);

  let isFirstTry = true;
  const outcome = await retryWithJitter<Result<Bill, Refused>>(call.ports, async () => {
    const rounds = isFirstTry && !isOdd ? [] : await listRounds(call, billKey);
    isFirstTry = false;
    const decided = decideRecording(rounds, wanted);
    if (!decided.ok) return decided as Result<Bill, Refused>;
    if (decided.value.action === 'answer') return accept(decided.value.bill);
    if (isOdd) return refuse({ code: 'store.bill_unusual', amountFen, usualFen });
    if (decided.value.action === 'link') return link(call, decided.value.bill, wanted);
    const { round } = decided.value;
    const bill: Bill = {
      billId: roundId(billKey, round),
      ...{ billKey, round, storeId, storeName, businessDate, billNumber, amountFen, lines },
      state: memberId === null ? 'unlinked' : 'crediting',
      memberId,
      points: null,
      recorded: markOf(call),
      ...{ linked: null, claimed: null, undone: null },
      movedAtMs: call.nowMs,
    };
    return (await addBill(call, bill)) === 'added' ? accept(bill) : null;
  });
  return outcome ?? refuse({ code: 'request.busy' });
}

/** Gives the member to a bill that was recorded without; null when somebody else was quicker. */
async function link(
  call: StaffCall,
  bill: Bill,
  { memberId }: WantedBill,
): Promise<Result<Bill, never> | null> {
  const to = { state: 'crediting', memberId, linked: markOf(call) } as const;
  const isMoved = await moveBill(call, bill.billId, 'unlinked', to);
  return isMoved ? accept({ ...bill, ...to }) : null;
}
