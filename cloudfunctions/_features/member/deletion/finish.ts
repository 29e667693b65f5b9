import { decideDeletion, type Deletion } from '#shared/member/deletion';
import type { Call } from '../../../_kit/action';
import { attendEach, throwFaults } from '../../../_kit/attend';
import { closeAccount } from '../../../_ledger/close';
import { noteDeparted } from '../../../_ledger/departed';
import { clearPersonalData } from './clear';
import { findDeletionFacts } from './look';
import { dropDeletion, listDueDeletions, moveDeletion } from './repository';

/**
 * Functions that began before and processes that do not know yet have ended and read on by then:
 * what they may have written under the old id goes with the second clearing. Units: ms.
 */
const settledAfterMs = 5 * 60_000;
const againAfterMs = 60 * 60_000;
const deletionsPerRun = 20;

/** Closes the account and takes the personal data away; null where something is under way again. */
export async function carryOut(call: Call, deletion: Deletion): Promise<Deletion | null> {
  const closed = await close(call, deletion);
  if (closed) await clearPersonalData(call, closed.memberId);
  return closed;
}

/** From here on the person is somebody new. */
async function close(call: Call, deletion: Deletion): Promise<Deletion | null> {
  if (deletion.state !== 'asked') return deletion;
  const mark = await closeAccount(call, deletion.memberId);
  if (!mark.ok) {
    if (mark.error.code === 'points.held') await dropDeletion(call, deletion);
    return null;
  }
  const closed: Deletion = {
    ...deletion,
    state: 'closed',
    closedAtMs: mark.value.atMs,
    lostPoints: mark.value.lostPoints,
    nextAttemptAtMs: call.nowMs + settledAfterMs,
  };
  await moveDeletion(call, deletion, closed);
  await noteDeparted(call, deletion.memberId);
  return closed;
}

/**
 * Brings every deletion to its end: one whose function died is carried out, and each is cleared a
 * second time when nobody can be writing under the old id any more.
 */
export async function finishDeletions(call: Call): Promise<{ finished: number }> {
  const due = await listDueDeletions(call, deletionsPerRun);
  const faults = await attendEach(due, (deletion) =>
    deletion.state === 'asked' ? resume(call, deletion) : finish(call, deletion),
  );
  throwFaults(faults, 'some deletions did not come to their end');
  return { finished: due.length };
}

/** Nothing was lost yet: it goes on only if it would be granted today. */
async function resume(call: Call, deletion: Deletion): Promise<void> {
  const facts = await findDeletionFacts(call, deletion.memberId);
  const isClosed = facts?.account.closed ?? null;
  const isGranted = facts !== null && (isClosed !== null || decideDeletion(facts, null).ok);
  if (isGranted) await carryOut(call, deletion);
  else await dropDeletion(call, deletion);
}

async function finish(call: Call, deletion: Deletion): Promise<void> {
  const mark = await closeAccount(call, deletion.memberId);
  const isAll = await clearPersonalData(call, deletion.memberId);
  const isDone = mark.ok && isAll;
  await moveDeletion(call, deletion, {
    ...deletion,
    state: isDone ? 'done' : 'closed',
    doneAtMs: isDone ? call.nowMs : null,
    nextAttemptAtMs: isDone ? null : call.nowMs + againAfterMs,
  });
}
