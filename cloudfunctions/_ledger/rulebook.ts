import * as v from 'valibot';
import { checkinRulesSchema } from '#shared/checkin/contract';
import type { CheckinRules } from '#shared/checkin/model';
import { noticeRulesSchema } from '#shared/notice/contract';
import type { NoticeRules } from '#shared/notice/model';
import { pointsRulesSchema, programmeRulesSchema } from '#shared/rules/contract';
import { fallbackPointsRules, fallbackProgramme } from '#shared/rules/defaults';
import type { PointsRules, ProgrammeRules, RuleVersion } from '#shared/rules/model';
import { versionInForce } from '#shared/rules/rules';
import { storeRulesSchema } from '#shared/store/till/contract';
import { fallbackStoreRules } from '#shared/store/till/defaults';
import type { StoreRules } from '#shared/store/till/model';
import { tierRulesSchema } from '#shared/tier/contract';
import type { TierRules } from '#shared/tier/model';
import type { Call } from '../_kit/action';

const collection = 'rules';

/** The most that one query gives; a brand that changes a rule every day has as many in three years. */
const versionsRead = 1000;

/** The rules of the programme at the instant of the call. Errors: throws on a stored body that is not one. */
export async function programmeInForce(call: Call): Promise<RuleVersion<ProgrammeRules>> {
  const found = await ruleInForce(call, 'programme');
  return found ? { ...found, body: v.parse(programmeRulesSchema, found.body) } : fallbackProgramme;
}

/** The check-in rules at the instant of the call; null when none has been published. */
export async function checkinRulesInForce(call: Call): Promise<RuleVersion<CheckinRules> | null> {
  const found = await ruleInForce(call, 'checkin');
  return found && { ...found, body: v.parse(checkinRulesSchema, found.body) };
}

/** How members are written to at the instant of the call; null when nothing has been published. */
export async function noticeRulesInForce(call: Call): Promise<RuleVersion<NoticeRules> | null> {
  const found = await ruleInForce(call, 'notice');
  return found && { ...found, body: v.parse(noticeRulesSchema, found.body) };
}

/** How points work at the instant of the call. */
export async function pointsRulesInForce(call: Call): Promise<RuleVersion<PointsRules>> {
  const found = await ruleInForce(call, 'points');
  return found ? { ...found, body: v.parse(pointsRulesSchema, found.body) } : fallbackPointsRules;
}

/** The ladder of tiers at the instant of the call; null when none has been published. */
export async function tierRulesInForce(call: Call): Promise<RuleVersion<TierRules> | null> {
  const found = await ruleInForce(call, 'tier');
  return found && { ...found, body: v.parse(tierRulesSchema, found.body) };
}

/** What the owner has set for the counter at the instant of the call. */
export async function storeRulesInForce(call: Call): Promise<RuleVersion<StoreRules>> {
  const found = await ruleInForce(call, 'store');
  return found ? { ...found, body: v.parse(storeRulesSchema, found.body) } : fallbackStoreRules;
}

/**
 * One read for all rule sets when cold, none while the process cache is fresh. The versions to come
 * are kept with the others, so a scheduled one takes over at its very instant.
 */
async function ruleInForce(call: Call, ruleSet: string): Promise<RuleVersion<unknown> | null> {
  const versions = await call.cache.get('rules', call.nowMs, () => listVersions(call));
  return versionInForce(
    versions.filter((version) => version.ruleSet === ruleSet),
    call.nowMs,
  );
}

type StoredVersion = RuleVersion<unknown> & { readonly ruleSet: string };

async function listVersions(call: Call): Promise<StoredVersion[]> {
  const { data } = (await call.database
    .collection(collection)
    .orderBy('effectiveFromMs', 'desc')
    .limit(versionsRead)
    .get()) as { data: StoredVersion[] };
  return data;
}
