import jsQR from 'jsqr';
import type { Browser, Locator, Page } from 'playwright-core';
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

/** What a scanner reads off the screen. */
async function scan(page: Page, picture: Locator): Promise<string | undefined> {
  const png = (await picture.screenshot()).toString('base64');
  const { width, height, pixels } = await page.evaluate(async (source) => {
    const image = new Image();
    image.src = `data:image/png;base64,${source}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const data = context?.getImageData(0, 0, image.width, image.height).data ?? [];
    // One text crosses to the test much faster than as many numbers.
    let text = '';
    for (const byte of data) text += String.fromCharCode(byte);
    return { width: image.width, height: image.height, pixels: btoa(text) };
  }, png);
  return jsQR(Uint8ClampedArray.from(Buffer.from(pixels, 'base64')), width, height)?.data;
}

test('an item is redeemed, its code is scanned off the screen, and cancelling brings all of it back', async () => {
  const { page, complaints, close } = await visit(browser);
  await page.goto(cloud.url);
  await control(page, '新朋友').click();
  await shown(page, '可用积分').waitFor();
  // With the 20 that the demo shop welcomes everybody with.
  await grantPoints(page, 4980);

  await shown(page, '积分商城').click();
  await shown(page, '5,000').waitFor();
  await control(page, /^耳机保护壳，2,999 积分，现在就能换/).click();
  await control(page, '立即兑换').click();
  const preview = page.getByRole('dialog').filter({ visible: true });
  await preview.getByText('兑换后可用').waitFor();
  expect(await preview.innerText()).toMatch(
    /现在可用\s*5,000\s*耳机保护壳\s*−2,999\s*兑换后可用\s*2,001/,
  );
  await control(page, '用 2,999 积分兑换').click();
  await control(page, '看取货码').click();

  const picture = page.getByRole('img', { name: /的取货码，二维码$/ }).filter({ visible: true });
  await picture.waitFor();
  const code = await scan(page, picture);
  expect(code).toMatch(/^[0-9A-Z]{16}$/);
  await shown(page, code?.match(/.{4}/g)?.join(' ') ?? '').waitFor();
  await shown(page, /^还剩 1[34] 天/).waitFor();

  await control(page, '取消兑换').click();
  const sheet = page.getByRole('dialog').filter({ visible: true });
  await sheet.getByText('退回积分').waitFor();
  expect(await sheet.innerText()).toMatch(/退回积分\s*\+2,999/);
  await control(page, '确认取消').click();
  await shown(page, '2,999 积分已经退回。').waitFor();
  expect(await picture.count()).toBe(0);

  await page.goto(`${cloud.url}/#/packages/member/statement/index`);
  await page.reload();
  await shown(page, '没有更早的记录了').waitFor();
  expect(await page.getByText('余 5,000').filter({ visible: true }).count()).toBeGreaterThan(0);
  await page.goto(`${cloud.url}/#/pages/mall/index`);
  await page.reload();
  await shown(page, '5,000').waitFor();
  expect(complaints).toEqual([]);
  await close();
}, 90_000);
