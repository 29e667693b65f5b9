import type { CheckinRules } from '#shared/checkin/model';
import { toPoints } from '#shared/kernel/amounts';
import {
  documentCheckinRules,
  documentPointsRules,
  fallbackProgramme,
} from '#shared/rules/defaults';
import type { PointsRules, ProgrammeRules, RuleVersion } from '#shared/rules/model';
import type { Database } from '../database';

/** The rule versions a shop starts with, each set oldest first. */
export interface PublishedRules {
  readonly programme: readonly RuleVersion<ProgrammeRules>[];
  readonly points: readonly RuleVersion<PointsRules>[];
  readonly checkin: readonly RuleVersion<CheckinRules>[];
}

export const plainProgramme: PublishedRules = {
  programme: [firstVersion({ ...fallbackProgramme.body, brandName: '集点小店' })],
  points: [firstVersion(documentPointsRules)],
  checkin: [firstVersion(documentCheckinRules)],
};

export const raceProgramme: PublishedRules = {
  programme: [
    firstVersion({ ...fallbackProgramme.body, brandName: '竞速店', welcomePoints: toPoints(1000) }),
  ],
  points: plainProgramme.points,
  checkin: plainProgramme.checkin,
};

function firstVersion<Body>(body: Body): RuleVersion<Body> {
  return { version: 1, effectiveFromMs: 0, note: '开店', body };
}

/** Writes the versions as if each had been published. */
export function publishRules(database: Database, rules: PublishedRules): void {
  const sets = Object.entries(rules) as [string, readonly RuleVersion<unknown>[]][];
  database.insertMany(
    'rules',
    sets.flatMap(([ruleSet, versions]) =>
      versions.map((rule) => ({
        _id: `${ruleSet}:v${String(rule.version)}`,
        ruleSet,
        requestId: `seed:${ruleSet}:${String(rule.version)}`,
        ...rule,
      })),
    ),
  );
}
