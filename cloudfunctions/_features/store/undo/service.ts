import type { InferOutput } from 'valibot';
import { toFen, toPoints } from '#shared/kernel/amounts';
import type { BusinessDate } from '#shared/kernel/businessdate';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type { UndoMark } from '#shared/store/purchase/model';
import type { StaffRefusal } from '#shared/store/staff/contract/self';
import { hasRight, worksIn } from '#shared/store/staff/rules';
import type { UndoRefusal, UndoReply, undoRequest } from '#shared/store/undo/contract';
import { decideUndo, isLate } from '#shared/store/undo/rules';
import type { WriteRefusal } from '../../../_kit/action';
import { storeRulesInForce } from '../../../_ledger/rulebook';
import type { StaffCall } from '../../../_staff/action';
import { takeFromLimit } from '../../../_staff/limits';
import { markOf } from '../till/scan';
import { askForUndo } from './ask';
import { findUndoable } from './find';
import type { Undoable } from './undoable';

type Refused = UndoRefusal | StaffRefusal | WriteRefusal;
type Sent = InferOutput<typeof undoRequest>;

/**
 * Takes back what was done at the counter: marked first, so that of two at once one does it, then
 * reversed, written down, and marked as done. Much of it, late, waits for another's word instead.
 * Source: docs/domain/till.md, rules 13, 14 and 21.
 */
export async function undo(call: StaffCall, sent: Sent): Promise<Result<UndoReply, Refused>> {
  const { entryId, reason } = sent;
  const found = await findUndoable(call, entryId);
  if (!found) return refuse({ code: 'store.entry_not_found' });
  if (!worksIn(call.staff, found.storeId)) return refuse({ code: 'staff.store_not_allowed' });
  if (found.memberId === call.staff.staffId) return refuse({ code: 'store.own_account' });
  const asked = { ...markOf(call), reason };
  // What was written down as waiting waits, whatever the day has room for by now.
  const countedBefore = hasAskedOn(call, found);
  if (countedBefore) return askForUndo(call, found, asked, countedBefore);
  if (found.undone) return repeat(found, found.undone, asked);

  const allowed = await allow(call, found);
  if (!allowed.ok) return allowed;
  const { countedOn, needsWord } = allowed.value;
  if (needsWord) return askForUndo(call, found, asked, countedOn);
  const mark: UndoMark = { ...asked, asked: null, countedOn };
  if (await found.begin(mark)) return finish(found, mark);
  const again = await findUndoable(call, entryId);
  return again?.undone
    ? repeat(again, again.undone, asked)
    : refuse({ code: 'store.entry_not_found' });
}

/** The date on which this very request asked for a second word, which may have been given since; else null. */
function hasAskedOn(
  { staff, requestId, read }: StaffCall,
  { undone }: Undoable,
): BusinessDate | null {
  if (read.written?.after['state'] === 'waiting') return read.written.businessDate;
  const isOwn = undone?.asked?.staffId === staff.staffId && undone.asked.requestId === requestId;
  return isOwn ? undone.countedOn : null;
}

/** In time, by the right person, and not more than one person takes back in a day. */
async function allow(
  call: StaffCall,
  { done, entryId, worthFen }: Undoable,
): Promise<Result<{ countedOn: BusinessDate; needsWord: boolean }, UndoRefusal>> {
  const { staffId, role, usage } = call.staff;
  const { undo: rules } = (await storeRulesInForce(call)).body;
  const undoer = { staffId, isManager: hasRight(role, 'undo_any') };
  const decided = decideUndo(done, undoer, rules, call.nowMs);
  if (!decided.ok) return decided;
  const { mostPerDay: most, freeFen, mostFen } = rules;
  const once = { kind: 'undos', amount: 1, most, takerId: `undo:${entryId}` } as const;
  const isSmall = worthFen === 0 || !isLate(done, rules, call.nowMs);
  if (isSmall) {
    const countedOn = await takeFromLimit(call, [once]);
    return countedOn
      ? accept({ countedOn, needsWord: false })
      : refuse({ code: 'store.undo_limit', mostPerDay: most });
  }
  const take = (name: string, mostOfSum: number): Promise<BusinessDate | null> => {
    const takerId = `${name}:${entryId}`;
    const sum = { kind: 'refundFen', amount: worthFen, most: mostOfSum, takerId } as const;
    return takeFromLimit(call, [once, sum]);
  };
  const alone = await take('late', freeFen);
  if (alone) return accept({ countedOn: alone, needsWord: false });
  const withWord = await take('late-asked', mostFen);
  if (withWord) return accept({ countedOn: withWord, needsWord: true });
  if (usage.undos >= most) return refuse({ code: 'store.undo_limit', mostPerDay: most });
  const leftFen = toFen(Math.max(0, mostFen - usage.refundFen));
  return refuse({ code: 'store.undo_sum_limit', leftFen });
}

/** Whoever repeats a request of their own gets the first answer, finished where it was not. */
async function repeat(
  found: Undoable,
  undone: UndoMark,
  asked: { staffId: string; requestId: string; reason: string },
): Promise<Result<UndoReply, Refused>> {
  const { staffId, staffName, requestId, atMs } = undone;
  if (staffId === asked.staffId && requestId === asked.requestId) {
    return undone.reason === asked.reason
      ? finish(found, undone)
      : refuse({ code: 'request.key_reused' });
  }
  return refuse({ code: 'store.already_undone', staffName, atMs });
}

async function finish(found: Undoable, mark: UndoMark): Promise<Result<UndoReply, Refused>> {
  const finished = await found.finish(mark);
  if (!finished.ok) return finished;
  const netPoints = toPoints(finished.value);
  return accept({ entryId: found.entryId, state: 'undone', expiresAtMs: null, netPoints });
}
