import type { CheckinState } from '../checkin/model';
import type { Points } from '../kernel/amounts';
import type { BusinessDate } from '../kernel/businessdate';
import type { EntryId, MemberId, RequestId } from '../kernel/ids';
import type { RedeemedCount, SavingsGoal } from '../mall/model';
import type { GrowthChange, GrowthMonth, TierGift, TierState } from '../tier/model';

/** What kind of happening an entry records. */
export type EntryKind =
  | 'welcome'
  | 'checkin'
  | 'makeup'
  | 'purchase'
  | 'grant'
  | 'adjust'
  | 'import'
  | 'release'
  | 'spend'
  | 'redeem'
  | 'groupbuy'
  | 'hold'
  | 'capture'
  | 'unhold'
  | 'expire'
  | 'close'
  | 'reverse_earn'
  | 'reverse_spend'
  | 'growth'
  | 'tier'
  | 'tier_gift'
  | 'tier_gift_end';

/** Points that can be spent until the end of a date; null never expires. */
export interface Lot {
  readonly expiresOn: BusinessDate | null;
  readonly points: Points;
}

/** Points earned that become spendable on a date. */
export interface PendingEarn {
  /** The entry that earned them. */
  readonly entryId: EntryId;
  readonly points: Points;
  readonly releaseOn: BusinessDate;
  readonly expiresOn: BusinessDate | null;
}

/** Points set aside until they are captured or given back, and the lots they came from. */
export interface Hold {
  readonly holdId: string;
  readonly lots: readonly Lot[];
  readonly untilMs: number;
}

/**
 * Where a member's points lie. The balances follow from it and are never set by themselves:
 * available = sum of lots, pending = sum of pending, held = sum of holds.
 */
export interface Holdings {
  /** One for each date of expiry, soonest first, never empty ones. */
  readonly lots: readonly Lot[];
  readonly pending: readonly PendingEarn[];
  readonly holds: readonly Hold[];
  /** Owed after a reversal; paid off by what is earned next. */
  readonly debtPoints: Points;
}

/** Points each balance gained (or lost, when negative) by one entry. */
export interface BalanceChange {
  readonly availablePoints: Points;
  readonly pendingPoints: Points;
  readonly heldPoints: Points;
  readonly debtPoints: Points;
}

/** Why points came back or were taken back where nobody gave a reason of their own: the copy has a sentence for each. */
export type ReturnReason =
  `mall.${'cancelled' | 'lapsed' | 'unpaid'}` | `groupbuy.${'after_sales' | 'not_collected'}`;

/** One addend of an entry: a code the copy table turns into words, its points, and its facts. */
export interface ExplainedStep {
  readonly code: string;
  readonly points: Points;
  readonly facts: Readonly<Record<string, string | number>>;
}

/**
 * Why an entry has the amount it has: the rule and version asked, and the arithmetic. The steps add
 * up to what the member gained or lost in all: available + pending + held - debt.
 */
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
  /** Change of the available balance, from before to after. */
  readonly deltaPoints: Points;
  readonly balanceBeforePoints: Points;
  readonly balanceAfterPoints: Points;
  /** Changes of all four balances. */
  readonly change: BalanceChange;
  /** Every lot moved: points in (positive) or out; they add up to `deltaPoints`. */
  readonly lotMoves: readonly Lot[];
  readonly businessDate: BusinessDate;
  readonly atMs: number;
  readonly requestId: RequestId;
  readonly explanation: Explanation;
  /** The entry this one reverses; null for all others. */
  readonly reversesEntryId: EntryId | null;
  /** Absent where growth stays as it is. */
  readonly growth?: GrowthChange;
  readonly prevHash: string;
  readonly hash: string;
}

/** What a feature wants posted; the ledger adds place, balances and seal. */
export interface Posting {
  readonly entryId: EntryId;
  readonly kind: EntryKind;
  /** Where the points lie afterwards: what an operation of rules.ts gives. */
  readonly holdings: Holdings;
  readonly businessDate: BusinessDate;
  readonly atMs: number;
  readonly requestId: RequestId;
  readonly explanation: Explanation;
  readonly reversesEntryId?: EntryId;
  readonly growth?: GrowthChange | null;
  /** Where the member stands afterwards, when that is what this records. */
  readonly tier?: TierState;
  /** What has been given by hand, when that is what this records; null once it is over. */
  readonly tierGift?: TierGift | null;
  /** Parts of the account that change together with the points. */
  readonly changes?: AccountParts;
}

export interface AccountParts {
  readonly checkin?: CheckinState;
  readonly earnedToday?: EarnedToday | null;
  readonly redeemed?: readonly RedeemedCount[];
  readonly lastVisit?: StoreVisit;
  readonly closed?: ClosedMark;
}

/** When the member was deleted, and what was given up: available and pending points less debt. */
export interface ClosedMark {
  readonly atMs: number;
  readonly lostPoints: Points;
}

/** The newest purchase at a till. */
export interface StoreVisit {
  readonly storeId: string;
  readonly atMs: number;
}

/** Points from purchases on one date, for the rule's daily cap. */
export interface EarnedToday {
  readonly date: BusinessDate;
  readonly purchasePoints: Points;
}

/**
 * Everything of one member that must agree, in one document, changed only by compare-and-set on
 * `seq`. The newest entries are kept inside, those of the last change at least, so a crash between
 * the two writes of a posting loses nothing.
 */
export interface Account extends Holdings {
  readonly memberId: MemberId;
  readonly seq: number;
  readonly availablePoints: Points;
  readonly pendingPoints: Points;
  readonly heldPoints: Points;
  readonly checkin: CheckinState;
  readonly earnedToday: EarnedToday | null;
  /** What counts against the limits of items; absent until something does. */
  readonly redeemed?: readonly RedeemedCount[];
  /** What the member saves up for: a wish, which no entry explains; absent and null for nothing. */
  readonly goal?: SavingsGoal | null;
  /** Absent before the first purchase at a till. */
  readonly lastVisit?: StoreVisit;
  /** Growth that was earned, by month; absent before the first. */
  readonly growthMonths?: readonly GrowthMonth[];
  /** Absent for whoever has never left the lowest tier. */
  readonly tier?: TierState;
  /** Absent for whoever was never given a tier by hand; null once it is over. */
  readonly tierGift?: TierGift | null;
  /** Absent unless the member was deleted; nobody's account any more. */
  readonly closed?: ClosedMark;
  /** `''` before the first entry. */
  readonly headEntryId: EntryId | '';
  readonly headHash: string;
  /** How many entries the last change wrote: these may not have reached the ledger. */
  readonly headBatch: number;
  /** Newest first: {@link recentEntriesKept} of them, or the last batch where that is more. */
  readonly recentEntries: readonly LedgerEntry[];
  /** When something next falls due by itself (expiry, release, end of a hold); null for never. */
  readonly nextDueAtMs: number | null;
  readonly openedAtMs: number;
  readonly updatedAtMs: number;
}

/** Enough for the home page to be answered from the account alone. */
export const recentEntriesKept = 5;
