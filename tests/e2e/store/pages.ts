import type { Page } from 'playwright-core';
import { control, shown } from '../../support/browser';
import type { RunningCloud } from '../../support/cloud';
import { deskOf } from './desk';

/** The tabs of a browser have no role of their own, and their words stand elsewhere, too. */
export const openTab = (page: Page, name: string) =>
  page.locator('.weui-tabbar__label', { hasText: name }).click();

/** Logs in by the person's code, and stands at the till. */
export const openTill =
  (code = 'demo-clerk') =>
  async (page: Page, cloud: RunningCloud) => {
    await page.goto(`${cloud.url}/?code=${code}`);
    await shown(page, '可用积分').waitFor();
    await openTab(page, '我的');
    await control(page, /^收银台/).click();
    await shown(page, /^总店$|^选择门店$|^没有网络/).waitFor();
  };

/** Somebody of every store stands in the first one. */
export const openTillOfAll = (code: string) => async (page: Page, cloud: RunningCloud) => {
  await page.goto(`${cloud.url}/?code=${code}`);
  await shown(page, '可用积分').waitFor();
  await openTab(page, '我的');
  await control(page, /^收银台/).click();
  await control(page, /^总店/).click();
};

export const press = async (page: Page, keys: string) => {
  for (const key of keys) {
    const name = key === '.' ? '小数点' : key;
    await page.getByRole('button', { name, exact: true }).filter({ visible: true }).click();
  }
};

export const choose = (page: Page, role: 'radio' | 'tab' | 'checkbox', name: string | RegExp) =>
  page.getByRole(role, { name }).filter({ visible: true }).first().click();

/** A code read out to who stands at the till, who types it. */
export async function typeDigits(page: Page, digits: string): Promise<void> {
  await control(page, '输入数字').click();
  await press(page, digits);
  await control(page, '查看').click();
}

/** The letters of a voucher, typed. */
export async function typeVoucher(page: Page, voucher: string): Promise<void> {
  await control(page, '输入数字').click();
  await control(page, '取货码带字母，用键盘输入').click();
  await page.locator('.typed-code__field input').fill(voucher);
  await control(page, '查看').click();
}

/** From the login sheet to a member's card. */
export const serve =
  (member = 'demo-member', staff = 'demo-clerk') =>
  async (page: Page, cloud: RunningCloud) => {
    await openTill(staff)(page, cloud);
    await typeDigits(page, await deskOf(cloud).digitsOf(member));
    await shown(page, '账单号').waitFor();
  };

let bills = 100;
/** A number that no other picture has used. */
export const newBillNumber = () => String((bills += 1));

export async function typeBill(page: Page, amountName: RegExp, yuan: string): Promise<void> {
  await press(page, newBillNumber());
  await choose(page, 'radio', amountName);
  await press(page, yuan);
}
