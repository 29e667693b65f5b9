import type { Call } from '../../../_kit/action';
import { attendEach, throwFaults } from '../../../_kit/attend';
import { giveGrant } from './give';
import { listGrantsStuckSince } from './repository';

/** Longer than any function lives. */
const stuckMs = 2 * 60_000;
const perRun = 200;

/** Gives what was to be given by a function that died and was never asked again. */
export async function finishGrants(call: Call): Promise<{ finished: number }> {
  const stuck = await listGrantsStuckSince(call, 'crediting', call.nowMs - stuckMs, perRun);
  let finished = 0;
  const faults = await attendEach(stuck, async (grant) => {
    if ((await giveGrant(call, grant)).ok) finished += 1;
  });
  throwFaults(faults, 'some gifts were not given');
  return { finished };
}
