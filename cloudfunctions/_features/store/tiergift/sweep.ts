import type { Call } from '../../../_kit/action';
import { attendEach, throwFaults } from '../../../_kit/attend';
import { carryOutGift } from './give';
import { listGivingSince } from './repository';

/** Longer than any function lives. */
const stuckMs = 2 * 60_000;
const perRun = 200;

/** Gives the tiers that a function died over and nobody asked for again. */
export async function finishTierGifts(call: Call): Promise<{ finished: number }> {
  let finished = 0;
  const stuck = await listGivingSince(call, call.nowMs - stuckMs, perRun);
  const faults = await attendEach(stuck, async (gift) => {
    if ((await carryOutGift(call, gift)).ok) finished += 1;
  });
  throwFaults(faults, 'some tiers were not given');
  return { finished };
}
