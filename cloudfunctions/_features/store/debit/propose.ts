import type { InferOutput } from 'valibot';
import { businessDateAt } from '#shared/kernel/businessdate';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type {
  DebitNotFound,
  DebitView,
  ProposeDebitRefusal,
  proposeDebitRequest,
} from '#shared/store/debit/contract';
import type { AskedDebit, Debit } from '#shared/store/debit/model';
import { debitKeyOf, isAsked, type WantedDebit } from '#shared/store/debit/rules';
import { worksIn } from '#shared/store/staff/rules';
import type { WriteRefusal } from '../../../_kit/action';
import { programmeInForce } from '../../../_ledger/rulebook';
import type { StaffCall } from '../../../_staff/action';
import { storeNameOf } from '../../../_stores/directory';
import { writeDown } from '../till/deed';
import { markOf, memberOfScan, standingMs } from '../till/scan';
import { endOverdue, viewOf } from './answer';
import { putDownEnd } from './end';
import { holdForDebit } from './hold';
import { captureDebit, releaseDebit } from './points';
import { findDebit, moveDebit } from './repository';
import { reserveBill } from './reserve';

/**
 * Asks the member of a scan for points. The bill is kept for it first, then the points are held, then the
 * deed is written down, and only then the member is asked: what a dying function leaves lapses by itself.
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

  const { billNumber, amountFen: billFen, hasCoupon } = data;
  const reserved = await reserveBill(call, wanted, {
    ...{ debitKey, storeId, businessDate, billNumber, billFen, hasCoupon, memberId },
    storeName: await storeNameOf(call, storeId),
    askedPoints: wanted.askedPoints,
    proposed: markOf(call),
    withdrawn: null,
    undone: null,
    movedAtMs: call.nowMs,
  });
  if (!reserved.ok) return reserved;
  return isAsked(reserved.value)
    ? passIfFree(call, reserved.value)
    : askMember(call, reserved.value);
}

/** Holds the points of a bill that is kept for them, writes it down, and asks. */
async function askMember(
  call: StaffCall,
  reserved: Debit,
): Promise<Result<DebitView, ProposeDebitRefusal | WriteRefusal>> {
  const { debitId, storeId, memberId, billNumber, billFen } = reserved;
  const held = await holdForDebit(call, reserved);
  if (!held.ok) {
    // Nobody was asked: the bill is free at once. A cloud that is busy is asked again.
    if (held.error.code !== 'request.busy') await moveDebit(call, debitId, { state: 'void' });
    return held;
  }
  const { points, worthFen, passesBy } = held.value;
  await writeDown(call, {
    by: reserved.proposed,
    storeId,
    action: 'store.proposeDebit',
    subject: { memberId, debitId },
    after: { billNumber, billFen, points, worthFen },
  });
  const asked = { state: 'proposed', points, worthFen, passesBy } as const;
  return (await moveDebit(call, debitId, asked))
    ? passIfFree(call, { ...reserved, ...asked })
    : answerTwin(call, reserved);
}

/** How a debit stands, for the clerk who waits. */
export async function getDebit(
  call: StaffCall,
  debitId: string,
): Promise<Result<DebitView, DebitNotFound>> {
  const debit = await findDebit(call, debitId);
  if (!debit || !isAsked(debit) || !worksIn(call.staff, debit.storeId)) {
    return refuse({ code: 'store.debit_not_found' });
  }
  return accept(viewOf(await endOverdue(call, debit)));
}

/** A small amount passes on the code alone, where the owner lets it. */
async function passIfFree(
  call: StaffCall,
  debit: AskedDebit,
): Promise<Result<DebitView, WriteRefusal>> {
  const current = await endOverdue(call, debit);
  if (current.state !== 'proposed' || debit.passesBy !== 'code') return accept(viewOf(current));
  const ended = await captureDebit(call, debit);
  if (!ended.ok) return ended;
  await putDownEnd(call, debit, ended.value);
  return accept(viewOf({ ...debit, state: ended.value }));
}

/** Another till went on with the same proposal and was first, or gave it up. */
async function answerTwin(
  call: StaffCall,
  reserved: Debit,
): Promise<Result<DebitView, WriteRefusal>> {
  const standing = await findDebit(call, reserved.debitId);
  if (!standing) throw new Error(`${reserved.debitId} is on record and missing`);
  if (isAsked(standing)) return passIfFree(call, standing);
  // Given up by who saw the bill on record: what was held since goes back at once.
  await releaseDebit(call, reserved);
  return refuse({ code: 'request.busy' });
}
