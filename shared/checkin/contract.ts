import * as v from 'valibot';
import type { Action } from '../action';
import type { BusinessDate, BusinessMonth } from '../kernel/businessdate';
import { toPoints, type Points } from '../kernel/amounts';
import { wholePointsSchema } from '../fields';
import type { NotEnough } from '../points/rules';
import type { MakeUpOffer, MakeUpRefusal } from './makeup';
import type { CheckinRules } from './model';
import type { ComingReward, StampCard } from './outlook';
import type { CheckinRefusal } from './rules';

/**
 * `checkin.perform`: checks the caller in for today.
 *
 * Errors: {@link CheckinRefusal}. `checkin.already_done` carries `businessDate`, `streakDays` and
 * `pointsAwarded` of the check-in that stands.
 */
export const performCheckinRequest = v.strictObject({});

export interface PerformCheckinReply {
  readonly pointsAwarded: Points;
  /** Days in a row, today included. */
  readonly streakDays: number;
  readonly businessDate: BusinessDate;
}

export type PerformCheckinRefusal = CheckinRefusal;

/** `checkin.getCalendar`: one month (the current one when left out) and what lies ahead. */
export const getCheckinCalendarRequest = v.strictObject({
  month: v.optional(v.pipe(v.string(), v.regex(/^\d{4}-(?:0[1-9]|1[0-2])$/))),
});

export interface GetCheckinCalendarReply extends CheckinStatus {
  readonly month: BusinessMonth;
  /** Earliest month with anything to see: the one the member joined in. */
  readonly firstMonth: BusinessMonth;
  readonly checkedDates: readonly BusinessDate[];
  /** What each coming day of this month pays if no day is missed. */
  readonly coming: readonly ComingReward[];
  readonly totalDays: number;
  /** Missed days of the month that can be made up today, and what one costs; null where none can. */
  readonly makeUp: MakeUpOffer | null;
  /** Null while check-in is closed. */
  readonly rule: { readonly version: number; readonly body: CheckinRules } | null;
}

/** Asked for a month before the member joined, or after the current one. */
export type GetCheckinCalendarRefusal = { readonly code: 'checkin.month_out_of_range' };

/**
 * `checkin.makeUp`: makes up a missed day for points; it joins the streak and pays the base only.
 *
 * Errors: {@link MakeUpRefusal}; `points.insufficient` when the cost is more than is available.
 */
export const makeUpCheckinRequest = v.strictObject({
  date: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/)),
});

export interface MakeUpCheckinReply {
  readonly businessDate: BusinessDate;
  readonly costPoints: Points;
  readonly pointsAwarded: Points;
  /** Days in a row as they stand now. */
  readonly streakDays: number;
}

export type MakeUpCheckinRefusal = MakeUpRefusal | NotEnough;

/** Where the member stands today; part of the home page and of the calendar. */
export interface CheckinStatus {
  readonly today: BusinessDate;
  readonly status: 'open' | 'done' | 'closed';
  /** What today paid, or will pay. */
  readonly todayPoints: Points;
  readonly streakDays: number;
  readonly bestStreakDays: number;
  readonly stampCard: StampCard | null;
  /** The next days from today (or tomorrow once done), a week of them. */
  readonly nextDays: readonly ComingReward[];
  /** The nearest bonus day, however far. */
  readonly nextBonus: ComingReward | null;
}

/** A step that pays nothing is a mistake. */
const bonusPointsSchema = v.pipe(wholePointsSchema, v.minValue(toPoints(1)));
const days = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(366));

/** Two steps for the same day are one that somebody forgot to take out. */
export const checkinFaults = { twinSteps: 'two steps of the same day' } as const;

function areAllDifferent(steps: readonly { readonly bonusPoints: Points }[]): boolean {
  const named = steps.map((step) => JSON.stringify({ ...step, bonusPoints: 0 }));
  return new Set(named).size === steps.length;
}

/** The body of a check-in rule version, as published. */
export const checkinRulesSchema = v.strictObject({
  cycle: v.picklist(['rolling', 'week', 'month']),
  basePoints: wholePointsSchema,
  streakSteps: v.pipe(
    v.array(
      v.union([
        v.strictObject({ everyDays: days, bonusPoints: bonusPointsSchema }),
        v.strictObject({ onDay: days, bonusPoints: bonusPointsSchema }),
      ]),
    ),
    v.check((steps) => areAllDifferent(steps), checkinFaults.twinSteps),
  ),
  cumulativeSteps: v.pipe(
    v.array(v.strictObject({ days, bonusPoints: bonusPointsSchema })),
    v.check((steps) => areAllDifferent(steps), checkinFaults.twinSteps),
  ),
  makeUp: v.nullable(
    v.strictObject({
      withinDays: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(31)),
      timesAMonth: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(31)),
      costPoints: wholePointsSchema,
    }),
  ),
});

export interface CheckinActions {
  'checkin.perform': Action<
    'member',
    typeof performCheckinRequest,
    PerformCheckinReply,
    PerformCheckinRefusal
  >;
  'checkin.makeUp': Action<
    'member',
    typeof makeUpCheckinRequest,
    MakeUpCheckinReply,
    MakeUpCheckinRefusal
  >;
  'checkin.getCalendar': Action<
    'member',
    typeof getCheckinCalendarRequest,
    GetCheckinCalendarReply,
    GetCheckinCalendarRefusal
  >;
}
