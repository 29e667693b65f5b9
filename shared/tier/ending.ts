import { addDays, daysBetween, type BusinessDate } from '../kernel/businessdate';
import { growthCounted } from './growth';
import { usualWarnDays, type TierCode, type TierGift, type TierRules } from './model';
import {
  decideTier,
  giftThatCounts,
  rankOf,
  tierAsOf,
  tierOf,
  tierStateOf,
  type TierFacts,
} from './rules';

/** A tier that its member is about to lose, unless enough growth comes. */
export interface TierEnding {
  /** Names the term, so that it is warned of once. */
  readonly term: string;
  readonly name: string;
  readonly until: BusinessDate;
  /** The growth that keeps it, if earned by then. */
  readonly missing: number;
  /** What the member would be on the day after. */
  readonly toName: string;
}

/** Where a member stands, for whoever writes about it. */
export interface TierOutlook {
  readonly code: TierCode;
  readonly ending: TierEnding | null;
}

/** The tier as of a date, and whether it is about to be lost. */
export function tierOutlook(facts: TierFacts, rules: TierRules, today: BusinessDate): TierOutlook {
  const code = tierOf(tierAsOf(facts, rules, today), rules).code;
  return { code, ending: tierEnding(facts, rules, today) };
}

/**
 * What a member is to be warned of on a date; null long before the end of a term, and for whoever has
 * the growth for another. What would come is decided by the rule that will decide it, as of the day
 * after the end. Source: docs/domain/tier.md, rule 13.
 */
export function tierEnding(
  facts: TierFacts,
  rules: TierRules,
  today: BusinessDate,
): TierEnding | null {
  const current = tierAsOf(facts, rules, today);
  const { warnDays = usualWarnDays } = rules;
  const gift = giftThatCounts(current, rules);
  if (gift) {
    return daysBetween(today, gift.until) > warnDays
      ? null
      : giftEnding(current, gift, rules, today);
  }
  const { until, change } = tierStateOf(current, rules);
  if (until === null || daysBetween(today, until) > warnDays) return null;
  const coming = decideTier(current, rules, addDays(until, 1));
  if (coming?.reason !== 'expired') return null;
  const { name, fromGrowth } = tierOf(current, rules);
  const counted = growthCounted(current.growthMonths ?? [], rules.window, until);
  return {
    term: String(change),
    name,
    until,
    missing: fromGrowth - counted,
    toName: rules.tiers[rankOf(coming.next.code, rules)]?.name ?? coming.next.code,
  };
}

/** A tier that was given is lost on the day after, unless growth earns it before. */
function giftEnding(
  current: TierFacts,
  { giftId, until }: TierGift,
  rules: TierRules,
  today: BusinessDate,
): TierEnding {
  const { name, fromGrowth } = tierOf(current, rules);
  const after = tierOf(tierAsOf(current, rules, addDays(until, 1)), rules);
  const counted = growthCounted(current.growthMonths ?? [], rules.window, today);
  return { term: giftId, name, until, missing: fromGrowth - counted, toName: after.name };
}
