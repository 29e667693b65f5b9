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
  return (await ruleInForce(call, 'programme', programmeRulesSchema)) ?? fallbackProgramme;
}

/** The check-in rules at the instant of the call; null when none has been published. */
export function checkinRulesInForce(call: Call): Promise<RuleVersion<CheckinRules> | null> {
  return ruleInForce(call, 'checkin', checkinRulesSchema);
}

/** How members are written to at the instant of the call; null when nothing has been published. */
export function noticeRulesInForce(call: Call): Promise<RuleVersion<NoticeRules> | null> {
  return ruleInForce(call, 'notice', noticeRulesSchema);
}

/** How points work at the instant of the call. */
export async function pointsRulesInForce(call: Call): Promise<RuleVersion<PointsRules>> {
  return (await ruleInForce(call, 'points', pointsRulesSchema)) ?? fallbackPointsRules;
}

/** The ladder of tiers at the instant of the call; null when none has been published. */
export function tierRulesInForce(call: Call): Promise<RuleVersion<TierRules> | null> {
  return ruleInForce(call, 'tier', tierRulesSchema);
}

/** What the owner has set for the counter at the instant of the call. */
export async function storeRulesInForce(call: Call): Promise<RuleVersion<StoreRules>> {
  return (await ruleInForce(call, 'store', storeRulesSchema)) ?? fallbackStoreRules;
}

/**
 * One read for all rule sets when cold, none while the process cache is fresh. The versions to come
 * are kept with the others, so a scheduled one takes over at its very instant.
 */
async function ruleInForce<Body>(
  call: Call,
  ruleSet: string,
  schema: v.GenericSchema<unknown, Body>,
): Promise<RuleVersion<Body> | null> {
  const versions = await call.cache.get('rules', call.nowMs, () => listVersions(call));
  const found = versionInForce(
    versions.filter((version) => version.ruleSet === ruleSet),
    call.nowMs,
  );
  return found && checkedOnce(found, schema);
}

const checked = new WeakMap<StoredVersion, RuleVersion<unknown>>();

/** The version with its body as the schema gives it; checked once for each time that it is read. */
function checkedOnce<Body>(
  version: StoredVersion,
  schema: v.GenericSchema<unknown, Body>,
): RuleVersion<Body> {
  const known = checked.get(version) ?? { ...version, body: v.parse(schema, version.body) };
  checked.set(version, known);
  return known as RuleVersion<Body>;
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
