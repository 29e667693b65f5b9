import { dayMs, type Cloud } from '../harness';
import { CashShop, minuteMs } from './cashshop';
import { accountOf, stockOf } from './shop';

let shop: CashShop;
let cloud: Cloud;
beforeEach(async () => {
  shop = await CashShop.open();
  ({ cloud } = shop);
});
afterEach(async () => {
  expect(shop.breaches()).toEqual([]);
  expect(cloud.warnings).toEqual([]);
  await cloud.close();
});

describe('money that goes back', () => {
  it('does in full and once when a paid order is cancelled, however often that is asked for', async () => {
    const { orderId } = await shop.redeemAndPay();
    const first = await shop.cancel(orderId);
    expect(first).toMatchObject({
      data: { state: 'cancelled', returnedPoints: 200, refundedFen: 1980, availablePoints: 500 },
    });
    expect(await shop.show(orderId)).toMatchObject({
      refund: { amountFen: 1980, state: 'under_way' },
    });
    for (let n = 0; n < 4; n += 1) {
      expect(await shop.cancel(orderId, `again-${String(n)}`)).toEqual({
        ...first,
        requestId: `again-${String(n)}`,
      });
    }
    await shop.live(20 * minuteMs);
    expect(shop.sentBackFen).toBe(1980);
    expect(await shop.show(orderId)).toMatchObject({ refund: { amountFen: 1980, state: 'done' } });
    expect(await shop.cancel(orderId, 'late')).toMatchObject({ data: { refundedFen: 1980 } });
  });

  it('is asked for until WeChat answers', async () => {
    const { orderId } = await shop.redeemAndPay();
    cloud.pay.setSilent(50);
    expect(await shop.cancel(orderId)).toMatchObject({ ok: true });
    expect(shop.sentBackFen).toBe(0);
    await shop.live(20 * minuteMs);
    cloud.pay.setSilent(0);
    await shop.live(60 * minuteMs, 10 * minuteMs);
    expect(shop.sentBackFen).toBe(1980);
    expect(await shop.show(orderId)).toMatchObject({ refund: { state: 'done' } });
  });

  it('does when WeChat had it, and nobody had said so, as the member cancelled', async () => {
    const reply = await shop.redeem();
    shop.payUnheard(reply);
    expect(await shop.cancel(reply.orderId)).toMatchObject({ data: { refundedFen: 1980 } });
    await shop.live(20 * minuteMs);
    expect(shop.sentBackFen).toBe(1980);
    expect(shop.order).toMatchObject({ state: 'cancelled' });
  });

  it('does in full and once when WeChat speaks of it a day after the order was given up', async () => {
    const reply = await shop.redeem();
    cloud.pay.setFaults(['late']);
    shop.payUnheard(reply);
    cloud.pay.setSilent(100_000);
    await shop.cancel(reply.orderId);
    cloud.nowMs += dayMs;
    cloud.pay.setSilent(0);
    await shop.live(30 * minuteMs);
    expect(shop.sentBackFen).toBe(1980);
    expect(shop.payments).toMatchObject([
      { refunds: [{ reason: 'mall.paid_late', state: 'succeeded' }] },
    ]);
    expect(await shop.show(reply.orderId)).toMatchObject({ refund: { state: 'done' } });
  });

  it('does not once a store has handed it over', async () => {
    const { orderId } = await shop.redeemAndPay();
    expect(await shop.collect()).toBe(true);
    expect(await shop.cancel(orderId)).toMatchObject({
      error: { code: 'mall.not_cancellable', state: 'collected' },
    });
    await shop.live(10 * dayMs, dayMs);
    expect(shop.sentBackFen).toBe(0);
    expect(shop.order).toMatchObject({ state: 'collected' });
  });
});

describe('what is not collected in time', () => {
  it.each([
    ['return', 'refund', 500, 1980],
    ['forfeit', 'refund', 300, 1980],
    ['return', 'keep', 500, 0],
    ['forfeit', 'keep', 300, 0],
  ] as const)(
    'points %s, money %s: %d points and %d fen back',
    async (onLapse, onLapseCash, availablePoints, backFen) => {
      await cloud.close();
      shop = await CashShop.open({ onLapse, onLapseCash });
      ({ cloud } = shop);
      const { orderId } = await shop.redeemAndPay();
      await shop.live(9 * dayMs, dayMs);
      await shop.live(20 * minuteMs);
      expect(shop.order).toMatchObject({ state: 'lapsed', nextCheckAtMs: null });
      expect(accountOf(cloud, 'xiaoman').availablePoints).toBe(availablePoints);
      expect(shop.sentBackFen).toBe(backFen);
      expect(stockOf(cloud, 'cup')).toMatchObject({ left: 10 });
      const { refund } = await shop.show(orderId);
      expect(refund?.state ?? null).toBe(backFen > 0 ? 'done' : null);
    },
  );

  it('counts its days from the word of the money, not from a silent night before it', async () => {
    const reply = await shop.redeem();
    const plannedMs = reply.collectByMs ?? 0;
    cloud.pay.setFaults(['lost']);
    shop.payUnheard(reply);
    cloud.pay.setSilent(100_000);
    cloud.nowMs += 2 * dayMs;
    cloud.pay.setSilent(0);
    await shop.live(30 * minuteMs);
    expect(shop.order).toMatchObject({ state: 'ready' });
    expect((await shop.show(reply.orderId)).collectByMs).toBe(plannedMs + 2 * dayMs);
  });
});
