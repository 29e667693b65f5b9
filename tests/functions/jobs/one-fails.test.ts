import { TeamShop } from '../groupbuy/fixture';
import { Cloud, dayMs } from '../harness';
import { accountOf, grant, ordersOf, shelve } from '../mall/shop';
import { all, buy, closeTill, dataOf, openTill } from '../store/till/till';

/** Changes a stored document behind the product's back, so that nobody can go on with it. */
function spoil(cloud: Cloud, collection: string, id: string, change: object): Promise<unknown> {
  return cloud.database.execute('database.modifyDocument', {
    ...{ collectionName: collection, queryType: 'DOC', query: JSON.stringify({ _id: id }) },
    ...{ data: JSON.stringify({ $set: change }), multi: false, merge: true, upsert: false },
  });
}

const fails = { ok: false, error: { code: 'server.fault' } };

describe('one that fails keeps no other waiting', () => {
  it('among accounts with something due', async () => {
    const cloud = await Cloud.open();
    for (const code of ['a', 'b', 'c']) await cloud.member(code, 'checkin.perform', {});
    const [first = ''] = ['a', 'b', 'c'].map((code) => cloud.memberId(code)).sort();
    await spoil(cloud, 'accounts', first, { memberId: 'm_nobody', nextDueAtMs: 1 });
    cloud.nowMs += 400 * dayMs;
    expect(await cloud.timer('settle-accounts')).toMatchObject(fails);
    const accounts = cloud.dump()['accounts'] as { availablePoints: number }[];
    expect(accounts.map(({ availablePoints }) => availablePoints).sort()).toEqual([0, 0, 10]);
    await cloud.close();
  });

  it('among redeemed orders, and is looked at again later', async () => {
    const cloud = await Cloud.open();
    await shelve(cloud, 'cup');
    await grant(cloud, 'xiaoman', 500);
    for (const tap of ['tap-1', 'tap-2']) {
      await cloud.member('xiaoman', 'mall.redeem', { itemId: 'cup', quantity: 1 }, tap);
      cloud.nowMs += 1000;
    }
    const [broken] = ordersOf(cloud);
    // Paid for, it says, and no such payment is known.
    await spoil(cloud, 'orders', broken?.orderId ?? '', { priceFen: 100 });
    cloud.nowMs += 8 * dayMs;
    for (let minute = 0; minute < 12; minute += 1) {
      await cloud.timer('sweep-orders');
      cloud.nowMs += 60_000;
    }
    expect(accountOf(cloud, 'xiaoman').availablePoints).toBe(500);
    const [one, other] = ordersOf(cloud);
    expect(other).toMatchObject({ state: 'lapsed', nextCheckAtMs: null });
    expect(one?.state).toBe('lapsed');
    expect(one?.nextCheckAtMs).toBeGreaterThan(cloud.nowMs);
    await cloud.close();
  });

  it('among orders of teams that nobody collected', async () => {
    const shop = await TeamShop.open({ teamSize: 2 });
    const { cloud } = shop;
    const seats = await shop.fullTeam(['ayuan', 'bo']);
    const [broken, other] = seats.map(({ orderId }) => orderId).sort();
    await spoil(cloud, 'orders', broken ?? '', { teamId: 'nowhere' });
    cloud.nowMs += 8 * dayMs;
    expect(await cloud.timer('refund-uncollected')).toMatchObject(fails);
    expect(shop.order(other as never).state).toBe('refunding');
    await cloud.close();
  });

  it('among what was left half done at the counter', async () => {
    const cloud = await openTill();
    const bought = dataOf(await buy(cloud, 'xiaoman', { billNumber: 'A-1', amountFen: 10_000 }));
    const change = { state: 'crediting', memberId: 'm_nobody' };
    await buy(cloud, 'xiaoman', { billNumber: 'A-2', amountFen: 10_000 });
    const [, second] = all<{ billId: string }>(cloud, 'bills');
    await spoil(cloud, 'bills', second?.billId ?? '', change);
    await cloud.staff('clerk', 'store.undo', { entryId: bought.entryId, reason: '退货' });
    await spoil(cloud, 'bills', bought.entryId, { state: 'undoing' });
    cloud.nowMs += 5 * 60_000;
    expect(await cloud.timer('finish-till')).toMatchObject(fails);
    expect(all<{ state: string }>(cloud, 'bills')).toMatchObject([
      { state: 'undone' },
      { state: 'crediting' },
    ]);
    await closeTill(cloud);
  });
});
