import type { Page } from 'playwright-core';
import { control, shown } from '../support/browser';
import type { RunningCloud } from '../support/cloud';
import { enter, openFromMe, takeScreens, type Screen } from '../support/screens';
import { deskOf } from './store/desk';
import { choose, serve } from './store/pages';

const asFriend = enter(/^朋友/);
const asSaver = enter(/^老板/);

const warned = new Set<string>();
/** Once for each shop: the owner has members warned a year ahead, so that everybody short of growth is. */
async function warnEarly(cloud: RunningCloud): Promise<void> {
  if (warned.has(cloud.url)) return;
  warned.add(cloud.url);
  const desk = deskOf(cloud);
  const [rule] = await desk.find('rules', { ruleSet: 'tier' });
  const body = { ...(rule?.['body'] as object), warnDays: 365 };
  await desk.operate('rules.publish', {
    ...{ ruleSet: 'tier', afterVersion: 1, effectiveFromMs: null, note: '提前一年提醒', body },
  });
  // What is kept of the rules is read anew after a while.
  await desk.advance(11_000);
}

const afterWarning =
  (reach: (page: Page) => Promise<void>) => async (page: Page, cloud: RunningCloud) => {
    await warnEarly(cloud);
    await reach(page);
  };

const openGift = async (page: Page, cloud: RunningCloud) => {
  await serve('demo-friend', 'demo-manager')(page, cloud);
  await choose(page, 'tab', '送等级');
};

const screens: readonly Screen[] = [
  { name: 'till-tier', shop: 'demo', reach: openGift },
  {
    name: 'till-tier-given',
    shop: 'demo',
    reach: async (page, cloud) => {
      await openGift(page, cloud);
      await choose(page, 'radio', '三个月');
      await control(page, /^送.+会员$/).click();
      await shown(page, /^已送/).waitFor();
    },
  },
  { name: 'tier-given', shop: 'demo', reach: openFromMe('会员等级', '等级记录', asFriend) },
  {
    name: 'tier-ending',
    shop: 'demo',
    reach: afterWarning(openFromMe('会员等级', '等级记录', asSaver)),
  },
  { name: 'home-tier-ending', shop: 'demo', reach: afterWarning(asSaver) },
];

takeScreens(screens);
