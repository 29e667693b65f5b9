import type { Refusal } from '#shared/kernel/result';
import { auditRowId } from '#shared/store/audit/rules';
import { guessWindowMs, lockedUntilMs } from '#shared/store/staff/rules';
import { writeAttempt, type StaffCall } from '../../../_staff/action';
import { addGuess, beginGuesses } from '../../../_staff/staff';

/**
 * Refuses a person who has guessed too often, and writes down once for each lock that there is one:
 * after that a refusal costs no more than the read that every call begins with.
 */
export async function checkLock(call: StaffCall): Promise<Refusal<'code.locked_out'> | null> {
  const { staffId, guesses, auditHead } = call.staff;
  const untilMs = lockedUntilMs(guesses, call.nowMs);
  if (untilMs === null) return null;
  const lockId = `lock-${String(guesses.sinceMs)}`;
  if (auditHead?.rowId !== auditRowId(staffId, lockId, true)) {
    const outcome = 'code.locked_out';
    await writeAttempt(call, lockId, { outcome, storeId: call.storeId, subject: {} });
  }
  return { code: 'code.locked_out', untilMs };
}

/**
 * Counts a code that nobody had issued. Atomic increments, so that guesses side by side all count; one
 * small field of the person's own document, so nobody else is slowed down.
 */
export async function countGuess(call: StaffCall): Promise<void> {
  const { staffId } = call.staff;
  const sinceMs = call.nowMs - guessWindowMs;
  if (await addGuess(call, staffId, sinceMs)) return;
  if (await beginGuesses(call, staffId, sinceMs)) return;
  await addGuess(call, staffId, sinceMs);
}
