import { Cloud, type Crash } from '../harness';
import { accountOf, grant, mallFault, ordersOf, shelve, stockOf } from './shop';

const crashesOf = (calls: number): Crash[] =>
  Array.from({ length: calls }, (_, index) => index + 1).flatMap((atCall): Crash[] => [
    { atCall, moment: 'before' },
    { atCall, moment: 'after' },
  ]);

const limits = { perOrder: 5, perMember: 5, perPeriod: { period: 'day', quantity: 5 } } as const;

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
  await shelve(cloud, 'cup', { limits });
  await grant(cloud, 'xiaoman', 500);
  // Warm, so that the calls counted are those of the flow.
  await cloud.member('xiaoman', 'mall.listItems', {});
});
afterEach(() => cloud.close());

const redeem = () =>
  cloud.member('xiaoman', 'mall.redeem', { itemId: 'cup', quantity: 2 }, 'tap-1');

/** Timers as they come by, until nothing is left to do. */
async function sweep(): Promise<void> {
  for (let run = 0; run < 5; run += 1) {
    cloud.nowMs += 3 * 60_000;
    for (const timer of ['repair-entries', 'sweep-orders', 'settle-stock'])
      await cloud.timer(timer);
  }
}

async function expectSettled(state: 'ready' | 'given back' | 'nothing'): Promise<void> {
  expect(await mallFault(cloud, ['xiaoman'])).toBeNull();
  expect(stockOf(cloud, 'cup')).toMatchObject({ moves: [], openMoves: 0 });
  const isReady = state === 'ready';
  expect(accountOf(cloud, 'xiaoman').availablePoints).toBe(isReady ? 300 : 500);
  expect(accountOf(cloud, 'xiaoman').redeemed ?? []).toHaveLength(isReady ? 1 : 0);
  expect(stockOf(cloud, 'cup')).toMatchObject({ left: isReady ? 8 : 10 });
  const listed = await cloud.member('xiaoman', 'mall.listOrders', {});
  expect(listed).toMatchObject({ ok: true });
  if (listed.ok) expect(listed.data.orders).toHaveLength(state === 'nothing' ? 0 : 1);
}

describe.each(crashesOf(8))('a run that dies $moment its database call $atCall', (crash) => {
  it('redeems once when the request is repeated', async () => {
    cloud.crashAt(crash);
    await redeem();
    cloud.heal();
    expect(await redeem()).toMatchObject({ ok: true, data: { state: 'ready', pricePoints: 200 } });
    await sweep();
    await expectSettled('ready');
    expect(ordersOf(cloud)).toHaveLength(1);
  });

  it('redeems once when the sweepers came by before the request is repeated', async () => {
    cloud.crashAt(crash);
    await redeem();
    cloud.heal();
    for (const timer of ['sweep-orders', 'settle-stock']) await cloud.timer(timer);
    expect(await redeem()).toMatchObject({ ok: true, data: { state: 'ready', pricePoints: 200 } });
    await sweep();
    await expectSettled('ready');
  });

  it('redeems once or not at all when nobody repeats it and the sweeper comes', async () => {
    cloud.crashAt(crash);
    await redeem();
    cloud.heal();
    await sweep();
    const isPaid = accountOf(cloud, 'xiaoman').availablePoints === 300;
    await expectSettled(isPaid ? 'ready' : 'nothing');
    // The request comes after all: it hears what became of it, and changes nothing it should not.
    const late = await redeem();
    expect(late).toMatchObject({ ok: true });
    await sweep();
    expect(await mallFault(cloud, ['xiaoman'])).toBeNull();
  });
});

describe.each(crashesOf(10))('a cancel that dies $moment its database call $atCall', (crash) => {
  const placed = async () => {
    const reply = await redeem();
    if (!reply.ok) throw new Error(reply.error.code);
    return { orderId: reply.data.orderId };
  };

  it('gives everything back once when it is repeated', async () => {
    const order = await placed();
    cloud.crashAt(crash);
    await cloud.member('xiaoman', 'mall.cancelOrder', order, 'cancel-1');
    cloud.heal();
    expect(await cloud.member('xiaoman', 'mall.cancelOrder', order, 'cancel-1')).toMatchObject({
      ok: true,
      data: { state: 'cancelled', returnedPoints: 200, availablePoints: 500 },
    });
    await sweep();
    await expectSettled('given back');
  });

  it('gives everything back, or leaves the order, when the sweeper comes', async () => {
    const order = await placed();
    cloud.crashAt(crash);
    await cloud.member('xiaoman', 'mall.cancelOrder', order, 'cancel-1');
    cloud.heal();
    await sweep();
    await expectSettled(ordersOf(cloud)[0]?.state === 'ready' ? 'ready' : 'given back');
  });
});

test('a redemption and a cancel die right after the account was written: the entries are found again', async () => {
  cloud.crashAt({ atCall: 5, moment: 'after' });
  await redeem();
  cloud.heal();
  cloud.nowMs += 4 * 60_000;
  await cloud.timer('sweep-orders');
  const [order] = ordersOf(cloud);
  expect(order).toMatchObject({ state: 'ready' });
  await cloud.member('xiaoman', 'mall.cancelOrder', { orderId: order?.orderId ?? '' });
  await sweep();
  await expectSettled('given back');
});
