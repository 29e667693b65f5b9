import { FAULTS, type Fault } from '../../../localcloud/wechat/pay';
import { type Cloud } from '../harness';
import { CashShop, minuteMs } from './cashshop';
import { accountOf, cup, grant, ordersOf, shelve, stockOf } from './shop';

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

const callsOfLast = () => cloud.logs.at(-1)?.databaseCalls;

describe('redeeming for points and money', () => {
  it('takes points and stock, and waits for the money before there is a code', async () => {
    const reply = await shop.redeem();
    expect(reply).toMatchObject({
      state: 'awaiting_payment',
      pricePoints: 200,
      priceFen: 1980,
      payment: { amountFen: 1980, description: '马克杯', expiresAtMs: cloud.nowMs + 900_000 },
    });
    expect(accountOf(cloud, 'xiaoman').availablePoints).toBe(300);
    expect(stockOf(cloud, 'cup')).toMatchObject({ left: 8, out: 2 });
    const shown = await shop.show(reply.orderId);
    expect(shown).toMatchObject({
      state: 'awaiting_payment',
      voucherCode: null,
      payByMs: cloud.nowMs + 900_000,
      onCancel: { points: 200, cashFen: 0 },
    });
    const { voucherCode } = shop.order;
    expect(voucherCode).toHaveLength(16);
  });

  it('is ready once it is paid, with a code and the days to collect it', async () => {
    const { orderId } = await shop.redeemAndPay();
    const shown = await shop.show(orderId);
    expect(shown).toMatchObject({
      state: 'ready',
      voucherCode: shop.order.voucherCode,
      payByMs: null,
      onCancel: { points: 200, cashFen: 1980 },
    });
    expect(shown.history.map(({ state, by }) => `${state} ${by}`)).toEqual([
      'placing member',
      'awaiting_payment member',
      'ready payment',
    ]);
  });

  it('takes nine database calls in five rounds, and the word of money four', async () => {
    // Warms the payment function, too.
    await shop.redeemAndPay();
    cloud.line.watchRounds();
    const reply = await shop.redeem('tap-2');
    expect(cloud.line.rounds()).toEqual([2, 1, 1, 1, 4]);
    expect(callsOfLast()).toBe(9);
    await shop.pay(reply);
    expect(cloud.logs.at(-1)).toMatchObject({ function: 'payment', databaseCalls: 4 });
  });

  it('takes three calls for the sheet again, eleven to cancel what was paid or was not', async () => {
    const first = await shop.redeem();
    const { orderId } = first;
    await cloud.member('xiaoman', 'mall.payOrder', { orderId });
    expect(callsOfLast()).toBe(3);
    await shop.pay(first);
    await shop.show(orderId);
    expect(callsOfLast()).toBe(2);
    await shop.cancel(orderId);
    expect(callsOfLast()).toBe(11);
    const second = await shop.redeem('tap-2');
    await shop.cancel(second.orderId, 'cancel-2');
    expect(callsOfLast()).toBe(11);
    await shop.show(second.orderId);
    expect(callsOfLast()).toBe(2);
  });

  it('repeated, gives the same sheet, and once it is paid that it is', async () => {
    const first = await shop.redeem();
    const again = await shop.redeem();
    expect(again.payment?.prepayId).toBe(first.payment?.prepayId);
    await shop.pay(first);
    expect(await shop.redeem()).toMatchObject({ state: 'ready', payment: null });
    expect(ordersOf(cloud)).toHaveLength(1);
    expect(shop.payments).toHaveLength(1);
  });

  it('keeps its own price when the item is published anew before it is paid', async () => {
    const reply = await shop.redeem();
    const body = { ...cup, pricePoints: 1, cashFen: 1 };
    const next = { itemId: 'cup', afterVersion: 1, operator: '许先生', body };
    expect(await cloud.operator('mall.publishItem', next)).toMatchObject({ ok: true });
    cloud.nowMs += 10_000;
    const { orderId } = reply;
    const again = await cloud.member('xiaoman', 'mall.payOrder', { orderId });
    expect(again).toMatchObject({ data: { payment: { amountFen: 1980 } } });
    await shop.pay(reply);
    expect(shop.order).toMatchObject({ state: 'ready', priceFen: 1980, pricePoints: 200 });
  });

  it('says so where the member was shown another price', async () => {
    const before = cloud.dump();
    const wish = { itemId: 'cup', quantity: 1, version: 2 };
    const reply = await cloud.member('xiaoman', 'mall.redeem', wish);
    const error = { code: 'mall.item_changed', pricePoints: 100, cashFen: 990 };
    expect(reply).toMatchObject({ ok: false, error });
    expect(cloud.dump()).toEqual(before);
  });

  it('keeps the order while WeChat is silent, and the same request goes on', async () => {
    cloud.pay.setSilent(1);
    const error = { code: 'payment.unavailable' };
    expect(await shop.tryRedeem()).toMatchObject({ ok: false, error });
    expect(shop.order).toMatchObject({ state: 'awaiting_payment' });
    expect(shop.payments).toEqual([]);
    await shop.pay(await shop.redeem());
    expect(shop.order).toMatchObject({ state: 'ready' });
    expect(accountOf(cloud, 'xiaoman').availablePoints).toBe(300);
  });

  it('counts a limit from the moment it is redeemed, and gives it back when it is not paid', async () => {
    const limits = { perOrder: 2, perMember: 2, perPeriod: null };
    await shelve(cloud, 'mug', { cashFen: 10, limits });
    const mug = { itemId: 'mug', quantity: 2 };
    await cloud.member('xiaoman', 'mall.redeem', mug);
    const refused = await cloud.member('xiaoman', 'mall.redeem', mug);
    expect(refused).toMatchObject({ error: { code: 'mall.limit_reached', left: 0 } });
    await shop.live(20 * minuteMs);
    expect(await cloud.member('xiaoman', 'mall.redeem', mug)).toMatchObject({ ok: true });
  });

  it('cannot be collected before it is paid', async () => {
    await shop.redeem();
    expect(await shop.collect()).toBe(false);
    expect(shop.order).toMatchObject({ state: 'awaiting_payment', collected: null });
  });

  it('is the member’s own: another neither pays, sees nor cancels it', async () => {
    const { orderId } = await shop.redeem();
    await cloud.member('anan', 'member.getHome', {});
    const before = cloud.dump();
    const notFound = { ok: false, error: { code: 'mall.order_not_found' } };
    for (const action of ['mall.payOrder', 'mall.getOrder', 'mall.cancelOrder'] as const) {
      expect(await cloud.member('anan', action, { orderId })).toMatchObject(notFound);
    }
    expect(cloud.dump()).toEqual(before);
  });
});

describe.each([...FAULTS])('a word of money that is %s', (fault: Fault) => {
  it('makes the order ready once', async () => {
    const reply = await shop.redeem();
    cloud.pay.setFaults([fault]);
    shop.payUnheard(reply);
    await cloud.pay.deliverDue();
    await shop.live(60 * minuteMs, 5 * minuteMs);
    expect(shop.order.history.map(({ state }) => state)).toEqual([
      'placing',
      'awaiting_payment',
      'ready',
    ]);
    expect(shop.payments).toMatchObject([{ state: 'paid', refundableFen: 1980, refunds: [] }]);
  });

  it('for an order that was given up sends the money back once', async () => {
    const reply = await shop.redeem();
    cloud.pay.setFaults([fault, fault]);
    shop.payUnheard(reply);
    cloud.pay.setSilent(2);
    await shop.cancel(reply.orderId);
    cloud.pay.setSilent(0);
    await cloud.pay.deliverDue();
    await shop.live(26 * 60 * minuteMs, 30 * minuteMs);
    expect(shop.sentBackFen).toBe(1980);
    expect(shop.payments).toMatchObject([{ refunds: [{ state: 'succeeded' }] }]);
  });
});

it('a shop without an account at WeChat Pay redeems for points alone, and says so of the rest', async () => {
  await shelve(cloud, 'mug');
  await grant(cloud, 'anan', 500);
  cloud.payIsConfigured = false;
  const before = cloud.dump();
  const error = { code: 'payment.not_configured' };
  expect(await shop.tryRedeem()).toMatchObject({ ok: false, error });
  expect(cloud.dump()).toEqual(before);
  const mug = { itemId: 'mug', quantity: 1 };
  expect(await cloud.member('xiaoman', 'mall.redeem', mug)).toMatchObject({
    data: { state: 'ready', priceFen: 0, payment: null },
  });
});

it('my orders are one list, whatever they came from', async () => {
  await shop.redeemAndPay();
  const listed = await cloud.member('xiaoman', 'mall.listOrders', { filter: 'open' });
  expect(listed).toMatchObject({ data: { orders: [{ kind: 'mall', state: 'ready' }] } });
  expect(callsOfLast()).toBe(1);
});
