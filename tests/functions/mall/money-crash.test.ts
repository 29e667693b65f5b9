import type { Cloud } from '../harness';
import { type Crash } from '../harness';
import { CashShop, minuteMs } from './cashshop';
import { accountOf, ordersOf, stockOf } from './shop';

const crashesOf = (calls: number): Crash[] =>
  Array.from({ length: calls }, (_, index) => index + 1).flatMap((atCall): Crash[] => [
    { atCall, moment: 'before' },
    { atCall, moment: 'after' },
  ]);

const limits = { perOrder: 5, perMember: 5, perPeriod: { period: 'day', quantity: 5 } } as const;

let shop: CashShop;
let cloud: Cloud;
beforeEach(async () => {
  shop = await CashShop.open({ limits });
  ({ cloud } = shop);
});
afterEach(() => cloud.close());

const dying = async (crash: Crash, run: () => Promise<unknown>): Promise<void> => {
  cloud.crashAt(crash);
  await run().catch(() => undefined);
  cloud.heal();
};

/** After everything has come to its end: the order stands with its money, or nothing is owed. */
async function expectSettled(state: 'ready' | 'over'): Promise<void> {
  await shop.live(30 * minuteMs, 4 * minuteMs);
  expect(shop.breaches()).toEqual([]);
  const isReady = state === 'ready';
  expect(accountOf(cloud, 'xiaoman').availablePoints).toBe(isReady ? 300 : 500);
  expect(accountOf(cloud, 'xiaoman').redeemed ?? []).toHaveLength(isReady ? 1 : 0);
  expect(stockOf(cloud, 'cup')).toMatchObject({ left: isReady ? 8 : 10, moves: [] });
  const paidFen = cloud.pay.list().trades.some(({ paidAtMs }) => paidAtMs !== null) ? 1980 : 0;
  expect(shop.sentBackFen).toBe(isReady ? 0 : paidFen);
  for (const { nextAttemptAtMs } of shop.payments) expect(nextAttemptAtMs).toBeNull();
}

describe.each(crashesOf(9))('a redemption that dies $moment its database call $atCall', (crash) => {
  it('asks for the money once when the request is repeated, and is ready once it is paid', async () => {
    await dying(crash, () => shop.tryRedeem());
    const reply = await shop.redeem();
    expect(reply).toMatchObject({ state: 'awaiting_payment', pricePoints: 200, priceFen: 1980 });
    await shop.pay(reply);
    expect(ordersOf(cloud)).toMatchObject([{ state: 'ready' }]);
    expect(shop.payments).toHaveLength(1);
    await expectSettled('ready');
  });

  it('comes back when nobody repeats it and nobody pays', async () => {
    await dying(crash, () => shop.tryRedeem());
    await expectSettled('over');
    // The request comes after all: it changes nothing it should not.
    await shop.tryRedeem();
    await shop.live(30 * minuteMs, 4 * minuteMs);
    expect(shop.breaches()).toEqual([]);
  });
});

it.each(crashesOf(4))(
  'the sheet asked for again, dying $moment call $atCall, is the same sheet',
  async (crash) => {
    const { orderId, payment } = await shop.redeem();
    const again = () => cloud.member('xiaoman', 'mall.payOrder', { orderId }, 'again-1');
    await dying(crash, again);
    const reply = await again();
    expect(reply).toMatchObject({ ok: true, data: { payment: { prepayId: payment?.prepayId } } });
    await shop.pay({ payment });
    await expectSettled('ready');
  },
);

describe.each(crashesOf(5))(
  'a word of money that dies $moment its database call $atCall',
  (crash) => {
    it('is heard in the end', async () => {
      const reply = await shop.redeem();
      expect(shop.payUnheard(reply)).toBe('ok');
      await dying(crash, () => cloud.pay.deliverDue());
      await expectSettled('ready');
    });

    it('for an order that was given up sends the money back once', async () => {
      const reply = await shop.redeem();
      expect(shop.payUnheard(reply)).toBe('ok');
      cloud.pay.setSilent(10);
      await shop.cancel(reply.orderId);
      cloud.pay.setSilent(0);
      await dying(crash, () => cloud.pay.deliverDue());
      await expectSettled('over');
    });
  },
);

describe.each(crashesOf(12))('a cancel that dies $moment its database call $atCall', (crash) => {
  it('of a paid order gives everything back once when it is repeated', async () => {
    const { orderId } = await shop.redeemAndPay();
    await dying(crash, () => shop.cancel(orderId));
    expect(await shop.cancel(orderId)).toMatchObject({
      ok: true,
      data: { state: 'cancelled', returnedPoints: 200, refundedFen: 1980, availablePoints: 500 },
    });
    await expectSettled('over');
  });

  it('of a paid order gives everything back, or leaves it, when the sweeper comes', async () => {
    const { orderId } = await shop.redeemAndPay();
    await dying(crash, () => shop.cancel(orderId));
    await expectSettled(shop.order.state === 'ready' ? 'ready' : 'over');
  });

  it('of an order that waits for money keeps it from being paid', async () => {
    const reply = await shop.redeem();
    await dying(crash, () => shop.cancel(reply.orderId));
    await shop.cancel(reply.orderId);
    expect(shop.payUnheard(reply)).toBe('expired');
    await expectSettled('over');
  });
});

describe.each(crashesOf(14))('a sweep that dies $moment its database call $atCall', (crash) => {
  it('of what was not paid in time gives everything back once', async () => {
    await shop.redeem();
    cloud.nowMs += 15 * minuteMs;
    await dying(crash, () => cloud.timer('sweep-orders'));
    await expectSettled('over');
  });

  it('of what was not collected in time sends the money back once', async () => {
    await shop.redeemAndPay();
    cloud.nowMs += 8 * 24 * 60 * minuteMs;
    await dying(crash, () => cloud.timer('sweep-orders'));
    await expectSettled('over');
  });
});
