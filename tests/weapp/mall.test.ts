import { casePage, earphoneCase, readyOrder, shelf, stores } from '../app/mallsamples';
import { WeappProgram } from '../support/weapp/program';
import type { WeappPage } from '../support/weapp/page';

const itemsInAll = 500;
/** As the screens have it: two items in a row. */
const rowUnits = 18.25;
/** The client of the tests is set to text of 16, where 17 is usual and makes 16 px a unit. */
const rowPx = (rowUnits * 16 * 16) / 17;

interface Asked {
  readonly action: string;
  readonly data: { readonly cursor?: string | null; readonly limit?: number; filter?: string };
}

/** A shelf of five hundred, with titles as long as they may be. */
function answer({ action, data }: Asked): object {
  if (action === 'store.listStores') return { stores };
  if (action === 'mall.getItem') return casePage;
  if (action === 'mall.getOrder') return readyOrder;
  if (data.filter === 'almost') return { ...shelf, items: [] };
  const from = Number(data.cursor ?? 0);
  const to = Math.min(itemsInAll, from + (data.limit ?? 20));
  const items = Array.from({ length: to - from }, (_, index) => ({
    ...earphoneCase,
    itemId: `item-${from + index}`,
    title: `第${from + index}件${'很长的名字'.repeat(7)}`,
  }));
  return { ...shelf, items, nextCursor: to < itemsInAll ? String(to) : null };
}

let program: WeappProgram;
let page: WeappPage;

beforeAll(async () => {
  program = new WeappProgram(async (_, event) => {
    const asked = event as Asked;
    // Long enough for the page to say that more is on its way.
    await new Promise((done) => setTimeout(done, 30));
    return asked.action.startsWith('mall.') || asked.action === 'store.listStores'
      ? { ok: true, data: answer(asked), requestId: 'r' }
      : { ok: false, error: { code: 'server.fault' }, requestId: 'r' };
  });
  program.launch();
  page = program.open('/pages/mall/index');
  await page.waitFor('第0件');
});

afterAll(() => {
  program.stop();
});

test('five hundred items scroll with at most 600 nodes, as WeChat counts them', async () => {
  for (let loaded = 40; loaded < itemsInAll; loaded += 40) {
    page.reachBottom();
    await page.waitFor('正在加载更多');
    await page.waitFor(/^(?!.*正在加载更多)/s);
  }
  await page.waitFor('已经看完了');

  for (const row of [0, 1, 2, 60, 125, 200, 249]) {
    page.scrollTo(row * rowPx);
    await page.waitFor(`第${row * 2}件`);
    const { nodes, depth, children } = page.size;
    expect(nodes).toBeLessThanOrEqual(600);
    expect(depth).toBeLessThan(30);
    expect(children).toBeLessThan(60);
  }
});

test('scrolling on by a screen sends little to the rendering side', async () => {
  page.scrollTo(0);
  await page.waitFor('第0件');
  const { bytes } = page.cost;
  page.scrollTo(4 * rowPx);
  await page.waitFor('第20件');
  expect(page.cost.bytes - bytes).toBeLessThan(40 * 1024);
});

test('an item opens in its package with its stores', async () => {
  const item = program.open('/packages/mall/item/index?itemId=earphone-case');
  await item.waitFor('比抵现划算');
  await item.waitFor('万象店');
});

test('the code of an order is drawn as a picture in its style', async () => {
  const order = program.open('/packages/mall/order/index?orderId=mall%3Am_1%3Ar1');
  await order.waitFor('K7QW 2M9X 4TPA 3B6C');
  expect(JSON.stringify(order.data)).toContain('data:image/svg+xml,%3Csvg');
});
