import type { BusinessDate } from '../../kernel/businessdate';
import {
  rightsOf,
  type GuessCount,
  type LimitedKind,
  type Staff,
  type StaffRight,
  type StaffRole,
  type StaffUsage,
} from './model';

export function hasRight(role: StaffRole, right: StaffRight): boolean {
  return rightsOf[role].includes(right);
}

/** Whether this person works in a store. */
export function worksIn({ storeIds }: Pick<Staff, 'storeIds'>, storeId: string): boolean {
  return storeIds === null || storeIds.includes(storeId);
}

/**
 * Whether one may give another this place, or take it: managers place clerks of their own stores,
 * owners everybody but owners, nobody themselves. `from` is null for a new person.
 * Source: docs/domain/store.md, rule 3.
 */
export function mayPlace(
  actor: Pick<Staff, 'role' | 'storeIds'>,
  from: Pick<Staff, 'role' | 'storeIds'> | null,
  to: Pick<Staff, 'role' | 'storeIds'> | null,
): boolean {
  const places = [from, to].filter((place) => place !== null);
  if (places.some(({ role }) => role === 'owner')) return false;
  if (hasRight(actor.role, 'manage_staff')) return true;
  if (!hasRight(actor.role, 'manage_clerks')) return false;
  return places.every(
    ({ role, storeIds }) =>
      role === 'clerk' && storeIds !== null && storeIds.every((id) => worksIn(actor, id)),
  );
}

/** Who serves at a counter belongs to stores by name; the others may belong to every store. */
export function storesFit(
  { role, storeIds }: Pick<Staff, 'role' | 'storeIds'>,
  known: readonly string[],
): boolean {
  if (storeIds === null) return !hasRight(role, 'scan');
  return storeIds.length > 0 && storeIds.every((id) => known.includes(id));
}

/** Units: ms; wrong codes within that time. Source: docs/domain/store.md, rule 9. */
export const guessWindowMs = 10 * 60_000;
export const guessesAllowed = 10;

/** Until when this person is locked out; null when not. */
export function lockedUntilMs({ count, sinceMs }: GuessCount, nowMs: number): number | null {
  const untilMs = sinceMs + guessWindowMs;
  return count >= guessesAllowed && nowMs < untilMs ? untilMs : null;
}

/**
 * The usage with so much more taken by `takerId`; the same usage when that one has taken already;
 * null when it would be more than `most` on that date.
 */
export function takeUsage(
  usage: StaffUsage,
  ask: { kind: LimitedKind; amount: number; most: number; takerId: string },
  today: BusinessDate,
): StaffUsage | null {
  const current: StaffUsage =
    usage.date === today
      ? usage
      : { ...usage, date: today, manualPoints: 0, undos: 0, refundFen: 0, taken: [] };
  if (current.taken.includes(ask.takerId)) return usage;
  const sum = current[ask.kind] + ask.amount;
  if (sum > ask.most) return null;
  return {
    ...current,
    [ask.kind]: sum,
    taken: [...current.taken, ask.takerId],
    version: usage.version + 1,
  };
}
