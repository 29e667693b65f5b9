import { businessDateAt, type BusinessDate } from '#shared/kernel/businessdate';
import type { SettleContext } from '#shared/points/settle';
import type { PointsRules, RuleVersion } from '#shared/rules/model';
import type { TierRules } from '#shared/tier/model';
import type { Call } from '../_kit/action';
import { pointsRulesInForce, programmeInForce, tierRulesInForce } from './rulebook';

/** What holds at the instant of the call, for whoever decides. */
export interface PostingContext extends SettleContext {
  readonly today: BusinessDate;
  readonly pointsRule: RuleVersion<PointsRules>;
  /** Null while the shop has no tiers. */
  readonly tierRule: RuleVersion<TierRules> | null;
}

/** The rules in force now and the business date of now. No database call while they are cached. */
export async function postingContext(call: Call): Promise<PostingContext> {
  const [programme, pointsRule, tierRule] = await Promise.all([
    programmeInForce(call),
    pointsRulesInForce(call),
    tierRulesInForce(call),
  ]);
  const { dayBoundary } = programme.body;
  return {
    nowMs: call.nowMs,
    dayBoundary,
    today: businessDateAt(call.nowMs, dayBoundary),
    graceDays: pointsRule.body.graceDays,
    pointsRule,
    tierRule,
  };
}
