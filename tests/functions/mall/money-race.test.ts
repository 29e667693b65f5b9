import { repeatableRandom } from '../../../localcloud/seed/random';
import { permutations } from '../permutations';
import { CashShop, minuteMs } from './cashshop';
import { accountOf, grant, ordersOf, stockOf } from './shop';

const events = ['pay', 'notify', 'sweep', 'reconcile', 'look'] as const;
type Event = (typeof events)[number];
const payForMs = 15 * minuteMs;

/** What may happen around the end of the time to pay. */
function happenings(shop: CashShop, reply: Awaited<ReturnType<CashShop['redeem']>>) {
  const { cloud } = shop;
  return {
    pay: () => shop.payUnheard(reply),
    notify: () => cloud.pay.deliverDue(),
    sweep: () => cloud.timer('sweep-orders'),
    reconcile: () => cloud.timer('reconcile-payments'),
    look: () => shop.show(reply.orderId),
    cancel: () => shop.cancel(reply.orderId),
  };
}

/** The order with its money, or the money back: never both, never neither. */
async function expectOneEnd(shop: CashShop): Promise<'ready' | 'cancelled'> {
  await shop.live(30 * minuteMs, 2 * minuteMs);
  expect(shop.breaches()).toEqual([]);
  const { state } = shop.order;
  const isPaid = shop.cloud.pay.list().trades.some(({ paidAtMs }) => paidAtMs !== null);
  expect(shop.sentBackFen).toBe(isPaid && state === 'cancelled' ? 1980 : 0);
  expect(accountOf(shop.cloud, 'xiaoman').availablePoints).toBe(state === 'ready' ? 300 : 500);
  expect(stockOf(shop.cloud, 'cup')).toMatchObject({ left: state === 'ready' ? 8 : 10 });
  return state as 'ready' | 'cancelled';
}

describe('payment and the end of the time to pay, in every order of what happens', () => {
  it.each([
    ['a moment before it', -1],
    ['at it', 0],
    ['a moment after it', 1],
  ])(
    '%s: an order or the money back',
    async (_, byMs) => {
      const ends = { ready: 0, cancelled: 0 };
      const orders = permutations<Event>(events);
      // Once WeChat takes nothing any more there is less that could happen differently.
      const tried = byMs < 0 ? orders : orders.filter((_order, n) => n % 3 === 0);
      for (const order of tried) {
        const shop = await CashShop.open();
        const reply = await shop.redeem();
        shop.cloud.nowMs += payForMs + byMs;
        const happen = happenings(shop, reply);
        for (const event of order) await happen[event]();
        ends[await expectOneEnd(shop)] += 1;
        await shop.cloud.close();
      }
      // In time is in time, however late we hear of it; WeChat takes nothing after the end.
      expect(ends).toEqual(byMs < 0 ? { ready: 120, cancelled: 0 } : { ready: 0, cancelled: 40 });
    },
    600_000,
  );
});

describe('payment and the member who cancels, in every order of what happens', () => {
  it('an order that is over, with all of the money back', async () => {
    for (const order of permutations(['pay', 'notify', 'cancel', 'reconcile'] as const)) {
      const shop = await CashShop.open();
      const reply = await shop.redeem();
      const happen = happenings(shop, reply);
      for (const event of order) await happen[event]();
      expect(await expectOneEnd(shop)).toBe('cancelled');
      await shop.cloud.close();
    }
  }, 300_000);
});

it('all at once, in sixty orders of their database calls: an order or the money back', async () => {
  const random = repeatableRandom(20_261_122);
  const ends = { ready: 0, cancelled: 0 };
  for (let n = 0; n < 60; n += 1) {
    const shop = await CashShop.open();
    const reply = await shop.redeem();
    shop.cloud.nowMs += payForMs - 1;
    shop.payUnheard(reply);
    shop.cloud.nowMs += 1;
    const { notify, sweep, reconcile, look, cancel } = happenings(shop, reply);
    shop.cloud.line.pickNext = (waiting) => Math.floor(random() * waiting);
    const all = [notify(), sweep(), reconcile(), look(), ...(n % 2 === 0 ? [cancel()] : [])];
    await Promise.all(all);
    shop.cloud.line.pickNext = null;
    ends[await expectOneEnd(shop)] += 1;
    await shop.cloud.close();
  }
  expect(ends.ready).toBeGreaterThanOrEqual(30);
  expect(ends.ready + ends.cancelled).toBe(60);
}, 300_000);

it('twenty requests of one member with a limit of one: one order to pay, and one debit', async () => {
  const limits = { perOrder: 1, perMember: 1, perPeriod: null };
  // A piece for every try: what refuses is the limit.
  const shop = await CashShop.open({ limits, stock: 20 });
  const tries = Array.from({ length: 20 }, (_, n) => shop.tryRedeem(`tap-${String(n)}`, 1));
  const replies = await Promise.all(tries);
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
  const refused = replies.flatMap((reply) => (reply.ok ? [] : [reply.error.code]));
  expect(new Set(refused)).toEqual(new Set(['mall.limit_reached']));
  expect(accountOf(shop.cloud, 'xiaoman').availablePoints).toBe(400);
  await shop.live(6 * minuteMs);
  expect(ordersOf(shop.cloud).filter(({ state }) => state === 'awaiting_payment')).toHaveLength(1);
  expect(shop.breaches()).toEqual([]);
  await shop.cloud.close();
}, 60_000);

it('twenty members for ten pieces: ten may pay, the others are told before they could', async () => {
  const shop = await CashShop.open({ stock: 10 });
  const { cloud } = shop;
  const codes = Array.from({ length: 20 }, (_, n) => `runner-${String(n)}`);
  for (const code of codes) await grant(cloud, code, 100);
  const wish = { itemId: 'cup', quantity: 1 };
  const replies = await Promise.all(codes.map((code) => cloud.member(code, 'mall.redeem', wish)));
  const refused = replies.flatMap((reply) => (reply.ok ? [] : [reply.error.code]));
  expect(refused).toEqual(Array(10).fill('mall.sold_out'));
  expect(shop.payments).toHaveLength(10);
  expect(stockOf(cloud, 'cup')).toMatchObject({ left: 0, out: 10 });
  expect(shop.breaches()).toEqual([]);
  await cloud.close();
}, 60_000);
