import type { CampaignStock } from '../../../cloudfunctions/_features/groupbuy/stock/repository';
import { repeatableRandom } from '../../../localcloud/seed/random';
import { hourMs, minuteMs, TeamShop } from './fixture';

/** Three people, two pieces each at most: six pieces a team, so twenty are enough for three teams. */
const forThreeTeams = { stock: 20, teamHours: 1 };

const leaders = Array.from({ length: 8 }, (_, n) => `leader-${String(n)}`);

let shop: TeamShop;
afterEach(async () => {
  expect(shop.cloud.warnings).toEqual([]);
  await shop.cloud.close();
});

const stockOf = () => shop.all<CampaignStock>('groupbuy_stocks')[0];

/** All leaders at once, their database calls answered in an order of the seed's. */
async function openAtOnce(seed: number): Promise<readonly (string | null)[]> {
  const { cloud } = shop;
  for (const code of leaders) await cloud.member(code, 'member.getHome', {});
  const random = repeatableRandom(seed);
  cloud.line.pickNext = (waiting) => Math.floor(random() * waiting);
  const replies = await Promise.all(
    leaders.map((code) => cloud.member(code, 'groupbuy.openTeam', { campaignId: 'coffee' })),
  );
  cloud.line.pickNext = null;
  return replies.map((reply) => (reply.ok ? null : reply.error.code));
}

it.each([1, 2, 3, 4, 5])(
  'a crowd that opens teams at once gets as many as there is stock for, seed %i',
  async (seed) => {
    shop = await TeamShop.open(forThreeTeams);
    const refusals = await openAtOnce(seed);
    const opened = refusals.filter((code) => code === null);
    expect(opened).toHaveLength(3);
    const others = refusals.filter((code) => code !== null);
    expect(others).toEqual(Array.from({ length: 5 }, () => 'groupbuy.sold_out'));
    const { left, sold, setAside } = stockOf() ?? { left: 0, sold: 0, setAside: [] };
    expect({ left, sold, aside: setAside.map(({ pieces }) => pieces) }).toEqual({
      left: 2,
      sold: 0,
      aside: [6, 6, 6],
    });
    expect(shop.all('groupbuy_teams')).toHaveLength(3);
    // Whoever was turned away holds nothing and was asked for no money.
    expect(shop.all('payments')).toHaveLength(3);
    expect(shop.participations().filter(({ openOrderId }) => openOrderId !== null)).toHaveLength(3);

    await shop.live(2 * hourMs, 10 * minuteMs);
    expect(stockOf()).toMatchObject({ left: 20, sold: 0, setAside: [] });
  },
);
