import type { Call } from '../../../_kit/action';
import { attendEach, throwFaults } from '../../../_kit/attend';
import { finishBill } from './finish';
import { listBillsStuckSince } from './repository';

/** Longer than any function lives: what stands still for so long has lost its function. */
const stuckMs = 2 * 60_000;
const billsPerRun = 500;

/** Finishes the purchases whose function died on the way and whose till never asked again. */
export async function finishBills(call: Call): Promise<{ finished: number }> {
  const since = call.nowMs - stuckMs;
  const stuck = await listBillsStuckSince(call, 'crediting', since, billsPerRun);
  let finished = 0;
  const faults = await attendEach(stuck, async (bill) => {
    if (bill.memberId === null) return;
    const done = await finishBill(call, bill, { memberId: bill.memberId, openid: null });
    if (done.ok) finished += 1;
  });
  throwFaults(faults, 'some bills were not finished');
  return { finished };
}
