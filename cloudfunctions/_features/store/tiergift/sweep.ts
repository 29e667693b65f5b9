import type { Call } from '../../../_kit/action';
import { carryOutGift } from './give';
import { listGivingSince } from './repository';

/** Longer than any function lives. */
const stuckMs = 2 * 60_000;
const perRun = 200;

/** Gives the tiers that a function died over and nobody asked for again. */
export async function finishTierGifts(call: Call): Promise<{ finished: number }> {
  let finished = 0;
  for (const gift of await listGivingSince(call, call.nowMs - stuckMs, perRun)) {
    if ((await carryOutGift(call, gift)).ok) finished += 1;
  }
  return { finished };
}
