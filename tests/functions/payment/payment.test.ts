import { createPublicKey, verify } from 'node:crypto';
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

describe('asking for money', () => {
  it('opens one payment in one database call and signs what the phone needs', async () => {
    const { value, databaseCalls } = await shop.prepare('order-1');
    if (!value.ok) throw new Error(value.error.code);
    const { request, prepayId, amountFen } = value.value;
    expect(databaseCalls).toBe(1);
    expect(amountFen).toBe(1990);
    expect(request.package).toBe(`prepay_id=${prepayId}`);
    const { appid, merchantKey } = shop.cloud.pay.keys;
    const text = `${appid}\n${request.timeStamp}\n${request.nonceStr}\n${request.package}\n`;
    const signature = Buffer.from(request.paySign, 'base64');
    const key = createPublicKey(merchantKey);
    expect(verify('sha256', Buffer.from(text), key, signature)).toBe(true);
    expect(shop.payment('order-1')).toMatchObject({ state: 'open', amountFen: 1990 });
  });

  it('gives the same sheet when repeated', async () => {
    const first = await shop.sheet('order-1');
    const { value, databaseCalls } = await shop.prepare('order-1');
    expect(value).toMatchObject({ ok: true, value: { prepayId: first.prepayId } });
    expect(databaseCalls).toBe(2);
    expect(shop.cloud.dump()['payments']).toHaveLength(1);
  });

  it('asks for nothing where WeChat is silent, or the time to pay is over', async () => {
    shop.cloud.pay.setSilent(1);
    expect((await shop.prepare('order-1')).value).toMatchObject({
      ok: false,
      error: { code: 'payment.unavailable' },
    });
    expect((await shop.prepare('order-2', 1990, shop.cloud.nowMs)).value).toMatchObject({
      ok: false,
      error: { code: 'payment.closed' },
    });
    expect(shop.cloud.dump()['payments']).toEqual([]);
  });

  it.each([0, -1, 1.5])('never asks for %p fen', async (amountFen) => {
    await expect(shop.prepare('order-1', amountFen)).rejects.toThrow(RangeError);
    expect(shop.cloud.dump()['payments']).toEqual([]);
  });

  it('does not let one order be paid for another price', async () => {
    await shop.sheet('order-1');
    expect((await shop.prepare('order-1', 1)).value).toMatchObject({
      ok: false,
      error: { code: 'payment.unavailable' },
    });
    expect(shop.payment('order-1')).toMatchObject({ amountFen: 1990 });
  });
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

describe('what became of a payment', () => {
  const checkAs = (code: string, outTradeNo: string) =>
    shop.cloud.member(code, 'payment.check', { outTradeNo });

  it('is told to who pays, and to nobody else', async () => {
    const { outTradeNo } = await shop.sheet('order-1');
    expect(await checkAs('other', outTradeNo)).toMatchObject({
      ok: false,
      error: { code: 'payment.not_found' },
    });
    expect(await checkAs('xiaoman', outTradeNo)).toMatchObject({
      ok: true,
      data: { outTradeNo, state: 'open', isSettled: false },
    });
  });
});

describe('closing', () => {
  it('keeps an open payment from being paid, in two database calls', async () => {
    const { prepayId } = await shop.sheet('order-1');
    const { value, databaseCalls } = await shop.close('order-1');
    expect(value).toBe('closed');
    expect(databaseCalls).toBe(2);
    expect(shop.cloud.pay.pay('o-xiaoman', prepayId, 'pay')).toBe('expired');
    expect((await shop.prepare('order-1')).value).toMatchObject({ ok: false });
    expect((await shop.close('order-1')).value).toBe('closed');
  });

  it('says so where the money was faster', async () => {
    await shop.pay('order-1');
    expect((await shop.close('order-1')).value).toBe('paid');
    await shop.live(5 * minuteMs);
    expect(shop.payment('order-1')).toMatchObject({ state: 'paid', nextAttemptAtMs: null });
    expect(shop.heard.paid).toHaveLength(1);
  });

  it('closes what was never opened, so that it cannot be opened later', async () => {
    expect((await shop.close('order-1')).value).toBe('closed');
    expect((await shop.prepare('order-1')).value).toMatchObject({
      ok: false,
      error: { code: 'payment.closed' },
    });
  });

  it('is done by the timer for a sheet that nobody paid, after a bounded number of questions', async () => {
    await shop.sheet('order-1');
    await shop.live(40 * minuteMs, minuteMs);
    expect(shop.payment('order-1')).toMatchObject({ state: 'closed', nextAttemptAtMs: null });
    const looks = await shop.reconcile();
    expect(looks.value).toEqual({ looked: 0, unanswered: 0 });
  });
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

const crashes = [1, 2, 3, 4, 5, 6].flatMap((atCall) => [
  { atCall, moment: 'before' as const },
  { atCall, moment: 'after' as const },
]);

describe.each(crashes)('a function that dies $moment its database call $atCall', (crash) => {
  const dying = async (run: () => Promise<unknown>): Promise<void> => {
    shop.cloud.crashAt(crash);
    await run().catch(() => undefined);
    shop.cloud.heal();
  };

  it('while it opens a payment: the retry opens one', async () => {
    await dying(() => shop.prepare('order-1'));
    const { value } = await shop.prepare('order-1');
    expect(value).toMatchObject({ ok: true });
    expect(shop.cloud.dump()['payments']).toHaveLength(1);
    expect(shop.cloud.pay.list().trades).toHaveLength(1);
  });

  it('while it takes a notification: the money is settled, or back, once', async () => {
    shop.over.add('order-2');
    await shop.pay('order-1');
    await shop.pay('order-2', 500);
    await dying(() => shop.cloud.pay.deliverDue());
    await shop.live(3 * 60 * minuteMs, 10 * minuteMs);
    expect(shop.payment('order-1')).toMatchObject({ refundableFen: 1990, nextAttemptAtMs: null });
    expect(shop.payment('order-2')).toMatchObject({
      refunds: [{ state: 'succeeded', amountFen: 500 }],
      nextAttemptAtMs: null,
    });
    expect(shop.heard.paid).toHaveLength(2);
    expect(shop.cloud.pay.list().refunds).toHaveLength(1);
  });

  it('while it gives money back: the money goes back once', async () => {
    await shop.pay('order-1');
    await shop.cloud.pay.deliverDue();
    await dying(() => shop.refund('order-1', 1990));
    await shop.refund('order-1', 1990);
    await shop.live(60 * minuteMs, 10 * minuteMs);
    expect(shop.payment('order-1')).toMatchObject({
      refunds: [{ state: 'succeeded', amountFen: 1990 }],
      refundableFen: 0,
      nextAttemptAtMs: null,
    });
    expect(shop.cloud.pay.list().refunds).toHaveLength(1);
  });

  it('while it closes a payment: it is closed, or paid, and never both', async () => {
    const { prepayId } = await shop.sheet('order-1');
    await dying(() => shop.close('order-1'));
    const paid = shop.cloud.pay.pay('o-xiaoman', prepayId, 'pay') === 'ok';
    await shop.live(60 * minuteMs, 10 * minuteMs);
    expect(shop.payment('order-1')).toMatchObject({
      state: paid ? 'paid' : 'closed',
      nextAttemptAtMs: null,
    });
    expect(shop.heard.paid).toHaveLength(paid ? 1 : 0);
  });

  it('while the timer looks after payments: everything comes to its end', async () => {
    shop.cloud.pay.setFaults(['lost']);
    await shop.pay('order-1');
    shop.cloud.nowMs += 2 * minuteMs;
    await dying(() => shop.reconcile());
    await shop.live(60 * minuteMs, 10 * minuteMs);
    expect(shop.payment('order-1')).toMatchObject({ state: 'paid', nextAttemptAtMs: null });
    expect(shop.heard.paid).toHaveLength(1);
  });
});
