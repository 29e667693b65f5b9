import { toPoints } from '#shared/kernel/amounts';
import {
  documentCheckinRules,
  documentPointsRules,
  documentTierRules,
  fallbackProgramme,
} from '#shared/rules/defaults';
import type { TierRules } from '#shared/tier/model';
import { localNoticeRules, type PublishedRules } from '../programme';

const dayMs = 86_400_000;

const [paper, cinnabar, gilt] = documentTierRules.tiers;
if (!paper || !cinnabar || !gilt) throw new Error('the ladder has three tiers');

/** Dearer goods than a tea shop's, so the steps are higher; the highest tier earns a fifth more. */
const demoTiers: TierRules = {
  ...documentTierRules,
  tiers: [
    paper,
    { ...cinnabar, fromGrowth: 500 },
    { ...gilt, fromGrowth: 5000, times: { numerator: 6, denominator: 5 } },
  ],
};

/** A shop that has tuned its check-in twice, so that old entries show older versions. */
export function demoRules(nowMs: number): PublishedRules {
  const daysAgo = (days: number): number => nowMs - days * dayMs;
  return {
    programme: [
      {
        version: 1,
        effectiveFromMs: daysAgo(400),
        note: '开业',
        body: { ...fallbackProgramme.body, brandName: '集点数码', welcomePoints: toPoints(20) },
      },
    ],
    points: [
      {
        version: 1,
        effectiveFromMs: daysAgo(400),
        note: '开业：消费 1 元得 1 分，1000 分抵 40 元',
        body: documentPointsRules,
      },
    ],
    notice: [
      {
        version: 1,
        effectiveFromMs: daysAgo(400),
        note: '开业：晚十点到早八点不打扰，一天最多两条',
        body: localNoticeRules,
      },
    ],
    tier: [
      {
        version: 1,
        effectiveFromMs: daysAgo(340),
        note: '推出会员等级：素笺、朱砂、鎏金',
        body: demoTiers,
      },
    ],
    checkin: [
      {
        version: 1,
        effectiveFromMs: daysAgo(400),
        note: '开业：每天 5 分',
        body: {
          cycle: 'rolling',
          basePoints: toPoints(5),
          streakSteps: [],
          cumulativeSteps: [{ days: 30, bonusPoints: toPoints(50) }],
          makeUp: null,
        },
      },
      {
        version: 2,
        effectiveFromMs: daysAgo(300),
        note: '每天 10 分，连续 7 天加 20 分',
        body: {
          cycle: 'week',
          basePoints: toPoints(10),
          streakSteps: [{ onDay: 7, bonusPoints: toPoints(20) }],
          cumulativeSteps: [],
          makeUp: null,
        },
      },
      {
        version: 3,
        effectiveFromMs: daysAgo(210),
        note: '每天 10 分，连续每 20 天加 100 分',
        body: documentCheckinRules,
      },
    ],
  };
}
