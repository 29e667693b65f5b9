import { toPoints } from '#shared/kernel/amounts';
import { accept, refuse } from '#shared/kernel/result';
import type { UndoMark } from '#shared/store/purchase/model';
import type { UndoAsk } from '#shared/store/undo/model';
import type { Call } from '../../../_kit/action';
import type { Approvable, DecisionMark } from '../approval/approvable';
import { decisionDeed } from '../approval/deed';
import { writeDown } from '../till/deed';
import { findUndoable } from './find';
import { findUndoAsk, listWaitingUndoAsks, moveUndoAsk } from './repository';

/** A late undo that waits, or has waited, for a second word. */
export async function approvableUndo(call: Call, undoId: string): Promise<Approvable | null> {
  const ask = await findUndoAsk(call, undoId);
  return ask && toApprovable(call, ask);
}

export async function approvableUndos(call: Call, storeId: string): Promise<Approvable[]> {
  return (await listWaitingUndoAsks(call, storeId)).map((ask) => toApprovable(call, ask));
}

function toApprovable(call: Call, ask: UndoAsk): Approvable {
  const { undoId, storeId, asked, memberId, memberName, points, done } = ask;
  const { what, billNumber, amountFen, state, decided, expiresAtMs } = ask;
  return {
    ...{ storeId, asked, memberId, state, decided, expiresAtMs },
    view: {
      kind: 'undo',
      ...{ entryId: undoId, memberName, points, expiresAtMs },
      staffName: asked.staffName,
      undoes: { what, billNumber, amountFen, staffName: done.staffName, atMs: done.atMs },
      reason: asked.reason,
      askedAtMs: asked.atMs,
    },
    decide: (approve, mark) =>
      moveUndoAsk(call, undoId, 'waiting', {
        state: approve ? 'approved' : 'declined',
        decided: mark,
      }),
    carryOut: (approve, mark) =>
      approve ? carryOutUndo(call, ask, mark) : decline(call, { ...ask, decided: mark }),
  };
}

/**
 * Takes back what two people want taken back. What somebody else has taken back meanwhile is not, and
 * the word stays in the audit as one that came to nothing.
 */
export async function carryOutUndo(
  call: Call,
  ask: UndoAsk,
  decided: DecisionMark,
): ReturnType<Approvable['carryOut']> {
  const { undoId, entryId, asked, countedOn } = ask;
  const mark: UndoMark = { ...decided, asked, countedOn };
  const found = await findUndoable(call, entryId);
  if (!found) throw new Error(`${entryId} is gone`);
  const isBegun = found.undone ? isOwn(found.undone, mark) : await found.begin(mark);
  if (isBegun) {
    const finished = await found.finish(mark);
    if (!finished.ok) return finished;
    await moveUndoAsk(call, undoId, 'approved', { state: 'undone' });
    return accept({ entryId: undoId, state: 'undone', netPoints: finished.value });
  }
  const undone = found.undone ?? (await findUndoable(call, entryId))?.undone;
  if (!undone) return refuse({ code: 'request.busy' });
  await writeDown(call, decisionDeed(ask, decided, 'lapsed'));
  await moveUndoAsk(call, undoId, 'approved', { state: 'lapsed' });
  const { staffName, atMs } = undone;
  return refuse({ code: 'store.already_undone', staffName, atMs });
}

function isOwn(undone: UndoMark, { staffId, requestId }: UndoMark): boolean {
  return undone.staffId === staffId && undone.requestId === requestId;
}

async function decline(
  call: Call,
  ask: UndoAsk & { readonly decided: DecisionMark },
): ReturnType<Approvable['carryOut']> {
  await writeDown(call, decisionDeed(ask, ask.decided, 'declined'));
  return accept({ entryId: ask.undoId, state: 'declined', netPoints: toPoints(0) });
}
