import { addDays, type BusinessDate } from '../../kernel/businessdate';
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

/** Whether somebody is shown a colleague: everybody to who belongs to all stores, else one's own stores. */
export function seesColleague(
  { storeIds: own }: Pick<Staff, 'storeIds'>,
  { storeIds }: Pick<Staff, 'storeIds'>,
): boolean {
  return own === null || (storeIds?.some((id) => own.includes(id)) ?? false);
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
/** Wrong codes within {@link guessWindowMs}; the next is not even looked up. */
export const guessesAllowed = 10;

/** Until when this person is locked out; null when not. */
export function lockedUntilMs({ count, sinceMs }: GuessCount, nowMs: number): number | null {
  const untilMs = sinceMs + guessWindowMs;
  return count >= guessesAllowed && nowMs < untilMs ? untilMs : null;
}

/** So much is to be taken from a date's limit, once for its taker. */
export interface LimitAsk {
  readonly kind: LimitedKind;
  readonly amount: number;
  readonly most: number;
  readonly takerId: string;
}

/**
 * The usage with all of it taken; the same usage when each taker has taken already; null when one of
 * them would bring more than its `most`. A clock that stepped back over midnight goes on counting on
 * the date after it: each date is counted once.
 */
export function takeUsage(
  usage: StaffUsage,
  asks: readonly LimitAsk[],
  today: BusinessDate,
): StaffUsage | null {
  const isStanding = usage.date === today || usage.date === addDays(today, 1);
  const current: StaffUsage = isStanding
    ? usage
    : { ...usage, date: today, manualPoints: 0, undos: 0, refundFen: 0, taken: [] };
  const open = asks.filter(({ takerId }) => !current.taken.includes(takerId));
  if (open.length === 0) return usage;
  let next = current;
  for (const { kind, amount, most, takerId } of open) {
    const sum = next[kind] + amount;
    if (sum > most) return null;
    next = { ...next, [kind]: sum, taken: [...next.taken, takerId] };
  }
  return { ...next, version: usage.version + 1 };
}
