import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsQR from 'jsqr';
import type { Browser, Page } from 'playwright-core';
import { control, openBrowser, shown, visit } from '../../support/browser';
import { startCloud, type RunningCloud } from '../../support/cloud';
import { cameraFlags, filmNothing, filmScreen } from '../../support/fakecamera';

/** Two people at one counter: the clerk's phone films the member's. */
const folder = mkdtempSync(join(tmpdir(), 'jidian-counter-'));
const camera = join(folder, 'camera.y4m');
let cloud: RunningCloud;
let browser: Browser;

beforeAll(async () => {
  filmNothing(camera);
  [cloud, browser] = await Promise.all([startCloud('demo'), openBrowser(cameraFlags(camera))]);
}, 240_000);

afterAll(async () => {
  await browser.close();
  await cloud.stop();
  rmSync(folder, { recursive: true, force: true });
});

const openTab = (page: Page, name: string) =>
  page.locator('.weui-tabbar__label', { hasText: name }).click();

async function openTill(page: Page): Promise<void> {
  await page.goto(`${cloud.url}/?code=demo-clerk`);
  await shown(page, '可用积分').waitFor();
  await openTab(page, '我的');
  await control(page, /^收银台/).click();
  await control(page, '扫一扫').waitFor();
}

/** Somebody new with 3,000 points and the 20 of the welcome. */
async function openMember(page: Page, code: string): Promise<void> {
  const { openid } = (await (
    await fetch(`${cloud.url}/auth/login`, { method: 'POST', body: JSON.stringify({ code }) })
  ).json()) as { openid: string };
  const granted = await fetch(`${cloud.url}/dev/grant`, {
    method: 'POST',
    body: JSON.stringify({ openid, points: 3000 }),
  });
  expect(granted.ok).toBe(true);
  await page.goto(`${cloud.url}/?code=${code}`);
  await shown(page, '3,020').waitFor();
}

async function showCode(member: Page): Promise<void> {
  await openTab(member, '会员码');
  await shown(member, '付款时给店员扫一扫').waitFor();
}

/** The clerk's camera sees the member's screen. */
async function scan(clerk: Page, member: Page): Promise<void> {
  const code = member.getByRole('img', { name: /^会员码/ }).filter({ visible: true });
  await filmScreen(member, code, camera);
  await control(clerk, '扫一扫').click();
  await shown(clerk, '账单号').waitFor();
}

async function press(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys)
    await page.getByRole('button', { name: key, exact: true }).filter({ visible: true }).click();
}

async function typeBill(clerk: Page, number: string, amountName: RegExp): Promise<void> {
  await press(clerk, number.split(''));
  await clerk.getByRole('radio', { name: amountName }).filter({ visible: true }).click();
  await press(clerk, ['1', '2', '8', '小数点', '5', '0']);
}

async function accountOf(code: string): Promise<unknown> {
  const token = await cloud.login(code);
  const event = { action: 'points.getAccount', data: {}, requestId: 'look' };
  const reply = await cloud.call(token, 'member', event);
  return reply.ok ? reply.data : reply;
}

test('a code is filmed, a bill recorded, points used with the member’s word, and both sides agree', async () => {
  const [clerk, member] = [await visit(browser), await visit(browser)];
  await openTill(clerk.page);
  await openMember(member.page, 'counter-member');

  await showCode(member.page);
  await scan(clerk.page, member.page);
  await typeBill(clerk.page, '8801', /^实付金额/);
  await shown(clerk.page, '128.50 元 × 1 = 128，不足 1 分舍去').waitFor();
  await control(clerk.page, '记上 128 积分').click();
  await shown(clerk.page, '+128').waitFor();
  await shown(member.page, '总店刚刚扫了您的码。').waitFor();

  await openTab(member.page, '首页');
  await control(member.page, /^消费积分，\+128 积分/).click();
  const explained = member.page.getByRole('dialog').filter({ visible: true });
  expect(await explained.innerText()).toMatch(/128\.50 元 × 1 = 128，不足 1 分舍去\s*\+128/);
  expect(await explained.innerText()).toMatch(/总店[\s\S]*8801/);
  await member.page.keyboard.press('Escape');

  await control(clerk.page, '下一位').click();
  await showCode(member.page);
  await scan(clerk.page, member.page);
  await clerk.page.getByRole('tab', { name: '积分抵现' }).filter({ visible: true }).click();
  await typeBill(clerk.page, '8802', /^账单金额/);
  await shown(clerk.page, '1,600 积分抵 64.00 元').waitFor();
  await control(clerk.page, '请会员确认 1,600 积分').click();
  await shown(clerk.page, '等会员在手机上确认').waitFor();

  const question = member.page.getByRole('dialog', { name: '用积分付一部分？' });
  await question.waitFor();
  expect(await question.innerText()).toMatch(/总店[\s\S]*1,600[\s\S]*128\.50 元[\s\S]*64\.50 元/);
  await control(member.page, '确认用 1,600 积分').click();
  await shown(member.page, '积分已用于这张账单，明细里可以查到。').waitFor();

  await shown(clerk.page, '会员已确认').waitFor();
  await shown(clerk.page, '收 64.50 元').waitFor();
  await control(clerk.page, '下一位').click();
  await member.page.keyboard.press('Escape');
  await openTab(member.page, '首页');
  await shown(member.page, '1,420').waitFor();
  await showCode(member.page);
  await scan(clerk.page, member.page);
  await shown(clerk.page, '1,420').waitFor();
  expect(await accountOf('counter-member')).toMatchObject({
    availablePoints: 1420,
    pendingPoints: 128,
    heldPoints: 0,
  });
  expect([...clerk.complaints, ...member.complaints]).toEqual([]);
  await Promise.all([clerk.close(), member.close()]);
}, 240_000);

test('the picture of a code that has been used opens nothing, and the member is told', async () => {
  const [clerk, member] = [await visit(browser), await visit(browser)];
  await openTill(clerk.page);
  await openMember(member.page, 'careful-member');
  await showCode(member.page);
  await scan(clerk.page, member.page);

  // Somebody else holds the photograph of it to the same camera.
  await clerk.page.goBack();
  await control(clerk.page, '扫一扫').click();
  await shown(clerk.page, /^这个会员码已经用过一次|^顾客手机上已经换了新码/).waitFor();
  await shown(member.page, '有人试过您的码').waitFor();
  expect(await accountOf('careful-member')).toMatchObject({ availablePoints: 3020 });
  await Promise.all([clerk.close(), member.close()]);
}, 240_000);

test('what is recorded without a network is sent when it is back, once', async () => {
  const [clerk, member] = [await visit(browser), await visit(browser)];
  await openTill(clerk.page);
  await openMember(member.page, 'patient-member');
  await showCode(member.page);
  await scan(clerk.page, member.page);
  await typeBill(clerk.page, '8803', /^实付金额/);
  await clerk.page.context().setOffline(true);
  await control(clerk.page, '记上 128 积分').click();
  await shown(clerk.page, '先存在这台设备上').waitFor();
  await control(clerk.page, '下一位').click();
  await shown(clerk.page, /^1 笔还没送出/).waitFor();
  expect(await accountOf('patient-member')).toMatchObject({ pendingPoints: 0 });

  await clerk.page.context().setOffline(false);
  await shown(clerk.page, /^1 笔还没送出/).waitFor({ state: 'hidden' });
  expect(await accountOf('patient-member')).toMatchObject({ pendingPoints: 128 });
  await Promise.all([clerk.close(), member.close()]);
}, 240_000);

test('a clerk saves the join code as a picture, and a phone that reads it joins as theirs', async () => {
  const clerk = await visit(browser);
  await openTill(clerk.page);
  await control(clerk.page, /^邀新会员/).click();
  await control(clerk.page, '保存图片').waitFor();
  const saving = clerk.page.waitForEvent('download');
  await control(clerk.page, '保存图片').click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe('总店-入会码.png');
  const { width, height, link } = await readPicture(clerk.page, await file.path());
  expect([width, height]).toEqual([720, 960]);
  expect(link).toMatch(/\/\?join=J[0-9A-Z]{16}$/);

  const newcomer = await visit(browser);
  await newcomer.page.goto(`${link ?? ''}&code=brought-by-clerk`);
  await shown(newcomer.page, '可用积分').waitFor();
  expect(new URL(newcomer.page.url()).searchParams.has('join')).toBe(false);
  expect([...clerk.complaints, ...newcomer.complaints]).toEqual([]);
  await Promise.all([clerk.close(), newcomer.close()]);
}, 240_000);

/** What a phone reads off a saved picture. */
async function readPicture(page: Page, path: string) {
  const address = `data:image/png;base64,${readFileSync(path).toString('base64')}`;
  const { width, height, pixels } = await page.evaluate(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('no canvas');
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    // One text crosses to the test much faster than two million numbers.
    let text = '';
    for (const byte of data) text += String.fromCharCode(byte);
    return { width: canvas.width, height: canvas.height, pixels: btoa(text) };
  }, address);
  const read = jsQR(Uint8ClampedArray.from(Buffer.from(pixels, 'base64')), width, height);
  return { width, height, link: read?.data ?? null };
}
