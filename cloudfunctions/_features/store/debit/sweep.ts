import { isOpen } from '#shared/store/debit/rules';
import type { Call } from '../../../_kit/action';
import { attendEach, throwFaults } from '../../../_kit/attend';
import { endAnyOverdue } from './answer';
import { listOverdueDebits } from './repository';

const debitsPerRun = 500;

/** Ends the debits that nobody answered and no clerk asked after. */
export async function endDebits(call: Call): Promise<{ ended: number }> {
  const overdue = await listOverdueDebits(call, call.nowMs, debitsPerRun);
  let ended = 0;
  const faults = await attendEach(overdue, async (debit) => {
    if (!isOpen(await endAnyOverdue(call, debit))) ended += 1;
  });
  throwFaults(faults, 'some debits were not ended');
  return { ended };
}
