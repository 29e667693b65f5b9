import { refuse, type Result } from '../../kernel/result';
import type { StaffMark } from '../purchase/model';
import type { StoreRules } from '../till/model';
import type { UndoRefusal } from './contract';

/** Who wants to undo, and with which rights. */
export interface Undoer {
  readonly staffId: string;
  readonly isManager: boolean;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Until when a person may undo what was done; null when it was never theirs to undo. */
export function undoUntilMs(
  done: StaffMark,
  { staffId, isManager }: Undoer,
  { clerkMinutes, managerDays }: StoreRules['undo'],
): number | null {
  if (isManager) return done.atMs + managerDays * dayMs;
  return done.staffId === staffId ? done.atMs + clerkMinutes * minuteMs : null;
}

/** Whether the minutes are over in which somebody mends a slip of their own. */
export function isLate(
  done: StaffMark,
  { clerkMinutes }: StoreRules['undo'],
  nowMs: number,
): boolean {
  return nowMs > done.atMs + clerkMinutes * minuteMs;
}

type TooLate = Extract<UndoRefusal, { code: 'store.undo_by_manager' | 'store.undo_too_late' }>;

/** Whether a person may undo it now. Source: docs/domain/till.md, rule 13. */
export function decideUndo(
  done: StaffMark,
  undoer: Undoer,
  rules: StoreRules['undo'],
  nowMs: number,
): Result<null, TooLate> {
  const untilMs = undoUntilMs(done, undoer, rules) ?? 0;
  if (nowMs <= untilMs) return { ok: true, value: null };
  return undoer.isManager
    ? refuse({ code: 'store.undo_too_late', untilMs })
    : refuse({ code: 'store.undo_by_manager', untilMs });
}

/** What an entry's id stands for at the counter; null for the entries of others. */
export function undoSubject(
  entryId: string,
): { readonly kind: 'bill' | 'debit' | 'grant'; readonly id: string } | null {
  if (entryId.startsWith('bill:')) return { kind: 'bill', id: entryId };
  if (entryId.startsWith('grant:')) return { kind: 'grant', id: entryId };
  const debitId = /^capture:m_[0-9a-f]+:(debit:.+)$/.exec(entryId)?.[1];
  return debitId === undefined ? null : { kind: 'debit', id: debitId };
}
