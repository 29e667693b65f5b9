import type { Page } from 'playwright-core';
import { control, shown } from '../../support/browser';
import type { RunningCloud } from '../../support/cloud';
import { takeScreens, type Screen } from '../../support/screens';
import { deskOf } from './desk';
import { choose, newBillNumber, openTill, press, serve, typeBill, typeDigits } from './pages';

const paid = /^实付金额/;

/** Somebody with a phone, a birthday today, and more points than most. */
async function welcomeRegular(page: Page, cloud: RunningCloud): Promise<void> {
  const desk = deskOf(cloud);
  const today = new Date(Date.now() + 8 * 3_600_000);
  const birthday = { month: today.getUTCMonth() + 1, day: today.getUTCDate(), year: null };
  const { phoneMasked } = await desk.asMember('demo-friend', 'member.getProfile', {});
  if (phoneMasked === null) {
    await desk.bindPhone('demo-friend', '13800001234');
    await desk.asMember('demo-friend', 'member.updateProfile', { birthday });
    await desk.grant('demo-friend', 1_234_567);
  }
  await serve('demo-friend')(page, cloud);
}

const recordFor = async (page: Page, cloud: RunningCloud) => {
  await serve()(page, cloud);
  await typeBill(page, paid, '128.50');
};

/** A bill that a colleague has recorded already. */
const recordTaken = async (page: Page, cloud: RunningCloud) => {
  const desk = deskOf(cloud);
  const billNumber = newBillNumber();
  const scanId = await desk.scan('demo-friend', 'demo-manager');
  await desk.asStaff('demo-manager', 'store.recordPurchase', {
    scanId,
    billNumber,
    amountFen: 8800,
    confirmedUnusual: false,
  });
  await serve()(page, cloud);
  await press(page, billNumber);
  await choose(page, 'radio', paid);
  await press(page, '128');
  await control(page, /^记上/).click();
  await shown(page, /今天已由/).waitFor();
};

const withoutNetwork = (page: Page) => page.route('**/functions/**', (route) => route.abort());

const queueOne = async (page: Page, cloud: RunningCloud) => {
  await recordFor(page, cloud);
  await withoutNetwork(page);
  await control(page, /^记上/).click();
  await shown(page, '先存在这台设备上').waitFor();
};

const openBill = async (page: Page, cloud: RunningCloud) => {
  await openTill()(page, cloud);
  await control(page, /^没报会员的账单/).click();
  await shown(page, '账单号').waitFor();
};

const screens: readonly Screen[] = [
  { name: 'till-member', shop: 'demo', reach: welcomeRegular },
  {
    name: 'till-member-new',
    shop: 'demo',
    reach: async (page, cloud) => {
      await deskOf(cloud).asMember('till-newcomer', 'member.getHome', {});
      await serve('till-newcomer')(page, cloud);
    },
  },
  { name: 'till-bill-empty', shop: 'demo', reach: serve() },
  {
    name: 'till-bill-number',
    shop: 'demo',
    reach: async (page, cloud) => {
      await serve()(page, cloud);
      await press(page, '20261122');
    },
  },
  {
    name: 'till-bill-letters',
    shop: 'demo',
    reach: async (page, cloud) => {
      await serve()(page, cloud);
      await control(page, /字母/).click();
      await page.locator('.bill-pad__input input').fill('XS-20261122-A00318-2');
    },
  },
  { name: 'till-bill-taken', shop: 'demo', reach: recordTaken },
  {
    name: 'till-bill-sending',
    shop: 'demo',
    reach: async (page, cloud) => {
      await recordFor(page, cloud);
      await page.route('**/functions/**', () => undefined);
      await control(page, /^记上/).click();
      await control(page, '正在记').waitFor();
    },
  },
  { name: 'till-bill-queued', shop: 'demo', reach: queueOne },
  {
    name: 'till-queue-refused',
    shop: 'demo',
    reach: async (page, cloud) => {
      await queueOne(page, cloud);
      await control(page, '下一位').click();
      await page.unroute('**/functions/**');
      await deskOf(cloud).advance(25 * 3_600_000);
      await control(page, '现在送出').click();
      await control(page, '不再送出').waitFor();
      await deskOf(cloud).advance(-25 * 3_600_000);
    },
  },
  {
    name: 'till-recorded-undo',
    shop: 'demo',
    reach: async (page, cloud) => {
      await recordFor(page, cloud);
      await control(page, /^记上/).click();
      await control(page, /^撤销/).click();
      await shown(page, '撤销这一笔').waitFor();
    },
  },
  {
    name: 'till-recorded-undone',
    shop: 'demo',
    reach: async (page, cloud) => {
      await recordFor(page, cloud);
      await control(page, /^记上/).click();
      await control(page, /^撤销/).click();
      await control(page, /^撤销$/).click();
      await shown(page, '已撤销').waitFor();
    },
  },
  { name: 'till-plain-bill', shop: 'demo', reach: openBill },
  {
    name: 'till-plain-bill-kept',
    shop: 'demo',
    reach: async (page, cloud) => {
      await openBill(page, cloud);
      await typeBill(page, paid, '66');
      await control(page, '记下账单').click();
      await shown(page, '记下了').waitFor();
    },
  },
  {
    name: 'till-mistyped',
    shop: 'demo',
    reach: async (page, cloud) => {
      await openTill()(page, cloud);
      await typeDigits(page, '482913');
      await shown(page, /没有这个码|输错/).waitFor();
    },
  },
];

takeScreens(screens);
