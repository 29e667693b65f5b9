import type { InferOutput } from 'valibot';
import { businessDateAt } from '#shared/kernel/businessdate';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type {
  DebitNotFound,
  DebitView,
  ProposeDebitRefusal,
  proposeDebitRequest,
} from '#shared/store/debit/contract';
import type { Debit } from '#shared/store/debit/model';
import { debitKeyOf, decideProposal, type WantedDebit } from '#shared/store/debit/rules';
import { roundId } from '#shared/store/purchase/rules';
import { worksIn } from '#shared/store/staff/rules';
import type { WriteRefusal } from '../../../_kit/action';
import { programmeInForce } from '../../../_ledger/rulebook';
import type { StaffCall } from '../../../_staff/action';
import { storeNameOf } from '../../../_stores/directory';
import { writeDown } from '../till/deed';
import { markOf, memberOfScan, standingMs } from '../till/scan';
import { endOverdue, viewOf } from './answer';
import { holdForDebit } from './hold';
import { captureDebit, releaseDebit } from './points';
import { addDebit, findDebit, listAttempts, moveDebit } from './repository';

/**
 * Asks the member of a scan for points. They are held first, then the deed is written down, and only
 * then the member is asked: what a dying function leaves is a hold that lapses by itself.
 * Source: docs/domain/till.md, rules 8 to 12.
 */
export async function proposeDebit(
  call: StaffCall,
  data: InferOutput<typeof proposeDebitRequest>,
): Promise<Result<DebitView, ProposeDebitRefusal | WriteRefusal>> {
  const scan = await memberOfScan(call, data.scanId, standingMs);
  if (!scan.ok) return scan;
  const { memberId, storeId, atMs } = scan.value;
  const { dayBoundary } = (await programmeInForce(call)).body;
  // The date of the scan, as the purchase that follows has it.
  const businessDate = businessDateAt(atMs, dayBoundary);
  const debitKey = debitKeyOf(storeId, businessDate, data.billNumber);
  const wanted: WantedDebit = {
    memberId,
    billFen: data.amountFen,
    hasCoupon: data.hasCoupon,
    askedPoints: data.points ?? null,
    staffId: call.staff.staffId,
    requestId: call.requestId,
  };

  const attempts = await listAttempts(call, debitKey);
  const latest = attempts.at(-1);
  const known = latest ? [...attempts.slice(0, -1), await endOverdue(call, latest)] : [];
  const decided = decideProposal(known, wanted);
  if (!decided.ok) return decided as Result<DebitView, ProposeDebitRefusal | WriteRefusal>;
  if (decided.value.action === 'answer') return passIfFree(call, decided.value.debit);

  const { attempt } = decided.value;
  const { billNumber, amountFen: billFen, hasCoupon } = data;
  const held = await holdForDebit(call, wanted, {
    debitId: roundId(debitKey, attempt),
    ...{ debitKey, attempt, storeId, businessDate, billNumber, billFen, hasCoupon, memberId },
    storeName: await storeNameOf(call, storeId),
    askedPoints: wanted.askedPoints,
    proposed: markOf(call),
    undone: null,
    movedAtMs: call.nowMs,
  });
  if (!held.ok) return held;
  const debit = held.value;
  await writeDown(call, {
    by: debit.proposed,
    storeId,
    action: 'store.proposeDebit',
    subject: { memberId, debitId: debit.debitId },
    after: { billNumber, billFen, points: debit.points, worthFen: debit.worthFen },
  });
  return (await addDebit(call, debit)) === 'added'
    ? passIfFree(call, debit)
    : answerTwin(call, debit, wanted);
}

/** How a debit stands, for the clerk who waits. */
export async function getDebit(
  call: StaffCall,
  debitId: string,
): Promise<Result<DebitView, DebitNotFound>> {
  const debit = await findDebit(call, debitId);
  if (!debit || !worksIn(call.staff, debit.storeId)) {
    return refuse({ code: 'store.debit_not_found' });
  }
  return accept(viewOf(await endOverdue(call, debit)));
}

/** A small amount passes on the code alone, where the owner lets it. */
async function passIfFree(call: StaffCall, debit: Debit): Promise<Result<DebitView, WriteRefusal>> {
  const current = await endOverdue(call, debit);
  if (current.state !== 'proposed' || debit.passesBy !== 'code') return accept(viewOf(current));
  const ended = await captureDebit(call, debit);
  if (!ended.ok) return ended;
  await moveDebit(call, debit.debitId, { state: ended.value });
  return accept(viewOf({ ...debit, state: ended.value }));
}

/** Another till asked for the same bill at the same instant and was first. */
async function answerTwin(
  call: StaffCall,
  debit: Debit,
  wanted: WantedDebit,
): Promise<Result<DebitView, ProposeDebitRefusal | WriteRefusal>> {
  const standing = await findDebit(call, debit.debitId);
  if (!standing) throw new Error(`${debit.debitId} is taken and missing`);
  // Of two members at one bill, the one who came second gets the points back.
  if (standing.memberId !== debit.memberId) await releaseDebit(call, debit);
  const decided = decideProposal([standing], wanted);
  if (decided.ok) return accept(viewOf(standing));
  return decided as Result<DebitView, ProposeDebitRefusal | WriteRefusal>;
}
