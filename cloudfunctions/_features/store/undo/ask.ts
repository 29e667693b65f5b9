import { toPoints } from '#shared/kernel/amounts';
import type { BusinessDate } from '#shared/kernel/businessdate';
import { accept, refuse, type Refusal, type Result } from '#shared/kernel/result';
import { maskedName } from '#shared/store/scan/rules';
import type { UndoRefusal, UndoReply } from '#shared/store/undo/contract';
import type { UndoAsk } from '#shared/store/undo/model';
import { storeRulesInForce } from '../../../_ledger/rulebook';
import type { StaffCall } from '../../../_staff/action';
import { findNickname } from '../grant/repository';
import { writeDown } from '../till/deed';
import { addUndoAsk, findUndoAsk, listWaitingUndoAsks } from './repository';
import type { Undoable } from './undoable';

const hourMs = 3_600_000;

/**
 * Lays an undo before a second person. Written down first: the row tells a repeated request that it
 * has asked, whatever has become of it since, and it hears that again.
 */
export async function askForUndo(
  call: StaffCall,
  found: Undoable,
  asked: UndoAsk['asked'],
  countedOn: BusinessDate,
): Promise<Result<UndoReply, UndoRefusal | Refusal<'staff.store_not_allowed'>>> {
  const { entryId, storeId } = found;
  const undoId = `undo:${asked.staffId}:${asked.requestId}`;
  const standing = call.read.written ? await findUndoAsk(call, undoId) : null;
  if (standing) return accept(waiting(standing));
  const others = call.read.written ? [] : await listWaitingUndoAsks(call, storeId);
  const other = others.find((one) => one.entryId === entryId);
  if (other) {
    const { staffName } = other.asked;
    return refuse({ code: 'store.undo_waiting', staffName, expiresAtMs: other.expiresAtMs });
  }
  const ask = await newAsk(call, found, { undoId, asked, countedOn });
  const { memberId, billNumber, amountFen, points } = ask;
  await writeDown(call, {
    by: asked,
    storeId,
    action: 'store.undo',
    subject: { entryId, memberId },
    reason: asked.reason,
    after: { state: 'waiting', billNumber, amountFen, points },
  });
  await addUndoAsk(call, ask);
  return accept(waiting(ask));
}

async function newAsk(
  call: StaffCall,
  { entryId, storeId, memberId, done, bill }: Undoable,
  { undoId, asked, countedOn }: Pick<UndoAsk, 'undoId' | 'asked' | 'countedOn'>,
): Promise<UndoAsk> {
  if (memberId === null || bill === null) throw new Error(`${entryId} needs no second word`);
  const { body: rules } = await storeRulesInForce(call);
  return {
    ...{ undoId, entryId, storeId, memberId, done, asked, countedOn, ...bill },
    memberName: maskedName((await findNickname(call, memberId)) ?? ''),
    state: 'waiting',
    decided: null,
    expiresAtMs: asked.atMs + rules.grant.approvalHours * hourMs,
    movedAtMs: call.nowMs,
  };
}

function waiting({ entryId, expiresAtMs }: UndoAsk): UndoReply {
  return { entryId, state: 'waiting', expiresAtMs, netPoints: toPoints(0) };
}
