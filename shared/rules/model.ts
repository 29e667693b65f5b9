import type { BusinessDate, DayBoundary } from '../kernel/businessdate';
import type { Points } from '../kernel/amounts';

/**
 * One immutable version of one rule set. Changing a rule means publishing the next version; entries
 * name the version they were made under, so an old entry can always be recomputed.
 */
export interface RuleVersion<Body> {
  readonly version: number;
  readonly effectiveFromMs: number;
  readonly note: string;
  readonly body: Body;
}

/** What holds for the whole programme of the brand. */
export interface ProgrammeRules {
  readonly brandName: string;
  readonly dayBoundary: DayBoundary;
  /** Given once, when a person becomes a member. */
  readonly welcomePoints: Points;
  /** Version of the privacy guide that members are asked to accept. */
  readonly privacyVersion: string;
}

/** How long points last. Months are counted from the month of earning and rounded to its end. */
export type ExpiryRule =
  | { readonly kind: 'never' }
  | { readonly kind: 'months'; readonly months: number }
  /** Until 31 December, or until a date (`MM-DD`) of the year after. */
  | { readonly kind: 'year_end'; readonly graceMonthDay: string | null };

/**
 * What a refund takes back of the points it earned when they are spent already:
 * only what is still pending; as much as there is; or all of it, the rest being owed.
 */
export type ReversePolicy = 'pending_only' | 'within_balance' | 'into_debt';

/** A ratio of whole numbers, so that no rule is ever a fraction of a binary number. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** Neither more nor less. */
export const once: Ratio = { numerator: 1, denominator: 1 };

/** More (or fewer) points in some stores, in some period, or both; open ends are null. */
export interface EarningMultiplier {
  readonly storeId: string | null;
  readonly fromDate: BusinessDate | null;
  /** Inclusive. */
  readonly toDate: BusinessDate | null;
  readonly times: Ratio;
}

/** Points for purchases. Source: docs/domain/points.md, rule 12. */
export interface EarningRules {
  /** So many points ... */
  readonly points: number;
  /** ... for each of so many fen. */
  readonly perFen: number;
  readonly multipliers: readonly EarningMultiplier[];
  readonly excludedCategories: readonly string[];
  readonly maxPointsPerBill: number | null;
  readonly maxPointsPerDay: number | null;
  /** Days until the points can be spent: the time in which goods may come back. 0 for at once. */
  readonly pendingDays: number;
}

/** Money off a bill for points. Source: docs/domain/points.md, rule 13. */
export interface CashRules {
  /** So many points ... */
  readonly points: number;
  /** ... take off so many fen. */
  readonly worthFen: number;
  /** Points are used in whole units of this size. */
  readonly unitPoints: number;
  readonly maxPoints: number | null;
  /** The largest share of a bill that points may pay. */
  readonly maxShare: Ratio;
  readonly withCoupon: boolean;
}

/** How points are earned, kept, used for money, and taken back. */
export interface PointsRules {
  readonly expiry: ExpiryRule;
  /** Days a lot lives that is given back after its own date has passed. */
  readonly graceDays: number;
  readonly reversePolicy: ReversePolicy;
  /** Null while purchases earn nothing. */
  readonly earning: EarningRules | null;
  /** Null while points are not taken for money. */
  readonly cash: CashRules | null;
}
