import type { Page } from 'playwright-core';
import { control, shown } from '../../support/browser';
import type { RunningCloud } from '../../support/cloud';
import { takeScreens, type Screen } from '../../support/screens';
import { deskOf } from './desk';
import { choose, newBillNumber, openTill, press, serve } from './pages';

type Reach = Screen['reach'];

const ordinary = 'L-128';
const large = 'L-2580';
const lived = new Set<string>();

/** Two days ago: a purchase, and a large one. Once for each shop. */
async function live(cloud: RunningCloud): Promise<void> {
  if (lived.has(cloud.url)) return;
  lived.add(cloud.url);
  const desk = deskOf(cloud);
  const buy = async (billNumber: string, amountFen: number) =>
    desk.asStaff('demo-clerk', 'store.recordPurchase', {
      scanId: await desk.scan('demo-member'),
      ...{ billNumber, amountFen, confirmedUnusual: true },
    });
  await buy(ordinary, 12_850);
  await buy(large, 258_000);
  await desk.advance(2 * 24 * 60 * 60_000);
}

const openDay: Reach = async (page, cloud) => {
  await live(cloud);
  await openTill('demo-manager')(page, cloud);
  await control(page, /^今天/).click();
  await shown(page, '本店今天').waitFor();
  await control(page, '前一天').click();
  await shown(page, '本店这一天').waitFor();
  await control(page, '前一天').click();
  await shown(page, `消费 ${large}`).waitFor();
};

const line = (page: Page, billNumber = large) =>
  page.locator('.day-log__line', { hasText: billNumber }).filter({ visible: true });

const openUndo: Reach = async (page, cloud) => {
  await openDay(page, cloud);
  await line(page, ordinary).getByRole('button', { name: '撤销' }).click();
  await shown(page, /^消费 L-128 · /).waitFor();
};

const openJoin: Reach = async (page, cloud) => {
  await openTill()(page, cloud);
  await control(page, /^邀新会员/).click();
  await control(page, '保存图片').waitFor();
};

/** The bill is on record while the member is still asked for points at it. */
const recordHeld: Reach = async (page, cloud) => {
  const desk = deskOf(cloud);
  await desk.grant('demo-friend', 3000);
  await serve('demo-friend')(page, cloud);
  const billNumber = newBillNumber();
  const scanId = await desk.scan('demo-friend');
  await desk.asStaff('demo-clerk', 'store.proposeDebit', { scanId, billNumber, amountFen: 12_800 });
  await press(page, billNumber);
  await choose(page, 'radio', /^实付金额/);
  await press(page, '128');
  await control(page, /^记上/).click();
  await shown(page, '账单记下了，等会员答复').waitFor();
};

const screens: readonly Screen[] = [
  { name: 'days-earlier', shop: 'demo', reach: openDay },
  { name: 'days-undo', shop: 'demo', reach: openUndo },
  {
    name: 'days-undo-waits',
    shop: 'demo',
    reach: async (page, cloud) => {
      await openDay(page, cloud);
      // The second picture finds what the first has asked for.
      if (
        await line(page)
          .getByText(/等别人审批/)
          .isVisible()
      ) {
        await line(page).scrollIntoViewIfNeeded();
        return;
      }
      await line(page).getByRole('button', { name: '撤销' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '撤销' }).click();
      await shown(page, '等别人审批').waitFor();
    },
  },
  { name: 'days-join', shop: 'demo', reach: openJoin },
  { name: 'days-held', shop: 'demo', reach: recordHeld },
  {
    name: 'days-held-till',
    shop: 'demo',
    reach: async (page, cloud) => {
      await recordHeld(page, cloud);
      await control(page, '下一位').click();
      await shown(page, /^已记下，等会员答复抵扣/).waitFor();
    },
  },
];

takeScreens(screens);
