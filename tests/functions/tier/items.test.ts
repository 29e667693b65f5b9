import { dayMs, type Cloud } from '../harness';
import { grant, shelve } from '../mall/shop';
import { all, dataOf } from '../store/till/till';
import { accountOf, closeTierShop, noonMs, openTierShop, yuan } from './tiershop';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await openTierShop();
});
afterEach(() => closeTierShop(cloud));

describe('an item for a higher tier', () => {
  const wish = { itemId: 'vase', quantity: 1 };
  beforeEach(async () => {
    await grant(cloud, 'xiaoman', 1000);
    await shelve(cloud, 'vase', { minTier: 'cinnabar' });
  });

  it('is refused to a lower one by name, and nothing is written', async () => {
    const before = JSON.stringify([
      accountOf(cloud),
      cloud.dump()['stock'],
      cloud.dump()['orders'],
    ]);
    expect(await cloud.member('xiaoman', 'mall.redeem', wish)).toMatchObject({
      error: { code: 'mall.tier_too_low', neededTier: '朱砂' },
    });
    const after = JSON.stringify([accountOf(cloud), cloud.dump()['stock'], cloud.dump()['orders']]);
    expect(after).toBe(before);
    expect(dataOf(await cloud.member('xiaoman', 'mall.getItem', { itemId: 'vase' }))).toMatchObject(
      { minTier: { name: '朱砂', isReached: false }, mostNow: 0 },
    );
    const affordable = { filter: 'affordable' } as const;
    expect(dataOf(await cloud.member('xiaoman', 'mall.listItems', affordable)).items).toEqual([]);
  });

  it('is redeemed by one who has come that far, within the calls of any other', async () => {
    dataOf(await yuan(cloud, 200, 'A-1'));
    const list = dataOf(await cloud.member('xiaoman', 'mall.listItems', { filter: 'affordable' }));
    expect(list.items).toMatchObject([
      { itemId: 'vase', minTier: { name: '朱砂', isReached: true } },
    ]);
    await cloud.member('xiaoman', 'mall.listItems', {});
    expect(cloud.logs.at(-1)).toMatchObject({ action: 'mall.listItems', databaseCalls: 2 });
    expect(dataOf(await cloud.member('xiaoman', 'mall.redeem', wish))).toMatchObject({
      state: 'ready',
    });
    expect(cloud.logs.at(-1)).toMatchObject({ action: 'mall.redeem', databaseCalls: 8 });
  });

  it('is refused again once the tier has ended', async () => {
    dataOf(await yuan(cloud, 200, 'A-1'));
    await grant(cloud, 'xiaoman', 1);
    cloud.nowMs = noonMs('2027-03-31') + dayMs;
    await grant(cloud, 'xiaoman', 1000);
    expect(await cloud.member('xiaoman', 'mall.redeem', wish)).toMatchObject({
      error: { code: 'mall.tier_too_low' },
    });
  });

  it('is not published for a tier that nobody can have', async () => {
    await expect(shelve(cloud, 'crown', { minTier: 'platinum' })).rejects.toThrow(
      'mall.tier_unknown',
    );
    expect(all(cloud, 'items')).toHaveLength(1);
  });
});
