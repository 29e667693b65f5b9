import type { Order } from '#shared/order/model';
import { teamFaults } from './books';
import { hourMs, minuteMs, TeamShop } from './fixture';

let shop: TeamShop;
beforeEach(async () => {
  const terms = { teamPricePoints: 30, shopCompletesFrom: 1, leaderMayLeave: true };
  shop = await TeamShop.open({ teamSize: 3, ...terms });
  for (const code of ['ada', 'bo']) {
    const gift = { openid: `o-${code}`, points: 100, reason: '测试' };
    expect(await shop.cloud.operator('points.grant', gift)).toMatchObject({ ok: true });
  }
});
afterEach(async () => {
  expect(await shop.cloud.bookFault('bo')).toBeNull();
  expect(teamFaults(shop)).toEqual([]);
  await shop.cloud.close();
});

const balances = async (code: string): Promise<{ available: number; held: number }> => {
  const reply = await shop.cloud.member(code, 'points.getAccount', {});
  if (!reply.ok) throw new Error('no account');
  return { available: reply.data.availablePoints, held: reply.data.heldPoints };
};

/** Joins, while something else happens before the numbered database call of it. */
async function joinMeanwhile(teamId: string, atCall: number, deed: () => Promise<unknown>) {
  let calls = 0;
  shop.cloud.line.meanwhile = async () => {
    calls += 1;
    if (calls !== atCall) return;
    shop.cloud.line.meanwhile = null;
    await deed();
  };
  const joined = await shop.cloud.member('bo', 'groupbuy.joinTeam', { teamId }, 'join-1');
  expect(shop.cloud.line.meanwhile).toBeNull();
  return joined;
}

describe.each([5, 6, 7, 8, 9, 10])('a seat given up on another phone before call %i', (atCall) => {
  it('keeps no points set aside', async () => {
    const { teamId } = await shop.openTeam('ada');
    const joined = await joinMeanwhile(teamId, atCall, () =>
      shop.cloud.member('bo', 'groupbuy.leaveTeam', { teamId }),
    );
    expect(joined.ok).toBe(false);
    await shop.live(5 * minuteMs);
    expect(await balances('bo')).toEqual({ available: 100, held: 0 });
    expect(shop.all<Order>('orders').map(({ state }) => state)).toEqual([
      'awaiting_payment',
      'cancelled',
    ]);
  });

  it('leaves nothing to a function that dies right then and is never asked again', async () => {
    const { teamId } = await shop.openTeam('ada');
    await joinMeanwhile(teamId, atCall, async () => {
      await shop.cloud.member('bo', 'groupbuy.leaveTeam', { teamId });
      shop.cloud.crashAt({ atCall: Math.max(1, 10 - atCall), moment: 'after' });
    });
    shop.cloud.heal();
    await shop.live(30 * minuteMs);
    expect(await balances('bo')).toEqual({ available: 100, held: 0 });
    const own = shop.all<Order>('orders').filter(({ orderId }) => orderId.endsWith('join-1'));
    expect(own.map(({ state, nextCheckAtMs }) => [state, nextCheckAtMs])).toEqual([
      ['cancelled', null],
    ]);
  });
});

it('a function that dies over a seat given up meanwhile leaves points that the repeated request frees', async () => {
  const { teamId } = await shop.openTeam('ada');
  await joinMeanwhile(teamId, 6, async () => {
    await shop.cloud.member('bo', 'groupbuy.leaveTeam', { teamId });
    shop.cloud.crashAt({ atCall: 4, moment: 'after' });
  });
  shop.cloud.heal();
  expect(await balances('bo')).toEqual({ available: 70, held: 30 });
  const again = await shop.cloud.member('bo', 'groupbuy.joinTeam', { teamId }, 'join-1');
  expect(again).toMatchObject({ error: { code: 'groupbuy.seat_lapsed' } });
  expect(await balances('bo')).toEqual({ available: 100, held: 0 });
});

it('points given back by their own deadline are not given back again with the money', async () => {
  const first = await shop.openTeam('ada');
  await shop.pay('ada', first);
  const others = [await shop.join('bo', first.teamId)];
  shop.payUnheard('bo', others[0]!);
  const gift = { openid: 'o-cy', points: 100, reason: '测试' };
  expect(await shop.cloud.operator('points.grant', gift)).toMatchObject({ ok: true });
  const last = await shop.join('cy', first.teamId);
  shop.payUnheard('cy', last);
  // No job runs for longer than points stay set aside.
  shop.cloud.nowMs += 32 * 24 * hourMs;
  await shop.cloud.pay.deliverDue();
  expect(shop.team(first.teamId).state).toBe('succeeded');
  expect(await balances('cy')).toEqual({ available: 100, held: 0 });
  const deed = { orderId: last.orderId, operator: '许先生', reason: '退货' };
  expect(await shop.cloud.operator('groupbuy.refundOrder', deed)).toMatchObject({ ok: true });
  expect(await balances('cy')).toEqual({ available: 100, held: 0 });
});

describe('a team that the shop completes while somebody takes a seat', () => {
  it('gives up no seat whose payment is open', async () => {
    const first = await shop.openTeam('ada');
    await shop.pay('ada', first);
    const { teamId } = first;
    let joined: Awaited<ReturnType<TeamShop['join']>> | undefined;
    let calls = 0;
    shop.cloud.line.meanwhile = async () => {
      calls += 1;
      // The team has been read, and takes no new seat once this is through.
      if (calls !== 3) return;
      shop.cloud.line.meanwhile = null;
      joined = await shop.join('bo', teamId);
    };
    const deed = { teamId, operator: '许先生', reason: '凑单' };
    const completed = await shop.cloud.operator('groupbuy.completeTeam', deed, 'complete-1');
    expect(joined).toBeDefined();
    expect(completed).toMatchObject({ ok: true });
    expect(shop.payment(joined?.orderId ?? '').state).toBe('closed');
    await shop.live(hourMs);
    expect(await balances('bo')).toEqual({ available: 100, held: 0 });
  });
});
