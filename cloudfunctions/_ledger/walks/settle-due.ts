import type { Call } from '../../_kit/action';
import { findAccountsDueBy } from './accounts';
import { settledAccount } from '../post';

const batch = 100;
/** Bounds one run well inside the function's time limit; the next run goes on with what is left. */
const accountsPerRun = 3_000;

/**
 * Posts what time has made due (expired lots, released earns, holds past their deadline) for members
 * who have not come by themselves. Each account leaves the queue as it is settled, so a run that
 * dies or is missed only leaves more to the next.
 */
export async function settleDueAccounts(call: Call): Promise<{ settled: number }> {
  let settled = 0;
  while (settled < accountsPerRun) {
    const due = await findAccountsDueBy(call, call.nowMs, batch);
    for (const account of due) {
      await settledAccount(call, { memberId: account.memberId, openid: null }, account);
      settled += 1;
    }
    if (due.length < batch) break;
  }
  return { settled };
}
