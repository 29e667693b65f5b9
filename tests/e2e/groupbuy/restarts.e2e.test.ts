import type { TakeSeatReply } from '#shared/groupbuy/contract/seats';
import type { GetTeamReply } from '#shared/groupbuy/contract/teams';
import { openBooks } from '../../../localcloud/wechat/pay/books';
import { startCloud, type RunningCloud } from '../../support/cloud';
import { teamShop } from './shop';

const minuteMs = 60_000;
let cloud: RunningCloud;
beforeAll(async () => {
  cloud = await startCloud('empty');
}, 60_000);
afterAll(() => cloud.stop());

const terms = () => ({
  item: { itemId: 'mug', title: '集点马克杯', picture: 'art:mug', description: '' },
  ...{ alonePriceFen: 6_800, teamPriceFen: 3_900, teamPricePoints: 0, bonusPoints: 0 },
  ...{ teamSize: 5, teamHours: 1, opensAtMs: 0, closesAtMs: null, stock: 5 },
  ...{ maxPerOrder: 1, maxPerMember: null, leaderMayLeave: false, shopCompletesFrom: null },
  delivery: { kind: 'pickup', storeIds: null, collectDays: 7 },
});

test('a team of five with three paid, one held and one empty fails: three refunds through ten sweeps and ten restarts', async () => {
  const shop = teamShop(cloud);
  await shop.publish('mug-5', terms());
  const team = await seatOf(shop, 'ada', { campaignId: 'mug-5' });
  const { teamId } = team;
  await shop.pay('ada', team);
  for (const code of ['bo', 'cy']) await shop.pay(code, await seatOf(shop, code, { teamId }));
  await untilPaid(shop, teamId, 3);
  // Near enough to the end for the seat to be held when it comes.
  await shop.advance(50 * minuteMs);
  await seatOf(shop, 'di', { teamId });
  expect(await teamOf(shop, teamId)).toMatchObject({ state: 'open', paidSeats: 3, seatsLeft: 1 });
  await shop.advance(10 * minuteMs);

  for (let round = 0; round < 10; round += 1) {
    // Half of the time the sweep is cut off in the middle.
    const swept = Promise.allSettled([shop.job('attend-teams'), shop.job('reconcile-payments')]);
    if (round % 2 === 0) await swept;
    await cloud.restart(round % 2 === 0 ? 'SIGTERM' : 'SIGKILL');
    await swept;
    await shop.advance(2 * minuteMs);
    await shop.job('attend-teams');
    await shop.job('reconcile-payments');
  }
  await shop.advance(60 * minuteMs);

  const after = await teamOf(shop, teamId);
  expect(after.state).toBe('failed');
  expect(after.seats.map(({ state }) => state)).toEqual([
    ...['refunded', 'refunded', 'refunded'],
    ...['empty', 'empty'],
  ]);
  const books = openBooks(cloud.folder);
  const refunds = [...books.refunds.values()];
  expect(refunds).toMatchObject([
    ...[
      { refundFen: 3_900, status: 'SUCCESS' },
      { refundFen: 3_900, status: 'SUCCESS' },
    ],
    { refundFen: 3_900, status: 'SUCCESS' },
  ]);
  expect(new Set(refunds.map(({ outTradeNo }) => outTradeNo)).size).toBe(3);
  expect([...books.trades.values()].map(({ state }) => state).sort()).toEqual([
    ...['CLOSED', 'REFUND', 'REFUND', 'REFUND'],
  ]);
  // The stock it had set aside is there for the next team.
  expect((await seatOf(shop, 'ada', { campaignId: 'mug-5' })).teamId).not.toBe(teamId);
}, 300_000);

type Shop = ReturnType<typeof teamShop>;

async function seatOf(
  { call }: Shop,
  code: string,
  where: { teamId: string } | { campaignId: string },
): Promise<TakeSeatReply> {
  const reply =
    'teamId' in where
      ? await call(code, 'groupbuy.joinTeam', where)
      : await call(code, 'groupbuy.openTeam', where);
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.data;
}

async function teamOf({ call }: Shop, teamId: string): Promise<GetTeamReply> {
  const reply = await call('ada', 'groupbuy.getTeam', { teamId });
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.data;
}

async function untilPaid(shop: Shop, teamId: string, seats: number): Promise<void> {
  for (let look = 0; (await teamOf(shop, teamId)).paidSeats < seats; look += 1) {
    if (look > 100) throw new Error('nobody heard of the money');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
