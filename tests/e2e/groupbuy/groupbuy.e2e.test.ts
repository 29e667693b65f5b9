import type { Browser, Page } from 'playwright-core';
import { control, openBrowser, shown, visit, type Visit } from '../../support/browser';
import { startCloud, type RunningCloud } from '../../support/cloud';

const hourMs = 3_600_000;
let cloud: RunningCloud;
let browser: Browser;

beforeAll(async () => {
  [cloud, browser] = await Promise.all([startCloud('empty'), openBrowser()]);
  await publishCampaign('mug-2', 2);
  await publishCampaign('mug-3', 3);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await cloud.stop();
});

async function post(path: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  return (await fetch(cloud.url + path, init)).json();
}

/** What an operator does with the environment's own rights. */
async function publishCampaign(campaignId: string, teamSize: number): Promise<void> {
  const nowMs = Date.now();
  const terms = {
    item: { itemId: 'mug', title: '集点马克杯', picture: 'art:mug', description: '' },
    ...{ alonePriceFen: 6_800, teamPriceFen: 3_900, teamPricePoints: 0, bonusPoints: 0 },
    ...{ teamSize, teamHours: 2, opensAtMs: nowMs - hourMs, closesAtMs: null, stock: null },
    ...{ maxPerOrder: 1, maxPerMember: null, leaderMayLeave: false, shopCompletesFrom: null },
    delivery: { kind: 'pickup', storeIds: null, collectDays: 7 },
  };
  const event = {
    action: 'groupbuy.publishCampaign',
    data: { campaignId, afterVersion: 0, terms },
    requestId: `publish-${campaignId}`,
  };
  const reply = await post('/admin', {
    action: 'functions.invokeFunction',
    function_name: 'jobs',
    request_data: JSON.stringify(event),
  });
  expect(JSON.stringify(reply)).toContain(campaignId);
}

/** Somebody's phone, opened on a page of the app as a link opens it. */
async function arrive(code: string, hash: string): Promise<Visit> {
  const phone = await visit(browser);
  await phone.page.goto(`${cloud.url}/?code=${code}${hash}`);
  return phone;
}

const campaign = (campaignId: string) =>
  `#/packages/groupbuy/campaign/index?campaignId=${campaignId}`;

async function openTeam(page: Page): Promise<void> {
  await control(page, '¥39 开新团').click();
  await control(page, '去付款 ¥39').click();
  await control(page, '确认支付').click();
  await shown(page, '邀请朋友参团').waitFor();
}

async function join(page: Page): Promise<void> {
  await control(page, '¥39 参团').click();
  await control(page, '去付款 ¥39').click();
  await control(page, '确认支付').click();
}

test('one opens, another joins from the link, both pay, and both can collect', async () => {
  const alice = await arrive('alice', campaign('mug-2'));
  await openTeam(alice.page);
  await shown(alice.page, '还差 1 人成团').waitFor();
  const link = new URL(alice.page.url()).hash;
  expect(link).toContain('packages/groupbuy/team/index?teamId=');

  const bob = await arrive('bob', link);
  await shown(bob.page, '还差 1 人成团').waitFor();
  await join(bob.page);
  await shown(bob.page, '拼团成功').waitFor();

  // Nobody tells the first phone: it looks for itself while the team is open.
  await shown(alice.page, '拼团成功').waitFor();
  for (const { page, complaints, close } of [alice, bob]) {
    await control(page, '查看取货码').click();
    await shown(page, '到店出示，店员扫一下就能领').waitFor();
    await shown(page, /^[0-9A-Z]{4}( [0-9A-Z]{4}){3}$/).waitFor();
    expect(complaints).toEqual([]);
    await close();
  }
}, 120_000);

test('a team that does not fill gives everybody their money back', async () => {
  const alice = await arrive('alice', campaign('mug-3'));
  await openTeam(alice.page);
  const bob = await arrive('bob', new URL(alice.page.url()).hash);
  await join(bob.page);
  await shown(bob.page, '还差 1 人成团').waitFor();
  await shown(bob.page, '邀请朋友参团').waitFor();

  await post('/dev/clock', { advanceMs: 3 * hourMs });
  await post('/dev/jobs/attend-teams', {});
  await post('/dev/clock', { advanceMs: 60_000 });
  await post('/dev/jobs/reconcile-payments', {});

  for (const { page, complaints, close } of [alice, bob]) {
    await page.reload();
    await shown(page, '时间到了，没有凑齐人').waitFor();
    await shown(page, /钱已原路退回/).waitFor();
    await shown(page, '已退款').waitFor();
    expect(complaints).toEqual([]);
    await close();
  }
}, 120_000);
