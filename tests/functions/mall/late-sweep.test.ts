import { Cloud, dayMs } from '../harness';
import { accountOf, grant, ordersOf, shelve } from './shop';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
  await shelve(cloud, 'cup', { collectDays: 2, onLapse: 'forfeit' });
  await grant(cloud, 'xiaoman', 500);
  await cloud.member('xiaoman', 'mall.listItems', {});
});
afterEach(() => cloud.close());

/** A run that has taken the points, and dies before the order can be seen. */
async function redeemAndDie(): Promise<void> {
  cloud.crashAt({ atCall: 5, moment: 'after' });
  await cloud.member('xiaoman', 'mall.redeem', { itemId: 'cup', quantity: 1 }, 'tap-1');
  cloud.heal();
  expect(accountOf(cloud, 'xiaoman').availablePoints).toBe(400);
  expect(ordersOf(cloud)).toMatchObject([{ state: 'placing', listedAtMs: null }]);
}

describe('an order whose function died, found when its days to be collected are over', () => {
  it('can be collected for as many days from then on, by the sweeper', async () => {
    await redeemAndDie();
    cloud.nowMs += 3 * dayMs;
    for (let minute = 0; minute < 5; minute += 1) {
      await cloud.timer('sweep-orders');
      cloud.nowMs += 60_000;
    }
    const [order] = ordersOf(cloud);
    expect(order).toMatchObject({
      state: 'ready',
      delivery: { collectByMs: Date.parse('2026-03-07T16:00:00.000Z') },
      nextCheckAtMs: Date.parse('2026-03-07T16:00:00.000Z'),
    });
    cloud.nowMs = Date.parse('2026-03-07T16:00:00.000Z');
    await cloud.timer('sweep-orders');
    expect(ordersOf(cloud)[0]?.state).toBe('lapsed');
  });

  it('and when the member’s own request comes again', async () => {
    await redeemAndDie();
    cloud.nowMs += 3 * dayMs;
    const wish = { itemId: 'cup', quantity: 1 };
    expect(await cloud.member('xiaoman', 'mall.redeem', wish, 'tap-1')).toMatchObject({
      data: { state: 'ready', collectByMs: Date.parse('2026-03-07T16:00:00.000Z') },
    });
  });
});
