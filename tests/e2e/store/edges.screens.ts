import type { Page } from 'playwright-core';
import { control, shown } from '../../support/browser';
import type { RunningCloud } from '../../support/cloud';
import { takeScreens, type Screen } from '../../support/screens';
import { deskOf } from './desk';
import { choose, openTab, press, typeDigits } from './pages';

const longStore = '南京东路步行街世纪广场旗舰体验店（地铁二号线七号口）';
const longName = '欧阳慕容司徒上官诸葛东方皇甫尉迟公孙轩辕';
const longReason =
  '顾客上周六在活动现场购买三件商品时收银系统断网，当场登记了手机号和小票，今天带着小票回来补登，店长已经核对过监控和小票原件。';

/** Names as long as the contract allows, sums as large as a shop can have. */
async function stretch(cloud: RunningCloud): Promise<void> {
  const desk = deskOf(cloud);
  const [store] = await desk.find('stores', { storeId: 'zongdian' });
  if (store === undefined || store['name'] === longStore) return;
  await desk.tamper('stores', store._id, { name: longStore });
  for (const staff of await desk.find('staff', { role: { $in: ['clerk', 'manager'] } }))
    await desk.tamper('staff', staff._id, {
      name: `${String(staff['name'])}${longName}`.slice(0, 20),
    });
  await desk.asMember('demo-friend', 'member.updateProfile', { nickname: longName });
  await desk.grant('demo-friend', 9_234_567);
  const scanId = await desk.scan('demo-friend', 'demo-manager');
  const bill = { billNumber: 'XS-20261122-A00318-000000000027', amountFen: 99_999_999 };
  await desk.asStaff('demo-clerk', 'store.recordPurchase', {
    scanId: await desk.scan('demo-friend'),
    ...bill,
    confirmedUnusual: true,
  });
  await desk.asStaff('demo-manager', 'store.grantPoints', {
    scanId,
    points: 9999,
    reason: longReason,
  });
  // What is kept of the names of stores and people is read anew after a while.
  await new Promise((resolve) => setTimeout(resolve, 11_000));
}

const openTill = (code: string) => async (page: Page, cloud: RunningCloud) => {
  await stretch(cloud);
  await page.goto(`${cloud.url}/?code=${code}`);
  await shown(page, '可用积分').waitFor();
  await openTab(page, '我的');
  await control(page, /^收银台/).click();
  if (code === 'demo-owner') await control(page, longStore).click();
  else await shown(page, longStore).waitFor();
};

const serve = async (page: Page, cloud: RunningCloud) => {
  await openTill('demo-clerk')(page, cloud);
  await typeDigits(page, await deskOf(cloud).digitsOf('demo-friend'));
  await shown(page, '账单号').waitFor();
};

const open =
  (link: RegExp, proof: string | RegExp, code = 'demo-manager'): Screen['reach'] =>
  async (page, cloud) => {
    await openTill(code)(page, cloud);
    await control(page, link).click();
    await shown(page, proof).waitFor();
  };

const offline = (page: Page) => page.route('**/functions/store', (route) => route.abort());

const failed =
  (link: RegExp): Screen['reach'] =>
  async (page, cloud) => {
    await openTill('demo-manager')(page, cloud);
    await offline(page);
    await control(page, link).click();
    await shown(page, '再试一次').waitFor();
  };

const loading =
  (link: RegExp): Screen['reach'] =>
  async (page, cloud) => {
    await openTill('demo-manager')(page, cloud);
    await page.route('**/functions/store', () => undefined);
    await control(page, link).click();
    await page.locator('.skeleton').filter({ visible: true }).first().waitFor();
  };

const screens: readonly Screen[] = [
  { name: 'edge-till', shop: 'demo', reach: openTill('demo-manager') },
  { name: 'edge-member', shop: 'demo', reach: serve },
  {
    name: 'edge-bill',
    shop: 'demo',
    reach: async (page, cloud) => {
      await serve(page, cloud);
      await press(page, '20261122000318000000000027123456');
      await choose(page, 'radio', /^实付金额/);
      await press(page, '9999999.99');
    },
  },
  {
    name: 'edge-points',
    shop: 'demo',
    reach: async (page, cloud) => {
      await serve(page, cloud);
      await choose(page, 'tab', '积分抵现');
      await press(page, String(Date.now()));
      await choose(page, 'radio', /^账单金额/);
      await press(page, '9999999.99');
    },
  },
  { name: 'edge-today', shop: 'demo', reach: open(/^今天/, '全店记录') },
  {
    name: 'edge-today-log',
    shop: 'demo',
    reach: async (page, cloud) => {
      await open(/^今天/, '全店记录')(page, cloud);
      await shown(page, '全店记录').scrollIntoViewIfNeeded();
      await page.mouse.wheel(0, 700);
      await page.waitForTimeout(300);
    },
  },
  { name: 'edge-approvals', shop: 'demo', reach: open(/^待审批/, '送积分', 'demo-owner') },
  { name: 'edge-staff', shop: 'demo', reach: open(/^店员/, '邀请店员', 'demo-owner') },
  {
    name: 'edge-role',
    shop: 'demo',
    reach: async (page, cloud) => {
      await open(/^店员/, '邀请店员', 'demo-owner')(page, cloud);
      await control(page, '管理').click();
      await shown(page, '保存').waitFor();
    },
  },
  { name: 'edge-audit', shop: 'demo', reach: open(/^操作记录/, '筛选') },
  { name: 'edge-today-error', shop: 'demo', reach: failed(/^今天/) },
  { name: 'edge-staff-error', shop: 'demo', reach: failed(/^店员/) },
  { name: 'edge-today-loading', shop: 'demo', reach: loading(/^今天/) },
  { name: 'edge-audit-loading', shop: 'demo', reach: loading(/^操作记录/) },
  { name: 'edge-approvals-loading', shop: 'demo', reach: loading(/^待审批/) },
];

takeScreens(screens);
