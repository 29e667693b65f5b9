import { collectOrder } from '../../../cloudfunctions/_orders/collect';
import { demoStores, putStores } from '../../../localcloud/seed/stores';
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

describe('redeeming', () => {
  it('takes points and stock, and gives an order with a code to collect it', async () => {
    await shelve(cloud, 'cup');
    await grant(cloud, 'xiaoman', 500);
    const reply = await redeem('xiaoman', 2, 'tap-1');
    expect(reply).toEqual({
      ok: true,
      data: {
        orderId: `mall:${cloud.memberId('xiaoman')}:tap-1`,
        state: 'ready',
        pricePoints: 200,
        priceFen: 0,
        payment: null,
        // Redeemed on Monday 2 March; the last day to collect it is Monday 9 March.
        collectByMs: Date.parse('2026-03-10T00:00:00+08:00'),
      },
      requestId: 'tap-1',
    });
    if (!reply.ok) throw new Error();
    const order = await cloud.member('xiaoman', 'mall.getOrder', { orderId: reply.data.orderId });
    expect(order).toMatchObject({
      ok: true,
      data: {
        item: { itemId: 'cup', version: 1, title: '马克杯', kind: 'goods', picture: 'art:mug' },
        quantity: 2,
        pricePoints: 200,
        state: 'ready',
        voucherCode: expect.stringMatching(/^[0-9A-Z]{16}$/),
        history: [
          { state: 'placing', by: 'member' },
          { state: 'ready', by: 'member' },
        ],
        onCancel: { points: 200, lots: [{ expiresOn: '2027-03-31', points: 200 }] },
      },
    });
    expect(stockOf(cloud, 'cup')).toMatchObject({ left: 8, out: 2 });
    expect((await cloud.entries('xiaoman')).at(-1)).toMatchObject({
      kind: 'redeem',
      deltaPoints: -200,
      balanceAfterPoints: 300,
      explanation: {
        rule: { name: 'mall', version: 1 },
        steps: [
          { code: 'redeem', points: -200, facts: { itemId: 'cup', title: '马克杯', quantity: 2 } },
        ],
      },
    });
    expect(await mallFault(cloud, ['xiaoman'])).toBeNull();
  });

  it('happens once for a request, twenty times at once and later again, and answers the same', async () => {
    await shelve(cloud, 'cup');
    await grant(cloud, 'xiaoman', 500);
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => redeem('xiaoman', 1, 'tap-1')),
    );
    cloud.nowMs += 3_600_000;
    replies.push(await redeem('xiaoman', 1, 'tap-1'));
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(replies[0]).toMatchObject({ ok: true, data: { state: 'ready' } });
    expect(ordersOf(cloud)).toHaveLength(1);
    expect(stockOf(cloud, 'cup')).toMatchObject({ left: 9, out: 1 });
    expect(accountOf(cloud, 'xiaoman').availablePoints).toBe(400);
    expect(await mallFault(cloud, ['xiaoman'])).toBeNull();
  });

  it('refuses the same request id with other input', async () => {
    await shelve(cloud, 'cup');
    await grant(cloud, 'xiaoman', 500);
    await redeem('xiaoman', 1, 'tap-1');
    expect(await redeem('xiaoman', 2, 'tap-1')).toMatchObject({
      ok: false,
      error: { code: 'request.key_reused' },
    });
    expect(await mallFault(cloud, ['xiaoman'])).toBeNull();
  });

  it('ships to an address that only its owner and the operator read', async () => {
    await shelve(cloud, 'cup', { deliveries: ['ship', 'pickup'] });
    await grant(cloud, 'xiaoman', 500);
    const address = { name: '小满', phone: '13800138000', region: '广东深圳', detail: '一路 1 号' };
    const wish = { itemId: 'cup', quantity: 1, address };
    const reply = await cloud.member('xiaoman', 'mall.redeem', wish);
    if (!reply.ok) throw new Error(reply.error.code);
    const { orderId } = reply.data;
    expect(reply.data.collectByMs).toBeNull();
    expect(JSON.stringify(cloud.dump())).not.toContain('13800138000');
    expect(await cloud.member('xiaoman', 'mall.getOrder', { orderId })).toMatchObject({
      ok: true,
      data: { address, voucherCode: null, parcel: null },
    });
    const parcel = { carrier: '顺丰', trackingNumber: 'SF123456' };
    const ship = { orderId, ...parcel, operator: '小周' };
    const shipped = await cloud.operator('mall.shipOrder', ship);
    expect(shipped).toMatchObject({ ok: true, data: { state: 'shipped', address } });
    expect(await cloud.operator('mall.shipOrder', ship)).toMatchObject({ ok: true });
    const other = { ...ship, trackingNumber: 'SF999999' };
    expect(await cloud.operator('mall.shipOrder', other)).toMatchObject({
      error: { code: 'request.key_reused' },
    });
    expect(await cloud.member('xiaoman', 'mall.getOrder', { orderId })).toMatchObject({
      data: { state: 'shipped', parcel, onCancel: null },
    });
    expect(await cloud.member('xiaoman', 'mall.cancelOrder', { orderId })).toMatchObject({
      error: { code: 'mall.not_cancellable', state: 'shipped' },
    });
    cloud.nowMs += 15 * dayMs - 1;
    await cloud.timer('sweep-orders');
    expect(ordersOf(cloud)[0]?.state).toBe('shipped');
    cloud.nowMs += 1;
    await cloud.timer('sweep-orders');
    expect(ordersOf(cloud)[0]?.state).toBe('received');
    expect(await mallFault(cloud, ['xiaoman'])).toBeNull();
  });

  it('is collected in the one store that was named, where that store is open', async () => {
    putStores(cloud.database, demoStores);
    await shelve(cloud, 'cup', { storeIds: ['zongdian', 'gaoxin'] });
    await grant(cloud, 'xiaoman', 500);
    const named = { itemId: 'cup', quantity: 1, storeId: 'gaoxin' };
    const reply = await cloud.member('xiaoman', 'mall.redeem', named);
    if (!reply.ok) throw new Error(reply.error.code);
    const code = ordersOf(cloud)[0]?.voucherCode ?? '';
    const elsewhere = { code, storeId: 'zongdian', staffId: 's-1' };
    expect(await collectOrder(cloud.call(), elsewhere)).toMatchObject({
      error: { code: 'order.wrong_store', storeIds: ['gaoxin'] },
    });
    const there = { ...elsewhere, storeId: 'gaoxin' };
    expect(await collectOrder(cloud.call(), there)).toMatchObject({ ok: true });
    await shelve(cloud, 'mug');
    const nowhere = { itemId: 'mug', quantity: 1, storeId: 'nowhere' };
    expect(await cloud.member('xiaoman', 'mall.redeem', nowhere)).toMatchObject({
      error: { code: 'mall.wrong_store', storeIds: null },
    });
  });

  it('keeps a dear price for who ordered before it rose', async () => {
    await shelve(cloud, 'cup');
    await grant(cloud, 'xiaoman', 500);
    const reply = await redeem('xiaoman');
    const published = await cloud.operator('mall.publishItem', {
      itemId: 'cup',
      afterVersion: 1,
      operator: '许先生',
      body: { ...(await import('./shop')).cup, pricePoints: 300 },
    });
    expect(published).toMatchObject({ ok: true, data: { version: 2 } });
    cloud.nowMs += 10_000;
    if (!reply.ok) throw new Error();
    const cancelled = await cloud.member('xiaoman', 'mall.cancelOrder', {
      orderId: reply.data.orderId,
    });
    expect(cancelled).toMatchObject({ ok: true, data: { returnedPoints: 100 } });
    expect(await redeem('xiaoman')).toMatchObject({ ok: true, data: { pricePoints: 300 } });
  });
});

describe('limits', () => {
  it('of one let one of twenty at once through', async () => {
    await shelve(cloud, 'cup', {
      stock: 50,
      limits: { perOrder: 1, perMember: 1, perPeriod: null },
    });
    await grant(cloud, 'xiaoman', 5000);
    const replies = await Promise.all(Array.from({ length: 20 }, () => redeem('xiaoman')));
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    const refused = replies.flatMap((reply) => (reply.ok ? [] : [reply.error]));
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['mall.limit_reached']));
    expect(refused[0]).toMatchObject({ period: null, limit: 1, left: 0 });
    expect(ordersOf(cloud)).toHaveLength(1);
    expect(stockOf(cloud, 'cup')).toMatchObject({ left: 49, out: 1 });
    expect(await mallFault(cloud, ['xiaoman'])).toBeNull();
  });

  it.each([
    ['day', '2026-03-03T00:00:00+08:00'],
    ['week', '2026-03-09T00:00:00+08:00'],
    ['month', '2026-04-01T00:00:00+08:00'],
  ] as const)('of a %s begin anew at its first instant', async (period, from) => {
    const limits = { perOrder: 2, perMember: null, perPeriod: { period, quantity: 2 } };
    await shelve(cloud, 'cup', { limits });
    await grant(cloud, 'xiaoman', 5000);
    await redeem('xiaoman');
    await redeem('xiaoman');
    const limited = { error: { code: 'mall.limit_reached', period, limit: 2, left: 0 } };
    expect(await redeem('xiaoman')).toMatchObject(limited);
    cloud.nowMs = Date.parse(from) - 1;
    expect(await redeem('xiaoman')).toMatchObject(limited);
    cloud.nowMs += 1;
    expect(await redeem('xiaoman', 2)).toMatchObject({ ok: true });
  });

  it('come back with a cancelled order', async () => {
    const limits = {
      perOrder: 1,
      perMember: 1,
      perPeriod: { period: 'day', quantity: 1 },
    } as const;
    await shelve(cloud, 'cup', { limits });
    await grant(cloud, 'xiaoman', 5000);
    const reply = await redeem('xiaoman');
    if (!reply.ok) throw new Error();
    expect(await redeem('xiaoman')).toMatchObject({ error: { code: 'mall.limit_reached' } });
    await cloud.member('xiaoman', 'mall.cancelOrder', { orderId: reply.data.orderId });
    expect(accountOf(cloud, 'xiaoman').redeemed).toEqual([]);
    expect(await redeem('xiaoman')).toMatchObject({ ok: true });
  });

  it('that count no more are forgotten, so the account stays small', async () => {
    const day = {
      perOrder: 1,
      perMember: null,
      perPeriod: { period: 'day', quantity: 1 },
    } as const;
    for (const itemId of ['a', 'b', 'c']) await shelve(cloud, itemId, { limits: day });
    await grant(cloud, 'xiaoman', 5000);
    for (const itemId of ['a', 'b', 'c']) await redeem('xiaoman', 1, undefined, itemId);
    expect(accountOf(cloud, 'xiaoman').redeemed).toHaveLength(3);
    cloud.nowMs += dayMs;
    await redeem('xiaoman', 1, undefined, 'a');
    expect(accountOf(cloud, 'xiaoman').redeemed).toEqual([
      {
        itemId: 'a',
        quantity: 2,
        period: { key: 'day:2026-03-03', quantity: 1 },
        untilMs: Date.parse('2026-03-04T00:00:00+08:00'),
      },
    ]);
  });
});

describe('a list of orders', () => {
  it('is the caller’s own, newest first, in pages', async () => {
    await shelve(cloud, 'cup', { stock: 30 });
    await grant(cloud, 'xiaoman', 5000);
    await grant(cloud, 'ayuan', 5000);
    for (let order = 0; order < 5; order += 1) {
      await redeem('xiaoman', order + 1);
      if (order % 2 === 0) cloud.nowMs += 1000;
    }
    await redeem('ayuan', 9);
    const seen: number[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(cursor);
      if (!page.ok) throw new Error();
      seen.push(...page.data.orders.map(({ quantity }) => quantity));
      cursor = page.data.nextCursor;
    } while (cursor !== null);
    expect([...seen].sort()).toEqual([1, 2, 3, 4, 5]);
    expect(seen[0]).toBeGreaterThan(3);
  });

  const list = (cursor: string | null) =>
    cloud.member('xiaoman', 'mall.listOrders', { cursor, limit: 2 });
});
