import { isOpen } from '#shared/store/debit/rules';
import type { Call } from '../../../_kit/action';
import { endAnyOverdue } from './answer';
import { listOverdueDebits } from './repository';

const debitsPerRun = 500;

/** Ends the debits that nobody answered and no clerk asked after. */
export async function endDebits(call: Call): Promise<{ ended: number }> {
  const overdue = await listOverdueDebits(call, call.nowMs, debitsPerRun);
  let ended = 0;
  for (const debit of overdue) {
    if (!isOpen(await endAnyOverdue(call, debit))) ended += 1;
  }
  return { ended };
}
