import type { MemberId } from '#shared/kernel/ids';
import type { Debit } from '#shared/store/debit/model';
import type { StaffMark } from '#shared/store/purchase/model';
import { debitMoves, openStates } from '#shared/store/debit/rules';
import type { Call, MemberCall } from '../../../_kit/action';
import {
  addDocument,
  findDocument,
  findForRequest,
  isUpdated,
  valuesOf,
  withoutId,
} from '../../../_kit/documents';
import type { Beside } from '../../../_ledger/account-read';
import { listMovedInto, moveOn } from '../moving/repository';

const collection = 'debits';

const attemptsRead = 100;
/** Nobody stands at more tills at once. */
const openOfMember = 10;

export function addDebit(call: Call, debit: Debit): Promise<'added' | 'exists'> {
  return addDocument(call.database, collection, { _id: debit.debitId, ...debit });
}

export async function findDebit(call: Call, debitId: string): Promise<Debit | null> {
  const stored = await findDocument<Debit>(call.database, collection, debitId);
  return stored && withoutId(stored);
}

/** One to be answered, and whether the same request has answered another. */
export function findDebitToAnswer(
  call: MemberCall,
  debitId: string,
): Promise<{ readonly found: Debit | null; readonly isReused: boolean }> {
  const noted = { memberId: call.caller.memberId, answeredBy: call.requestId };
  return findForRequest<Debit>(call, { collection, id: debitId, noted });
}

/** Everything that was proposed for a bill, the oldest first. */
export async function listAttempts(call: Call, debitKey: string): Promise<Debit[]> {
  return valuesOf<Debit>(
    call.database
      .collection(collection)
      .where({ debitKey })
      .orderBy('attempt', 'asc')
      .limit(attemptsRead)
      .get(),
  );
}

/** The same, to be read together with an account. */
export function attemptsBeside(debitKey: string): Beside {
  return { from: collection, foreignField: 'debitKey', value: debitKey };
}

/** What waits for a member's word, the newest first. */
export async function listOpenDebits(call: Call, memberId: MemberId): Promise<Debit[]> {
  return valuesOf<Debit>(
    call.database
      .collection(collection)
      .where({ memberId, state: 'proposed', expiresAtMs: call.database.command.gt(call.nowMs) })
      .orderBy('expiresAtMs', 'desc')
      .limit(openOfMember)
      .get(),
  );
}

/** Moves a debit along its graph if nobody else has. Gives false, and writes nothing, otherwise. */
export function moveDebit(
  call: Call,
  debitId: string,
  to: Pick<Debit, 'state'> & Partial<Debit>,
): Promise<boolean> {
  const from = call.database.command.in([...debitMoves[to.state]]);
  return moveOn<Debit>(call, collection, { _id: debitId, state: from }, to);
}

/** Puts down who gives a debit up. False when somebody was quicker, or it is open no more. */
export async function markWithdrawn(
  call: Call,
  debitId: string,
  mark: StaffMark,
): Promise<boolean> {
  return isUpdated(
    call.database
      .collection(collection)
      .where({ _id: debitId, state: 'proposed', withdrawn: null })
      .update({ withdrawn: call.database.command.set(mark) }),
  );
}

/** Debits that should have ended by an instant, the longest overdue first. */
export async function listOverdueDebits(call: Call, atMs: number, limit: number): Promise<Debit[]> {
  const { command } = call.database;
  return valuesOf<Debit>(
    call.database
      .collection(collection)
      .where({ state: command.in([...openStates]), expiresAtMs: command.lte(atMs) })
      .orderBy('expiresAtMs', 'asc')
      .limit(limit)
      .get(),
  );
}

/** Debits that have been on their way back since an instant, the longest first. */
export function listDebitsUndoingSince(call: Call, atMs: number, limit: number): Promise<Debit[]> {
  const movedAtMs = call.database.command.lte(atMs);
  return listMovedInto<Debit>(call, collection, { state: 'undoing', movedAtMs }, limit);
}
