import type { InferOutput } from 'valibot';
import { toPoints } from '#shared/kernel/amounts';
import { accept, refuse, type Refusal, type Result } from '#shared/kernel/result';
import type {
  DeleteAccountRefusal,
  DeleteAccountReply,
  deleteAccountRequest,
  PreviewDeletionReply,
} from '#shared/member/contract';
import { blockersOf, decideDeletion, pointsLost, type Deletion } from '#shared/member/deletion';
import type { MemberCall, WriteRefusal } from '../../../_kit/action';
import { idsBefore } from '../../../_ledger/departed';
import { carryOut } from './finish';
import { findDeletionFacts } from './look';
import { addDeletion, findDeletions } from './repository';

/** When the sweep goes on with it, should the function die. Units: ms. */
const resumeAfterMs = 60_000;

/** What would be lost, and what has to come to an end first. */
export async function previewDeletion(
  call: MemberCall,
): Promise<Result<PreviewDeletionReply, Refusal<'member.not_found'>>> {
  const facts = await findDeletionFacts(call, call.caller.memberId);
  if (!facts) return refuse({ code: 'member.not_found' });
  const { availablePoints, pendingPoints, debtPoints, checkin } = facts.account;
  return accept({
    isStaff: facts.isStaff,
    blockers: blockersOf(facts),
    losesPoints: pointsLost(facts.account),
    balances: { availablePoints, pendingPoints, debtPoints },
    totalCheckinDays: checkin.totalDays,
  });
}

/**
 * Deletes the caller: the wish is written down, the account closed in one compare-and-set, and from
 * then on everything personal goes, by this run or by the sweep. Source: docs/domain/member.md, rules 15 to 19.
 */
export async function deleteAccount(
  call: MemberCall,
  { confirmedPoints }: InferOutput<typeof deleteAccountRequest>,
): Promise<Result<DeleteAccountReply, DeleteAccountRefusal | WriteRefusal>> {
  const { memberId } = call.caller;
  // Who repeats the request is somebody new by now: it stands under an id given up.
  const before = await findDeletions(call, idsBefore(call, call.caller));
  const repeated = before.find(({ requestIds }) => requestIds.includes(call.requestId));
  if (repeated) return answer(await carryOut(call, repeated));
  const facts = await findDeletionFacts(call, memberId);
  if (!facts) {
    const last = before.at(-1);
    return last ? answer(await carryOut(call, last)) : refuse({ code: 'member.not_found' });
  }
  if (!facts.account.closed) {
    const confirmed = confirmedPoints === undefined ? null : toPoints(confirmedPoints);
    const decided = decideDeletion(facts, confirmed);
    if (!decided.ok) return decided;
  }
  const asked = await addDeletion(call, {
    memberId,
    requestIds: [call.requestId],
    state: 'asked',
    askedAtMs: call.nowMs,
    closedAtMs: null,
    lostPoints: null,
    doneAtMs: null,
    nextAttemptAtMs: call.nowMs + resumeAfterMs,
  });
  return answer(await carryOut(call, asked));
}

/** What was set aside between the look and the closing keeps the account open. */
function answer(
  closed: Deletion | null,
): Result<DeleteAccountReply, DeleteAccountRefusal | WriteRefusal> {
  if (!closed || closed.closedAtMs === null || closed.lostPoints === null) {
    return refuse({
      code: 'member.deletion_blocked',
      blockers: [{ kind: 'points_held', count: 1 }],
    });
  }
  return accept({ deletedAtMs: closed.closedAtMs, lostPoints: closed.lostPoints });
}
