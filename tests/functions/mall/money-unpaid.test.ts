import { type Cloud } from '../harness';
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

describe('money that does not come', () => {
  it('gives points, limit and stock back when the time is over, and takes no money after it', async () => {
    const reply = await shop.redeem();
    await shop.live(20 * minuteMs);
    expect(shop.order).toMatchObject({ state: 'cancelled', nextCheckAtMs: null });
    expect(accountOf(cloud, 'xiaoman').availablePoints).toBe(500);
    expect(stockOf(cloud, 'cup')).toMatchObject({ left: 10, out: 0 });
    expect(shop.payUnheard(reply)).toBe('expired');
    const { orderId } = reply;
    const again = await cloud.member('xiaoman', 'mall.payOrder', { orderId });
    expect(again).toMatchObject({ error: { code: 'payment.closed' } });
    const [, returned] = (await cloud.entries('xiaoman')).slice(-2);
    expect(returned?.explanation.steps[0]?.facts).toMatchObject({ because: 'mall.unpaid' });
  });

  it('is seen by the member who looks, before the sweeper comes', async () => {
    const { orderId } = await shop.redeem();
    cloud.nowMs += 15 * minuteMs;
    expect(await shop.show(orderId)).toMatchObject({ state: 'cancelled', returnedPoints: 200 });
    expect(stockOf(cloud, 'cup')).toMatchObject({ left: 10 });
  });

  it('leaves the order waiting while WeChat is silent, and no longer', async () => {
    const { orderId } = await shop.redeem();
    cloud.nowMs += 15 * minuteMs;
    cloud.pay.setSilent(10_000);
    await shop.live(10 * minuteMs);
    expect(await shop.show(orderId)).toMatchObject({ state: 'awaiting_payment' });
    cloud.pay.setSilent(0);
    await shop.live(30 * minuteMs);
    expect(shop.order).toMatchObject({ state: 'cancelled', nextCheckAtMs: null });
  });

  it('gives no sheet where less than a minute is left', async () => {
    const { orderId } = await shop.redeem();
    cloud.nowMs += 14 * minuteMs + 1;
    const reply = await cloud.member('xiaoman', 'mall.payOrder', { orderId });
    expect(reply).toMatchObject({ error: { code: 'payment.closed' } });
  });
});
