import type { CampaignTerms } from '#shared/groupbuy/model';
import { toFen, toPoints } from '#shared/kernel/amounts';
import type { SeedCampaign } from '../campaigns';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** What the demo shop sells to teams: two that run, one that is coming. */
export function demoCampaigns(nowMs: number): readonly SeedCampaign[] {
  return [
    {
      campaignId: 'speaker-3',
      terms: termsOf(nowMs, {
        item: {
          itemId: 'speaker',
          title: '便携蓝牙音箱',
          picture: 'art:speaker',
          description: '周三拼团：三个人一起买更划算，三家门店都有现货，成团当天就能取。',
        },
        alonePriceFen: toFen(12_900),
        teamPriceFen: toFen(9_950),
        bonusPoints: toPoints(50),
        teamSize: 3,
        teamHours: 24,
        closesAtMs: nowMs + 2 * dayMs + 3 * hourMs,
        stock: 90,
        maxPerOrder: 2,
        maxPerMember: 4,
      }),
    },
    {
      campaignId: 'mug-2',
      terms: termsOf(nowMs, {
        item: {
          itemId: 'mug',
          title: '集点马克杯',
          picture: 'art:mug',
          description: '两个人就能成团，一人一只。',
        },
        alonePriceFen: toFen(6_800),
        teamPriceFen: toFen(3_900),
        teamPricePoints: toPoints(200),
        teamSize: 2,
        teamHours: 2,
      }),
    },
    {
      campaignId: 'cable-5',
      terms: termsOf(nowMs, {
        item: {
          itemId: 'cable',
          title: '编织快充线',
          picture: 'art:cable',
          description: '一米五，耐弯折。',
        },
        alonePriceFen: toFen(3_900),
        teamPriceFen: toFen(1_990),
        teamSize: 5,
        teamHours: 48,
        opensAtMs: nowMs + 20 * hourMs,
        closesAtMs: nowMs + 6 * dayMs,
      }),
    },
  ];
}

function termsOf(
  nowMs: number,
  own: Pick<CampaignTerms, 'item' | 'alonePriceFen' | 'teamPriceFen' | 'teamSize' | 'teamHours'> &
    Partial<CampaignTerms>,
): CampaignTerms {
  return {
    teamPricePoints: toPoints(0),
    bonusPoints: toPoints(0),
    opensAtMs: nowMs - 7 * dayMs,
    closesAtMs: null,
    stock: null,
    maxPerOrder: 1,
    maxPerMember: null,
    delivery: { kind: 'pickup', storeIds: null, collectDays: 7 },
    leaderMayLeave: false,
    shopCompletesFrom: null,
    ...own,
  };
}
