import { documentTierRules } from '#shared/rules/defaults';
import type { TierRules } from '#shared/tier/model';
import { plainProgramme, type PublishedRules } from '../../../localcloud/seed/programme';

const [paper, cinnabar, gilt] = documentTierRules.tiers;
if (!paper || !cinnabar || !gilt) throw new Error('the ladder has three tiers');

/** Steps so low and terms so short that a life of some weeks goes up and down, by refunds as well. */
const simulatedTiers: TierRules = {
  ...documentTierRules,
  tiers: [
    paper,
    { ...cinnabar, fromGrowth: 4, checkinTimes: { numerator: 5, denominator: 4 } },
    { ...gilt, fromGrowth: 150, times: { numerator: 6, denominator: 5 } },
  ],
  growth: {
    ...documentTierRules.growth,
    mall: { growth: 1, perFen: 100 },
    groupbuy: { growth: 2, perFen: 100 },
  },
  window: { kind: 'months', months: 2 },
  validity: { kind: 'months', months: 1 },
  onReversal: 'earned',
};

export const simulatedProgramme: PublishedRules = {
  ...plainProgramme,
  tier: [{ version: 1, effectiveFromMs: 0, note: '开店', body: simulatedTiers }],
};
