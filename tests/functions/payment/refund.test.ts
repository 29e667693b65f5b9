import { FAULTS } from '../../../localcloud/wechat/pay';
import { findPaymentFault } from './audit';
import { minuteMs, Seller } from './fixture';

let shop: Seller;
beforeEach(async () => {
  shop = await Seller.open();
});
afterEach(async () => {
  expect(findPaymentFault(shop.cloud.dump()['payments'] ?? [])).toBeNull();
  await shop.cloud.close();
});

describe('giving money back', () => {
  beforeEach(async () => {
    await shop.pay('order-1');
    await shop.cloud.pay.deliverDue();
  });

  it('asks WeChat once for a refund that is asked for five times', async () => {
    const first = await shop.refund('order-1', 1990);
    expect(first).toMatchObject({ value: { ok: true, value: { state: 'processing' } } });
    expect(first.databaseCalls).toBe(2);
    for (let again = 0; again < 4; again += 1) await shop.refund('order-1', 1990);
    await shop.live(10 * minuteMs);
    expect(shop.payment('order-1')).toMatchObject({
      refundableFen: 0,
      refunds: [{ state: 'succeeded', amountFen: 1990 }],
      nextAttemptAtMs: null,
    });
    expect(shop.told.refunded).toHaveLength(1);
    expect(shop.cloud.pay.list().refunds).toHaveLength(1);
  });

  it('promises a part once, however often and however much at once it is asked for', async () => {
    await Promise.all([1, 2, 3].map(() => shop.refund('order-1', 600)));
    await shop.refund('order-1', 600);
    expect(shop.payment('order-1')).toMatchObject({
      refundableFen: 1390,
      refunds: [{ amountFen: 600 }],
    });
    await shop.live(10 * minuteMs);
    expect(shop.payment('order-1')?.refunds).toMatchObject([{ state: 'succeeded' }]);
    expect(shop.cloud.pay.list().refunds).toMatchObject([{ refundFen: 600 }]);
  });

  it('never gives back more than was paid, however many ask at once', async () => {
    const asked = await Promise.all([1, 2, 3, 4, 5].map((n) => shop.refund('order-1', 600, n)));
    const given = asked.filter(({ value }) => value.ok);
    expect(given).toHaveLength(3);
    expect(asked.find(({ value }) => !value.ok)?.value).toMatchObject({
      error: { code: 'payment.refund_exceeds_paid' },
    });
    await shop.live(10 * minuteMs);
    const sum = shop.cloud.pay
      .list()
      .refunds.reduce((total, { refundFen }) => total + refundFen, 0);
    expect(sum).toBe(1800);
    expect(shop.payment('order-1')).toMatchObject({ refundableFen: 190, nextAttemptAtMs: null });
  });

  it('gives nothing back that was not paid, and nothing for another order', async () => {
    await shop.sheet('order-2');
    expect((await shop.refund('order-2', 100)).value).toMatchObject({
      error: { code: 'payment.not_paid' },
    });
    expect((await shop.refund('order-3', 100)).value).toMatchObject({
      error: { code: 'payment.not_paid' },
    });
    await expect(shop.refund('order-1', 0)).rejects.toThrow(RangeError);
    expect(shop.cloud.pay.list().refunds).toEqual([]);
  });

  it('keeps its promise while WeChat is silent', async () => {
    shop.cloud.pay.setSilent(1);
    expect((await shop.refund('order-1', 1990)).value).toMatchObject({
      value: { state: 'requested' },
    });
    expect(shop.cloud.pay.list().refunds).toEqual([]);
    await shop.live(10 * minuteMs);
    expect(shop.payment('order-1')).toMatchObject({ refunds: [{ state: 'succeeded' }] });
    expect(shop.heard.refunded).toHaveLength(1);
  });

  it.each([...FAULTS])('comes to its end though the refund’s notification is %s', async (fault) => {
    shop.cloud.pay.setFaults([fault]);
    await shop.refund('order-1', 1990);
    await shop.live(26 * 60 * minuteMs, 30 * minuteMs);
    expect(shop.payment('order-1')).toMatchObject({
      refunds: [{ state: 'succeeded', amountFen: 1990 }],
      nextAttemptAtMs: null,
    });
    expect(shop.heard.refunded).toHaveLength(1);
    expect(shop.cloud.pay.list().refunds).toHaveLength(1);
  });
});
