import type { Page } from 'playwright-core';
import { control, shown } from '../../support/browser';
import { grantPoints } from '../../support/grant';
import { enter, takeScreens, type Screen } from '../../support/screens';

const asMember = enter('会员 小满');
const asNewcomer = enter('新朋友');
/** Somebody new with enough for most of the shelf: each picture spends points of its own. */
const asSaver = async (page: Page) => {
  await asNewcomer(page);
  await grantPoints(page, 4000);
};

const openMall =
  (asSomeone = asSaver) =>
  async (page: Page) => {
    await asSomeone(page);
    await shown(page, '积分商城').click();
    await shown(page, /^1,000 积分值/).waitFor();
  };

const openItem =
  (name: RegExp, asSomeone = asSaver) =>
  async (page: Page) => {
    await openMall(asSomeone)(page);
    await control(page, name).click();
    await shown(page, '兑换须知').waitFor();
  };

const openSheet = async (page: Page) => {
  await openItem(/^耳机保护壳，/)(page);
  await control(page, '立即兑换').click();
  await shown(page, '兑换后可用').waitFor();
};

/** The paying sheet of something that costs money, too. */
const openPaying = async (page: Page) => {
  await openItem(/^桌面小音箱，/)(page);
  await control(page, '立即兑换').click();
  await control(page, '用 2,999 积分 + ¥9.90 兑换').click();
  await shown(page, '微信支付').waitFor();
};

const openUnpaid = async (page: Page) => {
  await openPaying(page);
  await control(page, '取消支付').click();
  await control(page, '看这笔订单').click();
  await shown(page, /^还剩 1[45] 分/).waitFor();
};

const openOrders =
  (asSomeone = asMember) =>
  async (page: Page) => {
    await asSomeone(page);
    await shown(page, /^我的$/).click();
    await control(page, '我的订单').click();
    await page.getByRole('tab', { name: '进行中' }).waitFor();
  };

const openOrder = (state: string) => async (page: Page) => {
  await openOrders()(page);
  await control(page, new RegExp(`，${state}，查看详情$`)).click();
  await shown(page, '经过').waitFor();
};

const filter = (name: string) => async (page: Page) => {
  await openMall()(page);
  await page.getByRole('tab', { name }).filter({ visible: true }).click();
  await page.waitForTimeout(600);
};

const breakOff = (page: Page) => page.route('**/functions/**', (route) => route.abort());

const screens: readonly Screen[] = [
  { name: 'mall', shop: 'demo', reach: openMall() },
  { name: 'mall-member', shop: 'demo', reach: openMall(asMember) },
  { name: 'mall-affordable', shop: 'demo', reach: filter('我能换') },
  { name: 'mall-cash-item', shop: 'demo', reach: openItem(/^桌面小音箱，/) },
  { name: 'mall-cash-paying', shop: 'demo', reach: openPaying },
  { name: 'mall-cash-unpaid', shop: 'demo', reach: openUnpaid },
  { name: 'mall-services', shop: 'demo', reach: filter('服务') },
  {
    name: 'mall-sort',
    shop: 'demo',
    reach: async (page) => {
      await openMall()(page);
      await control(page, /^排序/).click();
      await shown(page, '排序方式').waitFor();
    },
  },
  {
    name: 'mall-search-empty',
    shop: 'demo',
    reach: async (page) => {
      await openMall()(page);
      await page.locator('input[placeholder="搜搜想换什么"]').fill('自行车');
      await shown(page, /没有找到/).waitFor();
    },
  },
  {
    name: 'mall-empty',
    shop: 'empty',
    reach: async (page) => {
      await asNewcomer(page);
      await shown(page, '积分商城').click();
      await shown(page, '商城还在上货').waitFor();
    },
  },
  {
    name: 'mall-error',
    shop: 'empty',
    reach: async (page) => {
      await asNewcomer(page);
      await breakOff(page);
      await shown(page, '积分商城').click();
      await shown(page, '再试一次').waitFor();
    },
  },
  { name: 'item', shop: 'demo', reach: openItem(/^耳机保护壳，/) },
  {
    name: 'item-goal',
    shop: 'demo',
    reach: async (page) => {
      await openItem(/^桌面蓝牙音箱，/)(page);
      await control(page, '设为目标').click();
      await shown(page, /首页能看到进度/).waitFor();
    },
  },
  {
    name: 'item-end',
    shop: 'demo',
    reach: async (page) => {
      await openItem(/^耳机保护壳，/)(page);
      await shown(page, '可领门店').scrollIntoViewIfNeeded();
      await page.mouse.wheel(0, 900);
      await page.waitForTimeout(300);
    },
  },
  { name: 'redeem', shop: 'demo', reach: openSheet },
  {
    name: 'redeem-address',
    shop: 'demo',
    reach: async (page) => {
      await openItem(/^磁吸手机壳，/)(page);
      await control(page, '立即兑换').click();
      await page.getByRole('radio', { name: '快递到家' }).click();
      await control(page, /积分兑换$/).click();
      await shown(page, '请填写收件人。').waitFor();
    },
  },
  {
    name: 'redeem-done',
    shop: 'demo',
    reach: async (page) => {
      await openSheet(page);
      await control(page, /积分兑换$/).click();
      await shown(page, '兑换好了').waitFor();
    },
  },
  {
    name: 'order',
    shop: 'demo',
    reach: async (page) => {
      await openSheet(page);
      await control(page, /积分兑换$/).click();
      await control(page, '看取货码').click();
      await shown(page, '经过').waitFor();
    },
  },
  {
    name: 'order-cancel',
    shop: 'demo',
    reach: async (page) => {
      await openSheet(page);
      await control(page, /积分兑换$/).click();
      await control(page, '看取货码').click();
      await control(page, '取消兑换').click();
      await shown(page, '退回积分').waitFor();
    },
  },
  { name: 'orders', shop: 'demo', reach: openOrders() },
  { name: 'order-collected', shop: 'demo', reach: openOrder('已领取') },
  { name: 'order-shipped', shop: 'demo', reach: openOrder('已(寄出|收到)') },
  {
    name: 'orders-empty',
    shop: 'empty',
    reach: async (page) => {
      await openOrders(asNewcomer)(page);
      await shown(page, '还没有订单').waitFor();
    },
  },
  {
    name: 'home-goal',
    shop: 'demo',
    reach: async (page) => {
      await openItem(/^桌面蓝牙音箱，/)(page);
      await control(page, /^(设为目标|不攒了)$/).waitFor();
      if (await control(page, '设为目标').isVisible()) await control(page, '设为目标').click();
      await control(page, '不攒了').waitFor();
      await control(page, '返回').click();
      await shown(page, '首页').click();
      await shown(page, '我的目标').scrollIntoViewIfNeeded();
    },
  },
];

takeScreens(screens);
