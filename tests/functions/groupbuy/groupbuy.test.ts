import type { Notice } from '#shared/notice/model';
import { teamFaults } from './books';
import { hourMs, minuteMs, TeamShop } from './fixture';
import { refused } from './refused';

let shop: TeamShop;
afterEach(() => shop.cloud.close());

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
    expect(await refused(shop, 'bo', 'groupbuy.getTeamCode', { teamId })).toEqual({
      code: 'groupbuy.no_code',
    });
    expect(await refused(shop, 'bo', 'groupbuy.getTeamCode', { teamId: 'team_none' })).toEqual({
      code: 'groupbuy.team_not_found',
    });
  });

  it('turns the fourth away before paying, with other teams to choose', async () => {
    const first = await shop.openTeam('ada');
    await shop.join('bo', first.teamId);
    await shop.join('cy', first.teamId);
    const other = await shop.openTeam('ed');
    await shop.pay('ed', other);
    const error = await refused(shop, 'di', 'groupbuy.joinTeam', { teamId: first.teamId });
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
    expect(await refused(shop, 'bo', 'groupbuy.payOrder', { orderId })).toEqual({
      code: 'groupbuy.order_not_found',
    });
    shop.cloud.nowMs += 15 * minuteMs;
    expect(await refused(shop, 'ada', 'groupbuy.payOrder', { orderId })).toEqual({
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
