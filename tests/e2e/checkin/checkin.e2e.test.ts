import type { Browser } from 'playwright-core';
import { control, openBrowser, shown, visit } from '../../support/browser';
import { startCloud, type RunningCloud } from '../../support/cloud';

let cloud: RunningCloud;
let browser: Browser;

beforeAll(async () => {
  [cloud, browser] = await Promise.all([startCloud('empty'), openBrowser()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await cloud.stop();
});

test('someone new logs in, checks in, and reads where the points come from', async () => {
  const { page, complaints, close } = await visit(browser);
  await page.goto(cloud.url);

  await control(page, '新朋友').click();
  await control(page, '签到 +10').click();
  await shown(page, '今天已签 +10').waitFor();

  await control(page, '查看全部').click();
  await shown(page, '没有更早的记录了').waitFor();
  await control(page, /每日签到，\+10 积分/).click();

  await shown(page, '这笔积分怎么来的').waitFor();
  await shown(page, /规则第 1 版/).waitFor();
  const sheet = page.getByRole('dialog').filter({ visible: true });
  const text = await sheet.innerText();
  expect(text).toMatch(/当天签到\s*\+10/);
  expect(text).toMatch(/合计\s*\+10/);
  expect(text).toMatch(/变动前可用\s*0/);
  expect(text).toMatch(/变动后可用\s*10/);
  expect(complaints).toEqual([]);
  await close();
}, 60_000);

test('a second visit on the same day says it is done and adds nothing', async () => {
  const { page, complaints, close } = await visit(browser);
  await page.goto(cloud.url);
  await control(page, '新朋友').click();
  await control(page, '签到 +10').click();
  await shown(page, '今天已签 +10').waitFor();

  await page.reload();
  await shown(page, '今天已签 +10').waitFor();

  expect(await control(page, /^签到/).count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
}, 60_000);
