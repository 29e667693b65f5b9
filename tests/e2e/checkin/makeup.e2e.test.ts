import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { control, openBrowser, shown, visit } from '../../support/browser';
import { startCloud, type RunningCloud } from '../../support/cloud';

const verifier = resolve('docs/verify-statement.mjs');
const dayMs = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'jidian-export-'));

let cloud: RunningCloud;
let browser: Browser;

beforeAll(async () => {
  [cloud, browser] = await Promise.all([startCloud('empty'), openBrowser()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await cloud.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function develop(path: string, body: object): Promise<void> {
  const { ok } = await fetch(`${cloud.url}/dev/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(ok).toBe(true);
}

async function openidOf(page: Page): Promise<string> {
  const openid = await page.evaluate(() => {
    const stored = JSON.parse(localStorage.getItem('jidian.login') ?? '{}') as {
      data?: { openid?: string };
    };
    return stored.data?.openid ?? '';
  });
  expect(openid).not.toBe('');
  return openid;
}

test('a missed day is made up, and the exported statement proves what it cost', async () => {
  const { page, complaints, close } = await visit(browser);
  // Noon in Shanghai in the middle of a month: yesterday and tomorrow are on the same page.
  await develop('clock', { nowMs: Date.UTC(2027, 2, 15, 4) });
  await page.goto(cloud.url);
  await control(page, '新朋友').click();
  await control(page, '签到 +10').click();
  await shown(page, '今天已签 +10').waitFor();
  await develop('grant', { openid: await openidOf(page), points: 200 });
  await develop('clock', { advanceMs: 2 * dayMs });

  await page.goto(`${cloud.url}/#/packages/member/checkin/index`);
  await page.reload();
  await control(page, '3月16日，漏签，可以补签').click();
  await shown(page, '补签后可用积分').waitFor();
  await control(page, '用 50 积分补签').click();
  await shown(page, '3月16日的章补盖好了。').waitFor();
  await control(page, '签到 +10').click();
  await shown(page, '再签 17 天，最后一天得 110 分').waitFor();

  await page.goto(`${cloud.url}/#/packages/member/statement/index`);
  await control(page, /^补签，−40 积分/).click();
  const sheet = page.getByRole('dialog').filter({ visible: true });
  expect(await sheet.innerText()).toMatch(/补签 3月16日\s*−50\s*当天签到\s*\+10\s*合计\s*−40/);
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });

  await control(page, '导出明细').click();
  const downloading = page.waitForEvent('download');
  await control(page, /^数据（JSON）/).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^集点-积分明细-\d{8}\.json$/);
  const file = join(folder, 'statement.json');
  await download.saveAs(file);
  const { status, stdout } = spawnSync(process.execPath, [verifier, file], { encoding: 'utf8' });
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: '4 entries, chain intact, sum equals the balance: 180 points\n',
  });
  expect(complaints).toEqual([]);
  await close();
}, 90_000);
