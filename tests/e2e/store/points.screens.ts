import type { Page } from 'playwright-core';
import { control, shown } from '../../support/browser';
import type { RunningCloud } from '../../support/cloud';
import { takeScreens, type Screen } from '../../support/screens';
import { deskOf } from './desk';
import { choose, press, serve, typeBill } from './pages';

let members = 0;

/** Somebody new with enough points for the bill: each picture uses some. */
async function offer(page: Page, cloud: RunningCloud): Promise<string> {
  const desk = deskOf(cloud);
  const member = `points-member-${String((members += 1))}`;
  await desk.asMember(member, 'member.getHome', {});
  await desk.asMember(member, 'member.updateProfile', { nickname: '田田' });
  await desk.grant(member, 3000);
  await serve(member)(page, cloud);
  await choose(page, 'tab', '积分抵现');
  await typeBill(page, /^账单金额/, '128.50');
  return member;
}

async function propose(page: Page, cloud: RunningCloud): Promise<string> {
  const member = await offer(page, cloud);
  await control(page, /^请会员确认/).click();
  await shown(page, '等会员在手机上确认').waitFor();
  return member;
}

async function answer(
  page: Page,
  cloud: RunningCloud,
  action: 'store.confirmDebit' | 'store.declineDebit',
): Promise<void> {
  const member = await propose(page, cloud);
  const desk = deskOf(cloud);
  const [asked] = (await desk.asMember(member, 'store.listDebits', {})).debits;
  if (asked === undefined) throw new Error('nothing was asked');
  await desk.asMember(member, action, { debitId: asked.debitId });
}

const openGrant = async (page: Page, cloud: RunningCloud) => {
  await serve('demo-friend', 'demo-manager')(page, cloud);
  await choose(page, 'tab', '送积分');
};

const screens: readonly Screen[] = [
  {
    name: 'till-points-empty',
    shop: 'demo',
    reach: async (page, cloud) => {
      await serve()(page, cloud);
      await choose(page, 'tab', '积分抵现');
    },
  },
  {
    name: 'till-points-less',
    shop: 'demo',
    reach: async (page, cloud) => {
      await offer(page, cloud);
      await control(page, '少用一些').click();
      await control(page, '少用一些').click();
    },
  },
  {
    name: 'till-points-coupon',
    shop: 'demo',
    reach: async (page, cloud) => {
      await offer(page, cloud);
      await page.getByText('用了优惠券').filter({ visible: true }).first().click();
    },
  },
  {
    name: 'till-points-too-few',
    shop: 'demo',
    reach: async (page, cloud) => {
      await deskOf(cloud).asMember('points-newcomer', 'member.getHome', {});
      await serve('points-newcomer')(page, cloud);
      await choose(page, 'tab', '积分抵现');
      await typeBill(page, /^账单金额/, '128.50');
    },
  },
  {
    name: 'till-points-offline',
    shop: 'demo',
    reach: async (page, cloud) => {
      await offer(page, cloud);
      await page.route('**/functions/**', (route) => route.abort());
      await control(page, /^请会员确认/).click();
      await shown(page, /没有网络/).waitFor();
    },
  },
  {
    name: 'till-points-cut-off',
    shop: 'demo',
    reach: async (page, cloud) => {
      await propose(page, cloud);
      await page.route('**/functions/**', (route) => route.abort());
      await shown(page, /网络不稳/).waitFor();
    },
  },
  {
    name: 'till-points-withdrawn',
    shop: 'demo',
    reach: async (page, cloud) => {
      await propose(page, cloud);
      await control(page, '取消抵现').click();
      await shown(page, '已取消抵现').waitFor();
    },
  },
  {
    name: 'till-points-confirmed',
    shop: 'demo',
    reach: async (page, cloud) => {
      await answer(page, cloud, 'store.confirmDebit');
      await shown(page, '会员已确认').waitFor();
    },
  },
  {
    name: 'till-points-rest',
    shop: 'demo',
    reach: async (page, cloud) => {
      await answer(page, cloud, 'store.confirmDebit');
      await control(page, /^接着记/).click();
      await shown(page, '实付金额').waitFor();
    },
  },
  {
    name: 'till-points-declined',
    shop: 'demo',
    reach: async (page, cloud) => {
      await answer(page, cloud, 'store.declineDebit');
      await shown(page, '会员没有同意').waitFor();
    },
  },
  {
    name: 'till-points-expired',
    shop: 'demo',
    reach: async (page, cloud) => {
      await propose(page, cloud);
      await deskOf(cloud).advance(121_000);
      await shown(page, /^超过时间/).waitFor();
    },
  },
  { name: 'till-grant', shop: 'demo', reach: openGrant },
  {
    name: 'till-granted',
    shop: 'demo',
    reach: async (page, cloud) => {
      // Gifts of one day count together, and one that waits for a second word stands before the others.
      await deskOf(cloud).advance(86_400_000);
      await openGrant(page, cloud);
      await press(page, '100');
      await control(page, '送 100 积分').click();
      await shown(page, '送出了').waitFor();
    },
  },
  {
    name: 'till-grant-waiting',
    shop: 'demo',
    reach: async (page, cloud) => {
      await openGrant(page, cloud);
      await press(page, '3000');
      await control(page, '送 3,000 积分').click();
      await shown(page, '要等别人审批').waitFor();
    },
  },
];

takeScreens(screens);
