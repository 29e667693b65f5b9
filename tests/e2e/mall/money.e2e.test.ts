import type { Browser, Page } from 'playwright-core';
import { control, openBrowser, shown, visit } from '../../support/browser';
import { startCloud, type RunningCloud } from '../../support/cloud';
import { grantPoints } from '../../support/grant';

let cloud: RunningCloud;
let browser: Browser;

beforeAll(async () => {
  [cloud, browser] = await Promise.all([startCloud('demo'), openBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await cloud.stop();
});

/** A new member with points on the way to the paying sheet of something that costs money, too. */
async function redeem(page: Page): Promise<void> {
  await page.goto(cloud.url);
  await control(page, '新朋友').click();
  await shown(page, '可用积分').waitFor();
  await grantPoints(page, 4980);
  await shown(page, '积分商城').click();
  await control(page, /^桌面小音箱，2,999 积分 \+ ¥9\.90，现在就能换/).click();
  await shown(page, '+ ¥9.90').waitFor();
  await shown(page, '自动取消，积分不退回，现金全额退款').waitFor();
  await control(page, '立即兑换').click();
  await control(page, '用 2,999 积分 + ¥9.90 兑换').click();
  await shown(page, '微信支付').waitFor();
}

/** Asks the store function as somebody of the demo shop. */
async function ask(token: string, action: string, data: object): Promise<unknown> {
  const response = await fetch(`${cloud.url}/functions/store`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ action, data, requestId: `e2e-${action}-${String(Date.now())}` }),
  });
  return response.json();
}

async function clerk(): Promise<string> {
  const response = await fetch(`${cloud.url}/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: 'demo-clerk' }),
  });
  return ((await response.json()) as { token: string }).token;
}

test('points and money: left unpaid it waits, paid it has a code, and handed out the page says so by itself', async () => {
  const { page, complaints, close } = await visit(browser);
  await redeem(page);
  await control(page, '取消支付').click();
  await shown(page, /还没有收到付款/).waitFor();
  await control(page, '看这笔订单').click();
  await shown(page, /^还剩 1[45] 分/).waitFor();

  await control(page, '付款 ¥9.90').click();
  await control(page, '确认支付').click();
  const code = shown(page, /^[0-9A-Z]{4}( [0-9A-Z]{4}){3}$/);
  await code.waitFor();

  const voucherCode = (await code.innerText()).replace(/\s/g, '');
  const reply = await ask(await clerk(), 'store.verifyPickup', {
    code: voucherCode,
    storeId: 'zongdian',
  });
  expect(reply).toMatchObject({ ok: true });
  await shown(page, '已领取').waitFor();
  expect(await code.count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
}, 120_000);

test('points and money: cancelled before it is handed out, both come back', async () => {
  const { page, complaints, close } = await visit(browser);
  await redeem(page);
  await control(page, '确认支付').click();
  await shown(page, '兑换好了').waitFor();
  await control(page, '看取货码').click();

  await control(page, '取消兑换').click();
  const sheet = page.getByRole('dialog').filter({ visible: true });
  await sheet.getByText('退回积分').waitFor();
  expect(await sheet.innerText()).toMatch(/原路退款\s*¥9\.90/);
  await control(page, '确认取消').click();
  await shown(page, '2,999 积分已经退回。').waitFor();
  await shown(page, /¥9\.90 (正在|已经)原路退回/).waitFor();
  await shown(page, '¥9.90 已经原路退回。').waitFor({ timeout: 90_000 });
  expect(complaints).toEqual([]);
  await close();
}, 180_000);
