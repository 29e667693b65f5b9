import { toPoints } from '#shared/kernel/amounts';
import type { BusinessDate } from '#shared/kernel/businessdate';
import { accept, refuse, type Refusal, type Result } from '#shared/kernel/result';
import { maskedName } from '#shared/store/scan/rules';
import type { UndoRefusal, UndoReply } from '#shared/store/undo/contract';
import type { UndoAsk } from '#shared/store/undo/model';
import { decideAsk, undoAskId } from '#shared/store/undo/rules';
import { retryWithJitter } from '../../../_kit/retry';
import { storeRulesInForce } from '../../../_ledger/rulebook';
import type { StaffCall } from '../../../_staff/action';
import { findNickname } from '../grant/repository';
import { writeDown, type RememberedDeed } from '../till/deed';
import { findUndoable } from './find';
import { addUndoAsk, listUndoAsksOf } from './repository';
import type { Undoable } from './undoable';

const hourMs = 3_600_000;

type Asked = Result<UndoReply, UndoRefusal | Refusal<'request.busy'>>;

/**
 * Lays an undo before a second person, once at a time: the id of the ask decides between two who ask at
 * the same instant. What was asked before is read only when that id is taken. A repeated request hears
 * that it has asked, whatever has become of it since.
 */
export async function askForUndo(
  call: StaffCall,
  found: Undoable,
  asked: UndoAsk['asked'],
  countedOn: BusinessDate,
): Promise<Asked> {
  const draft = await draftOf(call, found, asked, countedOn);
  let isFirstTry = call.read.written === null;
  const outcome = await retryWithJitter<Asked>(call.ports, async () => {
    const rounds = isFirstTry ? [] : await listUndoAsksOf(call, found.entryId);
    isFirstTry = false;
    const decided = decideAsk(rounds, asked, call.nowMs);
    if (!decided.ok) return decided;
    if (decided.value.action === 'answer') return answer(call, decided.value.ask);
    if (decided.value.action === 'undone') return refuseUndone(call, found.entryId);
    const { round } = decided.value;
    const ask = { ...draft, round, undoId: undoAskId(found.entryId, round) };
    return (await addUndoAsk(call, ask)) === 'added' ? answer(call, ask) : null;
  });
  return outcome ?? refuse({ code: 'request.busy' });
}

/** Taken back between the look at it and the look at what was asked about it. */
async function refuseUndone(call: StaffCall, entryId: string): Promise<Asked> {
  const undone = (await findUndoable(call, entryId))?.undone;
  if (!undone) throw new Error(`${entryId} was taken back and stands`);
  const { staffName, atMs } = undone;
  return refuse({ code: 'store.already_undone', staffName, atMs });
}

async function draftOf(
  call: StaffCall,
  { entryId, storeId, memberId, done, bill }: Undoable,
  asked: UndoAsk['asked'],
  countedOn: BusinessDate,
): Promise<Omit<UndoAsk, 'undoId' | 'round'>> {
  if (memberId === null || bill === null) throw new Error(`${entryId} needs no second word`);
  const { body: rules } = await storeRulesInForce(call);
  return {
    ...{ entryId, storeId, memberId, done, asked, countedOn, ...bill },
    memberName: maskedName((await findNickname(call, memberId)) ?? ''),
    state: 'waiting',
    decided: null,
    expiresAtMs: asked.atMs + rules.grant.approvalHours * hourMs,
    movedAtMs: call.nowMs,
  };
}

async function answer(call: StaffCall, ask: UndoAsk): Promise<Asked> {
  await writeDown(call, askDeed(ask));
  const { entryId, expiresAtMs } = ask;
  return accept({ entryId, state: 'waiting', expiresAtMs, netPoints: toPoints(0) });
}

/** How asking is written down. */
export function askDeed(ask: UndoAsk): RememberedDeed {
  const { asked: by, storeId, entryId, memberId, billNumber, amountFen, points } = ask;
  return {
    by,
    storeId,
    action: 'store.undo',
    subject: { entryId, memberId },
    reason: by.reason,
    after: { state: 'waiting', billNumber, amountFen, points },
  };
}
