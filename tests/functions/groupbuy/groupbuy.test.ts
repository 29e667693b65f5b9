import type { ActionName, RequestOf } from '#shared/api';
import type { Notice } from '#shared/notice/model';
import { teamFaults } from './books';
import { hourMs, minuteMs, TeamShop } from './fixture';
import { dayMs } from '../harness';

let shop: TeamShop;
afterEach(() => shop.cloud.close());

/** An action refused by name that leaves nothing written and no money asked for. */
async function refused<Name extends ActionName>(
  code: string,
  action: Name,
  data: RequestOf<Name>,
): Promise<{ code: string }> {
  await shop.cloud.member(code, 'member.getHome', {});
  const before = [shop.cloud.dump(), shop.cloud.pay.list()];
  const reply = await shop.cloud.member(code, action, data);
  if (reply.ok) throw new Error(`${action} was not refused`);
  expect([shop.cloud.dump(), shop.cloud.pay.list()]).toEqual(before);
  return reply.error;
}

describe('a team of three', () => {
  beforeEach(async () => {
    shop = await TeamShop.open();
  });

  it('succeeds when all have paid: every order can be collected, and nobody before', async () => {
    const first = await shop.openTeam('ada');
    await shop.pay('ada', first);
    expect(shop.team(first.teamId)).toMatchObject({ state: 'open', paidSeats: 1, seatsLeft: 2 });
    expect(shop.order(first.orderId)).toMatchObject({ state: 'locked', priceFen: 1990 });

    const second = await shop.join('bo', first.teamId);
    await shop.pay('bo', second);
    const third = await shop.join('cy', first.teamId);
    expect(shop.order(second.orderId).state).toBe('locked');
    await shop.pay('cy', third);

    const team = shop.team(first.teamId);
    expect(team).toMatchObject({ state: 'succeeded', paidSeats: 3, nextDueAtMs: null });
    for (const { orderId } of [first, second, third]) {
      expect(shop.order(orderId)).toMatchObject({
        state: 'ready',
        delivery: { kind: 'pickup', storeIds: ['zongdian', 'wanxiang'] },
      });
    }
    const mine = await shop.cloud.member('bo', 'groupbuy.getTeam', { teamId: first.teamId });
    expect(mine).toMatchObject({
      ok: true,
      data: { state: 'succeeded', mine: { orderState: 'ready', state: 'paid', amountFen: 1990 } },
    });
    expect(shop.participations().map(({ openOrderId }) => openOrderId)).toEqual([null, null, null]);
    expect(shop.cloud.warnings).toEqual([]);
    expect(teamFaults(shop)).toEqual([]);
  });

  it('is told of by a message to everybody in it, once', async () => {
    await shop.fullTeam(['ada', 'bo', 'cy']);
    await shop.sweep();
    const told = shop.all<Notice>('notices').map(({ facts }) => facts);
    expect(told).toHaveLength(3);
    expect(told[0]).toMatchObject({ template: 'groupbuy_result', result: 'succeeded' });
  });

  it('shows who is in it without a name or an id', async () => {
    const { teamId } = await shop.openTeam('ada');
    await shop.cloud.member('ada', 'member.updateProfile', { nickname: '小满' });
    const reply = await shop.cloud.member('bo', 'groupbuy.getTeam', { teamId });
    expect(reply).toMatchObject({
      ok: true,
      data: {
        canJoin: true,
        mine: null,
        seats: [
          { state: 'held', isLeader: true, isMine: false, person: { initial: '小', avatar: '' } },
          { state: 'empty' },
          { state: 'empty' },
        ],
      },
    });
    expect(JSON.stringify(reply)).not.toMatch(/小满|"m_[0-9a-f]/);
  });

  it('has a code for a poster that opens it, as long as WeChat draws one', async () => {
    const { teamId } = await shop.openTeam('ada');
    expect(teamId).toMatch(/^team_[0-9a-f]{24}$/);
    const code = await shop.cloud.member('bo', 'groupbuy.getTeamCode', { teamId });
    if (!code.ok) throw new Error(code.error.code);
    expect(Buffer.from(code.data.picture, 'base64').subarray(1, 4).toString()).toBe('PNG');
    const drawn = shop.cloud.wechat.sent().filter(({ kind }) => kind === 'mini-code');
    expect(drawn).toMatchObject([
      { content: { scene: teamId, page: 'packages/groupbuy/team/index' } },
    ]);
    shop.cloud.wechatErrcode = 45009;
    expect(await refused('bo', 'groupbuy.getTeamCode', { teamId })).toEqual({
      code: 'groupbuy.no_code',
    });
    expect(await refused('bo', 'groupbuy.getTeamCode', { teamId: 'team_none' })).toEqual({
      code: 'groupbuy.team_not_found',
    });
  });

  it('turns the fourth away before paying, with other teams to choose', async () => {
    const first = await shop.openTeam('ada');
    await shop.join('bo', first.teamId);
    await shop.join('cy', first.teamId);
    const other = await shop.openTeam('ed');
    await shop.pay('ed', other);
    const error = await refused('di', 'groupbuy.joinTeam', { teamId: first.teamId });
    expect(error).toMatchObject({
      code: 'groupbuy.team_full',
      campaignId: 'coffee',
      openTeams: [{ teamId: other.teamId, seatsLeft: 2, people: [{ initial: '' }] }],
    });
  });

  it('gives a lapsed seat to the next, and late money back in full, once', async () => {
    const first = await shop.openTeam('ada');
    await shop.pay('ada', first);
    const second = await shop.join('bo', first.teamId);
    const third = await shop.join('cy', first.teamId);
    shop.cloud.nowMs += 14 * minuteMs;
    shop.payUnheard('bo', second);
    shop.cloud.pay.setSilent(4);
    shop.cloud.nowMs += 2 * minuteMs;
    // WeChat does not answer: the seats are given up, and the word of the money comes later.
    await shop.cloud.timer('attend-teams');
    expect(shop.team(first.teamId)).toMatchObject({ seatsLeft: 2, paidSeats: 1 });
    await shop.live(hourMs);
    expect(shop.payment(second.orderId).refunds).toMatchObject([
      { amountFen: 1990, state: 'succeeded' },
    ]);
    expect(shop.order(second.orderId).state).toBe('refunded');
    expect(shop.order(third.orderId).state).toBe('cancelled');
    expect((await shop.join('di', first.teamId)).teamId).toBe(first.teamId);
    expect(teamFaults(shop)).toEqual([]);
  });

  it('keeps the seat of somebody whose payment is found when it is to be closed', async () => {
    const seat = await shop.openTeam('ada');
    shop.payUnheard('ada', seat);
    shop.cloud.nowMs += 16 * minuteMs;
    await shop.cloud.timer('attend-teams');
    expect(shop.team(seat.teamId)).toMatchObject({ state: 'open', seatsLeft: 2 });
    await shop.live(2 * minuteMs, minuteMs);
    expect(shop.team(seat.teamId)).toMatchObject({ state: 'open', paidSeats: 1 });
    expect(shop.order(seat.orderId).state).toBe('locked');
  });

  it('gives the sheet again for a seat still held, and to nobody else', async () => {
    const seat = await shop.openTeam('ada');
    const { orderId } = seat;
    const again = await shop.cloud.member('ada', 'groupbuy.payOrder', { orderId });
    expect(again).toMatchObject({ ok: true, data: { orderId, teamId: seat.teamId } });
    expect(await refused('bo', 'groupbuy.payOrder', { orderId })).toEqual({
      code: 'groupbuy.order_not_found',
    });
    shop.cloud.nowMs += 15 * minuteMs;
    expect(await refused('ada', 'groupbuy.payOrder', { orderId })).toEqual({
      code: 'groupbuy.seat_lapsed',
    });
  });

  it('lists a member’s teams newest first, by how they stand', async () => {
    const done = await shop.fullTeam(['ada', 'bo', 'cy']);
    shop.cloud.nowMs += minuteMs;
    const open = await shop.openTeam('ada');
    const all = await shop.cloud.member('ada', 'groupbuy.listMyTeams', {});
    expect(all).toMatchObject({
      ok: true,
      data: {
        teams: [
          { teamId: open.teamId, teamState: 'open', mine: { state: 'held', canPay: true } },
          { teamId: done[0]?.teamId, teamState: 'succeeded', mine: { state: 'paid' } },
        ],
        nextCursor: null,
      },
    });
    const waiting = await shop.cloud.member('ada', 'groupbuy.listMyTeams', { filter: 'waiting' });
    expect(waiting).toMatchObject({ data: { teams: [{ teamId: open.teamId }] } });
    const page = await shop.cloud.member('ada', 'groupbuy.listMyTeams', { limit: 1 });
    if (!page.ok) throw new Error(page.error.code);
    const { nextCursor } = page.data;
    const next = await shop.cloud.member('ada', 'groupbuy.listMyTeams', { cursor: nextCursor });
    expect(next).toMatchObject({ data: { teams: [{ teamId: done[0]?.teamId }] } });
    expect(shop.cloud.warnings).toEqual([]);
  });
});

describe('what is not sold', () => {
  it('is refused by name, with nothing written and no money asked for', async () => {
    shop = await TeamShop.open({ maxPerMember: 3 });
    const seat = await shop.openTeam('ada');
    await shop.pay('ada', seat);
    const { teamId } = seat;
    const campaignId = 'coffee';
    const cases: [string, ActionName, object, string][] = [
      ['ada', 'groupbuy.joinTeam', { teamId }, 'groupbuy.already_in_team'],
      ['ada', 'groupbuy.openTeam', { campaignId }, 'groupbuy.already_in_team'],
      ['bo', 'groupbuy.openTeam', { campaignId: 'tea' }, 'groupbuy.campaign_not_found'],
      ['bo', 'groupbuy.openTeam', { campaignId, version: 7 }, 'groupbuy.campaign_changed'],
      ['bo', 'groupbuy.joinTeam', { teamId: 'team_none' }, 'groupbuy.team_not_found'],
      ['bo', 'groupbuy.joinTeam', { teamId, quantity: 3 }, 'groupbuy.too_many_an_order'],
      ['bo', 'groupbuy.joinTeam', { teamId, quantity: -1 }, 'request.invalid'],
      ['bo', 'groupbuy.joinTeam', { teamId, quantity: 0 }, 'request.invalid'],
      ['bo', 'groupbuy.joinTeam', { teamId, quantity: 1e9 }, 'request.invalid'],
      ['bo', 'groupbuy.joinTeam', { teamId, quantity: 1.5 }, 'request.invalid'],
      ['bo', 'groupbuy.joinTeam', { teamId, quantity: -1e9 }, 'request.invalid'],
      ['bo', 'groupbuy.joinTeam', { teamId, amountFen: 1 }, 'request.invalid'],
      ['bo', 'groupbuy.joinTeam', { teamId, teamSize: 2 }, 'request.invalid'],
      ['bo', 'groupbuy.joinTeam', { teamId, teamPriceFen: 1 }, 'request.invalid'],
      ['ada', 'groupbuy.payOrder', { orderId: seat.orderId, amountFen: 1 }, 'request.invalid'],
      ['ada', 'groupbuy.payOrder', { orderId: seat.orderId }, 'payment.already_paid'],
      ['bo', 'payment.check', { outTradeNo: seat.payment.outTradeNo }, 'payment.not_found'],
      ['bo', 'groupbuy.joinTeam', { teamId, storeId: 'gaoxin' }, 'groupbuy.store_not_offered'],
      ['bo', 'groupbuy.leaveTeam', { teamId }, 'groupbuy.not_in_team'],
      ['ada', 'groupbuy.leaveTeam', { teamId }, 'groupbuy.leader_stays'],
      ['bo', 'groupbuy.payOrder', { orderId: seat.orderId }, 'groupbuy.order_not_found'],
    ];
    for (const [code, action, data, refusal] of cases) {
      expect([refusal, await refused(code, action, data as never)]).toMatchObject([
        refusal,
        { code: refusal },
      ]);
    }
    shop.cloud.nowMs += 72 * hourMs;
    expect(await refused('bo', 'groupbuy.openTeam', { campaignId })).toMatchObject({
      code: 'groupbuy.campaign_ended',
    });
  });

  it('by its own price is charged at the price the team was opened for', async () => {
    shop = await TeamShop.open();
    const first = await shop.openTeam('ada');
    await shop.publish({ teamPriceFen: 2500, teamSize: 5 }, 1);
    shop.cloud.nowMs += 11_000;
    const second = await shop.join('bo', first.teamId);
    expect(second.payment.amountFen).toBe(1990);
    await shop.pay('ada', first);
    await shop.pay('bo', second);
    await shop.pay('cy', await shop.join('cy', first.teamId));
    expect(shop.team(first.teamId)).toMatchObject({ state: 'succeeded', paidSeats: 3 });
    const seen = { campaignId: 'coffee', version: 1 };
    expect(await refused('di', 'groupbuy.openTeam', seen)).toMatchObject({
      code: 'groupbuy.campaign_changed',
      version: 2,
    });
    expect((await shop.openTeam('di')).payment.amountFen).toBe(2500);
  });

  it('under a request id that stands for something else is refused as such', async () => {
    shop = await TeamShop.open();
    const { teamId } = await shop.openTeam('ada', 'same');
    const other = { campaignId: 'coffee', quantity: 2 };
    const again = await shop.cloud.member('ada', 'groupbuy.openTeam', other, 'same');
    expect(again).toMatchObject({ ok: false, error: { code: 'request.key_reused' } });
    const bo = await shop.openTeam('bo');
    const data = { teamId: bo.teamId };
    const joined = await shop.cloud.member('ada', 'groupbuy.joinTeam', data, 'same');
    expect(joined).toMatchObject({ ok: false, error: { code: 'request.key_reused' } });
    expect(shop.team(teamId).seats).toHaveLength(1);
  });

  it('beyond what a member may buy is refused, also over several teams', async () => {
    shop = await TeamShop.open({ teamSize: 2, maxPerMember: 2 });
    await shop.fullTeam(['ada', 'bo']);
    await shop.fullTeam(['ada', 'cy']);
    const error = await refused('ada', 'groupbuy.openTeam', { campaignId: 'coffee' });
    expect(error).toMatchObject({ code: 'groupbuy.too_many_a_member', quantityLeft: 0 });
  });

  it('from a stock too small for one more team is refused; what fails gives it back', async () => {
    shop = await TeamShop.open({ stock: 8, teamHours: 1 });
    await shop.openTeam('ada');
    const error = await refused('bo', 'groupbuy.openTeam', { campaignId: 'coffee' });
    expect(error).toEqual({ code: 'groupbuy.sold_out' });
    await shop.live(2 * hourMs, 10 * minuteMs);
    expect(shop.all('groupbuy_stocks')).toMatchObject([{ left: 8, setAside: [] }]);
    expect((await shop.openTeam('bo')).teamId).toBeTruthy();
  });
});

describe('leaving', () => {
  it('of a leader makes the next seat lead, with the original deadline', async () => {
    shop = await TeamShop.open({ leaderMayLeave: true });
    const first = await shop.openTeam('ada');
    await shop.pay('ada', first);
    await shop.pay('bo', await shop.join('bo', first.teamId));
    const { deadlineMs } = shop.team(first.teamId);
    shop.cloud.nowMs += hourMs;
    const left = await shop.cloud.member('ada', 'groupbuy.leaveTeam', { teamId: first.teamId });
    expect(left).toMatchObject({ ok: true, data: { state: 'refunding' } });
    expect(shop.team(first.teamId)).toMatchObject({
      leaderId: shop.cloud.memberId('bo'),
      deadlineMs,
      state: 'open',
    });
    await shop.live(hourMs, 20 * minuteMs);
    expect(shop.order(first.orderId).state).toBe('refunded');
    expect(teamFaults(shop)).toEqual([]);
    expect((await shop.join('ada', first.teamId)).teamId).toBe(first.teamId);
  });

  it('of the only one ends the team', async () => {
    shop = await TeamShop.open();
    const seat = await shop.openTeam('ada');
    await shop.cloud.member('ada', 'groupbuy.leaveTeam', { teamId: seat.teamId });
    expect(shop.team(seat.teamId)).toMatchObject({ state: 'failed', nextDueAtMs: null });
    expect(shop.order(seat.orderId).state).toBe('cancelled');
    expect(teamFaults(shop)).toEqual([]);
  });
});

describe('points in a group', () => {
  it('are set aside with the seat, paid on success, and a bonus is given to each', async () => {
    shop = await TeamShop.open({ teamSize: 2, teamPricePoints: 30, bonusPoints: 50 });
    for (const code of ['ada', 'bo']) await grant(code, 100);
    const first = await shop.openTeam('ada');
    expect(await balances('ada')).toEqual({ available: 70, held: 30 });
    await shop.pay('ada', first);
    await shop.pay('bo', await shop.join('bo', first.teamId));
    expect(await balances('ada')).toEqual({ available: 120, held: 0 });
    expect(await balances('bo')).toEqual({ available: 120, held: 0 });
    for (const code of ['ada', 'bo']) expect(await shop.cloud.bookFault(code)).toBeNull();
  });

  it('come back when the team fails', async () => {
    shop = await TeamShop.open({ teamPricePoints: 30, teamHours: 1 });
    await grant('ada', 100);
    await shop.pay('ada', await shop.openTeam('ada'));
    await shop.live(2 * hourMs, 10 * minuteMs);
    expect(await balances('ada')).toEqual({ available: 100, held: 0 });
    expect(await shop.cloud.bookFault('ada')).toBeNull();
    expect(teamFaults(shop)).toEqual([]);
  });

  it('that are too few are refused before anything is held', async () => {
    shop = await TeamShop.open({ teamPricePoints: 30 });
    await grant('ada', 29);
    const error = await refused('ada', 'groupbuy.openTeam', { campaignId: 'coffee' });
    expect(error).toMatchObject({ code: 'points.insufficient', neededPoints: 30 });
  });

  async function grant(code: string, points: number): Promise<void> {
    const gift = { openid: `o-${code}`, points, reason: '测试' };
    const reply = await shop.cloud.operator('points.grant', gift);
    if (!reply.ok) throw new Error('not granted');
  }
  async function balances(code: string): Promise<{ available: number; held: number }> {
    const reply = await shop.cloud.member(code, 'points.getAccount', {});
    if (!reply.ok) throw new Error('no account');
    return { available: reply.data.availablePoints, held: reply.data.heldPoints };
  }
});

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
