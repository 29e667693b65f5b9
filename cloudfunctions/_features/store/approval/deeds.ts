import type { MemberId } from '#shared/kernel/ids';
import type { Call } from '../../../_kit/action';
import type { Deed } from '../../../_staff/audit';
import { listGrantsMovedSince } from '../grant/repository';
import type { RememberedDeed } from '../till/deed';
import { askDeed } from '../undo/ask';
import { listUndoAsksMoved, listUndoAsksSince } from '../undo/repository';
import { decisionDeed } from './deed';

const deedsRead = 1000;

/** The words against something since an instant, which nothing else leaves a trace of. */
export async function listDeclinedDeeds(call: Call, sinceMs: number): Promise<Deed[]> {
  const during = { fromMs: sinceMs, toMs: call.nowMs };
  const [grants, asks] = await Promise.all([
    listGrantsMovedSince(call, 'declined', sinceMs, deedsRead),
    listUndoAsksMoved(call, 'declined', during, deedsRead),
  ]);
  const deeds = [
    ...grants.flatMap((grant) =>
      grant.decided
        ? [decisionDeed({ ...grant, entryId: grant.grantId }, grant.decided, 'declined')]
        : [],
    ),
    ...asks.flatMap((ask) => (ask.decided ? [decisionDeed(ask, ask.decided, 'declined')] : [])),
  ];
  return deeds.map(toDeed);
}

/** The late undos that were asked for since an instant. */
export async function listAskDeeds(call: Call, sinceMs: number): Promise<Deed[]> {
  return (await listUndoAsksSince(call, sinceMs, deedsRead)).map((ask) => toDeed(askDeed(ask)));
}

function toDeed({ by, ...draft }: RememberedDeed): Deed {
  const { staffId, requestId, atMs } = by;
  return { ...draft, staffId: staffId as MemberId, requestId, atMs };
}
