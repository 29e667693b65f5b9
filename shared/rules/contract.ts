import * as v from 'valibot';
import type { Action } from '../action';
import { checkinFaults, checkinRulesSchema } from '../checkin/contract';
import { businessDateSchema, text, whole, wholePointsSchema } from '../fields';
import { parseBusinessDate } from '../kernel/businessdate';
import { noticeRulesSchema } from '../notice/contract';
import { storeRulesSchema } from '../store/till/contract';
import { tierFaults, tierRulesSchema } from '../tier/contract';
import { periodsOverlap } from './rules';

/** What rules are refused for that single values do not show; whoever reads issues goes by these. */
export const ruleFaults = {
  ...checkinFaults,
  ...tierFaults,
  overlap: 'periods of one store that overlap',
  emptyPeriod: 'a period that ends before it begins',
} as const;

/** The body of a programme rule version, as published. */
export const programmeRulesSchema = v.strictObject({
  brandName: text(1, 20),
  dayBoundary: v.strictObject({
    zoneName: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
    utcOffsetMinutes: v.pipe(v.number(), v.safeInteger(), v.minValue(-720), v.maxValue(840)),
    cutoffHour: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(23)),
  }),
  welcomePoints: wholePointsSchema,
  privacyVersion: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
});

const orNone = whole(1, 100_000_000);
const ratio = v.strictObject({ numerator: whole(0, 1000), denominator: whole(1, 1000) });

const earningRulesSchema = v.strictObject({
  points: whole(1, 1000),
  perFen: whole(1, 1_000_000),
  multipliers: v.pipe(
    v.array(
      v.pipe(
        v.strictObject({
          storeId: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(64))),
          fromDate: v.nullable(businessDateSchema),
          toDate: v.nullable(businessDateSchema),
          times: ratio,
        }),
        v.check(
          ({ fromDate, toDate }) => fromDate === null || toDate === null || fromDate <= toDate,
          ruleFaults.emptyPeriod,
        ),
      ),
    ),
    v.maxLength(100),
    v.check((multipliers) => !periodsOverlap(multipliers), ruleFaults.overlap),
  ),
  excludedCategories: v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.maxLength(200)),
  maxPointsPerBill: v.nullable(orNone),
  maxPointsPerDay: v.nullable(orNone),
  pendingDays: whole(0, 365),
});

const cashRulesSchema = v.pipe(
  v.strictObject({
    points: whole(1, 1_000_000),
    worthFen: whole(1, 1_000_000),
    unitPoints: whole(1, 1_000_000),
    maxPoints: v.nullable(orNone),
    maxShare: ratio,
    withCoupon: v.boolean(),
  }),
  v.check(({ maxShare }) => maxShare.numerator <= maxShare.denominator, 'more than the whole bill'),
);

/** The body of a points rule version, as published. */
export const pointsRulesSchema = v.strictObject({
  expiry: v.variant('kind', [
    v.strictObject({ kind: v.literal('never') }),
    v.strictObject({ kind: v.literal('months'), months: whole(1, 120) }),
    v.strictObject({
      kind: v.literal('year_end'),
      graceMonthDay: v.nullable(
        v.pipe(
          v.string(),
          // In a leap year or not, the date must exist.
          v.check((text) => parseBusinessDate(`2026-${text}`) !== null, 'a day of every year'),
        ),
      ),
    }),
  ]),
  graceDays: whole(1, 365),
  reversePolicy: v.picklist(['pending_only', 'within_balance', 'into_debt']),
  earning: v.nullable(earningRulesSchema),
  cash: v.nullable(cashRulesSchema),
});

const publishing = {
  /** The version this one follows (0 for the first): two publishers cannot overwrite each other. */
  afterVersion: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** Null for at once; else an instant to come. */
  effectiveFromMs: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  note: text(1, 200),
};

/**
 * `rules.publish` (jobs function, for operators): publishes the next version of a rule set.
 *
 * Errors: {@link PublishRulesRefusal}. Versions that exist never change.
 */
export const publishRulesRequest = v.variant('ruleSet', [
  v.strictObject({ ruleSet: v.literal('programme'), ...publishing, body: programmeRulesSchema }),
  v.strictObject({ ruleSet: v.literal('points'), ...publishing, body: pointsRulesSchema }),
  v.strictObject({ ruleSet: v.literal('checkin'), ...publishing, body: checkinRulesSchema }),
  v.strictObject({ ruleSet: v.literal('notice'), ...publishing, body: noticeRulesSchema }),
  v.strictObject({ ruleSet: v.literal('tier'), ...publishing, body: tierRulesSchema }),
  v.strictObject({ ruleSet: v.literal('store'), ...publishing, body: storeRulesSchema }),
]);

export interface PublishRulesReply {
  readonly ruleSet: string;
  readonly version: number;
  readonly effectiveFromMs: number;
}

export type PublishRulesRefusal =
  | { readonly code: 'rules.version_conflict'; readonly latestVersion: number }
  | { readonly code: 'rules.starts_in_past' };

export interface RulesActions {
  'rules.publish': Action<
    'jobs',
    typeof publishRulesRequest,
    PublishRulesReply,
    PublishRulesRefusal
  >;
}
