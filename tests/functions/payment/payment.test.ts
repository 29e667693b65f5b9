import { createPublicKey, verify } from 'node:crypto';
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
