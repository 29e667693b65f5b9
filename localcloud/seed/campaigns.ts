import type { Campaign, CampaignTerms } from '#shared/groupbuy/model';
import { toFen, toPoints } from '#shared/kernel/amounts';
import type { Database } from '../database';

/** A campaign as a shop starts with it. */
export interface SeedCampaign {
  readonly campaignId: string;
  readonly terms: CampaignTerms;
}

/** Unless `RACE_TEAM_SIZE` says otherwise. */
const usualTeamSize = 5;

/** Teams at one fen, with all the time there is and no limit of stock. */
export const raceCampaign = (): SeedCampaign => ({
  campaignId: 'race-group',
  terms: {
    item: { itemId: 'race-cup', title: '竞速杯', picture: 'art:cup', description: '测量用的杯子' },
    alonePriceFen: toFen(2),
    teamPriceFen: toFen(1),
    teamPricePoints: toPoints(0),
    bonusPoints: toPoints(0),
    teamSize: Number(process.env['RACE_TEAM_SIZE'] ?? usualTeamSize),
    teamHours: 24 * 30,
    opensAtMs: 0,
    closesAtMs: null,
    stock: null,
    maxPerOrder: 1,
    maxPerMember: null,
    delivery: { kind: 'pickup', storeIds: null, collectDays: 30 },
    leaderMayLeave: false,
    shopCompletesFrom: null,
  },
});

/** Writes first versions as if each had been published, and the stock of those with a limit. */
export function publishCampaigns(
  database: Database,
  campaigns: readonly SeedCampaign[],
  publishedAtMs: number,
): Campaign[] {
  const published = campaigns.map(({ campaignId, terms }) => ({
    campaignId,
    version: 1,
    terms,
    publishedAtMs,
  }));
  database.insertMany(
    'groupbuy_campaigns',
    published.map((campaign) => ({
      _id: `${campaign.campaignId}:v1`,
      ...campaign,
      requestId: `seed:${campaign.campaignId}`,
    })),
  );
  database.insertMany(
    'groupbuy_stocks',
    published.flatMap(({ campaignId, version, terms: { stock } }) =>
      stock === null
        ? []
        : [
            {
              _id: campaignId,
              campaignId,
              version,
              added: stock,
              left: stock,
              sold: 0,
              setAside: [],
            },
          ],
    ),
  );
  return published;
}
