import { toFen } from '#shared/kernel/amounts';
import { accept, refuse, type Refusal, type Result } from '#shared/kernel/result';
import type {
  AnswerDebitRefusal,
  DebitNotFound,
  DebitView,
  ListDebitsReply,
} from '#shared/store/debit/contract';
import type { AskedDebit, Debit } from '#shared/store/debit/model';
import { debitEntryIds, isAsked, isOpen } from '#shared/store/debit/rules';
import type { Call, MemberCall, WriteRefusal } from '../../../_kit/action';
import { putDownEnd } from './end';
import { captureDebit, releaseDebit } from './points';
import { findDebit, findDebitToAnswer, listOpenDebits, moveDebit } from './repository';

/** What waits for the caller's word. */
export async function listDebits(call: MemberCall): Promise<Result<ListDebitsReply, never>> {
  const open = await listOpenDebits(call, call.caller.memberId);
  return accept({ debits: open.filter(isAsked).map(viewOf) });
}

/** The caller lets a debit pass. Repeated, it is answered as the first time. */
export function confirmDebit(
  call: MemberCall,
  debitId: string,
): Promise<Result<DebitView, AnswerDebitRefusal | WriteRefusal>> {
  return answer(call, debitId, 'confirmed', captureDebit);
}

/** The caller refuses a debit; the points go back to the very lots they were held from. */
export function declineDebit(
  call: MemberCall,
  debitId: string,
): Promise<Result<DebitView, AnswerDebitRefusal | WriteRefusal>> {
  return answer(call, debitId, 'declined', releaseDebit);
}

async function answer(
  call: MemberCall,
  debitId: string,
  wanted: 'confirmed' | 'declined',
  end: (call: Call, debit: Debit) => ReturnType<typeof captureDebit>,
): Promise<Result<DebitView, AnswerDebitRefusal | WriteRefusal>> {
  const found = await findOwn(call, debitId);
  if (!found.ok) return found;
  const debit = found.value;
  if (debit.state === wanted) return accept(viewOf(debit));
  if (debit.state !== 'proposed') return refuse({ code: refusalOf[debit.state] });
  const ended = await end(call, debit);
  if (!ended.ok) return ended;
  const isAsAsked = ended.value === wanted;
  // The request is noted only where the debit ended as it asked for.
  await putDownEnd(call, debit, ended.value, isAsAsked ? { answeredBy: call.requestId } : {});
  return isAsAsked
    ? accept(viewOf({ ...debit, state: wanted }))
    : refuse({ code: refusalOf[ended.value] });
}

/**
 * Brings a debit whose time is over to its end, if nobody has: the hold is given back unless it was
 * captured. Gives the debit as it stands then; a cloud too busy leaves it to the next look.
 */
export async function endOverdue(call: Call, debit: AskedDebit): Promise<AskedDebit> {
  if (debit.state !== 'proposed' || call.nowMs < debit.expiresAtMs) return debit;
  const ended = await releaseDebit(call, debit);
  if (!ended.ok) return debit;
  await putDownEnd(call, debit, ended.value);
  return { ...debit, state: ended.value };
}

/** The same for one that may not have been asked for: its function died on the way there. */
export async function endAnyOverdue(call: Call, debit: Debit): Promise<Debit> {
  if (isAsked(debit)) return endOverdue(call, debit);
  if (!isOpen(debit) || call.nowMs < debit.expiresAtMs) return debit;
  if (!(await releaseDebit(call, debit)).ok) return debit;
  const isMoved = await moveDebit(call, debit.debitId, { state: 'void' });
  return isMoved ? { ...debit, state: 'void' } : ((await findDebit(call, debit.debitId)) ?? debit);
}

export function viewOf(debit: AskedDebit): DebitView {
  const { debitId, state, storeId, storeName, billNumber } = debit;
  const { billFen, worthFen, points, proposed, expiresAtMs } = debit;
  const hasPassed = !['proposed', 'declined', 'expired', 'withdrawn'].includes(state);
  return {
    debitId,
    state,
    storeId,
    storeName,
    billNumber,
    billFen,
    worthFen,
    payableFen: toFen(billFen - worthFen),
    points,
    confirmedBy: hasPassed ? debit.passesBy : null,
    proposedAtMs: proposed.atMs,
    expiresAtMs,
    entryId: hasPassed ? debitEntryIds(debit).capture : null,
  };
}

export const refusalOf = {
  confirmed: 'store.debit_confirmed',
  declined: 'store.debit_declined',
  expired: 'store.debit_expired',
  withdrawn: 'store.debit_withdrawn',
  undoing: 'store.debit_undone',
  undone: 'store.debit_undone',
} as const;

async function findOwn(
  call: MemberCall,
  debitId: string,
): Promise<Result<AskedDebit, DebitNotFound | Refusal<'request.key_reused'>>> {
  const { found: debit, isReused } = await findDebitToAnswer(call, debitId);
  const isOwn = debit?.memberId === call.caller.memberId;
  if (!isOwn || !isAsked(debit)) return refuse({ code: 'store.debit_not_found' });
  return isReused ? refuse({ code: 'request.key_reused' }) : accept(debit);
}
