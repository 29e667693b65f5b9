import type { Call } from '../_kit/action';
import { findDocument } from '../_kit/documents';

const collection = 'jobs';
const tickId = 'tick';

/** When the tick before began; 0 before the first. Units: ms since the epoch. */
export async function lastTickMs(call: Call): Promise<number> {
  const tick = await findDocument<{ atMs: number }>(call.database, collection, tickId);
  return tick?.atMs ?? 0;
}

export async function saveTick(call: Call): Promise<void> {
  await call.database.collection(collection).doc(tickId).set({ atMs: call.nowMs });
}
