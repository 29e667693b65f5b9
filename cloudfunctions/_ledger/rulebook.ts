import * as v from 'valibot';
import { checkinRulesSchema } from '#shared/checkin/contract';
import type { CheckinRules } from '#shared/checkin/model';
import { programmeRulesSchema } from '#shared/rules/contract';
import { fallbackProgramme } from '#shared/rules/defaults';
import type { ProgrammeRules, RuleVersion } from '#shared/rules/model';
import { versionInForce } from '#shared/rules/rules';
import type { Call } from '../_kit/action';

const collection = 'rules';

/** The one in force is among the newest; as many may be scheduled ahead. */
const versionsRead = 50;

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

/**
 * One read when cold, none while the process cache is fresh. The versions to come are kept with the
 * others, so a scheduled one takes over at its very instant.
 */
async function ruleInForce(call: Call, ruleSet: string): Promise<RuleVersion<unknown> | null> {
  const versions = await call.cache.get(`rules:${ruleSet}`, call.nowMs, () =>
    listNewestVersions(call, ruleSet),
  );
  return versionInForce(versions, call.nowMs);
}

async function listNewestVersions(call: Call, ruleSet: string): Promise<RuleVersion<unknown>[]> {
  const { data } = (await call.database
    .collection(collection)
    .where({ ruleSet })
    .orderBy('version', 'desc')
    .limit(versionsRead)
    .get()) as { data: RuleVersion<unknown>[] };
  return data;
}
