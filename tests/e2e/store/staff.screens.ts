import type { Page } from 'playwright-core';
import { control, shown } from '../../support/browser';
import type { RunningCloud } from '../../support/cloud';
import { takeScreens, type Screen } from '../../support/screens';
import { deskOf } from './desk';
import { openTill, openTillOfAll } from './pages';

const openStaff =
  (reachTill = openTillOfAll('demo-owner')) =>
  async (page: Page, cloud: RunningCloud) => {
    await reachTill(page, cloud);
    await control(page, /^店员/).click();
    await shown(page, '小周').waitFor();
  };

/** The row of somebody, and what may be done with them. */
const manage = (name: string) => async (page: Page, cloud: RunningCloud) => {
  await openStaff()(page, cloud);
  const row = page.locator('.staff-row', { hasText: name }).filter({ visible: true });
  await row.getByRole('button').click();
  await shown(page, `管理 ${name}`).waitFor();
};

const openInvitation = async (page: Page, cloud: RunningCloud) => {
  await page.goto(`${cloud.url}/?code=invited-person`);
  await shown(page, '可用积分').waitFor();
  await page.goto(`${cloud.url}/#/packages/store/invite/index`);
  await shown(page, '填写邀请码').waitFor();
};

const invite = (cloud: RunningCloud, name: string) =>
  deskOf(cloud).asStaff('demo-owner', 'store.inviteStaff', {
    name,
    role: 'clerk',
    storeIds: ['zongdian'],
  });

const screens: readonly Screen[] = [
  {
    name: 'staff-pick-store',
    shop: 'demo',
    reach: async (page, cloud) => {
      await page.goto(`${cloud.url}/?code=demo-owner`);
      await shown(page, '可用积分').waitFor();
      await page.goto(`${cloud.url}/#/packages/store/till/index`);
      await shown(page, '选择门店').waitFor();
    },
  },
  { name: 'staff-till-owner', shop: 'demo', reach: openTillOfAll('demo-owner') },
  { name: 'staff-till-manager', shop: 'demo', reach: openTill('demo-manager') },
  { name: 'staff-till-finance', shop: 'demo', reach: openTillOfAll('demo-finance') },
  { name: 'staff-till-auditor', shop: 'demo', reach: openTillOfAll('demo-auditor') },
  { name: 'staff-list-owner', shop: 'demo', reach: openStaff() },
  { name: 'staff-list-manager', shop: 'demo', reach: openStaff(openTill('demo-manager')) },
  { name: 'staff-list-auditor', shop: 'demo', reach: openStaff(openTillOfAll('demo-auditor')) },
  { name: 'staff-role', shop: 'demo', reach: manage('小吴') },
  {
    name: 'staff-dismiss',
    shop: 'demo',
    reach: async (page, cloud) => {
      await manage('小吴')(page, cloud);
      await control(page, /^停用/).click();
      await shown(page, '停用 小吴').waitFor();
    },
  },
  {
    name: 'staff-invite-owner',
    shop: 'demo',
    reach: async (page, cloud) => {
      await openStaff()(page, cloud);
      await control(page, '邀请店员').click();
      await shown(page, '生成邀请码').waitFor();
    },
  },
  {
    name: 'staff-invite-code',
    shop: 'demo',
    reach: async (page, cloud) => {
      await openStaff()(page, cloud);
      await control(page, '邀请店员').click();
      await page.locator('.text-field input').fill('小李');
      await control(page, '生成邀请码').click();
      await control(page, '复制邀请码').waitFor();
    },
  },
  { name: 'staff-accept', shop: 'demo', reach: openInvitation },
  {
    name: 'staff-accept-refused',
    shop: 'demo',
    reach: async (page, cloud) => {
      await openInvitation(page, cloud);
      await page.locator('.text-field input').fill('NOSUCHCODE12');
      await control(page, '成为店员').click();
      await shown(page, /没有找到这个邀请码/).waitFor();
    },
  },
  {
    name: 'staff-accepted',
    shop: 'demo',
    reach: async (page, cloud) => {
      const code = `hired-${String(Date.now())}`;
      const { inviteCode } = await invite(cloud, '小李');
      await page.goto(`${cloud.url}/?code=${code}`);
      await shown(page, '可用积分').waitFor();
      await page.goto(`${cloud.url}/#/packages/store/invite/index?code=${inviteCode}`);
      await control(page, '成为店员').click();
      await shown(page, /^您现在是/).waitFor();
    },
  },
  {
    name: 'staff-dismissed',
    shop: 'demo',
    reach: async (page, cloud) => {
      const desk = deskOf(cloud);
      const { staff } = await desk.asStaff('demo-owner', 'store.listStaff', {});
      const leaving = staff.find(({ name }) => name === '老郑');
      if (leaving?.state === 'active')
        await desk.asStaff('demo-owner', 'store.dismissStaff', {
          staffId: leaving.staffId,
          reason: '离职',
        });
      await openStaff()(page, cloud);
      await shown(page, '老郑').scrollIntoViewIfNeeded();
    },
  },
];

takeScreens(screens);
