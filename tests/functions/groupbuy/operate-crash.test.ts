import { teamFaults } from './books';
import { hourMs, minuteMs, TeamShop } from './fixture';
import { dayMs, type Crash } from '../harness';

/** What the shop does with its teams, and the sheet that is shown again. */
const upTo = (calls: number): Crash[] =>
  Array.from({ length: calls }, (_, index) => index + 1).flatMap((atCall): Crash[] => [
    { atCall, moment: 'before' },
    { atCall, moment: 'after' },
  ]);

let shop: TeamShop;
afterEach(() => shop.cloud.close());

describe.each(upTo(8))('a function that dies $moment its database call $atCall', (crash) => {
  const terms = {
    item: { itemId: 'tea', title: '茶', picture: 'art:tea', description: '' },
    ...{ alonePriceFen: 9_900, teamPriceFen: 6_900, teamPricePoints: 0, bonusPoints: 0 },
    ...{ teamSize: 3, teamHours: 24, opensAtMs: 0, closesAtMs: null, stock: 30 },
    ...{ maxPerOrder: 2, maxPerMember: null, leaderMayLeave: false, shopCompletesFrom: null },
    delivery: { kind: 'ship' as const },
  };

  it('publishes a campaign once, with its stock, when the request is repeated', async () => {
    shop = await TeamShop.open();
    const first = { campaignId: 'tea', afterVersion: 0, terms };
    const second = { ...first, afterVersion: 1, terms: { ...terms, stock: 40 } };
    for (const [n, order] of [first, second].entries()) {
      shop.cloud.crashAt(crash);
      await shop.cloud.operator('groupbuy.publishCampaign', order, `publish-${String(n)}`);
      shop.cloud.heal();
      const again = `publish-${String(n)}`;
      expect(await shop.cloud.operator('groupbuy.publishCampaign', order, again)).toMatchObject({
        ok: true,
        data: { campaignId: 'tea', version: n + 1 },
      });
    }
    const versions = shop.all<{ campaignId: string }>('groupbuy_campaigns');
    expect(versions.filter(({ campaignId }) => campaignId === 'tea')).toHaveLength(2);
    expect(shop.all('groupbuy_stocks')).toMatchObject([{ left: 40, sold: 0, setAside: [] }]);
  });

  it('gives the sheet of one payment again', async () => {
    shop = await TeamShop.open();
    const seat = await shop.openTeam('ada');
    const { orderId } = seat;
    shop.cloud.crashAt(crash);
    await shop.cloud.member('ada', 'groupbuy.payOrder', { orderId }, 'again');
    shop.cloud.heal();
    expect(await shop.cloud.member('ada', 'groupbuy.payOrder', { orderId }, 'again')).toMatchObject(
      { ok: true, data: { payment: { prepayId: seat.payment.prepayId } } },
    );
    await shop.pay('ada', seat);
    expect(shop.all('payments')).toHaveLength(1);
    expect(shop.team(seat.teamId)).toMatchObject({ paidSeats: 1 });
    expect(teamFaults(shop)).toEqual([]);
  });
});

const completing = 37;

/** Two have paid, one has paid and nobody has heard of it yet, one is still to pay. */
async function shortTeam() {
  shop = await TeamShop.open({ shopCompletesFrom: 2, stock: 100, bonusPoints: 50, teamSize: 5 });
  const first = await shop.openTeam('ada');
  await shop.pay('ada', first);
  await shop.pay('bo', await shop.join('bo', first.teamId));
  const unpaid = await shop.join('cy', first.teamId);
  const unheard = await shop.join('di', first.teamId);
  shop.payUnheard('di', unheard);
  return { teamId: first.teamId, unpaid, unheard };
}

const complete = (teamId: string) =>
  shop.cloud.operator(
    'groupbuy.completeTeam',
    { teamId, reason: '就差一位', operator: '店长' },
    'complete-1',
  );

it('completing takes fewer calls than it is cut at below', async () => {
  const { teamId } = await shortTeam();
  expect(await complete(teamId)).toMatchObject({ ok: true, data: { paidSeats: 3 } });
  expect(shop.cloud.logs.at(-1)?.databaseCalls).toBeLessThan(completing);
});

describe.each(upTo(completing))('a shop that dies $moment its database call $atCall', (crash) => {
  it('completes a short team once, and gives up the seat that was not paid', async () => {
    const { teamId, unpaid, unheard } = await shortTeam();
    shop.cloud.crashAt(crash);
    await complete(teamId);
    shop.cloud.heal();
    expect(await complete(teamId)).toMatchObject({ ok: true });
    await shop.live(hourMs, 10 * minuteMs);
    expect(shop.team(teamId)).toMatchObject({
      ...{ state: 'succeeded', paidSeats: 3, nextDueAtMs: null },
      completion: { operator: '店长', requestId: 'complete-1' },
    });
    expect(shop.order(unpaid.orderId).state).toBe('cancelled');
    expect(shop.order(unheard.orderId).state).toBe('ready');
    expect(shop.all('groupbuy_stocks')).toMatchObject([{ left: 97, sold: 3, setAside: [] }]);
    const bonuses = shop.all<{ kind: string }>('ledger').filter(({ kind }) => kind === 'groupbuy');
    expect(bonuses).toHaveLength(3);
    expect(teamFaults(shop)).toEqual([]);
  });
});

describe.each(upTo(25))('a shop that dies $moment its database call $atCall', (crash) => {
  it('gives one order back after the sale once: money, points and bonus', async () => {
    shop = await TeamShop.open({ teamSize: 2, teamPricePoints: 30, bonusPoints: 50 });
    for (const code of ['ada', 'bo']) {
      const gift = { openid: `o-${code}`, points: 100, reason: '测试' };
      await shop.cloud.operator('points.grant', gift);
    }
    const [, second] = await shop.fullTeam(['ada', 'bo']);
    if (!second) throw new Error('no seat');
    const refund = { orderId: second.orderId, reason: '杯子裂了', operator: '店长' };
    shop.cloud.crashAt(crash);
    await shop.cloud.operator('groupbuy.refundOrder', refund, 'refund-1');
    shop.cloud.heal();
    const again = await shop.cloud.operator('groupbuy.refundOrder', refund, 'refund-1');
    expect(again).toMatchObject({ ok: true });
    await shop.live(hourMs, 10 * minuteMs);
    expect(shop.order(second.orderId).state).toBe('refunded');
    expect(shop.payment(second.orderId).refunds).toMatchObject([
      { amountFen: 1990, state: 'succeeded' },
    ]);
    const account = await shop.cloud.member('bo', 'points.getAccount', {});
    expect(account).toMatchObject({ data: { availablePoints: 100, debtPoints: 0 } });
    expect(await shop.cloud.bookFault('bo')).toBeNull();
    expect(teamFaults(shop)).toEqual([]);
  });

  it('gives the money back once for goods nobody collected, and not for those handed over', async () => {
    shop = await TeamShop.open({ teamSize: 2 });
    const seats = await shop.fullTeam(['ada', 'bo']);
    shop.cloud.nowMs += 7 * dayMs;
    shop.cloud.crashAt(crash);
    await shop.cloud.timer('refund-uncollected');
    shop.cloud.heal();
    await shop.live(hourMs, 10 * minuteMs);
    for (const { orderId } of seats) {
      expect(shop.order(orderId)).toMatchObject({ state: 'refunded', nextCheckAtMs: null });
      expect(shop.payment(orderId).refunds).toMatchObject([
        { amountFen: 1990, state: 'succeeded', reason: 'groupbuy.not_collected' },
      ]);
    }
    expect(teamFaults(shop)).toEqual([]);
  });
});
