import type { Browser } from 'playwright-core';
import { control, openBrowser, shown, visit } from '../../support/browser';
import { startCloud, type RunningCloud } from '../../support/cloud';
import { deskOf } from './desk';
import { openTill } from './pages';

let cloud: RunningCloud;
let browser: Browser;

beforeAll(async () => {
  [cloud, browser] = await Promise.all([startCloud('demo'), openBrowser()]);
}, 240_000);

afterAll(async () => {
  await browser.close();
  await cloud.stop();
});

const dayMs = 24 * 60 * 60_000;

test('a manager takes back a purchase of two days ago; a large one waits for the owner', async () => {
  const desk = deskOf(cloud);
  await desk.asMember('late-member', 'member.getHome', {});
  const buy = async (billNumber: string, amountFen: number) =>
    desk.asStaff('demo-clerk', 'store.recordPurchase', {
      scanId: await desk.scan('late-member'),
      ...{ billNumber, amountFen, confirmedUnusual: true },
    });
  await buy('L-1', 12_800);
  await buy('L-2', 258_000);
  const pending = async () =>
    (await desk.asMember('late-member', 'points.getAccount', {})).pendingPoints;
  expect(await pending()).toBe(2708);
  await desk.advance(2 * dayMs);

  const { page, complaints, close } = await visit(browser);
  await openTill('demo-manager')(page, cloud);
  await control(page, /^今天/).click();
  await shown(page, '本店今天').waitFor();
  await control(page, '前一天').click();
  await shown(page, '本店这一天').waitFor();
  await control(page, '前一天').click();

  const line = (number: string) =>
    page.locator('.day-log__line', { hasText: number }).filter({ visible: true });
  const undo = async (number: string) => {
    await line(number).getByRole('button', { name: '撤销' }).click();
    await shown(page, /^消费 L-\d · .+ 元 · /).waitFor();
    await page.getByRole('radio', { name: '顾客退货' }).filter({ visible: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '撤销' }).click();
  };
  await undo('L-1');
  await line('L-1').getByText('已撤销').waitFor();
  expect(await pending()).toBe(2580);

  await undo('L-2');
  await shown(page, '等别人审批').waitFor();
  await control(page, '知道了').click();
  await line('L-2')
    .getByText(/已申请撤销，等别人审批$/)
    .waitFor();
  expect(await pending()).toBe(2580);

  const { approvals } = await desk.asStaff('demo-owner', 'store.listApprovals', {
    storeId: 'zongdian',
  });
  const asked = approvals.find(({ undoes }) => undoes?.billNumber === 'L-2');
  await desk.asStaff('demo-owner', 'store.decideApproval', {
    ...{ entryId: asked?.entryId ?? '', approve: true, reason: '核对属实' },
  });
  expect(await pending()).toBe(0);
  await control(page, '后一天').click();
  await shown(page, /^本店这一天$/).waitFor();
  await control(page, '前一天').click();
  await line('L-2').getByText('已撤销').waitFor();
  await control(page, '回到今天').click();
  await shown(page, '本店今天').waitFor();
  expect(complaints).toEqual([]);
  await close();
}, 120_000);
