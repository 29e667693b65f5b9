import { raceProgramme } from '../../../localcloud/seed/programme';
import { putRaceItem } from '../../../localcloud/seed/race';
import { Cloud } from '../harness';
import { mallFault, ordersOf, stockOf } from './shop';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open(raceProgramme);
});
afterEach(async () => {
  delete process.env['RACE_STOCK'];
  await cloud.close();
});

const crowd = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `runner-${String(index)}`);

const redeem = (code: string) =>
  cloud.member(code, 'mall.redeem', { itemId: 'race-item', quantity: 1 });

async function greet(codes: readonly string[]): Promise<void> {
  for (let start = 0; start < codes.length; start += 50) {
    const some = codes.slice(start, start + 50);
    await Promise.all(some.map((code) => cloud.member(code, 'member.getHome', {})));
  }
}

test('two hundred members at once for a stock of one hundred: a hundred orders, and nobody else is told anything but that it is gone', async () => {
  putRaceItem(cloud.database, cloud.nowMs);
  const runners = crowd(200);
  await greet(runners);
  const replies = await Promise.all(runners.map(redeem));
  const codes = replies.map((reply) => (reply.ok ? 'ok' : reply.error.code));
  expect(codes.filter((code) => code === 'ok')).toHaveLength(100);
  expect(codes.filter((code) => code === 'mall.sold_out')).toHaveLength(100);
  expect(ordersOf(cloud).map(({ state }) => state)).toEqual(Array(100).fill('ready'));
  expect(stockOf(cloud, 'race-item')).toMatchObject({ left: 0, out: 100, added: 100 });
  const debits = (cloud.dump()['ledger'] as { kind: string; deltaPoints: number }[]).filter(
    ({ kind }) => kind === 'redeem',
  );
  expect(debits.reduce((sum, { deltaPoints }) => sum + deltaPoints, 0)).toBe(-1000);
  expect(await mallFault(cloud, runners.slice(0, 5))).toBeNull();
}, 60_000);

test('fifty members, each again and again, with ten thousand in stock: no false refusal', async () => {
  process.env['RACE_STOCK'] = '10000';
  putRaceItem(cloud.database, cloud.nowMs);
  const runners = crowd(50);
  await greet(runners);
  const rounds = await Promise.all(
    runners.map(async (code) => {
      const replies = [];
      for (let round = 0; round < 6; round += 1) replies.push(await redeem(code));
      return replies;
    }),
  );
  expect(rounds.flat().filter(({ ok }) => !ok)).toEqual([]);
  expect(stockOf(cloud, 'race-item')).toMatchObject({ left: 9700, out: 300 });
  cloud.nowMs += 600_000;
  await cloud.timer('settle-stock');
  expect(stockOf(cloud, 'race-item')).toMatchObject({
    left: 9700,
    out: 300,
    openMoves: 0,
    moves: [],
  });
}, 60_000);

test('twenty redemptions of one member at once are all paid, each from the points the last one left', async () => {
  putRaceItem(cloud.database, cloud.nowMs);
  await greet(['runner']);
  const replies = await Promise.all(Array.from({ length: 20 }, () => redeem('runner')));
  expect(replies.filter(({ ok }) => !ok)).toEqual([]);
  expect((await cloud.entries('runner')).at(-1)).toMatchObject({ balanceAfterPoints: 800 });
  expect(stockOf(cloud, 'race-item')).toMatchObject({ left: 80, out: 20 });
  expect(await mallFault(cloud, ['runner'])).toBeNull();
}, 60_000);

test('two of one member at once, with the points for one: the other leaves no stock behind', async () => {
  process.env['RACE_STOCK'] = '1000';
  putRaceItem(cloud.database, cloud.nowMs);
  await greet(['runner']);
  const wish = { itemId: 'race-item', quantity: 60 };
  const replies = await Promise.all([
    cloud.member('runner', 'mall.redeem', wish),
    cloud.member('runner', 'mall.redeem', wish),
  ]);
  const codes = replies.map((reply) => (reply.ok ? 'ok' : reply.error.code)).sort();
  expect(codes).toEqual(['ok', 'points.insufficient']);
  expect(stockOf(cloud, 'race-item')).toMatchObject({ left: 940, out: 60 });
  expect(ordersOf(cloud)).toHaveLength(1);
}, 60_000);
