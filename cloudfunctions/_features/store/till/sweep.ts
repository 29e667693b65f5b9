import type { Call } from '../../../_kit/action';
import type { TimerReport } from '../../../_kit/timer';
import { finishGrants } from '../grant/sweep';
import { finishBills } from '../purchase/sweep';
import { finishTierGifts } from '../tiergift/sweep';
import { finishUndos } from '../undo/sweep';

/** Finishes whatever a function that died left half done at the counter. */
export async function finishTill(call: Call): Promise<TimerReport> {
  return {
    bills: (await finishBills(call)).finished,
    grants: (await finishGrants(call)).finished,
    tierGifts: (await finishTierGifts(call)).finished,
    undos: (await finishUndos(call)).finished,
  };
}
