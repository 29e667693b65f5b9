import { collectOrder } from '../../../cloudfunctions/_orders/collect';
import { Cloud, dayMs } from '../harness';
import { accountOf, grant, mallFault, ordersOf, shelve, stockOf } from './shop';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
});
afterEach(async () => {
  expect(cloud.warnings).toEqual([]);
  await cloud.close();
});

const redeem = (code: string, quantity = 1, requestId?: string, itemId = 'cup') =>
  cloud.member(code, 'mall.redeem', { itemId, quantity }, requestId);

describe('cancelling', () => {
  const ordered = async (change = {}) => {
    await shelve(cloud, 'cup', change);
    await grant(cloud, 'xiaoman', 500);
    const reply = await redeem('xiaoman', 2);
    if (!reply.ok) throw new Error(reply.error.code);
    return reply.data.orderId;
  };

  it('brings points back to their very lots, and the stock', async () => {
    const before = { points: 60, openid: 'o-xiaoman', reason: '早些的' };
    await cloud.operator('points.grant', before);
    cloud.nowMs += 40 * dayMs;
    const orderId = await ordered();
    const lotsBefore = [
      { expiresOn: '2027-03-31', points: 60 },
      { expiresOn: '2027-04-30', points: 500 },
    ];
    expect(accountOf(cloud, 'xiaoman').lots).toEqual([{ expiresOn: '2027-04-30', points: 360 }]);
    const shown = await cloud.member('xiaoman', 'mall.getOrder', { orderId });
    expect(shown).toMatchObject({
      data: {
        onCancel: {
          points: 200,
          lots: [
            { expiresOn: '2027-03-31', points: 60 },
            { expiresOn: '2027-04-30', points: 140 },
          ],
        },
      },
    });
    expect(await cloud.member('xiaoman', 'mall.cancelOrder', { orderId })).toMatchObject({
      ok: true,
      data: { orderId, state: 'cancelled', returnedPoints: 200, availablePoints: 560 },
    });
    expect(accountOf(cloud, 'xiaoman').lots).toEqual(lotsBefore);
    expect(stockOf(cloud, 'cup')).toMatchObject({ left: 10, out: 0 });
    expect(await cloud.member('xiaoman', 'mall.getOrder', { orderId })).toMatchObject({
      data: { state: 'cancelled', voucherCode: null, returnedPoints: 200, onCancel: null },
    });
    expect(await mallFault(cloud, ['xiaoman'])).toBeNull();
  });

  it('happens once, however often and whenever it is asked again', async () => {
    const orderId = await ordered();
    const cancel = () => cloud.member('xiaoman', 'mall.cancelOrder', { orderId });
    const replies = await Promise.all(Array.from({ length: 10 }, cancel));
    for (let minute = 0; minute < 12; minute += 1) {
      cloud.nowMs += 60_000;
      await cloud.timer('sweep-orders');
      await cloud.timer('settle-stock');
      replies.push(await cancel());
    }
    for (const reply of replies) {
      expect(reply).toMatchObject({
        ok: true,
        data: { returnedPoints: 200, availablePoints: 500 },
      });
    }
    expect(stockOf(cloud, 'cup')).toMatchObject({ left: 10, out: 0, moves: [], openMoves: 0 });
    expect(await mallFault(cloud, ['xiaoman'])).toBeNull();
  });

  it('or collecting at the same instant: one wins, the other is told so', async () => {
    const orderId = await ordered();
    const [order] = ordersOf(cloud);
    const pickup = { code: order?.voucherCode ?? '', storeId: 'zongdian', staffId: 's-1' };
    const outcomes = new Set<string>();
    const [cancelled, collected] = await Promise.all([
      cloud.member('xiaoman', 'mall.cancelOrder', { orderId }),
      collectOrder(cloud.call(), pickup),
    ]);
    expect([cancelled.ok, collected.ok].sort()).toEqual([false, true]);
    if (!cancelled.ok) {
      expect(cancelled.error).toMatchObject({
        code: 'mall.not_cancellable',
        state: 'collected',
        collected: { storeId: 'zongdian' },
      });
    } else {
      expect(collected).toMatchObject({ error: { code: 'order.not_ready', state: 'cancelled' } });
    }
    outcomes.add(ordersOf(cloud)[0]?.state ?? '');
    expect(outcomes).toEqual(new Set([cancelled.ok ? 'cancelled' : 'collected']));
    expect(await mallFault(cloud, ['xiaoman'])).toBeNull();
  });

  it('is refused after a pick-up, and a pick-up after cancelling, each by name', async () => {
    const orderId = await ordered();
    const code = ordersOf(cloud)[0]?.voucherCode ?? '';
    await collectOrder(cloud.call(), { code, storeId: 'zongdian', staffId: 's-1' });
    expect(await cloud.member('xiaoman', 'mall.cancelOrder', { orderId })).toMatchObject({
      error: { code: 'mall.not_cancellable', state: 'collected' },
    });
    const next = await redeem('xiaoman');
    if (!next.ok) throw new Error();
    const other = ordersOf(cloud).find((order) => order.orderId === next.data.orderId);
    await cloud.member('xiaoman', 'mall.cancelOrder', { orderId: next.data.orderId });
    const late = { code: other?.voucherCode ?? '', storeId: 'zongdian', staffId: 's-1' };
    expect(await collectOrder(cloud.call(), late)).toMatchObject({
      error: { code: 'order.not_ready', state: 'cancelled' },
    });
    expect(await mallFault(cloud, ['xiaoman'])).toBeNull();
  });
});

describe('a deadline that passes', () => {
  const lapse = async (onLapse: 'return' | 'forfeit') => {
    const limits = { perOrder: 2, perMember: 2, perPeriod: null };
    await shelve(cloud, 'cup', { onLapse, limits });
    await grant(cloud, 'xiaoman', 500);
    const reply = await redeem('xiaoman', 2);
    if (!reply.ok) throw new Error();
    const { orderId, collectByMs } = reply.data;
    cloud.nowMs = (collectByMs ?? 0) - 1;
    await cloud.timer('sweep-orders');
    expect(ordersOf(cloud)[0]?.state).toBe('ready');
    cloud.nowMs += 1;
    return orderId;
  };

  it('returns the points, the limit and the stock', async () => {
    const orderId = await lapse('return');
    await cloud.timer('sweep-orders');
    expect(ordersOf(cloud)[0]?.state).toBe('lapsed');
    expect(accountOf(cloud, 'xiaoman')).toMatchObject({ availablePoints: 500, redeemed: [] });
    expect(stockOf(cloud, 'cup')).toMatchObject({ left: 10, out: 0 });
    expect(await cloud.member('xiaoman', 'mall.getOrder', { orderId })).toMatchObject({
      data: { state: 'lapsed', returnedPoints: 200, voucherCode: null },
    });
    expect(await mallFault(cloud, ['xiaoman'])).toBeNull();
  });

  it('or forfeits the points, where the item says so; the goods go back on the shelf', async () => {
    const orderId = await lapse('forfeit');
    await cloud.timer('sweep-orders');
    expect(accountOf(cloud, 'xiaoman').availablePoints).toBe(300);
    expect(accountOf(cloud, 'xiaoman').redeemed).toMatchObject([{ quantity: 2 }]);
    expect(stockOf(cloud, 'cup')).toMatchObject({ left: 10, out: 0 });
    expect(await cloud.member('xiaoman', 'mall.getOrder', { orderId })).toMatchObject({
      data: { state: 'lapsed', returnedPoints: null },
    });
    expect(await mallFault(cloud, ['xiaoman'])).toBeNull();
  });

  it('counts before the sweeper has come: nothing is cancelled, and looking is enough', async () => {
    const orderId = await lapse('return');
    expect(await cloud.member('xiaoman', 'mall.cancelOrder', { orderId })).toMatchObject({
      error: { code: 'mall.not_cancellable', state: 'lapsed' },
    });
    expect(await cloud.member('xiaoman', 'mall.listOrders', {})).toMatchObject({
      data: { orders: [{ state: 'lapsed' }] },
    });
    await cloud.member('xiaoman', 'mall.getOrder', { orderId });
    expect(accountOf(cloud, 'xiaoman').availablePoints).toBe(500);
    expect(await mallFault(cloud, ['xiaoman'])).toBeNull();
  });
});
