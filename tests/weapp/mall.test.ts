import { itemsOnLongShelf, longShelf, rowPx } from '../support/weapp/longshelf';
import { WeappProgram } from '../support/weapp/program';
import type { WeappPage } from '../support/weapp/page';

let program: WeappProgram;
let page: WeappPage;

beforeAll(async () => {
  program = new WeappProgram(longShelf);
  program.launch();
  page = program.open('/pages/mall/index');
  await page.waitFor('第0件');
});

afterAll(() => {
  program.stop();
});

test('five hundred items scroll with at most 600 nodes, as WeChat counts them', async () => {
  for (let loaded = 40; loaded < itemsOnLongShelf; loaded += 40) {
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
