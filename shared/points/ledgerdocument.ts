import type { EntryId, MemberId, RequestId } from '../kernel/ids';
import type { EntryKind, LedgerEntry } from './model';

/** Which way an entry moved what can be spent; `still` moved nothing of it. */
export type Direction = 'earned' | 'used' | 'still';

/**
 * An entry as the `ledger` collection keeps it: beside the sealed fields stand those that an index
 * needs, which are no part of what the hash covers. `direction` finds a rare one in a long ledger;
 * `effectOf` finds what a request has done to a member, empty for what time alone does.
 */
export type LedgerDocument = LedgerEntry & {
  readonly _id: EntryId;
  readonly direction: Direction;
  readonly effectOf: string;
};

/** Posted along with whatever request came by, and no effect of it. */
export const settlementKinds: ReadonlySet<EntryKind> = new Set<EntryKind>([
  'welcome',
  'release',
  'expire',
  'unhold',
  'growth',
  'tier',
  'tier_gift_end',
]);

/** What finds the entry that a request made, so that a repeated one hears the first answer. */
export function effectOf(memberId: MemberId, requestId: RequestId): string {
  return `${memberId}:${requestId}`;
}

/** What the statement sorts an entry under; `still` where nothing that may be spent came or went. */
export function directionOf({ deltaPoints }: Pick<LedgerEntry, 'deltaPoints'>): Direction {
  if (deltaPoints === 0) return 'still';
  return deltaPoints > 0 ? 'earned' : 'used';
}

/** As it lies in the collection; what time alone has brought is the effect of no request. */
export function entryToDocument(entry: LedgerEntry): LedgerDocument {
  const { entryId, kind, memberId, requestId } = entry;
  return {
    _id: entryId,
    ...entry,
    direction: directionOf(entry),
    effectOf: settlementKinds.has(kind) ? '' : effectOf(memberId, requestId),
  };
}

/** The sealed entry alone: what its hash is taken over. */
export function documentToEntry({
  _id,
  direction: _direction,
  effectOf: _effectOf,
  ...entry
}: LedgerDocument): LedgerEntry {
  return entry;
}
