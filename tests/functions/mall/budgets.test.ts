import { Cloud } from '../harness';
import { cup, grant, shelve } from './shop';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
  await shelve(cloud, 'cup');
  await grant(cloud, 'xiaoman', 500);
  await cloud.member('xiaoman', 'mall.listItems', {});
});
afterEach(() => cloud.close());

const callsOfLast = () => cloud.logs.at(-1)?.databaseCalls;

it('redeems in eight database calls, five of them one after another', async () => {
  cloud.line.watchRounds();
  const reply = await cloud.member('xiaoman', 'mall.redeem', { itemId: 'cup', quantity: 1 });
  expect(reply.ok).toBe(true);
  expect(cloud.line.rounds()).toEqual([2, 1, 1, 1, 3]);
  expect(callsOfLast()).toBe(8);
});

it('answers a repeated redemption from two reads', async () => {
  const wish = { itemId: 'cup', quantity: 1 };
  await cloud.member('xiaoman', 'mall.redeem', wish, 'tap-1');
  await cloud.member('xiaoman', 'mall.redeem', wish, 'tap-1');
  expect(callsOfLast()).toBe(2);
});

it('says that something is sold out in five calls that write nothing', async () => {
  await shelve(cloud, 'gone', { stock: 0 });
  await cloud.member('xiaoman', 'mall.listItems', {});
  const before = cloud.dump();
  const reply = await cloud.member('xiaoman', 'mall.redeem', { itemId: 'gone', quantity: 1 });
  expect(reply).toMatchObject({ error: { code: 'mall.sold_out', stockLeft: 0 } });
  expect(callsOfLast()).toBe(5);
  expect(cloud.dump()).toEqual(before);
});

it('lists five hundred items in two calls, and knows where every page ends', async () => {
  const items = Array.from({ length: 499 }, (_, index) => {
    const itemId = `item-${String(index).padStart(3, '0')}`;
    const published = { version: 1, publishedAtMs: index, addedAtMs: index, ...cup };
    return { ...published, itemId, title: itemId, rank: 2, pricePoints: 10 + index };
  });
  cloud.database.insertMany(
    'items',
    items.map((item) => ({ _id: `${item.itemId}:v1`, ...item })),
  );
  cloud.database.insertMany(
    'shelf',
    items.map(({ itemId }) => ({ _id: itemId, itemId, version: 1, versionId: `${itemId}:v1` })),
  );
  cloud.nowMs += 10_000;
  const seen = new Set<string>();
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof list>> = await list(cursor);
    if (!page.ok) throw new Error();
    for (const { itemId } of page.data.items) seen.add(itemId);
    // Rules and shelf were read with the first page: three calls more, once in ten seconds.
    expect(callsOfLast()).toBeLessThanOrEqual(cursor === null ? 4 : 2);
    cursor = page.data.nextCursor;
  } while (cursor !== null);
  expect(seen.size).toBe(500);
  expect(cloud.warnings).toEqual([]);
});

it.each([
  ['mall.getItem', { itemId: 'cup' }, 2],
  ['mall.listOrders', {}, 1],
  ['mall.setGoal', { itemId: 'cup' }, 3],
] as const)('%s takes so many calls', async (action, data, calls) => {
  expect(await cloud.member('xiaoman', action, data)).toMatchObject({ ok: true });
  expect(callsOfLast()).toBe(calls);
});

it('shows a goal on the home page for one call more', async () => {
  await cloud.member('xiaoman', 'member.getHome', {});
  expect(callsOfLast()).toBe(2);
  await cloud.member('xiaoman', 'mall.setGoal', { itemId: 'cup' });
  await cloud.member('xiaoman', 'member.getHome', {});
  expect(callsOfLast()).toBe(3);
});

it('shows an order in two calls and cancels it in nine', async () => {
  const reply = await cloud.member('xiaoman', 'mall.redeem', { itemId: 'cup', quantity: 1 });
  if (!reply.ok) throw new Error();
  const { orderId } = reply.data;
  await cloud.member('xiaoman', 'mall.getOrder', { orderId });
  expect(callsOfLast()).toBe(2);
  await cloud.member('xiaoman', 'mall.cancelOrder', { orderId });
  expect(callsOfLast()).toBe(9);
});

const list = (cursor: string | null) =>
  cloud.member('xiaoman', 'mall.listItems', { cursor, limit: 100 });
