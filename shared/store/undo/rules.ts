import { accept, refuse, type Result } from '../../kernel/result';
import type { StaffMark } from '../purchase/model';
import type { StoreRules } from '../till/model';
import type { UndoRefusal } from './contract';
import type { UndoAsk } from './model';

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

/** Asked for again after a no, it is another round with a word of its own. */
export function undoAskId(entryId: string, round: number): string {
  return `undo:${String(round)}:${entryId}`;
}

/** Ask for it as this round; give the answer of the request that has; or it has been taken back by now. */
export type AskDecision =
  | { readonly action: 'ask'; readonly round: number }
  | { readonly action: 'undone' }
  | { readonly action: 'answer'; readonly ask: UndoAsk };

/**
 * What asking for a second word comes to. One ask waits at a time, whoever asked; after a no, or its
 * hours, it may be asked for again.
 *
 * `rounds` oldest first. Source: docs/domain/till.md, rule 22.
 */
export function decideAsk(
  rounds: readonly UndoAsk[],
  { staffId, requestId }: Pick<StaffMark, 'staffId' | 'requestId'>,
  nowMs: number,
): Result<AskDecision, Extract<UndoRefusal, { code: 'store.undo_waiting' }>> {
  const own = rounds.find(
    ({ asked }) => asked.staffId === staffId && asked.requestId === requestId,
  );
  if (own) return accept({ action: 'answer', ask: own });
  const latest = rounds.at(-1);
  const isWaiting = latest?.state === 'waiting' && nowMs < latest.expiresAtMs;
  if (latest && (isWaiting || latest.state === 'approved')) {
    const { asked, expiresAtMs } = latest;
    return refuse({ code: 'store.undo_waiting', staffName: asked.staffName, expiresAtMs });
  }
  if (latest?.state === 'undone' || latest?.state === 'lapsed') return accept({ action: 'undone' });
  return accept({ action: 'ask', round: (latest?.round ?? 0) + 1 });
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
