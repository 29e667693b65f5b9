import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { control, openBrowser, shown, visit, type Phone } from './browser';
import { startCloud, type RunningCloud } from './cloud';

const folder = resolve(__dirname, '../../screenshots');
const schemes = ['light', 'dark'] as const;

/** One picture to take. */
export interface Screen {
  readonly name: string;
  readonly shop: 'demo' | 'empty';
  /** The phone that many hold, where left out. */
  readonly phone?: Phone;
  /** Goes from the login sheet to what the picture shows. */
  readonly reach: (page: Page, cloud: RunningCloud) => Promise<void>;
}

/** Logs in as one of the named people, up to the home page. */
export const enter = (person: string | RegExp) => async (page: Page) => {
  await control(page, person).click();
  await shown(page, '可用积分').waitFor();
};

export const asMember = enter('会员 小满');

/** Opens what the page 我的 leads to, and waits for what it shows. */
export const openFromMe =
  (link: string, proof: string, asSomeone = asMember) =>
  async (page: Page) => {
    await asSomeone(page);
    await shown(page, /^我的$/).click();
    await control(page, link).click();
    await shown(page, proof).waitFor();
  };

/** Takes every picture in light and in dark, each as a visit of its own. */
export function takeScreens(screens: readonly Screen[]): void {
  const clouds = new Map<Screen['shop'], RunningCloud>();
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
    for (const shop of new Set(screens.map((screen) => screen.shop)))
      clouds.set(shop, await startCloud(shop));
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    for (const cloud of clouds.values()) await cloud.stop();
  });

  describe.each(schemes)('%s', (scheme) => {
    test.each(screens)(
      '$name',
      async ({ name, shop, phone, reach }) => {
        const { page, close } = await visit(browser, scheme, phone);
        const cloud = clouds.get(shop)!;
        await page.goto(cloud.url);
        await reach(page, cloud);
        await page.evaluate(() => document.fonts.ready);
        const path = `${folder}/${name}-${scheme}.png`;
        const picture = await page.screenshot({ path, animations: 'disabled' });
        expect(picture.length).toBeGreaterThan(10_000);
        await close();
      },
      60_000,
    );
  });
}
