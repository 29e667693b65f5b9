import type { BusinessDate, BusinessMonth } from '../kernel/businessdate';
import type { EntryId, RequestId } from '../kernel/ids';
import type { Points } from '../kernel/amounts';

/**
 * - `rolling`: the streak runs until a day is missed; cumulative days count for ever.
 * - `week`, `month`: rewards start over each Monday or each first of the month.
 */
export type CheckinCycle = 'rolling' | 'week' | 'month';

/** Pays when the day in a row is a multiple of `everyDays`, or exactly `onDay`. */
export type StreakStep =
  | { readonly everyDays: number; readonly bonusPoints: Points }
  | { readonly onDay: number; readonly bonusPoints: Points };

/** Pays when the number of days checked in within the cycle reaches `days`. */
export interface CumulativeStep {
  readonly days: number;
  readonly bonusPoints: Points;
}

/** Bonuses are added to the base, never instead of it. Source: docs/domain/checkin.md, rule 5. */
export interface CheckinRules {
  readonly cycle: CheckinCycle;
  readonly basePoints: Points;
  readonly streakSteps: readonly StreakStep[];
  readonly cumulativeSteps: readonly CumulativeStep[];
  /** Null where a missed day stays missed. */
  readonly makeUp: MakeUpRules | null;
}

/** Making up a missed day. Source: docs/domain/checkin.md, rule 13. */
export interface MakeUpRules {
  /** How many days back, 1 being yesterday; never across the start of the cycle. */
  readonly withinDays: number;
  readonly timesAMonth: number;
  readonly costPoints: Points;
}

/** The days of one month: bit `d - 1` is set when day `d` was checked in. */
export interface CheckinMonth {
  readonly month: BusinessMonth;
  readonly days: number;
}

/** Days checked in without a gap; `from` and `to` are the first and the last of them. */
export interface CheckinRun {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
}

/**
 * Part of the member's account. Holds facts (dates and counts), never money worked out from rules,
 * so that a change of rules cannot rewrite a streak.
 */
export interface CheckinState {
  /** Newest first, as far back as a day can still be made up. */
  readonly runs: readonly CheckinRun[];
  readonly bestStreakDays: number;
  readonly totalDays: number;
  /** The newest month checked in and the one before it, newest first. */
  readonly months: readonly CheckinMonth[];
  /** Days made up in the newest month in which one was. */
  readonly madeUp: { readonly month: BusinessMonth; readonly days: number } | null;
  /** What the newest check-in was answered, so that a repeated request hears the same. */
  readonly last: {
    readonly requestId: RequestId;
    readonly entryId: EntryId;
    readonly pointsAwarded: Points;
  } | null;
}

/** What is known of a member's days, whatever the newest of them paid. */
export type CheckinFacts = Omit<CheckinState, 'last'>;

export const noCheckins: CheckinState = {
  runs: [],
  bestStreakDays: 0,
  totalDays: 0,
  months: [],
  madeUp: null,
  last: null,
};
