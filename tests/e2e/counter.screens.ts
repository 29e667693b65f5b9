import type { Page } from 'playwright-core';
import { control, shown } from '../support/browser';
import type { RunningCloud } from '../support/cloud';
import { enter, takeScreens, type Screen } from '../support/screens';

/** The tabs of a browser have no role of their own, and their words stand elsewhere, too. */
const openTab = (page: Page, name: string) =>
  page.locator('.weui-tabbar__label', { hasText: name }).click();

const press = async (page: Page, keys: readonly string[]) => {
  for (const key of keys)
    await page.getByRole('button', { name: key, exact: true }).filter({ visible: true }).click();
};
const choose = (page: Page, role: 'radio' | 'tab', name: string | RegExp) =>
  page.getByRole(role, { name }).filter({ visible: true }).first().click();

const asClerk = enter('店员');
const asManager = enter('店长');
const openTill =
  (asSomeone = asClerk) =>
  async (page: Page) => {
    await asSomeone(page);
    await openTab(page, '我的');
    await control(page, /^收银台/).click();
    await control(page, '扫一扫').waitFor();
  };
const openFromTill = (link: RegExp, proof: string | RegExp) => async (page: Page) => {
  await openTill(asManager)(page);
  await control(page, link).click();
  await shown(page, proof).waitFor();
};

let bills = 0;
/** The member's code read out to the clerk, who types it, and a bill of its own for every picture. */
const serveMember = async (page: Page, cloud: RunningCloud) => {
  await openTill()(page);
  const token = await cloud.login('demo-member');
  const event = { action: 'member.issueCode', data: {}, requestId: `code-${(bills += 1)}` };
  const reply = await cloud.call(token, 'member', event);
  const { digits } = (reply as unknown as { data: { digits: string } }).data;
  await control(page, '输入数字').click();
  await press(page, digits.split(''));
  await control(page, '查看').click();
  await shown(page, '账单号').waitFor();
};
const typeBill = async (page: Page, amountName: RegExp) => {
  await press(page, `26${bills}`.split(''));
  await choose(page, 'radio', amountName);
  await press(page, ['1', '2', '8', '小数点', '5', '0']);
};
const offerPoints = async (page: Page, cloud: RunningCloud) => {
  await serveMember(page, cloud);
  await choose(page, 'tab', '积分抵现');
  await typeBill(page, /^账单金额/);
  await shown(page, /积分抵/).waitFor();
};

const openClaim = async (page: Page) => {
  await enter('会员 小满')(page);
  await openTab(page, '我的');
  await control(page, '补记积分').click();
  await shown(page, '消费日期').waitFor();
};

const screens: readonly Screen[] = [
  {
    name: 'code',
    shop: 'demo',
    reach: async (page) => {
      await enter('会员 小满')(page);
      await openTab(page, '会员码');
      await shown(page, '付款时给店员扫一扫').waitFor();
    },
  },
  { name: 'claim', shop: 'demo', reach: openClaim },
  { name: 'till', shop: 'demo', reach: openTill() },
  {
    name: 'till-typing',
    shop: 'demo',
    reach: async (page) => {
      await openTill()(page);
      await control(page, '输入数字').click();
      await press(page, '482913'.split(''));
    },
  },
  {
    name: 'till-bill',
    shop: 'demo',
    reach: async (page, cloud) => {
      await serveMember(page, cloud);
      await typeBill(page, /^实付金额/);
      await control(page, '记上 128 积分').waitFor();
    },
  },
  {
    name: 'till-recorded',
    shop: 'demo',
    reach: async (page, cloud) => {
      await serveMember(page, cloud);
      await typeBill(page, /^实付金额/);
      await control(page, '记上 128 积分').click();
      await shown(page, '+128').waitFor();
    },
  },
  {
    name: 'till-one-zero-too-many',
    shop: 'demo',
    reach: async (page, cloud) => {
      await serveMember(page, cloud);
      await press(page, ['9']);
      await choose(page, 'radio', /^实付金额/);
      await press(page, '128500'.split(''));
      await control(page, /^记上/).click();
      await shown(page, '金额对吗').waitFor();
    },
  },
  { name: 'till-points-for-cash', shop: 'demo', reach: offerPoints },
  {
    name: 'till-points-waiting',
    shop: 'demo',
    reach: async (page, cloud) => {
      await offerPoints(page, cloud);
      await control(page, /^请会员确认/).click();
      await shown(page, '等会员在手机上确认').waitFor();
    },
  },
  {
    name: 'till-without-network',
    shop: 'demo',
    reach: async (page, cloud) => {
      await serveMember(page, cloud);
      await typeBill(page, /^实付金额/);
      await page.route('**/functions/**', (route) => route.abort());
      await control(page, /^记上/).click();
      await control(page, '下一位').click();
      await shown(page, /还没送出/).waitFor();
    },
  },
  { name: 'till-today', shop: 'demo', reach: openFromTill(/^今天/, '本店今天') },
  { name: 'till-approvals', shop: 'demo', reach: openFromTill(/^待审批/, /没有待审批的|同意/) },
  { name: 'till-staff', shop: 'demo', reach: openFromTill(/^店员/, '邀请店员') },
  {
    name: 'till-invite',
    shop: 'demo',
    reach: async (page) => {
      await openFromTill(/^店员/, '邀请店员')(page);
      await control(page, '邀请店员').click();
      await shown(page, '生成邀请码').waitFor();
    },
  },
  {
    name: 'till-join',
    shop: 'demo',
    reach: async (page) => {
      await openTill()(page);
      await control(page, /^邀新会员/).click();
      await shown(page, '复制').waitFor();
    },
  },
  {
    name: 'till-not-staff',
    shop: 'empty',
    reach: async (page, cloud) => {
      await enter('新朋友')(page);
      await page.goto(`${cloud.url}/#/packages/store/till/index`);
      await shown(page, '这里是店员用的').waitFor();
    },
  },
];

takeScreens(screens);
