import { daysBetween, type BusinessDate } from '../kernel/businessdate';
import type { LedgerEntry } from '../points/model';
import type { TierRecord, TierStanding } from './contract';
import { tierEnding } from './ending';
import { growthCounted } from './growth';
import type { TierCode, TierReason, TierRules } from './model';
import { rankOf, tierAsOf, tierOf, tierStateOf, type TierFacts } from './rules';

/** Where a member stands on a date, as every screen shows it; what is due by then has been reckoned. */
export function tierStanding(
  facts: TierFacts,
  rules: TierRules,
  today: BusinessDate,
): TierStanding {
  const current = tierAsOf(facts, rules, today);
  const state = tierStateOf(current, rules);
  const rank = rankOf(state.code, rules);
  const tier = tierOf(current, rules);
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
    until: state.until,
    keep: state.until && {
      fromGrowth: tier.fromGrowth,
      missing: missing(tier.fromGrowth, growthCounted(months, rules.window, state.until)),
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
  };
}

/** The tiers a member has after an entry, by what the entries alone say. */
export function tierCodesAfter(
  before: readonly TierCode[],
  { kind, explanation }: LedgerEntry,
): readonly TierCode[] {
  return kind === 'tier' ? [String(explanation.steps[0]?.facts['toCode'] ?? '')] : before;
}
