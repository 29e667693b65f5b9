import type { Call } from '../../../_kit/action';
import { attendEach, throwFaults } from '../../../_kit/attend';
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
  const count = ({ ok }: { readonly ok: boolean }): void => {
    if (ok) finished += 1;
  };
  const whenever = { fromMs: 0, toMs: since };
  const bills = await listBillsStuckSince(call, 'undoing', since, perRun);
  const debits = await listDebitsUndoingSince(call, since, perRun);
  const grants = await listGrantsStuckSince(call, 'undoing', since, perRun);
  const asks = await listUndoAsksMoved(call, 'approved', whenever, perRun);
  const faults = [
    ...(await attendEach(bills, async (bill) => {
      if (bill.undone) count(await finishUndo(call, bill, bill.undone));
    })),
    ...(await attendEach(debits, async (debit) => {
      if (debit.undone) count(await finishUndoDebit(call, debit, debit.undone));
    })),
    ...(await attendEach(grants, async (grant) => {
      if (grant.undone) count(await finishUndoGrant(call, grant, grant.undone));
    })),
    ...(await attendEach(asks, async (ask) => {
      if (ask.decided) count(await carryOutUndo(call, ask, ask.decided));
    })),
  ];
  throwFaults(faults, 'some undos were not finished');
  return { finished };
}
