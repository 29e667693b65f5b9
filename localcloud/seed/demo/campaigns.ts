import type { CampaignTerms } from '#shared/groupbuy/model';
import { toFen, toPoints } from '#shared/kernel/amounts';
import type { SeedCampaign } from '../campaigns';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A campaign as the demo shop would have it: collected in any store, a month to find each other. */
function campaign(
  campaignId: string,
  [title, art, description]: readonly [title: string, art: string, description: string],
  [aloneYuan, teamYuan]: readonly [number, number],
  wanted: Partial<CampaignTerms> & Pick<CampaignTerms, 'opensAtMs'>,
): SeedCampaign {
  const item = { itemId: campaignId, title, picture: `art:${art}`, description };
  return {
    campaignId,
    terms: {
      item,
      alonePriceFen: toFen(aloneYuan * 100),
      teamPriceFen: toFen(teamYuan * 100),
      teamPricePoints: toPoints(0),
      bonusPoints: toPoints(0),
      teamSize: 3,
      teamHours: 24 * 30,
      closesAtMs: null,
      stock: null,
      maxPerOrder: 1,
      maxPerMember: null,
      delivery: { kind: 'pickup', storeIds: null, collectDays: 14 },
      leaderMayLeave: false,
      shopCompletesFrom: null,
      ...wanted,
    },
  };
}

/** Five that run (two with a bonus), one to come, one just over. */
export function demoCampaigns(nowMs: number): SeedCampaign[] {
  const runs = { opensAtMs: nowMs - 20 * dayMs };
  return [
    campaign(
      'speaker-group',
      [
        '便携蓝牙音箱',
        'speaker',
        '周三拼团：三个人一起买更划算，三家门店都有现货，成团当天就能取。',
      ],
      [129, 99.5],
      {
        ...runs,
        bonusPoints: toPoints(50),
        teamHours: 24,
        closesAtMs: nowMs + 2 * dayMs + 3 * hourMs,
        stock: 90,
        maxPerOrder: 2,
        maxPerMember: 4,
      },
    ),
    campaign(
      'case-group',
      ['耳机保护壳', 'earphone-case', '两个人就能成团，防摔软壳，颜色到店挑。'],
      [39, 25],
      { ...runs, teamSize: 2 },
    ),
    campaign(
      'cable-group',
      ['编织快充线', 'cable', '一米五，耐弯折；成团后每人再得 100 积分。'],
      [49, 29],
      {
        ...runs,
        bonusPoints: toPoints(100),
        closesAtMs: nowMs + 3 * dayMs,
      },
    ),
    campaign(
      'powerbank-group',
      ['自带线充电宝', 'power-bank', '五人成团；满三人时，门店可以帮忙补齐。'],
      [199, 129],
      {
        ...runs,
        teamSize: 5,
        maxPerMember: 1,
        shopCompletesFrom: 3,
      },
    ),
    campaign('stand-group', ['桌面手机支架', 'phone-stand', '铝合金，可折叠。'], [59, 35], {
      ...runs,
      leaderMayLeave: true,
      maxPerOrder: 2,
    }),
    campaign(
      'film-group',
      ['钢化膜两片装', 'screen-film', '后天开拼，到店可免费贴一片。'],
      [36, 18],
      {
        opensAtMs: nowMs + 2 * dayMs,
      },
    ),
    campaign('cup-group', ['随行杯', 'mug', '保温六小时，五百毫升。'], [69, 45], {
      ...runs,
      closesAtMs: nowMs - dayMs,
    }),
  ];
}
