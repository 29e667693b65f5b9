import type { Page } from 'playwright-core';
import { control, shown } from '../../support/browser';
import type { RunningCloud } from '../../support/cloud';
import { takeScreens, type Screen } from '../../support/screens';
import { deskOf } from './desk';
import { newBillNumber, openTill, openTillOfAll } from './pages';

type Reach = Screen['reach'];

const openFromTill =
  (link: RegExp, proof: string | RegExp, reachTill: Reach): Reach =>
  async (page, cloud) => {
    await reachTill(page, cloud);
    await control(page, link).click();
    await shown(page, proof).waitFor();
  };

const asOwner = openTillOfAll('demo-owner');
const asManager = openTill('demo-manager');

/** A morning at the counter: something of every kind, some of it refused. */
async function work(cloud: RunningCloud): Promise<void> {
  const desk = deskOf(cloud);
  const buy = async (amountFen: number) =>
    desk.asStaff('demo-clerk', 'store.recordPurchase', {
      scanId: await desk.scan('demo-member'),
      billNumber: newBillNumber(),
      amountFen,
      confirmedUnusual: true,
    });
  const slip = await buy(12_850);
  await desk.asStaff('demo-clerk', 'store.undo', { entryId: slip.entryId, reason: '金额打错' });
  await desk.asStaff('demo-clerk', 'store.recordBill', {
    storeId: 'zongdian',
    billNumber: newBillNumber(),
    amountFen: 6600,
    confirmedUnusual: false,
  });
  const large = await buy(258_000);
  await buy(9900);
  const scanId = await desk.scan('demo-friend', 'demo-manager');
  const grant = (points: number) =>
    desk.asStaff('demo-manager', 'store.grantPoints', { scanId, points, reason: '活动赠送' });
  await grant(200);
  await grant(3000);
  await desk.asStaff('demo-clerk', 'store.listStaff', {}).catch(() => undefined);
  await desk.advance(11 * 60_000);
  await desk.asStaff('demo-manager', 'store.undo', { entryId: large.entryId, reason: '顾客退货' });
}

const worked = new Set<string>();
/** Once for each shop. */
const afterWork =
  (reach: Reach): Reach =>
  async (page, cloud) => {
    if (!worked.has(cloud.url)) await work(cloud);
    worked.add(cloud.url);
    await reach(page, cloud);
  };

const openAudit = (reachTill: Reach) => async (page: Page, cloud: RunningCloud) => {
  await openFromTill(/^操作记录/, '筛选', reachTill)(page, cloud);
  await page.locator('.audit-row').filter({ visible: true }).first().waitFor();
};

const compare = async (page: Page, cloud: RunningCloud) => {
  await openAudit(asOwner)(page, cloud);
  await control(page, '核对').click();
  await control(page, '再核对').waitFor();
};

/** Somebody with the keys to the database makes one sum smaller, and one row vanish. */
const compareTampered = async (page: Page, cloud: RunningCloud) => {
  const desk = deskOf(cloud);
  const rows = await desk.find('audit', { action: 'store.recordPurchase', outcome: 'done' });
  const [row] = rows;
  if (row === undefined) throw new Error('nothing was recorded');
  await desk.tamper('audit', row._id, { 'after.amountFen': 100 });
  await compare(page, cloud);
  const { amountFen } = row['after'] as { amountFen: number };
  await desk.tamper('audit', row._id, { 'after.amountFen': amountFen });
};

const screens: readonly Screen[] = [
  { name: 'books-audit', shop: 'demo', reach: afterWork(openAudit(asOwner)) },
  { name: 'books-audit-manager', shop: 'demo', reach: afterWork(openAudit(asManager)) },
  { name: 'books-audit-whole', shop: 'demo', reach: afterWork(compare) },
  { name: 'books-audit-broken', shop: 'demo', reach: afterWork(compareTampered) },
  {
    name: 'books-audit-row',
    shop: 'demo',
    reach: afterWork(async (page, cloud) => {
      await openAudit(asOwner)(page, cloud);
      await page.locator('.audit-row').filter({ visible: true }).first().click();
      await shown(page, '序号').waitFor();
    }),
  },
  {
    name: 'books-audit-filter',
    shop: 'demo',
    reach: afterWork(async (page, cloud) => {
      await openAudit(asOwner)(page, cloud);
      await control(page, '筛选').click();
      await shown(page, '筛选操作记录').waitFor();
    }),
  },
  {
    name: 'books-approvals',
    shop: 'demo',
    reach: afterWork(openFromTill(/^待审批/, '事后撤销', asOwner)),
  },
  {
    name: 'books-approvals-end',
    shop: 'demo',
    reach: afterWork(async (page, cloud) => {
      await openFromTill(/^待审批/, '事后撤销', asOwner)(page, cloud);
      await control(page, '同意').last().scrollIntoViewIfNeeded();
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    }),
  },
  {
    name: 'books-approvals-own',
    shop: 'demo',
    reach: afterWork(openFromTill(/^待审批/, '事后撤销', asManager)),
  },
  {
    name: 'books-today-clerk',
    shop: 'demo',
    reach: afterWork(openFromTill(/^今天/, '我的记录', openTill())),
  },
  {
    name: 'books-today-manager',
    shop: 'demo',
    reach: afterWork(openFromTill(/^今天/, '全店记录', asManager)),
  },
  {
    name: 'books-today-log',
    shop: 'demo',
    reach: afterWork(async (page, cloud) => {
      await openFromTill(/^今天/, '全店记录', asManager)(page, cloud);
      await page.mouse.wheel(0, 520);
      await page.waitForTimeout(300);
    }),
  },
];

takeScreens(screens);
