import { addDays, type BusinessDate } from '../kernel/businessdate';
import { growthCounted, tierUntil } from './growth';
import { once, type Ratio } from '../rules/model';
import type {
  GrowthMonth,
  Tier,
  TierCode,
  TierGift,
  TierReason,
  TierRules,
  TierState,
} from './model';

/** What of an account tiers go by; absent parts are those of a member who never earned growth. */
export interface TierFacts {
  readonly growthMonths?: readonly GrowthMonth[];
  readonly tier?: TierState;
  readonly tierGift?: TierGift | null;
}

/** A step on the ladder, or another term on the same one. */
export interface TierChange {
  readonly fromCode: TierCode;
  readonly reason: TierReason;
  readonly next: TierState;
}

/**
 * The one change of the tier that a member has earned that is due on a date, or null; after it there may be another, so
 * whoever posts asks again. Source: docs/domain/tier.md, rules 4 to 7.
 *
 * A term that has ended is looked at as of its last date, however late that is: what a member is comes
 * out the same whenever somebody looks. `isReversal` says that growth has just been taken back.
 */
export function decideTier(
  facts: TierFacts,
  rules: TierRules,
  today: BusinessDate,
  isReversal = false,
): TierChange | null {
  const { code, until, change } = tierStateOf(facts, rules);
  const rank = rankOf(code, rules);
  const move = (toRank: number, from: BusinessDate, reason: TierReason): TierChange => ({
    fromCode: code,
    reason,
    next: {
      code: tierAt(toRank, rules).code,
      from,
      until: toRank === 0 ? null : tierUntil(from, rules.validity),
      change: change + 1,
    },
  });

  if (until !== null && until < today) {
    const earned = earnedRank(facts, rules, until);
    const from = addDays(until, 1);
    if (earned > rank) return move(earned, from, 'upgrade');
    if (earned === rank) return move(rank, from, 'renewed');
    return move(rules.onExpiry === 'one_step' ? rank - 1 : earned, from, 'expired');
  }
  const earned = earnedRank(facts, rules, today);
  if (earned > rank) return move(earned, today, 'upgrade');
  // The ladder has grown a lower step since: from now on this one has a term.
  if (until === null && rank > 0) return move(rank, today, 'renewed');
  if (isReversal && rules.onReversal === 'earned' && earned < rank) {
    return move(earned, today, 'reversal');
  }
  return null;
}

/** The same member once everything that is due on a date has been decided; nothing is written. */
export function tierAsOf<Facts extends TierFacts>(
  facts: Facts,
  rules: TierRules,
  today: BusinessDate,
): Facts {
  let current = isGiftOver(facts.tierGift, today) ? { ...facts, tierGift: null } : facts;
  for (;;) {
    const change = decideTier(current, rules, today);
    if (!change) return current;
    current = { ...current, tier: change.next };
  }
}

/** Whether a tier given by hand has come to its end. */
export function isGiftOver(
  gift: TierGift | null | undefined,
  today: BusinessDate,
): gift is TierGift {
  return gift !== null && gift !== undefined && gift.until < today;
}

/** Where growth has brought a member: whoever has never moved is in the lowest tier, and loses it never. */
export function tierStateOf({ tier }: TierFacts, { tiers }: TierRules): TierState {
  return tier ?? { code: tiers[0]?.code ?? '', from: '' as BusinessDate, until: null, change: 0 };
}

/** The tier of a member, earned or given, as the rules in force describe it. */
export function tierOf(facts: TierFacts, rules: TierRules): Tier {
  const { code } = tierStateOf(facts, rules);
  return highestOf([code, ...(facts.tierGift ? [facts.tierGift.code] : [])], rules);
}

/** The gift that makes a member's tier higher than growth does; null where none does. */
export function giftThatCounts(facts: TierFacts, rules: TierRules): TierGift | null {
  const earned = rankOf(tierStateOf(facts, rules).code, rules);
  const { tierGift = null } = facts;
  return tierGift && rankOf(tierGift.code, rules) > earned ? tierGift : null;
}

/**
 * What a check-in of a member is multiplied by on a date, if no growth comes until then: the tier is
 * the one before the check-in. Source: docs/domain/checkin.md, rule 14.
 */
export function checkinTimesOn(
  facts: TierFacts,
  rules: TierRules | null,
): (date: BusinessDate) => Ratio {
  if (!rules?.tiers.some(({ checkinTimes }) => checkinTimes)) return () => once;
  return (date) => tierOf(tierAsOf(facts, rules, date), rules).checkinTimes ?? once;
}

/** The highest of several tiers, as the rules describe it; the lowest of all for none. */
export function highestOf(codes: readonly TierCode[], rules: TierRules): Tier {
  return tierAt(Math.max(0, ...codes.map((code) => rankOf(code, rules))), rules);
}

/** 0 for the lowest; a tier that the rules no longer know is the lowest, too. */
export function rankOf(code: TierCode, { tiers }: Pick<TierRules, 'tiers'>): number {
  return Math.max(
    0,
    tiers.findIndex((tier) => tier.code === code),
  );
}

function earnedRank(
  { growthMonths = [] }: TierFacts,
  { tiers, window }: TierRules,
  date: BusinessDate,
): number {
  const growth = growthCounted(growthMonths, window, date);
  return Math.max(0, tiers.filter(({ fromGrowth }) => fromGrowth <= growth).length - 1);
}

function tierAt(rank: number, { tiers }: TierRules): Tier {
  const tier = tiers[rank];
  if (!tier) throw new Error(`no tier of rank ${String(rank)}`);
  return tier;
}
