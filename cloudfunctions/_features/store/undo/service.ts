import type { InferOutput } from 'valibot';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type { StaffMark } from '#shared/store/purchase/model';
import type { StaffRefusal } from '#shared/store/staff/contract';
import { hasRight, worksIn } from '#shared/store/staff/rules';
import type { UndoRefusal, UndoReply, undoRequest } from '#shared/store/undo/contract';
import { decideUndo, undoSubject } from '#shared/store/undo/rules';
import type { WriteRefusal } from '../../../_kit/action';
import { storeRulesInForce } from '../../../_ledger/rulebook';
import type { StaffCall } from '../../../_staff/action';
import { takeFromLimit } from '../../../_staff/limits';
import { markOf } from '../till/scan';
import { billToUndo } from './bill';
import { debitToUndo } from './debit';
import { grantToUndo } from './grant';
import type { Undoable, UndoMark } from './undoable';

type Refused = UndoRefusal | StaffRefusal | WriteRefusal;

/**
 * Takes back what was done at the counter: marked first, so that of two at once one does it, then
 * reversed, written down, and marked as done. Source: docs/domain/till.md, rules 13 and 14.
 */
export async function undo(
  call: StaffCall,
  { entryId, reason }: InferOutput<typeof undoRequest>,
): Promise<Result<UndoReply, Refused>> {
  const found = await findUndoable(call, entryId);
  if (!found) return refuse({ code: 'store.entry_not_found' });
  if (!worksIn(call.staff, found.storeId)) return refuse({ code: 'staff.store_not_allowed' });
  const mark = { ...markOf(call), reason };
  if (found.undone) return repeat(found, found.undone, mark);

  const allowed = await allow(call, found.done, entryId);
  if (!allowed.ok) return allowed;
  if (await found.begin(mark)) return finish(found, mark);
  const again = await findUndoable(call, entryId);
  return again?.undone
    ? repeat(again, again.undone, mark)
    : refuse({ code: 'store.entry_not_found' });
}

async function findUndoable(call: StaffCall, entryId: string): Promise<Undoable | null> {
  const subject = undoSubject(entryId);
  if (!subject) return null;
  return { bill: billToUndo, debit: debitToUndo, grant: grantToUndo }[subject.kind](
    call,
    subject.id,
  );
}

/** In time, by the right person, and not more than one person undoes in a day. */
async function allow(
  call: StaffCall,
  done: StaffMark,
  entryId: string,
): Promise<Result<null, UndoRefusal>> {
  const { staffId, role } = call.staff;
  const { undo: rules } = (await storeRulesInForce(call)).body;
  const undoer = { staffId, isManager: hasRight(role, 'undo_any') };
  const decided = decideUndo(done, undoer, rules, call.nowMs);
  if (!decided.ok) return decided;
  const { mostPerDay } = rules;
  const isTaken = await takeFromLimit(call, {
    kind: 'undos',
    amount: 1,
    most: mostPerDay,
    takerId: `undo:${entryId}`,
  });
  return isTaken ? accept(null) : refuse({ code: 'store.undo_limit', mostPerDay });
}

/** Whoever repeats a request of their own gets the first answer, finished where it was not. */
async function repeat(
  found: Undoable,
  undone: UndoMark,
  mark: UndoMark,
): Promise<Result<UndoReply, Refused>> {
  const { staffId, staffName, requestId, atMs } = undone;
  if (staffId === mark.staffId && requestId === mark.requestId) {
    return undone.reason === mark.reason
      ? finish(found, undone)
      : refuse({ code: 'request.key_reused' });
  }
  return refuse({ code: 'store.already_undone', staffName, atMs });
}

async function finish(found: Undoable, mark: UndoMark): Promise<Result<UndoReply, Refused>> {
  const finished = await found.finish(mark);
  if (!finished.ok) return finished;
  return accept({ entryId: found.entryId, netPoints: finished.value });
}
