import * as v from 'valibot';
import { checkinRulesSchema } from '../checkin/contract';
import { wholePointsSchema } from '../points/contract';

/** The body of a programme rule version, as published. */
export const programmeRulesSchema = v.strictObject({
  brandName: v.pipe(v.string(), v.minLength(1), v.maxLength(20)),
  dayBoundary: v.strictObject({
    zoneName: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
    utcOffsetMinutes: v.pipe(v.number(), v.safeInteger(), v.minValue(-720), v.maxValue(840)),
    cutoffHour: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(23)),
  }),
  welcomePoints: wholePointsSchema,
  privacyVersion: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
});

const publishing = {
  /** The version this one follows (0 for the first): two publishers cannot overwrite each other. */
  afterVersion: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** Null for at once; else an instant to come. */
  effectiveFromMs: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  note: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
};

/**
 * `rules.publish` (jobs function, for operators): publishes the next version of a rule set.
 *
 * Errors: {@link PublishRulesRefusal}. Versions that exist never change.
 */
export const publishRulesRequest = v.variant('ruleSet', [
  v.strictObject({ ruleSet: v.literal('programme'), ...publishing, body: programmeRulesSchema }),
  v.strictObject({ ruleSet: v.literal('checkin'), ...publishing, body: checkinRulesSchema }),
]);

export interface PublishRulesReply {
  readonly ruleSet: string;
  readonly version: number;
  readonly effectiveFromMs: number;
}

export type PublishRulesRefusal =
  | { readonly code: 'rules.version_conflict'; readonly latestVersion: number }
  | { readonly code: 'rules.starts_in_past' };
