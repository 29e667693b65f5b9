import type { Team } from '#shared/groupbuy/model';
import type { Order } from '#shared/order/model';
import type { Payment } from '#shared/payment/model';
import { openDemoShop } from './shop';
import { dayMs, type Cloud } from '../harness';
import { findPaymentFault } from '../payment/audit';

const jobs = ['attend-teams', 'reconcile-payments', 'check-claims', 'refund-uncollected'];

let cloud: Cloud;
beforeAll(async () => {
  cloud = await openDemoShop();
}, 60_000);
afterAll(() => cloud.close());

const all = <Document>(collection: string) => (cloud.dump()[collection] ?? []) as Document[];

test('WeChat Pay beside the demo shop knows every payment and refund the shop was filled with', () => {
  const payments = all<Payment>('payments');
  const { trades, refunds } = cloud.pay.list();
  expect(payments).toHaveLength(14);
  expect(new Set(trades.map(({ outTradeNo }) => outTradeNo))).toEqual(
    new Set(payments.map(({ outTradeNo }) => String(outTradeNo))),
  );
  expect(refunds).toHaveLength(2);
});

test('forty days on, every team of the demo shop has ended, and its money is back once', async () => {
  const open = all<Team>('groupbuy_teams').filter(({ state }) => state === 'open');
  expect(open).toHaveLength(5);
  for (let day = 0; day < 40; day += 1) {
    cloud.nowMs += dayMs;
    await cloud.pay.deliverDue();
    for (const name of jobs) expect(await cloud.timer(name)).toMatchObject({ ok: true });
  }
  await cloud.pay.deliverDue();

  const teams = all<Team>('groupbuy_teams');
  expect(teams.filter(({ state }) => state === 'failed')).toHaveLength(6);
  expect(teams.filter(({ nextDueAtMs }) => nextDueAtMs !== null)).toEqual([]);
  const orders = all<Order>('orders').filter(({ kind }) => kind === 'groupbuy');
  expect(orders.map(({ state }) => state)).toEqual(Array<string>(14).fill('refunded'));
  const payments = all<Payment>('payments');
  for (const { amountFen, refunds, refundableFen } of payments) {
    expect(refunds).toMatchObject([{ amountFen, state: 'succeeded' }]);
    expect(refundableFen).toBe(0);
  }
  expect(cloud.pay.list().refunds).toHaveLength(14);
  expect(findPaymentFault(payments)).toBeNull();
}, 60_000);
