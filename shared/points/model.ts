import type { Points } from '../kernel/amounts';
import type { BusinessDate } from '../kernel/businessdate';
import type { EntryId, MemberId, RequestId } from '../kernel/ids';
import type { CheckinState } from '../checkin/model';

/** What kind of happening an entry records. */
export type EntryKind = 'welcome' | 'checkin' | 'grant';

/** One addend of an entry: a code the copy table turns into words, its points, and its facts. */
export interface ExplainedStep {
  readonly code: string;
  readonly points: Points;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** Why an entry has the amount it has: the rule and version asked, and the arithmetic, step by step. */
export interface Explanation {
  readonly rule: { readonly name: string; readonly version: number } | null;
  readonly steps: readonly ExplainedStep[];
}

/**
 * One immutable line of the ledger.
 *
 * `hash` is SHA-256 (hex) of the canonical JSON of all the other fields, `prevHash` the hash of the
 * member's entry before it: anyone who has the entries can prove the balance.
 * Source: docs/domain/points.md, rules 3 to 5.
 */
export interface LedgerEntry {
  readonly entryId: EntryId;
  readonly memberId: MemberId;
  /** 1, 2, 3, ... without gaps. */
  readonly seq: number;
  readonly kind: EntryKind;
  readonly deltaPoints: Points;
  readonly balanceBeforePoints: Points;
  readonly balanceAfterPoints: Points;
  readonly businessDate: BusinessDate;
  readonly atMs: number;
  readonly requestId: RequestId;
  readonly explanation: Explanation;
  readonly prevHash: string;
  readonly hash: string;
}

/** What a feature wants posted; the ledger adds place, balances and seal. */
export interface Posting {
  readonly entryId: EntryId;
  readonly kind: EntryKind;
  readonly deltaPoints: Points;
  readonly businessDate: BusinessDate;
  readonly atMs: number;
  readonly requestId: RequestId;
  readonly explanation: Explanation;
  /** Parts of the account that change together with the balance. */
  readonly changes?: { readonly checkin?: CheckinState };
}

/**
 * Everything of one member that must agree, in one document, changed only by compare-and-set on
 * `seq`. The newest entry is kept inside until the next one, so a crash between the two writes of
 * a posting loses nothing.
 */
export interface Account {
  readonly memberId: MemberId;
  readonly seq: number;
  readonly availablePoints: Points;
  readonly pendingPoints: Points;
  readonly heldPoints: Points;
  readonly debtPoints: Points;
  readonly checkin: CheckinState;
  /** `''` before the first entry. */
  readonly headEntryId: EntryId | '';
  readonly headHash: string;
  /** Newest first, at most {@link recentEntriesKept}. */
  readonly recentEntries: readonly LedgerEntry[];
  readonly openedAtMs: number;
  readonly updatedAtMs: number;
}

/** Enough for the home page to be answered from the account alone. */
export const recentEntriesKept = 5;
