import type { EntryId } from '../kernel/ids';
import type { LedgerEntry } from './model';

/** Which way an entry moved what can be spent; `still` moved nothing of it. */
export type Direction = 'earned' | 'used' | 'still';

/**
 * An entry as the `ledger` collection keeps it. `direction` stands beside the sealed fields so that
 * an index finds a rare direction in a long ledger; it is no part of what the hash covers.
 */
export type LedgerDocument = LedgerEntry & { readonly _id: EntryId; readonly direction: Direction };

export function directionOf({ deltaPoints }: Pick<LedgerEntry, 'deltaPoints'>): Direction {
  if (deltaPoints === 0) return 'still';
  return deltaPoints > 0 ? 'earned' : 'used';
}

export function entryToDocument(entry: LedgerEntry): LedgerDocument {
  return { _id: entry.entryId, ...entry, direction: directionOf(entry) };
}

/** The sealed entry alone: what its hash is taken over. */
export function documentToEntry({
  _id,
  direction: _direction,
  ...entry
}: LedgerDocument): LedgerEntry {
  return entry;
}
