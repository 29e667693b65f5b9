import { daysBetween, type BusinessDate } from '../kernel/businessdate';
import type { EntryKind, LedgerEntry } from '../points/model';
import type { TierRecord, TierStanding } from './contract';
import { tierEnding } from './ending';
import { growthCounted } from './growth';
import type { TierCode, TierReason, TierRules } from './model';
import { giftThatCounts, rankOf, tierAsOf, tierOf, tierStateOf, type TierFacts } from './rules';

/** Where a member stands on a date, as every screen shows it; what is due by then has been reckoned. */
export function tierStanding(
  facts: TierFacts,
  rules: TierRules,
  today: BusinessDate,
): TierStanding {
  const current = tierAsOf(facts, rules, today);
  const gift = giftThatCounts(current, rules);
  const until = gift ? gift.until : tierStateOf(current, rules).until;
  const tier = tierOf(current, rules);
  const rank = rankOf(tier.code, rules);
  const next = rules.tiers[rank + 1];
  const ending = tierEnding(current, rules, today);
  const months = current.growthMonths ?? [];
  const growth = growthCounted(months, rules.window, today);
  const missing = (fromGrowth: number, counted: number): number =>
    Math.max(0, fromGrowth - counted);
  return {
    code: tier.code,
    name: tier.name,
    step: rank + 1,
    growth,
    until,
    isGiven: gift !== null,
    keep: until && {
      fromGrowth: tier.fromGrowth,
      // A tier that was given is earned on the day that growth suffices, not at a last date.
      missing: missing(tier.fromGrowth, growthCounted(months, rules.window, gift ? today : until)),
    },
    ending: ending && { daysLeft: daysBetween(today, ending.until), toName: ending.toName },
    next: next
      ? {
          code: next.code,
          name: next.name,
          fromGrowth: next.fromGrowth,
          missing: missing(next.fromGrowth, growth),
        }
      : null,
    times: tier.times,
  };
}

/** A change of tier as its entry tells it. */
export function tierRecord({ entryId, businessDate, explanation }: LedgerEntry): TierRecord {
  const facts = explanation.steps[0]?.facts ?? {};
  const until = facts['until'];
  return {
    entryId,
    fromName: String(facts['fromName'] ?? ''),
    toCode: String(facts['toCode'] ?? ''),
    toName: String(facts['toName'] ?? ''),
    reason: String(facts['reason']) as TierReason,
    date: (facts['from'] ?? businessDate) as BusinessDate,
    until: until === undefined || until === '' ? null : (until as BusinessDate),
    words: String(facts['words'] ?? ''),
  };
}

/** The entries that change a member's tier. */
export const tierKinds: readonly EntryKind[] = ['tier', 'tier_gift', 'tier_gift_end'];

/** The tiers a member has after an entry, earned and given, by what the entries alone say. */
export function tierCodesAfter(
  before: readonly TierCode[],
  { kind, explanation }: LedgerEntry,
): readonly TierCode[] {
  const [earned = '', ...given] = before;
  const toCode = String(explanation.steps[0]?.facts['toCode'] ?? '');
  if (kind === 'tier') return [toCode, ...given];
  if (kind === 'tier_gift') return [earned, toCode];
  return kind === 'tier_gift_end' ? [earned] : before;
}
