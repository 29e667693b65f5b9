import { FAULTS, type Fault } from '../../../localcloud/wechat/pay';
import { dayMs } from '../harness';
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

describe('a notification', () => {
  it('settles the payment in two database calls besides the subject’s', async () => {
    expect(await shop.pay('order-1')).toBe('ok');
    await shop.cloud.pay.deliverDue();
    expect(shop.payment('order-1')).toMatchObject({
      state: 'paid',
      evidence: { by: 'notification' },
      settledAtMs: shop.cloud.nowMs,
      refundableFen: 1990,
      nextAttemptAtMs: null,
    });
    expect(shop.told.paid).toHaveLength(1);
    expect(shop.cloud.logs.at(-1)).toMatchObject({
      function: 'payment',
      outcome: 'ok',
      databaseCalls: 2,
    });
    expect(shop.cloud.notified.map(({ statusCode }) => statusCode)).toEqual([200]);
  });

  it('is WeChat’s under a platform certificate, too', async () => {
    shop.cloud.payByCertificate = true;
    await shop.pay('order-1');
    await shop.cloud.pay.deliverDue();
    expect(shop.cloud.notified.map(({ statusCode }) => statusCode)).toEqual([200]);
    expect(shop.payment('order-1')).toMatchObject({ state: 'paid' });
  });

  it.each([...FAULTS])('that is %s brings the money home once', async (fault: Fault) => {
    shop.cloud.pay.setFaults([fault]);
    await shop.pay('order-1');
    await shop.cloud.pay.deliverDue();
    await shop.live(26 * 60 * minuteMs, 30 * minuteMs);
    expect(shop.payment('order-1')).toMatchObject({
      state: 'paid',
      amountFen: 1990,
      refundableFen: 1990,
      refunds: [],
      nextAttemptAtMs: null,
    });
    expect(shop.told.paid).toHaveLength(1);
    expect(shop.told.refunded).toEqual([]);
  });

  it.each(FAULTS.filter((fault) => /^(wrong|forged|old|foreign|altered)/.test(fault)))(
    'that is %s leaves nothing but a log line',
    async (fault) => {
      await shop.sheet('order-1');
      const before = shop.cloud.dump();
      shop.cloud.pay.setFaults([fault]);
      await shop.pay('order-1');
      await shop.cloud.pay.deliverDue();
      expect(shop.cloud.dump()).toEqual(before);
      expect(shop.told.paid).toEqual([]);
      expect(shop.cloud.notified.at(-1)?.statusCode).toBeGreaterThanOrEqual(400);
      expect(shop.cloud.logs.at(-1)).toMatchObject({
        function: 'payment',
        outcome: expect.stringMatching(/^payment\./) as string,
      });
    },
  );

  it('counts once when it is replayed, at once or five at the same time', async () => {
    await shop.pay('order-1');
    await shop.cloud.pay.deliverDue();
    const [first] = shop.cloud.notified;
    const settled = shop.cloud.dump();
    const replies = await Promise.all(Array.from({ length: 5 }, () => shop.cloud.notify(first!)));
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200]);
    expect(shop.cloud.dump()).toEqual(settled);
    shop.cloud.nowMs += 6 * minuteMs;
    expect((await shop.cloud.notify(first!)).statusCode).toBe(401);
    expect(shop.cloud.dump()).toEqual(settled);
  });

  it.each<[string, (headers: Record<string, string>) => Record<string, string>]>([
    ['no headers', () => ({})],
    ['another nonce', (headers) => ({ ...headers, 'wechatpay-nonce': 'x' })],
    ['a later timestamp', (headers) => ({ ...headers, 'wechatpay-timestamp': '1772424001' })],
    ['a timestamp of words', (headers) => ({ ...headers, 'wechatpay-timestamp': 'now' })],
    ['a signature of nothing', (headers) => ({ ...headers, 'wechatpay-signature': 'AA==' })],
    ['a made-up serial', (headers) => ({ ...headers, 'wechatpay-serial': 'PUB_KEY_ID_1' })],
  ])('with %s is not WeChat’s', async (_, change) => {
    await shop.pay('order-1');
    await shop.cloud.pay.deliverDue();
    const { headers, body } = shop.cloud.notified[0]!;
    const before = shop.cloud.dump();
    expect((await shop.cloud.notify({ headers: change(headers), body })).statusCode).toBe(401);
    expect(shop.cloud.dump()).toEqual(before);
  });

  it('is not taken from a person, whoever signed it', async () => {
    await shop.pay('order-1');
    await shop.cloud.pay.deliverDue();
    for (const person of [{ WX_OPENID: 'o-xiaoman' }, { TCB_UUID: 'u-1' }]) {
      const reply = await shop.cloud.notify(shop.cloud.notified[0]!, person);
      expect(reply.statusCode).toBe(403);
    }
  });

  it('tells the subject again when the function died before it could', async () => {
    await shop.pay('order-1');
    shop.cloud.crashAt({ atCall: 2, moment: 'before' });
    await shop.cloud.pay.deliverDue();
    shop.cloud.heal();
    expect(shop.payment('order-1')).toMatchObject({ state: 'paid', settledAtMs: null });
    await shop.live(5 * minuteMs);
    expect(shop.payment('order-1')).toMatchObject({ nextAttemptAtMs: null });
    expect(shop.heard.paid).toHaveLength(1);
  });

  it('finishes with WeChat’s next word what the first one died over, before any timer', async () => {
    await shop.pay('order-1');
    shop.cloud.crashAt({ atCall: 2, moment: 'before' });
    await shop.cloud.pay.deliverDue();
    shop.cloud.heal();
    shop.cloud.nowMs += minuteMs;
    await shop.cloud.pay.deliverDue();
    expect(shop.payment('order-1')?.settledAtMs).toBe(shop.cloud.nowMs);
    expect(shop.heard.paid).toHaveLength(1);
  });
});

describe('money that comes too late', () => {
  it('goes back in full, once, whoever says it how often', async () => {
    shop.over.add('order-1');
    shop.cloud.pay.setFaults(['duplicate']);
    await shop.pay('order-1');
    await shop.cloud.pay.deliverDue();
    await shop.live(2 * 60 * minuteMs);
    const { refunds, refundableFen } = shop.payment('order-1')!;
    expect(refundableFen).toBe(0);
    expect(refunds).toHaveLength(1);
    expect(refunds[0]).toMatchObject({
      amountFen: 1990,
      state: 'succeeded',
      reason: 'mall.paid_late',
    });
    expect(shop.cloud.pay.list().refunds).toHaveLength(1);
    expect(shop.heard.refunded).toHaveLength(1);
  });

  it('is heard of when the payment was closed a day ago', async () => {
    const { prepayId } = await shop.sheet('order-1');
    shop.cloud.pay.setFaults(['late']);
    shop.cloud.pay.pay('o-xiaoman', prepayId, 'pay');
    shop.cloud.pay.setSilent(1000);
    expect((await shop.close('order-1')).value).toBe('closing');
    shop.over.add('order-1');
    shop.cloud.nowMs += dayMs;
    shop.cloud.pay.setSilent(0);
    await shop.cloud.pay.deliverDue();
    await shop.live(10 * minuteMs);
    expect(shop.payment('order-1')).toMatchObject({ state: 'paid', refundableFen: 0 });
    expect(shop.cloud.pay.list().refunds).toMatchObject([{ refundFen: 1990, status: 'SUCCESS' }]);
  });
});
