import { breachesOf } from '#shared/proof/invariants';
import type { Dump } from '#shared/proof/model';
import { shopOf } from '#shared/proof/shop';
import { sha256 } from '../rules/book';
import { CashShop, minuteMs } from '../functions/mall/cashshop';

let shop: CashShop;
beforeEach(async () => {
  shop = await CashShop.open();
});
afterEach(() => shop.cloud.close());

/** What is broken once every document of a collection is changed behind the product's back. */
function breachesWith(collection: string, change: object | null): string[] {
  const dump: Dump = shop.cloud.dump();
  const changed = (dump[collection] ?? []).flatMap((one) =>
    change === null ? [] : [{ ...(one as object), ...change }],
  );
  const { nowMs } = shop.cloud;
  const context = { sha256, nowMs, sweptAtMs: nowMs, before: null };
  return breachesOf(shopOf({ ...dump, [collection]: changed }), context);
}

const refund = {
  ...{ outRefundNo: 'x-1', amountFen: 1980, reason: '', state: 'succeeded' },
  ...{ requestedAtMs: 0, succeededAtMs: 0 },
};

describe('a redeemed order and its money', () => {
  it('disagree where an order stands and was never paid', async () => {
    const { orderId } = await shop.redeemAndPay();
    expect(breachesWith('payments', {})).toEqual([]);
    expect(breachesWith('payments', null)).toEqual([`26: ${orderId}: ready and not paid`]);
  });

  it('disagree where an order stands and its money is back', async () => {
    const { orderId } = await shop.redeemAndPay();
    const back = { refunds: [refund], refundableFen: 0 };
    expect(breachesWith('payments', back)).toEqual([`26: ${orderId}: ready, and 1980 fen go back`]);
  });

  it('disagree where it is over and the money is kept', async () => {
    const { orderId } = await shop.redeemAndPay();
    await shop.cancel(orderId);
    await shop.live(20 * minuteMs);
    expect(breachesWith('payments', {})).toEqual([]);
    const kept = { refunds: [], refundableFen: 1980 };
    expect(breachesWith('payments', kept)).toEqual([
      `26: ${orderId}: cancelled, and the money is kept`,
    ]);
  });

  it('agree while the cancelling of a paid order is half done: the sweeper has yet to come', async () => {
    const { orderId } = await shop.redeemAndPay();
    const { history } = shop.order;
    const cancelled = { state: 'cancelled', atMs: shop.cloud.nowMs, by: 'member' };
    const half = { state: 'cancelled', history: [...history, cancelled] };
    expect(breachesWith('orders', { ...half, nextCheckAtMs: shop.cloud.nowMs + 1 })).toEqual([]);
    expect(breachesWith('orders', { ...half, nextCheckAtMs: null })).toContain(
      `26: ${orderId}: cancelled, and the money is kept`,
    );
  });

  it('disagree where money has come and the order still waits', async () => {
    const { orderId } = await shop.redeem();
    const paid = { state: 'paid', transactionId: '4', paidAtMs: 1, settledAtMs: 2 };
    expect(breachesWith('payments', { ...paid, refundableFen: 1980 })).toEqual([
      `26: ${orderId}: paid, and still waits for money`,
    ]);
  });

  it('disagree where an order waits past its deadline, unless only WeChat can tell', async () => {
    const { orderId } = await shop.redeem();
    shop.cloud.nowMs += 16 * minuteMs;
    expect(breachesWith('payments', {})).toEqual([`17: ${orderId}: still awaiting_payment`]);
    expect(breachesWith('payments', { state: 'closing' })).toEqual([]);
  });

  it('disagree about the sum', async () => {
    await shop.redeemAndPay();
    const found = breachesWith('orders', { priceFen: 1 });
    expect(found).toEqual([expect.stringMatching(/^26: [0-9a-f]{32}: 1980 fen for 1$/)]);
  });
});
