import type { CheckinRules } from '../checkin/model';
import { fallbackPointsRules, fallbackProgramme } from '../rules/defaults';
import type { PointsRules, ProgrammeRules, RuleVersion } from '../rules/model';
import { versionInForce } from '../rules/rules';
import type { TierRules } from '../tier/model';
import type { DraftRules, RulesAt } from './model';

/** Every published version of the rule sets, in any order. */
export interface PublishedVersions {
  readonly programme: readonly RuleVersion<ProgrammeRules>[];
  readonly points: readonly RuleVersion<PointsRules>[];
  readonly checkin: readonly RuleVersion<CheckinRules>[];
  /** Left out by a shop without tiers. */
  readonly tier?: readonly RuleVersion<TierRules>[];
}

/** The rules as they were in force at each instant: a replay under these is the ledger again. */
export function rulesOfThePast(versions: PublishedVersions): RulesAt {
  return (atMs) => ({
    programme: (versionInForce(versions.programme, atMs) ?? fallbackProgramme).body,
    points: (versionInForce(versions.points, atMs) ?? fallbackPointsRules).body,
    checkin: versionInForce(versions.checkin, atMs)?.body ?? null,
    tier: versionInForce(versions.tier ?? [], atMs)?.body ?? null,
  });
}

/**
 * The past as it was until the window begins; from then on today's rules, or a draft laid over them.
 * What is compared therefore starts from the same balances.
 */
export function rulesFrom(
  past: RulesAt,
  { fromMs, nowMs }: { fromMs: number; nowMs: number },
  draft: DraftRules = {},
): RulesAt {
  const bodies = { ...past(nowMs), ...draft };
  return (atMs) => (atMs < fromMs ? past(atMs) : bodies);
}
