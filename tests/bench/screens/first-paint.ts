import { control, openBrowser, shown, visit } from '../../support/browser';
import { spreadOf, type Spread } from '../support/report';

/** Opening the H5 app on a phone that has nothing of it. Units: ms. */
export interface FirstPaint {
  /** From asking for the page to the first text or picture. */
  readonly firstContentfulPaintMs: Spread;
  /** From choosing who one is to the points on the screen. */
  readonly pointsShownMs: Spread;
}

export async function measureFirstPaint(url: string, times: number): Promise<FirstPaint> {
  const browser = await openBrowser();
  const paints: number[] = [];
  const points: number[] = [];
  try {
    // Once more, for the file cache of the system.
    for (let time = 0; time <= times; time += 1) {
      const { page, close } = await visit(browser);
      await page.goto(url);
      const newcomer = control(page, '新朋友');
      await newcomer.waitFor();
      const paintMs = await page.evaluate(
        () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
      );
      const startedMs = performance.now();
      await newcomer.click();
      await shown(page, '可用积分').waitFor();
      if (time > 0) {
        paints.push(paintMs);
        points.push(performance.now() - startedMs);
      }
      await close();
    }
  } finally {
    await browser.close();
  }
  return { firstContentfulPaintMs: spreadOf(paints), pointsShownMs: spreadOf(points) };
}
