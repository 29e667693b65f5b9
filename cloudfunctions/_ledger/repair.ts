import type { MemberId } from '#shared/kernel/ids';
import type { Call } from '../_kit/action';
import { attendEach, throwFaults } from '../_kit/attend';
import { findAccountForChange } from './account-read';
import { addEntries, headEntries } from './entries';
import { walkChangedAccounts } from './walks/walk';

/**
 * Adds to the ledger the entries of every change that died between its two writes. Repeating it
 * changes nothing.
 */
export async function repairEntries(call: Call): Promise<{ checked: number; repaired: number }> {
  let repaired = 0;
  const faults: unknown[] = [];
  const checked = await walkChangedAccounts(call, 'repair-entries', async (found) => {
    const torn = found.filter(({ headIsInLedger }) => !headIsInLedger);
    const failed = await attendEach(torn, async ({ account }) => {
      await addEntries(call, headEntries(account));
      repaired += 1;
    });
    faults.push(...failed);
  });
  throwFaults(faults, 'some entries were not added');
  return { checked, repaired };
}

/** The same for one account: afterwards the ledger has all that the account had. */
export async function repairAccount(call: Call, memberId: MemberId): Promise<void> {
  const found = await findAccountForChange(call, memberId, null);
  if (found && !found.headIsInLedger) await addEntries(call, headEntries(found.account));
}
