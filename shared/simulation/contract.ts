import * as v from 'valibot';
import { checkinRulesSchema } from '../checkin/contract';
import { accept, refuse, type Refusal, type Result } from '../kernel/result';
import { pointsRulesSchema, programmeRulesSchema, ruleFaults } from '../rules/contract';
import { tierRulesSchema } from '../tier/contract';
import type { DraftRules } from './model';

/** A file of draft rules: the bodies of one rule set or several, as they would be published. */
const draftRulesSchema = v.pipe(
  v.strictObject({
    programme: v.optional(programmeRulesSchema),
    points: v.optional(pointsRulesSchema),
    checkin: v.optional(checkinRulesSchema),
    tier: v.optional(tierRulesSchema),
  }),
  v.check((draft) => Object.keys(draft).length > 0, 'no rule set'),
);

/** Shape: `path` says where in the file, as `points.earning.multipliers.0.times`; `''` for all of it. */
export type DraftRulesRefusal = Refusal<
  | 'simulation.rules_empty'
  | 'simulation.rule_set_unknown'
  | 'simulation.field_unknown'
  | 'simulation.field_missing'
  | 'simulation.period_overlap'
  | 'simulation.period_empty'
  | 'simulation.value_wrong'
> & { readonly path: string };

const codesOfFaults: Readonly<Record<string, DraftRulesRefusal['code']>> = {
  'no rule set': 'simulation.rules_empty',
  [ruleFaults.overlap]: 'simulation.period_overlap',
  [ruleFaults.twinSteps]: 'simulation.period_overlap',
  [ruleFaults.emptyPeriod]: 'simulation.period_empty',
};

/**
 * Reads draft rules by the very schemas that publishing uses, so that what can be tried out can be
 * published. Errors: the first fault by name, with its path.
 * Source: docs/domain/simulation.md, rule 8.
 */
export function readDraftRules(file: unknown): Result<DraftRules, DraftRulesRefusal> {
  const parsed = v.safeParse(draftRulesSchema, file);
  if (parsed.success) return accept(parsed.output as DraftRules);
  const [issue] = parsed.issues;
  return refuse(refusalOf(mostSpecific(issue)));
}

type Issue = v.BaseIssue<unknown>;

/** A choice of shapes reports each one that failed; the first with a place of its own says most. */
function mostSpecific(issue: Issue): Issue {
  const [inner] = issue.issues ?? [];
  return inner
    ? { ...inner, path: [...(issue.path ?? []), ...(inner.path ?? [])] as never }
    : issue;
}

function refusalOf(issue: Issue): DraftRulesRefusal {
  const keys = issue.path?.map(({ key }) => String(key)) ?? [];
  const path = keys.join('.');
  const isShape = issue.type === 'strict_object' && issue.path !== undefined;
  if (isShape && issue.expected === 'never') {
    const code = keys.length === 1 ? 'simulation.rule_set_unknown' : 'simulation.field_unknown';
    return { code, path };
  }
  if (isShape && issue.received === 'undefined') return { code: 'simulation.field_missing', path };
  return { code: codesOfFaults[issue.message] ?? 'simulation.value_wrong', path };
}
