import type { Call } from '../../../_kit/action';
import { listDebitsUndoingSince } from '../debit/repository';
import { listGrantsStuckSince } from '../grant/repository';
import { listBillsStuckSince } from '../purchase/repository';
import { carryOutUndo } from './approve';
import { finishUndo } from './bill';
import { finishUndoDebit } from './debit';
import { finishUndoGrant } from './grant';
import { listUndoAsksMoved } from './repository';

/** Longer than any function lives. */
const stuckMs = 2 * 60_000;
const perRun = 200;

/** Finishes what was marked as being taken back by a function that died, and never asked for again. */
export async function finishUndos(call: Call): Promise<{ finished: number }> {
  const since = call.nowMs - stuckMs;
  let finished = 0;
  for (const bill of await listBillsStuckSince(call, 'undoing', since, perRun)) {
    if (bill.undone && (await finishUndo(call, bill, bill.undone)).ok) finished += 1;
  }
  for (const debit of await listDebitsUndoingSince(call, since, perRun)) {
    if (debit.undone && (await finishUndoDebit(call, debit, debit.undone)).ok) finished += 1;
  }
  for (const grant of await listGrantsStuckSince(call, 'undoing', since, perRun)) {
    if (grant.undone && (await finishUndoGrant(call, grant, grant.undone)).ok) finished += 1;
  }
  const whenever = { fromMs: 0, toMs: since };
  for (const ask of await listUndoAsksMoved(call, 'approved', whenever, perRun)) {
    if (ask.decided && (await carryOutUndo(call, ask, ask.decided)).ok) finished += 1;
  }
  return { finished };
}
