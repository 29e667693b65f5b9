import { toFen, toPoints } from '#shared/kernel/amounts';
import type { MemberId, OrderId, RequestId } from '#shared/kernel/ids';
import type { Order } from '#shared/order/model';
import { seal, unseal } from '../../cloudfunctions/_kit/seal';
import { collectOrder } from '../../cloudfunctions/_orders/collect';
import {
  addOrder,
  findOrder,
  moveOrder,
  removePlacing,
  type NewOrder,
} from '../../cloudfunctions/_orders/orders';
import { restock } from '../../cloudfunctions/_orders/restock';
import {
  findStockLeft,
  returnStock,
  settleStock,
  strikeTaken,
  takeStock,
  untakeStock,
} from '../../cloudfunctions/_orders/stock';
import type { Stock } from '../../cloudfunctions/_orders/stock-model';
import { Cloud, dayMs } from './harness';

const id = (name: string) => `mall:m_1:${name}` as OrderId;

const newOrder = (name: string): NewOrder => ({
  orderId: id(name),
  kind: 'mall',
  memberId: 'm_1' as MemberId,
  requestId: name as RequestId,
  item: { itemId: 'cup', version: 1, title: '杯子', kind: 'goods', picture: null },
  quantity: 1,
  pricePoints: toPoints(10),
  priceFen: toFen(0),
  delivery: { kind: 'pickup', storeIds: ['zongdian'], collectByMs: null },
  onLapse: 'return',
  state: 'ready',
  by: 'member',
  listedAtMs: 1,
  nextCheckAtMs: null,
});

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
});
afterEach(async () => {
  expect(cloud.warnings).toEqual([]);
  await cloud.close();
});

describe('an order', () => {
  it('happens once for its id and keeps the voucher of the first', async () => {
    const [first, again] = await Promise.all([
      addOrder(cloud.call(), newOrder('r-1')),
      addOrder(cloud.call(), newOrder('r-1')),
    ]);
    expect([first.isNew, again.isNew].sort()).toEqual([false, true]);
    expect(again.order.voucherCode).toBe(first.order.voucherCode);
    expect(first.order.voucherCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
    expect(cloud.dump()['orders']).toHaveLength(1);
  });

  it('that never came about is taken away, and one that somebody has moved on stays', async () => {
    await addOrder(cloud.call(), { ...newOrder('r-1'), state: 'placing' });
    await addOrder(cloud.call(), newOrder('r-2'));
    await removePlacing(cloud.call(), id('r-1'));
    await removePlacing(cloud.call(), id('r-2'));
    const orders = cloud.dump()['orders'] as Order[];
    expect(orders.map(({ requestId }) => requestId)).toEqual(['r-2']);
  });

  it('is given to one of two who want it at the same instant', async () => {
    const { order } = await addOrder(cloud.call(), newOrder('r-1'));
    const [cancelled, collected] = await Promise.all([
      moveOrder(cloud.call(), order, { from: 'ready', to: 'cancelled', by: 'member' }),
      moveOrder(cloud.call(), order, { from: 'ready', to: 'collected', by: 'staff:s-1' }),
    ]);
    expect([cancelled, collected].sort()).toEqual([false, true]);
    const standing = await findOrder(cloud.call(), order.orderId);
    expect(standing?.history.map(({ state }) => state)).toEqual([
      'ready',
      cancelled ? 'cancelled' : 'collected',
    ]);
  });

  it('takes no step that its graph does not have', async () => {
    const { order } = await addOrder(cloud.call(), newOrder('r-1'));
    const step = { from: 'cancelled', to: 'ready', by: 'sweep' } as const;
    await expect(moveOrder(cloud.call(), order, step)).rejects.toThrow('does not lead');
  });
});

describe('a pick-up', () => {
  const pickup = (order: Order, more = {}) => ({
    code: order.voucherCode,
    storeId: 'zongdian',
    staffId: 's-1',
    ...more,
  });

  it('happens once, and the same request hears the first answer again', async () => {
    const { order } = await addOrder(cloud.call(), newOrder('r-1'));
    const first = await collectOrder(cloud.call('scan-1'), pickup(order));
    expect(first).toMatchObject({ ok: true, value: { state: 'collected' } });
    expect(await collectOrder(cloud.call('scan-1'), pickup(order))).toEqual(first);
    cloud.nowMs += 60_000;
    expect(await collectOrder(cloud.call('scan-2'), pickup(order))).toEqual({
      ok: false,
      error: {
        code: 'order.already_collected',
        staffId: 's-1',
        storeId: 'zongdian',
        atMs: cloud.nowMs - 60_000,
      },
    });
  });

  it('at two tills at once happens at one', async () => {
    const { order } = await addOrder(cloud.call(), newOrder('r-1'));
    const tries = await Promise.all(
      ['s-1', 's-2', 's-3'].map((staffId) =>
        collectOrder(cloud.call(), pickup(order, { staffId })),
      ),
    );
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
    const codes = tries.flatMap((one) => (one.ok ? [] : [one.error.code]));
    expect(codes).toEqual(['order.already_collected', 'order.already_collected']);
  });

  it('reads a code as people type it', async () => {
    const { order } = await addOrder(cloud.call(), newOrder('r-1'));
    const code = ` ${order.voucherCode.toLowerCase().replace(/(.{4})/g, '$1-')} `.replaceAll(
      '0',
      'o',
    );
    expect(await collectOrder(cloud.call(), pickup(order, { code }))).toMatchObject({ ok: true });
  });

  it.each<[string, Partial<NewOrder>, object, string]>([
    ['a code nobody has', {}, { code: '0123456789ABCDEF' }, 'order.voucher_not_found'],
    ['no code at all', {}, { code: '{"$ne":null}' }, 'order.voucher_not_found'],
    ['another store', {}, { storeId: 'gaoxin' }, 'order.wrong_store'],
    ['an order still being placed', { state: 'placing' }, {}, 'order.not_ready'],
    ['a cancelled order', { state: 'cancelled' }, {}, 'order.not_ready'],
    ['an order that never came about', { listedAtMs: null }, {}, 'order.voucher_not_found'],
    [
      'a parcel',
      { delivery: { kind: 'ship', sealedAddress: '', parcel: null } },
      {},
      'order.voucher_not_found',
    ],
  ])('is refused for %s, by name, with nothing written', async (_, change, more, code) => {
    const { order } = await addOrder(cloud.call(), { ...newOrder('r-1'), ...change });
    const before = cloud.dump();
    expect(await collectOrder(cloud.call(), pickup(order, more))).toMatchObject({
      ok: false,
      error: { code },
    });
    expect(cloud.dump()).toEqual(before);
  });

  it('is refused from the first instant after the deadline', async () => {
    const collectByMs = cloud.nowMs + dayMs;
    const delivery = { kind: 'pickup', storeIds: null, collectByMs } as const;
    const { order } = await addOrder(cloud.call(), { ...newOrder('r-1'), delivery });
    cloud.nowMs = collectByMs;
    expect(await collectOrder(cloud.call(), pickup(order))).toMatchObject({
      ok: false,
      error: { code: 'order.not_ready', state: 'lapsed' },
    });
    cloud.nowMs = collectByMs - 1;
    expect(await collectOrder(cloud.call(), pickup(order))).toMatchObject({ ok: true });
  });
});

describe('stock', () => {
  const stockOf = (itemId: string) =>
    (cloud.dump()['stock'] as (Stock & { _id: string })[]).find(({ _id }) => _id === itemId);
  const delivery = (requestId: string, quantity: number) => ({
    requestId: requestId as RequestId,
    quantity,
    reason: '到货',
    operator: '许先生',
    atMs: cloud.nowMs,
  });
  const of = (name: string, quantity = 1) => ({ itemId: 'cup', orderId: id(name), quantity });

  it('is taken by as many as there are, at the same instant, and by no more', async () => {
    await restock(cloud.call(), 'cup', delivery('r-1', 20));
    const takes = await Promise.all(
      Array.from({ length: 50 }, (_, index) => takeStock(cloud.call(), of(`o-${String(index)}`))),
    );
    expect(takes.filter(({ outcome }) => outcome === 'taken')).toHaveLength(20);
    expect(takes.filter(({ outcome }) => outcome === 'short')).toHaveLength(30);
    expect(stockOf('cup')).toMatchObject({ left: 0, out: 20, added: 20, openMoves: 20 });
  });

  it('is taken once by one order, however often', async () => {
    await restock(cloud.call(), 'cup', delivery('r-1', 5));
    const takes = await Promise.all(
      Array.from({ length: 10 }, () => takeStock(cloud.call(), of('o-1', 2))),
    );
    const token = stockOf('cup')?.moves[0]?.token;
    expect(takes).toEqual(Array(10).fill({ outcome: 'taken', token }));
    expect(stockOf('cup')).toMatchObject({ left: 3, out: 2 });
  });

  it('says what is left when more is wanted', async () => {
    await restock(cloud.call(), 'cup', delivery('r-1', 5));
    expect(await takeStock(cloud.call(), of('o-1', 6))).toEqual({ outcome: 'short', left: 5 });
    expect(await takeStock(cloud.call(), { ...of('o-1'), itemId: 'none' })).toEqual({
      outcome: 'short',
      left: 0,
    });
  });

  it('comes back once, and what came back is not taken again by the same order', async () => {
    await restock(cloud.call(), 'cup', delivery('r-1', 5));
    await takeStock(cloud.call(), of('o-1', 2));
    await Promise.all([1, 2, 3].map(() => returnStock(cloud.call(), of('o-1', 2))));
    expect(stockOf('cup')).toMatchObject({ left: 5, out: 0 });
    expect(await takeStock(cloud.call(), of('o-1', 2))).toEqual({ outcome: 'returned' });
  });

  it('has lines struck out of its journal without counting differently', async () => {
    await restock(cloud.call(), 'cup', delivery('r-1', 5));
    await takeStock(cloud.call(), of('o-1'));
    await takeStock(cloud.call(), of('o-2'));
    const moves = stockOf('cup')?.moves ?? [];
    await Promise.all([1, 2].map(() => settleStock(cloud.call(), 'cup', moves.slice(0, 1))));
    expect(stockOf('cup')).toMatchObject({ left: 3, out: 2, openMoves: 1, moves: [moves[1]] });
  });

  it('is given back by a twin that took again after the line was struck out', async () => {
    await restock(cloud.call(), 'cup', delivery('r-1', 5));
    const first = await takeStock(cloud.call(), of('o-1', 2));
    if (first.outcome !== 'taken') throw new Error('not taken');
    await strikeTaken(cloud.call(), 'cup', first.token);
    expect(stockOf('cup')).toMatchObject({ left: 3, out: 2, moves: [], openMoves: 0 });

    const late = await takeStock(cloud.call(), of('o-1', 2));
    if (late.outcome !== 'taken') throw new Error('not taken');
    expect(late.token).not.toBe(first.token);
    const vain = { itemId: 'cup', token: late.token, quantity: 2 };
    await Promise.all([1, 2, 3].map(() => untakeStock(cloud.call(), vain)));
    expect(stockOf('cup')).toMatchObject({ left: 3, out: 2, moves: [], openMoves: 0 });
  });

  it('is added once for each request, and taken away no further than to nothing', async () => {
    const first = delivery('r-1', 5);
    await Promise.all([1, 2, 3].map(() => restock(cloud.call(), 'cup', first)));
    expect(await restock(cloud.call(), 'cup', first)).toEqual({ outcome: 'done', left: 5 });
    expect(await restock(cloud.call(), 'cup', { ...first, quantity: 6 })).toMatchObject({
      outcome: 'key_reused',
    });
    expect(await restock(cloud.call(), 'cup', delivery('r-2', -6))).toMatchObject({
      outcome: 'short',
      left: 5,
    });
    expect(await restock(cloud.call(), 'cup', delivery('r-3', -5))).toMatchObject({
      outcome: 'done',
      left: 0,
    });
    expect(stockOf('cup')).toMatchObject({ left: 0, out: 0, added: 0 });
  });

  it('of many things is read in one call', async () => {
    await restock(cloud.call(), 'cup', delivery('r-1', 5));
    const left = await findStockLeft(cloud.call(), ['cup', 'none']);
    expect([...left]).toEqual([['cup', 5]]);
  });
});

describe('a sealed text', () => {
  it('is read again, differs every time, and is noticed when altered', () => {
    const { ports } = cloud.call();
    const sealed = seal(ports, '许先生 13800138000');
    expect(sealed).not.toContain('13800138000');
    expect(seal(ports, '许先生 13800138000')).not.toBe(sealed);
    expect(unseal(ports, sealed)).toBe('许先生 13800138000');
    const altered = `${sealed.slice(0, -6)}AAAA${sealed.slice(-2)}`;
    expect(() => unseal(ports, altered)).toThrow();
  });
});
