import type { Call } from '../_kit/action';
import { findDocument } from '../_kit/documents';
import { findAccountsChangedAfter, type AccountCursor } from './accounts';
import { addEntries, headEntries } from './entries';

/** Far longer than any posting lasts, and than clocks of two machines differ. */
const overlapMs = 60 * 60_000;
const batch = 200;
/** Bounds one run well inside the function's time limit; the next run goes on from there. */
const batchesPerRun = 20;

/** Where the sweep has come to; one document for each sweep. */
interface SweepProgress {
  readonly sweptUntilMs: number;
}

/**
 * Adds to the ledger the entries of every change that died between its two writes. Walks the
 * accounts by the time of their last change, from a little before the point reached last time, so a
 * missed run only makes the next one longer. Repeating it changes nothing.
 */
export async function repairEntries(call: Call): Promise<{ checked: number; repaired: number }> {
  const progressId = 'repair-entries';
  const progress = await findDocument<SweepProgress>(call.database, 'jobs', progressId);
  const until = Math.min(progress?.sweptUntilMs ?? 0, call.nowMs) - overlapMs;
  let cursor: AccountCursor = { updatedAtMs: until, memberId: '' };
  let checked = 0;
  let repaired = 0;

  for (let run = 0; run < batchesPerRun; run += 1) {
    const found = await findAccountsChangedAfter(call, cursor, batch);
    for (const { account, headIsInLedger } of found) {
      cursor = account;
      if (headIsInLedger) continue;
      await addEntries(call, headEntries(account));
      repaired += 1;
    }
    checked += found.length;
    if (found.length < batch) break;
  }

  await call.database
    .collection('jobs')
    .doc(progressId)
    .set({ sweptUntilMs: Math.max(cursor.updatedAtMs, 0) });
  return { checked, repaired };
}
