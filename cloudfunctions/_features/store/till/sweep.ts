import type { Call } from '../../../_kit/action';
import { attendEach, throwFaults } from '../../../_kit/attend';
import type { TimerReport } from '../../../_kit/timer';
import { finishGrants } from '../grant/sweep';
import { finishBills } from '../purchase/sweep';
import { finishTierGifts } from '../tiergift/sweep';
import { finishUndos } from '../undo/sweep';

/** Finishes whatever a function that died left half done at the counter. */
export async function finishTill(call: Call): Promise<TimerReport> {
  const report: Record<string, number> = {};
  const faults = await attendEach(Object.entries(kinds), async ([kind, finish]) => {
    report[kind] = (await finish(call)).finished;
  });
  throwFaults(faults, 'some of the counter was not finished');
  return report;
}

const kinds: Readonly<Record<string, (call: Call) => Promise<{ readonly finished: number }>>> = {
  bills: finishBills,
  grants: finishGrants,
  tierGifts: finishTierGifts,
  undos: finishUndos,
};
