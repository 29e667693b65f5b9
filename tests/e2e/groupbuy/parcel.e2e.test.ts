import jsQR from 'jsqr';
import type { Browser, Page } from 'playwright-core';
import { control, openBrowser, shown, visit, type Visit } from '../../support/browser';
import { startCloud, type RunningCloud } from '../../support/cloud';
import { teamShop } from './shop';

const dayMs = 86_400_000;
let cloud: RunningCloud;
let browser: Browser;

beforeAll(async () => {
  [cloud, browser] = await Promise.all([startCloud('empty'), openBrowser()]);
  await teamShop(cloud).publish('kettle', {
    item: { itemId: 'kettle', title: '手冲壶', picture: 'art:mug', description: '' },
    ...{ alonePriceFen: 12_900, teamPriceFen: 9_900, teamPricePoints: 0, bonusPoints: 0 },
    ...{ teamSize: 2, teamHours: 2, opensAtMs: 0, closesAtMs: null, stock: null },
    ...{ maxPerOrder: 1, maxPerMember: null, leaderMayLeave: false, shopCompletesFrom: null },
    delivery: { kind: 'ship' },
  });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await cloud.stop();
});

async function arrive(code: string, hash: string): Promise<Visit> {
  const phone = await visit(browser);
  await phone.page.goto(`${cloud.url}/?code=${code}${hash}`);
  return phone;
}

/** Nobody can go to pay before the address is there. */
async function fillAndPay(page: Page, name: string): Promise<void> {
  const pay = control(page, '去付款 ¥99');
  await pay.click();
  await shown(page, '请填写收件人。').waitFor();
  const fields = [name, '13800001234', '上海市徐汇区', '衡山路 8 号 2 楼'];
  for (const [index, text] of fields.entries()) {
    await page.locator('.address-form input').nth(index).fill(text);
  }
  await pay.click();
  await control(page, '确认支付').click();
}

/** What a phone reads off the poster. */
async function readPoster(page: Page): Promise<{ read: string | undefined; size: number[] }> {
  const { width, height, pixels } = await page.evaluate(async () => {
    const image = document.querySelector<HTMLImageElement>('.poster img');
    if (!image) throw new Error('no poster');
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
    const pen = canvas.getContext('2d');
    pen?.drawImage(image, 0, 0);
    const data = pen?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    // One text crosses to the test much faster than two million numbers.
    let text = '';
    for (const byte of data) text += String.fromCharCode(byte);
    return { width: canvas.width, height: canvas.height, pixels: btoa(text) };
  });
  const bytes = Uint8ClampedArray.from(Buffer.from(pixels, 'base64'));
  return { read: jsQR(bytes, width, height)?.data, size: [width, height] };
}

test('a parcel of a team: address before paying, a poster that leads here, sent, received', async () => {
  const ada = await arrive('ada', '#/packages/groupbuy/campaign/index?campaignId=kettle');
  await control(ada.page, '¥99 开新团').click();
  await fillAndPay(ada.page, '小满');
  await shown(ada.page, '还差 1 人成团').waitFor();

  await control(ada.page, '生成海报').click();
  await control(ada.page, '保存或转发海报').waitFor();
  const poster = await readPoster(ada.page);
  expect(poster.size).toEqual([600, 940]);
  expect(poster.read).toBe(ada.page.url());
  const saving = ada.page.waitForEvent('download');
  await control(ada.page, '保存或转发海报').click();
  expect((await saving).suggestedFilename()).toMatch(/^拼团海报-team_[0-9a-f]{24}\.png$/);
  await control(ada.page, '关闭').click();

  // A stranger scans it: the page registers them when they join, and asks for nothing else.
  const hash = new URL(poster.read ?? '').hash;
  const bo = await arrive('bo', hash);
  await control(bo.page, '¥99 参团').click();
  await fillAndPay(bo.page, '阿远');
  await shown(bo.page, '拼团成功').waitFor();

  await control(bo.page, '查看订单').click();
  await shown(bo.page, '待寄出').waitFor();
  await shown(bo.page, '阿远 13800001234').waitFor();
  await shown(bo.page, '拼团成功，准备寄出').waitFor();
  const orderId = decodeURIComponent(/orderId=([^&]+)/.exec(bo.page.url())?.[1] ?? '');
  await teamShop(cloud).operate('mall.shipOrder', {
    ...{ orderId, carrier: '顺丰速运', trackingNumber: 'SF1234567890', operator: '仓库' },
  });
  await bo.page.reload();
  await shown(bo.page, '已寄出').waitFor();
  await shown(bo.page, '顺丰速运').waitFor();
  await shown(bo.page, 'SF1234567890').waitFor();

  await teamShop(cloud).advance(15 * dayMs);
  await teamShop(cloud).job('refund-uncollected');
  await bo.page.reload();
  await shown(bo.page, '已收到').waitFor();
  for (const { complaints, close } of [ada, bo]) {
    expect(complaints).toEqual([]);
    await close();
  }
}, 120_000);
