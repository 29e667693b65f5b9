import type { CheckinRules } from '#shared/checkin/model';
import { toPoints } from '#shared/kernel/amounts';
import {
  documentCheckinRules,
  documentNoticeRules,
  documentPointsRules,
  documentTierRules,
  fallbackProgramme,
} from '#shared/rules/defaults';
import type { NoticeRules } from '#shared/notice/model';
import type { PointsRules, ProgrammeRules, RuleVersion } from '#shared/rules/model';
import type { TierRules } from '#shared/tier/model';
import type { Database } from '../database';

/** The rule versions a shop starts with, each set oldest first. */
export interface PublishedRules {
  readonly programme: readonly RuleVersion<ProgrammeRules>[];
  readonly points: readonly RuleVersion<PointsRules>[];
  readonly checkin: readonly RuleVersion<CheckinRules>[];
  readonly notice: readonly RuleVersion<NoticeRules>[];
  /** Left out by a shop without tiers. */
  readonly tier?: readonly RuleVersion<TierRules>[];
}

/** Templates as a shop might have them; the stand-in for WeChat takes any id. */
export const localNoticeRules: NoticeRules = {
  ...documentNoticeRules,
  templates: {
    checkin_reminder: {
      templateId: 'local-checkin-reminder',
      fields: { title: 'thing1', date: 'date2' },
    },
    points_changed: {
      templateId: 'local-points-changed',
      fields: { change: 'character_string1', balance: 'number2', date: 'date3' },
    },
    points_expiring: {
      templateId: 'local-points-expiring',
      fields: { points: 'number1', date: 'date2', note: 'thing3' },
    },
    pickup_due: {
      templateId: 'local-pickup-due',
      fields: { title: 'thing1', date: 'date2', note: 'thing3' },
    },
    tier_ending: {
      templateId: 'local-tier-ending',
      fields: { tier: 'thing1', date: 'date2', note: 'thing3' },
    },
    tier_changed: {
      templateId: 'local-tier-changed',
      fields: { tier: 'thing1', date: 'date2', note: 'thing3' },
    },
    groupbuy_result: {
      templateId: 'local-groupbuy-result',
      fields: { title: 'thing1', result: 'phrase2', note: 'thing3' },
    },
  },
};

export const plainProgramme: PublishedRules = {
  programme: [firstVersion({ ...fallbackProgramme.body, brandName: '集点小店' })],
  points: [firstVersion(documentPointsRules)],
  checkin: [firstVersion(documentCheckinRules)],
  notice: [firstVersion(localNoticeRules)],
};

/** The same shop with the documents' ladder of tiers. */
export const tieredProgramme: PublishedRules = {
  ...plainProgramme,
  tier: [firstVersion(documentTierRules)],
};

export const raceProgramme: PublishedRules = {
  programme: [
    firstVersion({ ...fallbackProgramme.body, brandName: '竞速店', welcomePoints: toPoints(1000) }),
  ],
  points: plainProgramme.points,
  checkin: plainProgramme.checkin,
  notice: plainProgramme.notice,
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
