import type { Call } from '../../../_kit/action';
import { endOverdue } from './answer';
import { listOverdueDebits } from './repository';

const debitsPerRun = 500;

/** Ends the debits that nobody answered and no clerk asked after. */
export async function endDebits(call: Call): Promise<{ ended: number }> {
  const overdue = await listOverdueDebits(call, call.nowMs, debitsPerRun);
  let ended = 0;
  for (const debit of overdue) {
    if ((await endOverdue(call, debit)).state !== 'proposed') ended += 1;
  }
  return { ended };
}
