import type { Page } from 'playwright-core';
import { control, shown } from '../support/browser';
import { asMember, enter, openFromMe, takeScreens, type Screen } from '../support/screens';

const asNewcomer = enter('新朋友');

const asFriend = enter(/^朋友/);
/** Somebody here for a year who keeps points for later. */
const asSaver = enter(/^老板/);

const openStatement = openFromMe('积分明细', '导出明细');
const openTab =
  (name: string, proof: string | RegExp, asSomeone = asMember) =>
  async (page: Page) => {
    await openFromMe('积分明细', '导出明细', asSomeone)(page);
    await page.getByRole('tab', { name }).filter({ visible: true }).click();
    await shown(page, proof).waitFor();
  };

/** Goes back through the statement until a line of that kind shows, and opens it. */
const explain = (kind: string) => async (page: Page) => {
  await openStatement(page);
  const line = control(page, new RegExp(`^${kind}，`));
  while (!(await line.isVisible())) {
    await control(page, '看更早的记录').click();
    await page.waitForTimeout(200);
  }
  await line.click();
  await shown(page, '变动后').waitFor();
};

const openDeletion = async (page: Page, asSomeone = asMember) => {
  await openFromMe('隐私保护指引', '导出我的数据', asSomeone)(page);
  await control(page, /^注销账户/).click();
  await shown(page, '您会失去').waitFor();
};

const openCalendar = openFromMe('签到日历', '签到规则', asFriend);
const askToMakeUp = async (page: Page) => {
  await openCalendar(page);
  await control(page, /可以补签/).click();
  await shown(page, '补签后可用积分').waitFor();
};

const screens: readonly Screen[] = [
  { name: 'login', shop: 'demo', reach: (page) => shown(page, '选择身份').waitFor() },
  { name: 'home', shop: 'demo', reach: asMember },
  {
    name: 'home-checked-in',
    shop: 'demo',
    reach: async (page) => {
      await asNewcomer(page);
      await control(page, /^签到/).click();
      await shown(page, /今天已签/).waitFor();
    },
  },
  {
    name: 'me',
    shop: 'demo',
    reach: async (page) => {
      await asMember(page);
      await shown(page, /^我的$/).click();
      await shown(page, '我的资料').waitFor();
    },
  },
  { name: 'tier', shop: 'demo', reach: openFromMe('会员等级', '等级记录') },
  { name: 'tier-keep', shop: 'demo', reach: openFromMe('会员等级', '等级记录', asSaver) },
  { name: 'tier-none', shop: 'empty', reach: openFromMe('会员等级', '还没有会员等级', asNewcomer) },
  { name: 'calendar', shop: 'demo', reach: openFromMe('签到日历', '签到规则') },
  { name: 'statement', shop: 'demo', reach: openFromMe('积分明细', '每日签到') },
  {
    name: 'explanation',
    shop: 'demo',
    reach: async (page) => {
      await openFromMe('积分明细', '每日签到')(page);
      await control(page, /每日签到，/).click();
      await shown(page, '变动后').waitFor();
    },
  },
  { name: 'explanation-purchase', shop: 'demo', reach: explain('消费积分') },
  { name: 'explanation-release', shop: 'demo', reach: explain('积分到账') },
  { name: 'explanation-spend', shop: 'demo', reach: explain('积分使用') },
  { name: 'statement-used', shop: 'demo', reach: openTab('使用', '积分使用') },
  { name: 'statement-pending', shop: 'demo', reach: openTab('待入账', /到账/) },
  { name: 'statement-expiring', shop: 'demo', reach: openTab('将到期', '到期日', asSaver) },
  {
    name: 'statement-pending-empty',
    shop: 'demo',
    reach: openTab('待入账', '没有待入账的积分', asSaver),
  },
  {
    name: 'export',
    shop: 'demo',
    reach: async (page) => {
      await openStatement(page);
      await control(page, '导出明细').click();
      await shown(page, /已整理好/).waitFor();
    },
  },
  { name: 'calendar-missed', shop: 'demo', reach: openCalendar },
  { name: 'make-up', shop: 'demo', reach: askToMakeUp },
  {
    name: 'make-up-done',
    shop: 'demo',
    reach: async (page) => {
      await askToMakeUp(page);
      await control(page, /积分补签$/).click();
      await shown(page, /补盖好了/).waitFor();
    },
  },
  { name: 'home-expiring', shop: 'demo', reach: asSaver },
  {
    name: 'statement-error',
    shop: 'demo',
    reach: async (page) => {
      await asMember(page);
      await page.route('**/functions/**', (route) => route.abort());
      await control(page, '查看全部').click();
      await shown(page, '再试一次').waitFor();
    },
  },
  {
    name: 'birthday',
    shop: 'demo',
    reach: async (page) => {
      await openFromMe('我的资料', '保存')(page);
      await control(page, /^生日/).click();
      await page.getByRole('radio', { name: '5月', exact: true }).click();
    },
  },
  {
    name: 'phone',
    shop: 'demo',
    reach: async (page) => {
      await openFromMe('我的资料', '保存')(page);
      await control(page, /^手机号/).click();
    },
  },
  { name: 'deletion', shop: 'demo', reach: (page) => openDeletion(page) },
  {
    name: 'deletion-confirm',
    shop: 'demo',
    reach: async (page) => {
      await openDeletion(page, asNewcomer);
      await control(page, '我要注销').click();
    },
  },
  { name: 'profile', shop: 'demo', reach: openFromMe('我的资料', '保存') },
  { name: 'privacy', shop: 'demo', reach: openFromMe('隐私保护指引', '我们记录什么') },
  { name: 'home-empty', shop: 'empty', reach: asNewcomer },
  {
    name: 'groupbuy-empty',
    shop: 'empty',
    reach: async (page) => {
      await asNewcomer(page);
      await shown(page, '拼团').click();
      await shown(page, '现在没有拼团').waitFor();
    },
  },
  {
    name: 'statement-empty',
    shop: 'empty',
    reach: async (page) => {
      await asNewcomer(page);
      await control(page, '查看全部').click();
      await shown(page, '还没有积分').waitFor();
    },
  },
  {
    name: 'home-error',
    shop: 'empty',
    reach: async (page) => {
      await page.route('**/functions/**', (route) => route.abort());
      await control(page, '新朋友').click();
      await shown(page, '再试一次').waitFor();
    },
  },
  {
    name: 'home-loading',
    shop: 'empty',
    reach: async (page) => {
      await page.route('**/functions/**', () => undefined);
      await control(page, '新朋友').click();
      await page.waitForTimeout(500);
    },
  },
];

takeScreens(screens);
