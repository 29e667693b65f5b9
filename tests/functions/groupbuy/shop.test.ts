import { teamFaults } from './books';
import { hourMs, minuteMs, TeamShop } from './fixture';
import { dayMs } from '../harness';

let shop: TeamShop;
afterEach(() => shop.cloud.close());

describe('the shop', () => {
  it('completes a short team openly: those in it have their goods, nobody is invented', async () => {
    shop = await TeamShop.open({ shopCompletesFrom: 2 });
    const first = await shop.openTeam('ada');
    await shop.pay('ada', first);
    const { teamId } = first;
    const complete = { teamId, reason: '就差一位', operator: '店长' };
    const early = await shop.cloud.operator('groupbuy.completeTeam', complete);
    expect(early).toMatchObject({ error: { code: 'groupbuy.too_few_paid', neededSeats: 2 } });
    await shop.pay('bo', await shop.join('bo', teamId));
    const held = await shop.join('cy', teamId);
    const done = await shop.cloud.operator('groupbuy.completeTeam', complete, 'complete-1');
    expect(done).toMatchObject({ ok: true, data: { state: 'succeeded', paidSeats: 2 } });
    const again = await shop.cloud.operator('groupbuy.completeTeam', complete, 'complete-1');
    expect(again).toMatchObject({ ok: true, data: { state: 'succeeded', paidSeats: 2 } });
    expect(shop.order(held.orderId).state).toBe('cancelled');
    const seen = await shop.cloud.member('di', 'groupbuy.getTeam', { teamId });
    const openly = { completedByShop: true, completionReason: '就差一位' };
    expect(seen).toMatchObject({ data: { ...openly, paidSeats: 2, teamSize: 3 } });
    expect(JSON.stringify(seen)).not.toContain('店长');
    expect(teamFaults(shop)).toEqual([]);
  });

  it('is known by who completed a team and who gave money back, with the reason', async () => {
    shop = await TeamShop.open({ shopCompletesFrom: 1 });
    const seat = await shop.openTeam('ada');
    await shop.pay('ada', seat);
    const held = await shop.join('bo', seat.teamId);
    const complete = { teamId: seat.teamId, reason: '就差两位', operator: '店长' };
    await shop.cloud.operator('groupbuy.completeTeam', complete, 'complete-1');
    expect(shop.team(seat.teamId).completion).toEqual({
      ...{ operator: '店长', reason: '就差两位' },
      ...{ atMs: shop.cloud.nowMs, requestId: 'complete-1' },
    });
    expect(shop.order(seat.orderId).history.at(-1)).toMatchObject({
      ...{ state: 'ready', by: 'operator:店长' },
    });
    expect(shop.order(held.orderId).history.at(-1)).toMatchObject({
      ...{ state: 'cancelled', by: 'operator:店长' },
    });
    const other = { ...complete, reason: '别的原因' };
    expect(await shop.cloud.operator('groupbuy.completeTeam', other, 'complete-1')).toMatchObject({
      error: { code: 'request.key_reused' },
    });
    expect(await shop.cloud.operator('groupbuy.completeTeam', other, 'complete-2')).toMatchObject({
      ok: true,
    });
    expect(shop.team(seat.teamId).completion).toMatchObject({ reason: '就差两位' });

    const refund = { orderId: seat.orderId, reason: '杯子裂了', operator: '小周' };
    await shop.cloud.operator('groupbuy.refundOrder', refund, 'refund-1');
    expect(shop.team(seat.teamId).seats[0]).toMatchObject({
      reason: 'after_sales',
      afterSales: { operator: '小周', reason: '杯子裂了', requestId: 'refund-1' },
    });
    expect(shop.order(seat.orderId).history.at(-1)).toMatchObject({
      ...{ state: 'refunding', by: 'operator:小周' },
    });
    const again = { ...refund, operator: '别人' };
    expect(await shop.cloud.operator('groupbuy.refundOrder', again, 'refund-1')).toMatchObject({
      error: { code: 'request.key_reused' },
    });
    const { teamId } = seat;
    expect(await shop.cloud.member('ada', 'groupbuy.getTeam', { teamId })).toMatchObject({
      data: { mine: { reason: 'after_sales', shopReason: '杯子裂了' } },
    });
    expect(await shop.cloud.member('ada', 'groupbuy.listMyTeams', {})).toMatchObject({
      data: { teams: [{ mine: { shopReason: '杯子裂了' } }] },
    });
  });

  it('takes one order back after the sale: its money, its points, and nobody else’s', async () => {
    shop = await TeamShop.open({ teamSize: 2, bonusPoints: 50 });
    const [first, second] = await shop.fullTeam(['ada', 'bo']);
    if (!first || !second) throw new Error('no seats');
    const refund = { orderId: second.orderId, reason: '杯子裂了', operator: '店长' };
    const reply = await shop.cloud.operator('groupbuy.refundOrder', refund);
    expect(reply).toMatchObject({ ok: true, data: { state: 'refunding' } });
    await shop.live(hourMs, 20 * minuteMs);
    await shop.cloud.operator('groupbuy.refundOrder', refund);
    expect(shop.order(second.orderId).state).toBe('refunded');
    expect(shop.order(first.orderId).state).toBe('ready');
    expect(shop.team(first.teamId)).toMatchObject({ state: 'succeeded' });
    expect(shop.payment(second.orderId).refunds).toHaveLength(1);
    expect(shop.payment(first.orderId).refunds).toHaveLength(0);
    const account = await shop.cloud.member('bo', 'points.getAccount', {});
    expect(account).toMatchObject({ data: { availablePoints: 0, debtPoints: 0 } });
    expect(await shop.cloud.bookFault('bo')).toBeNull();
  });

  it('gives the money back for goods that nobody collects', async () => {
    shop = await TeamShop.open({ teamSize: 2 });
    const seats = await shop.fullTeam(['ada', 'bo']);
    await shop.live(7 * dayMs, dayMs);
    await shop.live(hourMs, 20 * minuteMs);
    for (const { orderId } of seats) {
      expect(shop.order(orderId).state).toBe('refunded');
      expect(shop.payment(orderId).refunds).toMatchObject([{ amountFen: 1990 }]);
    }
  });
});
