import type { Page } from 'playwright-core';
import { control, LARGE_TEXT, PHONE, shown, SMALL_PHONE } from '../support/browser';
import type { RunningCloud } from '../support/cloud';
import { grantPoints } from '../support/grant';
import { enter, takeScreens, type Screen } from '../support/screens';
import { teamShop } from './groupbuy/shop';

/** The longest there may be of everything, on phones where it is hardest to place. */
const longName = '一个名字长得恰好有二十个字的老会员同志呀';
const longTitle = '限量联名款便携式手冲咖啡壶套装（含滤杯、分享壶、滤纸一百张与收纳袋）送礼自用';

const kettle = {
  ...{ title: longTitle, kind: 'goods', pricePoints: 1_280_000, cashFen: 139_990 },
  ...{ referencePriceFen: 12_888_000, description: '每一套都由门店检查后寄出。'.repeat(6) },
  ...{ pictures: ['art:mug'], window: { fromMs: null, toMs: null }, storeIds: null },
  ...{ deliveries: ['ship'], collectDays: 14, onLapse: 'return', rank: 1 },
  limits: { perOrder: 3, perMember: 12, perPeriod: { period: 'month', quantity: 6 } },
};
const pins = { ...kettle, title: '别针', pricePoints: 30, cashFen: undefined, rank: 2 };

async function fillShelf(cloud: RunningCloud): Promise<void> {
  const { operate } = teamShop(cloud);
  const goods = { kettle, pins, mug: { ...kettle, pricePoints: 12_800, rank: 3 } };
  for (const [itemId, body] of Object.entries(goods)) {
    await operate('mall.publishItem', { itemId, afterVersion: 0, operator: '店主', body });
    await operate('mall.restock', { itemId, quantity: 1000, reason: '到货', operator: '店主' });
  }
}

/** A member of long standing and a longer name, with seven figures of points. */
const asLongName = async (page: Page, cloud: RunningCloud) => {
  await fillShelf(cloud);
  await enter('新朋友')(page);
  await grantPoints(page, 9_234_567);
  await page.evaluate(() => (location.hash = '#/packages/member/profile/index'));
  await page.locator('input:visible').first().fill(longName);
  await control(page, '保存').click();
  await shown(page, '已保存').waitFor();
  await page.reload();
  await page.evaluate(() => (location.hash = '#/pages/home/index'));
  await shown(page, '9,234,5').waitFor();
};

const go = (hash: string, proof: string | RegExp) => async (page: Page, cloud: RunningCloud) => {
  await asLongName(page, cloud);
  await page.evaluate((to) => (location.hash = to), hash);
  await shown(page, proof).waitFor();
};

const openKettle = go('#/packages/mall/item/index?itemId=kettle', '兑换须知');
const askKettle = async (page: Page, cloud: RunningCloud) => {
  await openKettle(page, cloud);
  await control(page, '立即兑换').click();
  await shown(page, '兑换后可用').waitFor();
};

const reaches: readonly Pick<Screen, 'name' | 'reach'>[] = [
  { name: 'home', reach: asLongName },
  { name: 'me', reach: go('#/pages/me/index', '我的资料') },
  { name: 'mall', reach: go('#/pages/mall/index', /限量联名款/) },
  { name: 'item', reach: openKettle },
  {
    name: 'redeem',
    reach: async (page, cloud) => {
      await askKettle(page, cloud);
      await control(page, /兑换$/).last().scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'explanation',
    reach: async (page, cloud) => {
      await go('#/packages/member/statement/index', '导出明细')(page, cloud);
      await control(page, /^门店赠送|^人工更正/).click();
      await shown(page, '变动后可用').waitFor();
    },
  },
  { name: 'calendar', reach: go('#/packages/member/checkin/index', '签到规则') },
  { name: 'code', reach: go('#/pages/code/index', '付款时给店员扫一扫') },
  {
    name: 'birthday',
    reach: async (page, cloud) => {
      await go('#/packages/member/profile/index', '保存')(page, cloud);
      await control(page, /^生日/).click();
      await page.getByRole('radio', { name: '5月', exact: true }).click();
    },
  },
  { name: 'tier', reach: go('#/packages/member/tier/index', '还没有会员等级') },
];

const phones = { long: PHONE, small: SMALL_PHONE, large: LARGE_TEXT };

takeScreens(
  Object.entries(phones).flatMap(([kind, phone]) =>
    reaches.map(({ name, reach }) => ({ name: `${kind}-${name}`, shop: 'empty', phone, reach })),
  ),
);
