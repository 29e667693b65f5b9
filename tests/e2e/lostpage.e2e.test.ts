import type { Browser } from 'playwright-core';
import { control, openBrowser, shown, visit } from '../support/browser';
import { startCloud, type RunningCloud } from '../support/cloud';

let cloud: RunningCloud;
let browser: Browser;

beforeAll(async () => {
  [cloud, browser] = await Promise.all([startCloud('demo'), openBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await cloud.stop();
});

test('a page whose files cannot be fetched says so, and opens once they can', async () => {
  const { page, close } = await visit(browser);
  await page.goto(`${cloud.url}/?code=demo-member`);
  await shown(page, '可用积分').waitFor();

  await page.route(/\.(js|css)$/, (route) => route.abort());
  await page.locator('.weui-tabbar__label', { hasText: '积分商城' }).click();
  await shown(page, '这一页没有打开').waitFor();

  await page.unroute(/\.(js|css)$/);
  await control(page, '再试一次').click();
  await control(page, '我的订单').waitFor();
  await shown(page, '耳机保护壳').waitFor();
  expect(await shown(page, '这一页没有打开').count()).toBe(0);
  await close();
}, 60_000);
