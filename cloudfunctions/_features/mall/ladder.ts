import type { OnLadder } from '#shared/mall/tiergate';
import type { Account } from '#shared/points/model';
import type { RuleVersion } from '#shared/rules/model';
import type { TierRules } from '#shared/tier/model';
import { tierOf } from '#shared/tier/rules';

/** Where a settled account stands; null while the shop has no tiers. */
export function onLadder(account: Account, rule: RuleVersion<TierRules> | null): OnLadder | null {
  return rule && { code: tierOf(account, rule.body).code, tiers: rule.body.tiers };
}
