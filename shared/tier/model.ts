import type { Fen } from '../kernel/amounts';
import type { BusinessDate, BusinessMonth } from '../kernel/businessdate';
import type { EntryId } from '../kernel/ids';
import type { Ratio } from '../rules/model';

/** Names a tier in rules, accounts and items. */
export type TierCode = string;

/** One tier of the ladder. */
export interface Tier {
  readonly code: TierCode;
  readonly name: string;
  /** From so much counted growth on; 0 for the lowest. */
  readonly fromGrowth: number;
  /** What purchases earn is multiplied by; 1 for as everybody. */
  readonly times: Ratio;
  /** What a check-in pays is multiplied by; absent for as everybody. */
  readonly checkinTimes?: Ratio | undefined;
  /** What members of it have besides, in the shop's own words. */
  readonly benefits: readonly string[];
}

/** So much growth for each of so many fen. */
export interface GrowthRate {
  readonly growth: number;
  readonly perFen: number;
}

/** Where money is paid other than at a till. */
export type OrderGrowthSource = 'mall' | 'groupbuy';

/**
 * How growth is earned, how much of it counts, and what tiers it earns. Growth is never spent: buying
 * something for points lowers no tier. Source: docs/domain/tier.md.
 */
export interface TierRules {
  /** The lowest first; each from more growth than the one before. */
  readonly tiers: readonly Tier[];
  readonly growth: {
    /** So much growth for each of so many fen paid; null where purchases give none. */
    readonly purchase: GrowthRate | null;
    readonly perCheckin: number;
    /** The same for money paid with a redemption; absent and null where it gives none. */
    readonly mall?: GrowthRate | null | undefined;
    /** The same for money paid in teams that succeed. */
    readonly groupbuy?: GrowthRate | null | undefined;
  };
  /** What counts: the month itself and those before it, so many in all; or the calendar year. */
  readonly window:
    { readonly kind: 'months'; readonly months: number } | { readonly kind: 'calendar_year' };
  /** How long a tier is kept: the rest of the month or year it begins in, and so many whole ones. */
  readonly validity:
    | { readonly kind: 'months'; readonly months: number }
    | { readonly kind: 'years'; readonly years: number };
  /** Where the growth no longer suffices at the end: one tier down, or to what it does earn. */
  readonly onExpiry: 'one_step' | 'earned';
  /** What growth taken back does before that date: nothing, or to what is earned at once. */
  readonly onReversal: 'keep' | 'earned';
  /**
   * Whoever lacks growth is warned from so many days before the last date of a term on; absent for
   * {@link usualWarnDays}.
   */
  readonly warnDays?: number | undefined;
}

/** Time enough for some visits more. */
export const usualWarnDays = 30;

/** Growth of one month, as earned in it and not taken back. */
export interface GrowthMonth {
  readonly month: BusinessMonth;
  readonly growth: number;
}

/** Months of growth an account keeps: no window reaches further back. */
export const growthMonthsKept = 36;

/** What an entry does to growth; part of what its hash covers. */
export interface GrowthChange {
  /** Gained, or taken back when negative; never 0. */
  readonly growth: number;
  /** The month it counts in: when taken back, that of the entry it came with. */
  readonly month: BusinessMonth;
  /** The version of the tier rules it was reckoned by. */
  readonly version: number;
  /** What was paid, for growth by purchases. */
  readonly paidFen?: Fen;
}

/** A member's place on the ladder. */
export interface TierState {
  readonly code: TierCode;
  readonly from: BusinessDate;
  /** The last date on which it is kept whatever happens; null for the lowest, which nobody loses. */
  readonly until: BusinessDate | null;
  /** 1, 2, 3, ... without gaps: the number of the change that led here. */
  readonly change: number;
}

/**
 * A tier given by hand, beside the one that growth has earned: the higher of the two is the member's. It
 * ends by itself and changes no growth. Source: docs/domain/tier.md, rule 14.
 */
export interface TierGift {
  /** The entry that gave it. */
  readonly giftId: EntryId;
  readonly code: TierCode;
  readonly from: BusinessDate;
  /** Inclusive. */
  readonly until: BusinessDate;
}

/** Why a member's tier changed, or was kept for another term. */
export type TierReason = 'upgrade' | 'renewed' | 'expired' | 'reversal' | 'given' | 'gift_ended';
