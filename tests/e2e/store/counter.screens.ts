import type { Page } from 'playwright-core';
import { control, shown } from '../../support/browser';
import type { RunningCloud } from '../../support/cloud';
import { enter, takeScreens, type Screen } from '../../support/screens';
import { failRefunds } from './refunds';
import { choose, openTab, openTill, press, serve, typeBill } from './pages';

const openFromTill =
  (link: RegExp, proof: string | RegExp): Screen['reach'] =>
  async (page, cloud) => {
    await openTill('demo-manager')(page, cloud);
    await control(page, link).click();
    await shown(page, proof).waitFor();
  };

const typePaid = (page: Page) => typeBill(page, /^实付金额/, '128.50');
const offerPoints = async (page: Page, cloud: RunningCloud) => {
  await serve()(page, cloud);
  await choose(page, 'tab', '积分抵现');
  await typeBill(page, /^账单金额/, '128.50');
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
    reach: async (page, cloud) => {
      await openTill()(page, cloud);
      await control(page, '输入数字').click();
      await press(page, '482913');
    },
  },
  {
    name: 'till-bill',
    shop: 'demo',
    reach: async (page, cloud) => {
      await serve()(page, cloud);
      await typePaid(page);
      await control(page, '记上 128 积分').waitFor();
    },
  },
  {
    name: 'till-bill-parts',
    shop: 'demo',
    reach: async (page, cloud) => {
      await serve()(page, cloud);
      await typePaid(page);
      await control(page, /^有/).click();
      await press(page, '28');
      await shown(page, /其中计分/).waitFor();
    },
  },
  {
    name: 'till-recorded',
    shop: 'demo',
    reach: async (page, cloud) => {
      await serve()(page, cloud);
      await typePaid(page);
      await control(page, '记上 128 积分').click();
      await shown(page, '+128').waitFor();
    },
  },
  {
    name: 'till-one-zero-too-many',
    shop: 'demo',
    reach: async (page, cloud) => {
      await serve()(page, cloud);
      await press(page, '9');
      await choose(page, 'radio', /^实付金额/);
      await press(page, '128500');
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
      await serve()(page, cloud);
      await typePaid(page);
      await page.route('**/functions/**', (route) => route.abort());
      await control(page, /^记上/).click();
      await control(page, '下一位').click();
      await shown(page, /还没送出/).waitFor();
    },
  },
  { name: 'till-today', shop: 'demo', reach: openFromTill(/^今天/, '本店今天') },
  {
    name: 'till-refunds',
    shop: 'demo',
    reach: async (page, cloud) => {
      await failRefunds(cloud);
      await openFromTill(/^今天/, '没退成的款')(page, cloud);
    },
  },
  { name: 'till-approvals', shop: 'demo', reach: openFromTill(/^待审批/, /没有待审批的|同意/) },
  { name: 'till-staff', shop: 'demo', reach: openFromTill(/^店员/, '邀请店员') },
  {
    name: 'till-invite',
    shop: 'demo',
    reach: async (page, cloud) => {
      await openFromTill(/^店员/, '邀请店员')(page, cloud);
      await control(page, '邀请店员').click();
      await shown(page, '生成邀请码').waitFor();
    },
  },
  {
    name: 'till-join',
    shop: 'demo',
    reach: async (page, cloud) => {
      await openTill()(page, cloud);
      await control(page, /^邀新会员/).click();
      await shown(page, '复制链接').waitFor();
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
