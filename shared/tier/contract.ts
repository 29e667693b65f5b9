import * as v from 'valibot';
import type { Action } from '../action';
import { text, whole } from '../fields';
import type { BusinessDate } from '../kernel/businessdate';
import type { NoticeOffer } from '../notice/contract';
import type { Ratio } from '../rules/model';
import {
  growthMonthsKept,
  type Tier,
  type TierCode,
  type TierReason,
  type TierRules,
} from './model';

/** What tier rules are refused for that single values do not show. */
export const tierFaults = {
  lowest: 'the lowest tier begins at 0',
  order: 'each tier from more growth than the one before',
  codes: 'each code once',
} as const;

/** A tier as rules and items name it; members see its name. */
export const tierCodeSchema = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,19}$/));

// Small, so that nothing times all its ratios leaves the whole numbers.
const times = v.strictObject({ numerator: whole(1, 50), denominator: whole(1, 50) });

const growthRate = v.strictObject({ growth: whole(1, 1000), perFen: whole(1, 1_000_000) });

const tierSchema = v.strictObject({
  code: tierCodeSchema,
  name: text(1, 8),
  fromGrowth: whole(0, 100_000_000),
  times,
  checkinTimes: v.optional(times),
  benefits: v.pipe(v.array(text(1, 40)), v.maxLength(10)),
});

/** The body of a tier rule version, as published. */
export const tierRulesSchema = v.strictObject({
  tiers: v.pipe(
    v.array(tierSchema),
    v.minLength(1),
    v.maxLength(10),
    v.check(([lowest]) => lowest?.fromGrowth === 0, tierFaults.lowest),
    v.check(
      (tiers) =>
        tiers.every((tier, i) => i === 0 || tier.fromGrowth > (tiers[i - 1]?.fromGrowth ?? 0)),
      tierFaults.order,
    ),
    v.check(
      (tiers) => new Set(tiers.map(({ code }) => code)).size === tiers.length,
      tierFaults.codes,
    ),
  ),
  growth: v.strictObject({
    purchase: v.nullable(growthRate),
    perCheckin: whole(0, 1000),
    // Versions published before money for orders counted say nothing of it.
    mall: v.optional(v.nullable(growthRate)),
    groupbuy: v.optional(v.nullable(growthRate)),
  }),
  window: v.variant('kind', [
    v.strictObject({ kind: v.literal('months'), months: whole(1, growthMonthsKept) }),
    v.strictObject({ kind: v.literal('calendar_year') }),
  ]),
  validity: v.variant('kind', [
    v.strictObject({ kind: v.literal('months'), months: whole(1, 36) }),
    v.strictObject({ kind: v.literal('years'), years: whole(1, 5) }),
  ]),
  onExpiry: v.picklist(['one_step', 'earned']),
  onReversal: v.picklist(['keep', 'earned']),
  // Versions published before there were warnings say nothing of them.
  warnDays: v.optional(whole(1, 365)),
});

/** Where a member stands, and what is missing: the home page, the tier page, the clerk's card. */
export interface TierStanding {
  readonly code: TierCode;
  readonly name: string;
  /** 1 for the lowest. */
  readonly step: number;
  /** The growth that counts today. */
  readonly growth: number;
  /** The last date on which the tier is kept whatever happens; null for the lowest. */
  readonly until: BusinessDate | null;
  /** Whether it was given by hand, until then, and growth alone would give a lower one. */
  readonly isGiven: boolean;
  /** Null for the lowest: nobody loses it. `missing` is what is still to be earned before `until`. */
  readonly keep: { readonly fromGrowth: number; readonly missing: number } | null;
  /** What is about to come, from so many days before the end on; null for whoever keeps the tier. */
  readonly ending: { readonly daysLeft: number; readonly toName: string } | null;
  /** Null on the highest. */
  readonly next: {
    readonly code: TierCode;
    readonly name: string;
    readonly fromGrowth: number;
    readonly missing: number;
  } | null;
  /** What purchases earn is multiplied by. */
  readonly times: Ratio;
}

/** One change of tier, or a new term on the same. */
export interface TierRecord {
  readonly entryId: string;
  readonly fromName: string;
  readonly toCode: TierCode;
  readonly toName: string;
  readonly reason: TierReason;
  readonly date: BusinessDate;
  /** The last date of the new term; null for the lowest tier. */
  readonly until: BusinessDate | null;
  /** Why, in the words of who gave it; empty for what growth and time did. */
  readonly words: string;
}

/** `tier.getTier`: the caller's tier with its ladder, its rules and its history. */
export const getTierRequest = v.strictObject({});

export interface GetTierReply {
  /** Null while the shop has no tiers. */
  readonly standing: TierStanding | null;
  /** The ladder, the lowest first. */
  readonly tiers: readonly Tier[];
  /** How growth is earned, counted and kept; null while the shop has no tiers. */
  readonly rules: Omit<TierRules, 'tiers'> | null;
  /** The newest first, {@link tierHistoryMax} at most. */
  readonly history: readonly TierRecord[];
  /** Messages about the tier that the member may be asked for. */
  readonly noticeOffers: readonly NoticeOffer[];
}

/** Changes of tier in one reply, the newest. */
export const tierHistoryMax = 50;

export interface TierActions {
  'tier.getTier': Action<'member', typeof getTierRequest, GetTierReply>;
}
