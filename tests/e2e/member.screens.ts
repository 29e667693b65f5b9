import type { Page } from 'playwright-core';
import { control, shown } from '../support/browser';
import { asMember, enter, openFromMe, takeScreens, type Screen } from '../support/screens';
import { askForPoints } from './store/debit';

const asNewcomer = enter('新朋友');

const openPrivacy = openFromMe('隐私保护指引', '导出我的数据');

const openCode = async (page: Page) => {
  await page.locator('.weui-tabbar__label', { hasText: '会员码' }).click();
  await shown(page, '付款时给店员扫一扫').waitFor();
};

const fillClaim = async (page: Page, billNumber: string) => {
  await openFromMe('补记积分', '消费日期')(page);
  await page.locator('input:visible').nth(0).fill(billNumber);
  await page.locator('input:visible').nth(1).fill('128.50');
};

const screens: readonly Screen[] = [
  {
    name: 'takeaway',
    shop: 'demo',
    reach: async (page) => {
      await openPrivacy(page);
      await control(page, /^导出我的数据/).click();
      await control(page, '保存文件').waitFor();
    },
  },
  {
    name: 'farewell',
    shop: 'demo',
    reach: async (page) => {
      await openFromMe('隐私保护指引', '导出我的数据', asNewcomer)(page);
      await control(page, /^注销账户/).click();
      await control(page, '我要注销').click();
      await control(page, '确认注销').click();
      await control(page, '重新加入').waitFor();
    },
  },
  {
    name: 'deletion-staff',
    shop: 'demo',
    reach: async (page) => {
      await openFromMe('隐私保护指引', '导出我的数据', enter('店员'))(page);
      await control(page, /^注销账户/).click();
      await shown(page, '还不能注销').waitFor();
    },
  },
  {
    name: 'code-points-asked',
    shop: 'demo',
    reach: async (page, cloud) => {
      await asMember(page);
      await openCode(page);
      await askForPoints(cloud, 'demo-member');
      await shown(page, '用积分付一部分？').waitFor();
    },
  },
  {
    name: 'code-balance',
    shop: 'demo',
    reach: async (page) => {
      await asMember(page);
      await openCode(page);
      await control(page, '显示可用积分').click();
    },
  },
  {
    name: 'claim-filled',
    shop: 'demo',
    reach: (page) => fillClaim(page, '20261122-018'),
  },
  {
    name: 'claim-refused',
    shop: 'demo',
    reach: async (page) => {
      await fillClaim(page, '20261122-018');
      await control(page, '补记积分').last().click();
      await page.getByRole('alert').filter({ visible: true }).first().waitFor();
    },
  },
  {
    name: 'profile-new',
    shop: 'empty',
    reach: openFromMe('我的资料', '保存', asNewcomer),
  },
  {
    name: 'calendar-rules',
    shop: 'demo',
    reach: async (page) => {
      await openFromMe('签到日历', '签到规则')(page);
      await shown(page, '签到规则').scrollIntoViewIfNeeded();
      await page.mouse.wheel(0, 2000);
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'tier-end',
    shop: 'demo',
    reach: async (page) => {
      await openFromMe('会员等级', '等级记录')(page);
      await page.mouse.wheel(0, 2000);
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'home-end',
    shop: 'demo',
    reach: async (page) => {
      await asMember(page);
      await page.mouse.wheel(0, 2000);
      await page.waitForTimeout(300);
    },
  },
];

takeScreens(screens);
