import type { Page } from 'playwright-core';
import { control, shown } from '../../support/browser';
import type { RunningCloud } from '../../support/cloud';
import { enter, takeScreens, type Screen } from '../../support/screens';
import { teamShop } from './shop';

const asMember = enter('会员 小满');
const asFriend = enter(/^朋友/);
const asNewcomer = enter('新朋友');

const openList =
  (asSomeone = asFriend) =>
  async (page: Page) => {
    await asSomeone(page);
    await shown(page, '拼团').click();
    await shown(page, '正在拼').waitFor();
  };

const openCampaign =
  (name: RegExp, asSomeone = asFriend) =>
  async (page: Page) => {
    await openList(asSomeone)(page);
    await control(page, name).click();
    await shown(page, '拼团时间').waitFor();
  };

const openTake = async (page: Page) => {
  await openCampaign(/便携蓝牙音箱/)(page);
  await control(page, /开新团$/).click();
  await shown(page, '合计').waitFor();
};

const openMine =
  (filter: string, asSomeone = asMember) =>
  async (page: Page) => {
    await openList(asSomeone)(page);
    await control(page, /我的拼团/).click();
    await page.getByRole('tab', { name: filter }).filter({ visible: true }).click();
    await page.waitForTimeout(500);
  };

const openMyTeam = (filter: string, name: RegExp) => async (page: Page) => {
  await openMine(filter)(page);
  await control(page, name).click();
  await shown(page, '我的订单').waitFor();
};

const longTitle = '限量联名款便携式手冲咖啡壶套装（含滤杯、分享壶、滤纸一百张与收纳袋）送礼自用';

/** A campaign of the longest words there may be, sent to an address; the same however often it is asked. */
async function publishParcel(cloud: RunningCloud): Promise<void> {
  const terms = {
    item: {
      itemId: 'kettle',
      title: longTitle,
      picture: 'art:mug',
      description: '每一套都由门店检查后寄出。'.repeat(12),
    },
    ...{ alonePriceFen: 1_288_800, teamPriceFen: 999_950, teamPricePoints: 12_000 },
    ...{ bonusPoints: 8_000, teamSize: 12, teamHours: 24 * 7, opensAtMs: 0, closesAtMs: null },
    ...{ stock: null, maxPerOrder: 3, maxPerMember: 3, delivery: { kind: 'ship' } },
    ...{ leaderMayLeave: true, shopCompletesFrom: 2 },
  };
  await teamShop(cloud).publish('kettle', terms);
}

const openParcel = async (page: Page, cloud: RunningCloud) => {
  await publishParcel(cloud);
  await asNewcomer(page);
  await shown(page, '拼团').click();
  await control(page, /限量联名款/).click();
  await shown(page, '拼团时间').waitFor();
};

/** A team that two have paid in, of a campaign without points; its page as a stranger's link opens it. */
async function teamOfTwo(cloud: RunningCloud): Promise<string> {
  const { call, pay, publish } = teamShop(cloud);
  await publish('mug', {
    item: { itemId: 'mug', title: '集点马克杯', picture: 'art:mug', description: '' },
    ...{ alonePriceFen: 6_800, teamPriceFen: 3_900, teamPricePoints: 0, bonusPoints: 0 },
    ...{ teamSize: 3, teamHours: 2, opensAtMs: 0, closesAtMs: null, stock: null },
    ...{ maxPerOrder: 1, maxPerMember: null, leaderMayLeave: false, shopCompletesFrom: null },
    delivery: { kind: 'pickup', storeIds: null, collectDays: 7 },
  });
  const run = String(Date.now());
  let opened = await call(`ada-${run}`, 'groupbuy.openTeam', { campaignId: 'mug' });
  // A running function knows the campaigns of ten seconds ago.
  for (let look = 0; !opened.ok && look < 12; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    opened = await call(`ada-${run}`, 'groupbuy.openTeam', { campaignId: 'mug' });
  }
  if (!opened.ok) throw new Error(opened.error.code);
  await pay(`ada-${run}`, opened.data);
  const { teamId } = opened.data;
  const joined = await call(`bo-${run}`, 'groupbuy.joinTeam', { teamId });
  if (!joined.ok) throw new Error(joined.error.code);
  await pay(`bo-${run}`, joined.data);
  await new Promise((resolve) => setTimeout(resolve, 500));
  return teamId;
}

const openLink = (reach: (page: Page, cloud: RunningCloud, teamId: string) => Promise<void>) =>
  async function (page: Page, cloud: RunningCloud) {
    const teamId = await teamOfTwo(cloud);
    const path = `#/packages/groupbuy/team/index?teamId=${teamId}`;
    await page.goto(`${cloud.url}/?code=stranger-${teamId.slice(-6)}${path}`);
    await shown(page, '还差 1 人成团').waitFor();
    await reach(page, cloud, teamId);
  };

const join = async (page: Page) => {
  await control(page, /参团$/).click();
  await control(page, /^去付款/).click();
  await shown(page, '确认支付').waitFor();
};

const breakOff = (page: Page) => page.route('**/functions/**', (route) => route.abort());

const screens: readonly Screen[] = [
  { name: 'groupbuy', shop: 'demo', reach: openList() },
  {
    name: 'groupbuy-end',
    shop: 'demo',
    reach: async (page) => {
      await openList()(page);
      await shown(page, '拼团怎么拼').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'groupbuy-error',
    shop: 'demo',
    reach: async (page) => {
      await asNewcomer(page);
      await breakOff(page);
      await shown(page, '拼团').click();
      await shown(page, '再试一次').waitFor();
    },
  },
  { name: 'groupbuy-campaign', shop: 'demo', reach: openCampaign(/便携蓝牙音箱/) },
  { name: 'groupbuy-campaign-teams', shop: 'demo', reach: openCampaign(/编织快充线/) },
  { name: 'groupbuy-campaign-long', shop: 'empty', reach: openParcel },
  {
    name: 'groupbuy-campaign-long-end',
    shop: 'empty',
    reach: async (page, cloud) => {
      await openParcel(page, cloud);
      await page.mouse.wheel(0, 2000);
      await page.waitForTimeout(300);
    },
  },
  { name: 'groupbuy-take', shop: 'demo', reach: openTake },
  {
    name: 'groupbuy-take-address',
    shop: 'empty',
    reach: async (page, cloud) => {
      await openParcel(page, cloud);
      await control(page, /开新团$/).click();
      await shown(page, '合计').waitFor();
    },
  },
  {
    name: 'groupbuy-pay',
    shop: 'demo',
    reach: async (page) => {
      await openCampaign(/自带线充电宝/, asNewcomer)(page);
      await control(page, /开新团$/).click();
      await control(page, /^去付款/).click();
      await shown(page, '确认支付').waitFor();
    },
  },
  { name: 'groupbuy-team-stranger', shop: 'empty', reach: openLink(async () => undefined) },
  {
    name: 'groupbuy-team-held',
    shop: 'empty',
    reach: openLink(async (page) => {
      await join(page);
      await control(page, '取消支付').click();
      await control(page, '退出这个团').waitFor();
    }),
  },
  {
    name: 'groupbuy-team-late',
    shop: 'empty',
    reach: openLink(async (page, cloud, teamId) => {
      await teamOfTwo(cloud);
      await teamShop(cloud).call(`quick-${teamId}`, 'groupbuy.joinTeam', { teamId });
      await page.route('**/functions/**', (route) => route.continue());
      await control(page, /参团$/).click();
      await control(page, /^去付款/).click();
      await shown(page, '这个团刚刚满了').waitFor();
    }),
  },
  { name: 'groupbuy-team', shop: 'demo', reach: openMyTeam('进行中', /编织快充线/) },
  {
    name: 'groupbuy-poster',
    shop: 'demo',
    reach: async (page) => {
      await openMyTeam('进行中', /编织快充线/)(page);
      await control(page, '生成海报').click();
      await control(page, '保存或转发海报').waitFor();
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'groupbuy-leave',
    shop: 'empty',
    reach: openLink(async (page) => {
      await join(page);
      await control(page, '取消支付').click();
      await control(page, '退出这个团').click();
      await shown(page, '再想想').waitFor();
    }),
  },
  { name: 'groupbuy-team-succeeded', shop: 'demo', reach: openMyTeam('已成团', /桌面手机支架/) },
  { name: 'groupbuy-team-failed', shop: 'demo', reach: openMyTeam('未成团', /杯/) },
  {
    name: 'groupbuy-order',
    shop: 'demo',
    reach: async (page) => {
      await openMyTeam('已成团', /桌面手机支架/)(page);
      await control(page, '查看取货码').click();
      await shown(page, '经过').waitFor();
    },
  },
  { name: 'groupbuy-mine', shop: 'demo', reach: openMine('全部') },
  { name: 'groupbuy-mine-none', shop: 'demo', reach: openMine('全部', asNewcomer) },
  { name: 'groupbuy-mine-empty', shop: 'demo', reach: openMine('未成团', asNewcomer) },
  {
    name: 'groupbuy-old-link',
    shop: 'demo',
    reach: async (page) => {
      await asFriend(page);
      await page.evaluate(() => (location.hash = '#/packages/groupbuy/team/index?teamId=gone'));
      await shown(page, '看看别的团').waitFor();
    },
  },
];

takeScreens(screens);
