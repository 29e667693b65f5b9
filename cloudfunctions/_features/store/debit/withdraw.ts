import { accept, refuse, type Result } from '#shared/kernel/result';
import type { DebitView, WithdrawDebitRefusal } from '#shared/store/debit/contract';
import { isAsked } from '#shared/store/debit/rules';
import { worksIn } from '#shared/store/staff/rules';
import type { WriteRefusal } from '../../../_kit/action';
import type { StaffCall } from '../../../_staff/action';
import { markOf } from '../till/scan';
import { endOverdue, refusalOf, viewOf } from './answer';
import { putDownEnd } from './end';
import { releaseDebit } from './points';
import { findDebit, markWithdrawn } from './repository';

/**
 * The till gives up a debit that waits for the member's word. Who does so is marked on it first, then the
 * account decides between this and what the member says at the same instant.
 * Source: docs/domain/till.md, rule 10.
 */
export async function withdrawDebit(
  call: StaffCall,
  debitId: string,
): Promise<Result<DebitView, WithdrawDebitRefusal | WriteRefusal>> {
  const found = await findDebit(call, debitId);
  if (!found || !isAsked(found) || !worksIn(call.staff, found.storeId)) {
    return refuse({ code: 'store.debit_not_found' });
  }
  const debit = await endOverdue(call, found);
  if (debit.state === 'withdrawn') return accept(viewOf(debit));
  if (debit.state !== 'proposed') return refuse({ code: refusalOf[debit.state] });

  const mark = markOf(call);
  // Whoever comes second finishes what the first began: the deed is written down once.
  const isFirst = await markWithdrawn(call, debitId, mark);
  const marked = isFirst ? { ...debit, withdrawn: mark } : debit;
  const ended = await releaseDebit(call, marked, 'withdrawn');
  if (!ended.ok) return ended;
  await putDownEnd(call, marked, ended.value);
  return ended.value === 'withdrawn'
    ? accept(viewOf({ ...marked, state: 'withdrawn' }))
    : refuse({ code: refusalOf[ended.value] });
}
