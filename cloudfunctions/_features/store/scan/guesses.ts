import { guessWindowMs, lockedUntilMs } from '#shared/store/staff/rules';
import type { StaffCall } from '../../../_staff/action';
import { addGuess, beginGuesses } from '../../../_staff/staff';

/** Until when the person of the call is locked out; null when not. */
export function lockOf(call: StaffCall): number | null {
  return lockedUntilMs(call.staff.guesses, call.nowMs);
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
