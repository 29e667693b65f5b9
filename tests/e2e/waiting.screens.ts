import type { Page } from 'playwright-core';
import { shown } from '../support/browser';
import { enter, takeScreens, type Screen } from '../support/screens';

const asMember = enter('会员 小满');

const pages = {
  statement: 'packages/member/statement/index',
  calendar: 'packages/member/checkin/index',
  profile: 'packages/member/profile/index',
  tier: 'packages/member/tier/index',
  claim: 'packages/member/claim/index',
  mall: 'pages/mall/index',
  item: 'packages/mall/item/index?itemId=earphone-case',
  orders: 'packages/mall/orders/index',
  code: 'pages/code/index',
  groupbuy: 'pages/groupbuy/index',
  campaign: 'packages/groupbuy/campaign/index?campaignId=speaker',
  teams: 'packages/groupbuy/teams/index',
  me: 'pages/me/index',
};

const go = (page: Page, path: string) => page.evaluate((to) => (location.hash = `#/${to}`), path);

/** While nothing has answered yet, and when nothing will. */
const screens = Object.entries(pages).flatMap(([name, path]): Screen[] => [
  {
    name: `${name}-loading`,
    shop: 'demo',
    reach: async (page) => {
      await asMember(page);
      await page.route('**/functions/**', () => undefined);
      await go(page, path);
      await page.waitForTimeout(600);
    },
  },
  {
    name: `${name}-offline`,
    shop: 'demo',
    reach: async (page) => {
      await asMember(page);
      await page.route('**/functions/**', (route) => route.abort());
      await go(page, path);
      await shown(page, /网络/).waitFor();
    },
  },
]);

takeScreens(screens);
