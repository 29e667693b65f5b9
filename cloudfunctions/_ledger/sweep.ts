import type { Call } from '../_kit/action';
import { findDocument } from '../_kit/documents';
import { findAccountsChangedAfter, type AccountCursor } from './accounts';
import { addEntries, headEntries } from './entries';

/** Far longer than any posting lasts, and than clocks of two machines differ. */
const overlapMs = 60 * 60_000;
const batch = 200;
/** Bounds one run well inside the function's time limit; the next run goes on from there. */
const batchesPerRun = 20;

/** Where the next run begins; one document for each sweep. */
interface SweepProgress {
  readonly next: AccountCursor;
}

/**
 * Adds to the ledger the entries of every change that died between its two writes. Walks the
 * accounts by the time of their last change. A run that does not reach the end leaves its place to
 * the next one; from the end the next walk begins a little earlier, for changes still under way and
 * clocks that differ. Repeating it changes nothing.
 */
export async function repairEntries(call: Call): Promise<{ checked: number; repaired: number }> {
  const progressId = 'repair-entries';
  const progress = await findDocument<SweepProgress>(call.database, 'jobs', progressId);
  let cursor = progress?.next ?? startingAt(0);
  let isAtEnd = false;
  let checked = 0;
  let repaired = 0;

  for (let run = 0; run < batchesPerRun && !isAtEnd; run += 1) {
    const found = await findAccountsChangedAfter(call, cursor, batch);
    for (const { account, headIsInLedger } of found) {
      cursor = { updatedAtMs: account.updatedAtMs, memberId: account.memberId };
      if (headIsInLedger) continue;
      await addEntries(call, headEntries(account));
      repaired += 1;
    }
    checked += found.length;
    isAtEnd = found.length < batch;
  }

  const next = isAtEnd ? startingAt(Math.min(cursor.updatedAtMs, call.nowMs) - overlapMs) : cursor;
  await call.database.collection('jobs').doc(progressId).set({ next });
  return { checked, repaired };
}

function startingAt(updatedAtMs: number): AccountCursor {
  return { updatedAtMs, memberId: '' };
}
