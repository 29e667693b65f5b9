import type { Call } from '../_kit/action';
import { addEntries, headEntries } from './entries';
import { walkChangedAccounts } from './walk';

/**
 * Adds to the ledger the entries of every change that died between its two writes. Repeating it
 * changes nothing.
 */
export async function repairEntries(call: Call): Promise<{ checked: number; repaired: number }> {
  let repaired = 0;
  const checked = await walkChangedAccounts(call, 'repair-entries', async (found) => {
    for (const { account, headIsInLedger } of found) {
      if (headIsInLedger) continue;
      await addEntries(call, headEntries(account));
      repaired += 1;
    }
  });
  return { checked, repaired };
}
