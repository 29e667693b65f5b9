import { toFen, toPoints } from '#shared/kernel/amounts';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type { ProposeDebitRefusal } from '#shared/store/debit/contract';
import type { Debit } from '#shared/store/debit/model';
import { decideProposal, type WantedDebit } from '#shared/store/debit/rules';
import { roundId } from '#shared/store/purchase/rules';
import type { WriteRefusal } from '../../../_kit/action';
import { retryWithJitter } from '../../../_kit/retry';
import { storeRulesInForce } from '../../../_ledger/rulebook';
import type { StaffCall } from '../../../_staff/action';
import { endAnyOverdue } from './answer';
import { addDebit, listAttempts } from './repository';

/** A debit before its bill is kept for it. */
export type DebitDraft = Omit<
  Debit,
  'debitId' | 'attempt' | 'points' | 'worthFen' | 'state' | 'passesBy' | 'expiresAtMs'
>;

/**
 * Puts the debit of a bill on record before anything else is looked at: a purchase puts its bill on record
 * before it looks for debits, so of the two, whoever the points are of, at least one sees the other. Gives
 * the debit to go on with, or one that was asked for before.
 *
 * Optimistic like the recording of a bill: what there was before is read only when the id is taken.
 * Source: docs/domain/till.md, rules 9 and 23.
 */
export async function reserveBill(
  call: StaffCall,
  wanted: WantedDebit,
  draft: DebitDraft,
): Promise<Result<Debit, ProposeDebitRefusal | WriteRefusal>> {
  const { answerSeconds } = (await storeRulesInForce(call)).body.debit;
  let isFirstTry = true;
  const outcome = await retryWithJitter(call.ports, async () => {
    const attempts = isFirstTry ? [] : await settledAttempts(call, draft.debitKey);
    isFirstTry = false;
    const decided = decideProposal(attempts, wanted);
    if (!decided.ok) return decided as Result<Debit, ProposeDebitRefusal | WriteRefusal>;
    if (decided.value.action !== 'propose') return accept(decided.value.debit);
    const { attempt } = decided.value;
    const debit: Debit = {
      ...draft,
      ...{ debitId: roundId(draft.debitKey, attempt), attempt },
      ...{ points: toPoints(0), worthFen: toFen(0), passesBy: 'member', state: 'reserved' },
      expiresAtMs: call.nowMs + answerSeconds * 1000,
    };
    return (await addDebit(call, debit)) === 'added' ? accept(debit) : null;
  });
  return outcome ?? refuse({ code: 'request.busy' });
}

/** What was tried for a bill, with the last one ended if its time is over. */
async function settledAttempts(call: StaffCall, debitKey: string): Promise<Debit[]> {
  const attempts = await listAttempts(call, debitKey);
  const latest = attempts.at(-1);
  return latest ? [...attempts.slice(0, -1), await endAnyOverdue(call, latest)] : [];
}
