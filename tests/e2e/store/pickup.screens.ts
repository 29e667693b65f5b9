import type { Page } from 'playwright-core';
import { control, shown } from '../../support/browser';
import type { RunningCloud } from '../../support/cloud';
import { takeScreens, type Screen } from '../../support/screens';
import { deskOf } from './desk';
import { openTill, typeVoucher } from './pages';

const orderIds: { mall?: string | undefined; groupbuy?: string | undefined } = {};

/** One of the story's orders to be collected; what another picture did to it is taken back. */
async function waitingOrder(cloud: RunningCloud, kind: 'mall' | 'groupbuy') {
  const desk = deskOf(cloud);
  const [waiting] = await desk.find('orders', { kind, state: 'ready', 'delivery.kind': 'pickup' });
  const id = (orderIds[kind] ??= waiting?._id);
  const [order] = await desk.find('orders', { _id: id });
  if (order === undefined) throw new Error(`no ${kind} order waits`);
  const anew = { state: 'ready', collected: null, 'delivery.storeIds': null };
  await desk.tamper('orders', order._id, anew);
  return { desk, orderId: order._id, voucher: String(order['voucherCode']) };
}

const openOrder =
  (kind: 'mall' | 'groupbuy', proof: string | RegExp, change: object = {}) =>
  async (page: Page, cloud: RunningCloud) => {
    const { desk, orderId, voucher } = await waitingOrder(cloud, kind);
    const [before] = await desk.find('orders', { _id: orderId });
    await desk.tamper('orders', orderId, change);
    await openTill()(page, cloud);
    await typeVoucher(page, voucher);
    await shown(page, proof).waitFor();
    await desk.tamper('orders', orderId, { state: 'ready', delivery: before?.['delivery'] });
  };

const atAnotherStore = { 'delivery.storeIds': ['gaoxin'] };

const screens: readonly Screen[] = [
  { name: 'till-pickup', shop: 'demo', reach: openOrder('mall', '核销，交给顾客') },
  { name: 'till-pickup-team', shop: 'demo', reach: openOrder('groupbuy', '核销，交给顾客') },
  {
    name: 'till-pickup-other-store',
    shop: 'demo',
    reach: openOrder('mall', /不在本店取货/, atAnotherStore),
  },
  {
    name: 'till-pickup-lapsed',
    shop: 'demo',
    reach: openOrder('mall', /取货时间已过/, { state: 'lapsed' }),
  },
  {
    name: 'till-pickup-refunded',
    shop: 'demo',
    reach: openOrder('groupbuy', /已经退款/, { state: 'refunded' }),
  },
  {
    name: 'till-pickup-done',
    shop: 'demo',
    reach: async (page, cloud) => {
      await openOrder('mall', '核销，交给顾客')(page, cloud);
      await control(page, '核销，交给顾客').click();
      await shown(page, '核销好了').waitFor();
    },
  },
  {
    name: 'till-pickup-used',
    shop: 'demo',
    reach: async (page, cloud) => {
      const { desk, voucher } = await waitingOrder(cloud, 'groupbuy');
      await desk.asStaff('demo-manager', 'store.verifyPickup', { code: voucher });
      await openTill()(page, cloud);
      await typeVoucher(page, voucher);
      await shown(page, '已经领过了').waitFor();
    },
  },
  {
    name: 'till-pickup-letters',
    shop: 'demo',
    reach: async (page, cloud) => {
      const { voucher } = await waitingOrder(cloud, 'mall');
      await openTill()(page, cloud);
      await control(page, '输入数字').click();
      await control(page, '取货码带字母，用键盘输入').click();
      await page.locator('.typed-code__field input').fill(voucher);
    },
  },
  {
    name: 'till-pickup-unknown',
    shop: 'demo',
    reach: async (page, cloud) => {
      await openTill()(page, cloud);
      await typeVoucher(page, 'ABCD-EFGH-2345-6789');
      await page.locator('.scan-pad__said').waitFor();
    },
  },
];

takeScreens(screens);
