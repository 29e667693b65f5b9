import type { Call } from '../../_kit/action';
import { findDocument } from '../../_kit/documents';
import type { AccountForChange } from '../account-read';
import { findAccountsChangedAfter, type AccountCursor } from './accounts';

/** Far longer than any posting lasts, and than clocks of two machines differ. */
const overlapMs = 60 * 60_000;
const batch = 200;
/** Bounds one run well inside the function's time limit; the next run goes on from there. */
const batchesPerRun = 20;

/** Where the next run begins; one document for each walk. */
interface WalkProgress {
  readonly next: AccountCursor;
}

/**
 * Visits the accounts that changed, by the time of their last change, and gives how many there were. A
 * run that does not reach the end leaves its place to the next one; from the end the next walk begins
 * a little earlier, for changes still under way and clocks that differ. So a visit may be repeated,
 * and must change nothing then.
 */
export async function walkChangedAccounts(
  call: Call,
  walkName: string,
  visit: (accounts: readonly AccountForChange[]) => Promise<void>,
): Promise<number> {
  const progress = await findDocument<WalkProgress>(call.database, 'jobs', walkName);
  let cursor = progress?.next ?? startingAt(0);
  let isAtEnd = false;
  let visited = 0;

  for (let run = 0; run < batchesPerRun && !isAtEnd; run += 1) {
    const found = await findAccountsChangedAfter(call, cursor, batch);
    await visit(found);
    const last = found.at(-1)?.account;
    if (last) cursor = { updatedAtMs: last.updatedAtMs, memberId: last.memberId };
    visited += found.length;
    isAtEnd = found.length < batch;
  }

  const next = isAtEnd ? startingAt(Math.min(cursor.updatedAtMs, call.nowMs) - overlapMs) : cursor;
  await call.database.collection('jobs').doc(walkName).set({ next });
  return visited;
}

function startingAt(updatedAtMs: number): AccountCursor {
  return { updatedAtMs, memberId: '' };
}
