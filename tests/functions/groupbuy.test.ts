import { TeamShop } from './groupbuy.fixture';

describe('a team of three', () => {
  let shop: TeamShop;
  beforeEach(async () => {
    shop = await TeamShop.open();
  });
  afterEach(() => shop.cloud.close());

  it('succeeds when all have paid: every order can be collected, and nobody before', async () => {
    const first = await shop.openTeam('ada');
    await shop.pay('ada', first);
    expect(shop.team(first.teamId)).toMatchObject({ state: 'open', paidSeats: 1, seatsLeft: 2 });
    expect(shop.order(first.orderId)).toMatchObject({ state: 'locked', priceFen: 1990 });

    const second = await shop.join('bo', first.teamId);
    await shop.pay('bo', second);
    const third = await shop.join('cy', first.teamId);
    expect(shop.order(second.orderId).state).toBe('locked');
    await shop.pay('cy', third);

    const team = shop.team(first.teamId);
    expect(team).toMatchObject({ state: 'succeeded', paidSeats: 3, nextDueAtMs: null });
    for (const { orderId } of [first, second, third]) {
      expect(shop.order(orderId)).toMatchObject({
        state: 'ready',
        delivery: { kind: 'pickup', storeIds: ['zongdian', 'wanxiang'] },
      });
    }
    expect(shop.participations().map(({ openOrderId }) => openOrderId)).toEqual([null, null, null]);
    expect(shop.cloud.warnings).toEqual([]);
  });
});
