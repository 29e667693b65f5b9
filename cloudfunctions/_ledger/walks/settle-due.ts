import type { Call } from '../../_kit/action';
import { attendEach, throwFaults } from '../../_kit/attend';
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
  const faults: unknown[] = [];
  while (settled + faults.length < accountsPerRun) {
    // Those that failed are due as before, and stand in front of all that is left.
    const due = await findAccountsDueBy(call, call.nowMs, { skip: faults.length, limit: batch });
    const failed = await attendEach(due, async (account) => {
      await settledAccount(call, { memberId: account.memberId, openid: null }, account);
      settled += 1;
    });
    faults.push(...failed);
    if (due.length < batch) break;
  }
  throwFaults(faults, 'some accounts were not settled');
  return { settled };
}
