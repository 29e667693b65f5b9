import {
  chromium,
  type Browser,
  type BrowserContext,
  type Locator,
  type Page,
} from 'playwright-core';

export interface Phone {
  readonly width: number;
  readonly height: number;
  /** The size of text its owner has set. */
  readonly textPx: number;
}

/** A phone that many members hold. */
export const PHONE: Phone = { width: 390, height: 844, textPx: 16 };
/** The smallest one still in use. */
export const SMALL_PHONE: Phone = { width: 320, height: 568, textPx: 16 };
/** The same phone in the hands of somebody who reads large letters. */
export const LARGE_TEXT: Phone = { ...PHONE, textPx: 21 };

const PATIENCE_MS = 15_000;

/** The quiet ones keep a browser that nobody looks at from calling home. */
const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** `moreFlags`: what a journey needs beyond that, such as a camera. */
export async function openBrowser(moreFlags: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env.CHROME_PATH;
  if (!executablePath)
    throw new Error('No Chromium or Chrome was found: npm test installs one, or set CHROME_PATH.');
  return chromium.launch({ executablePath, args: [...FLAGS, ...moreFlags] });
}

export interface Visit {
  readonly page: Page;
  /** What the page complained about; a journey ends with none. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** A phone of its own: nothing kept from another visit. */
export async function visit(
  browser: Browser,
  colorScheme: 'light' | 'dark' = 'light',
  { width, height, textPx }: Phone = PHONE,
): Promise<Visit> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    colorScheme,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  if (textPx !== PHONE.textPx) {
    const devtools = await context.newCDPSession(page);
    await devtools.send('Page.setFontSizes', { fontSizes: { standard: textPx } });
  }
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  return { page, complaints, close: () => context.close() };
}

/** Pages behind the one in front stay in the document; a member sees and touches only what shows. */
export function shown(page: Page, text: string | RegExp): Locator {
  return page.getByText(text).filter({ visible: true }).first();
}

/** A button or a link, by the name a screen reader says. */
export function control(page: Page, name: string | RegExp): Locator {
  const found = page.getByRole('button', { name }).or(page.getByRole('link', { name }));
  return found.filter({ visible: true }).first();
}
