import * as v from 'valibot';
import { checkinRulesSchema } from '#shared/checkin/contract';
import type { CheckinRules } from '#shared/checkin/model';
import { programmeRulesSchema } from '#shared/rules/contract';
import { fallbackProgramme } from '#shared/rules/defaults';
import type { ProgrammeRules, RuleSchedule, RuleVersion } from '#shared/rules/model';
import { versionInForce } from '#shared/rules/rules';
import type { Call } from '../_kit/action';
import { findDocument } from '../_kit/documents';

const collection = 'rules';

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

/** Two reads when cold, none while the process cache is fresh. */
async function ruleInForce(call: Call, ruleSet: string): Promise<RuleVersion<unknown> | null> {
  const schedule = await call.cache.get('rules:schedule', call.nowMs, () =>
    findDocument<RuleSchedule>(call.database, collection, 'schedule'),
  );
  const current = versionInForce(schedule?.sets[ruleSet] ?? [], call.nowMs);
  if (!current) return null;
  const id = `${ruleSet}:v${String(current.version)}`;
  const version = await call.cache.get(`rules:${id}`, call.nowMs, () =>
    findDocument<RuleVersion<unknown>>(call.database, collection, id),
  );
  if (!version) throw new Error(`rule ${id} is scheduled and missing`);
  return version;
}
