import { teamFaults } from './books';
import { hourMs, minuteMs, TeamShop } from './fixture';
import type { Crash } from '../harness';

const upTo = (calls: number): Crash[] =>
  Array.from({ length: calls }, (_, index) => index + 1).flatMap((atCall): Crash[] => [
    { atCall, moment: 'before' },
    { atCall, moment: 'after' },
  ]);

describe.each(upTo(12))('a function that dies $moment its database call $atCall', (crash) => {
  let shop: TeamShop;
  beforeEach(async () => {
    shop = await TeamShop.open({ stock: 100, maxPerMember: 2 });
  });
  afterEach(() => shop.cloud.close());

  it('opens one team when the request is repeated', async () => {
    const campaign = { campaignId: 'coffee' };
    shop.cloud.crashAt(crash);
    await shop.cloud.member('ada', 'groupbuy.openTeam', campaign, 'open-1');
    shop.cloud.heal();
    const seat = await shop.openTeam('ada', 'open-1');
    await shop.pay('ada', seat);
    expect(shop.all('groupbuy_teams')).toHaveLength(1);
    expect(shop.all('orders')).toHaveLength(1);
    expect(shop.team(seat.teamId)).toMatchObject({ state: 'open', paidSeats: 1, seatsLeft: 2 });
    expect(shop.all('groupbuy_stocks')).toMatchObject([{ left: 94 }]);
    expect(teamFaults(shop)).toEqual([]);
  });

  it('leaves nothing of an opening that nobody repeats', async () => {
    shop.cloud.crashAt(crash);
    await shop.cloud.member('ada', 'groupbuy.openTeam', { campaignId: 'coffee' }, 'open-1');
    shop.cloud.heal();
    await shop.live(2 * hourMs, 20 * minuteMs);
    expect(shop.all('groupbuy_stocks')).toMatchObject([{ left: 100, setAside: [] }]);
    expect(shop.participations().every(({ quantity }) => quantity === 0)).toBe(true);
    expect(teamFaults(shop)).toEqual([]);
    expect((await shop.openTeam('ada', 'open-2')).teamId).toBeTruthy();
  });

  it('takes one seat when the request is repeated', async () => {
    const { teamId } = await shop.openTeam('ada');
    shop.cloud.crashAt(crash);
    await shop.cloud.member('bo', 'groupbuy.joinTeam', { teamId }, 'join-1');
    shop.cloud.heal();
    const seat = await shop.join('bo', teamId, 'join-1');
    await shop.pay('bo', seat);
    expect(shop.team(teamId)).toMatchObject({ paidSeats: 1, seatsLeft: 1 });
    expect(shop.all('orders')).toHaveLength(2);
    expect(teamFaults(shop)).toEqual([]);
  });

  it('frees the seat of a join that nobody repeats', async () => {
    const { teamId } = await shop.openTeam('ada').then(async (seat) => {
      await shop.pay('ada', seat);
      return seat;
    });
    shop.cloud.crashAt(crash);
    await shop.cloud.member('bo', 'groupbuy.joinTeam', { teamId }, 'join-1');
    shop.cloud.heal();
    await shop.live(hourMs, 20 * minuteMs);
    expect(shop.team(teamId)).toMatchObject({ paidSeats: 1, seatsLeft: 2 });
    expect(teamFaults(shop)).toEqual([]);
    expect((await shop.join('bo', teamId, 'join-2')).teamId).toBe(teamId);
  });

  it('gives a paid seat up once, and its money back once, when leaving is repeated', async () => {
    const seat = await shop.openTeam('ada');
    await shop.pay('ada', seat);
    const other = await shop.join('bo', seat.teamId);
    await shop.pay('bo', other);
    const { teamId } = seat;
    shop.cloud.crashAt(crash);
    await shop.cloud.member('bo', 'groupbuy.leaveTeam', { teamId }, 'leave-1');
    shop.cloud.heal();
    const left = await shop.cloud.member('bo', 'groupbuy.leaveTeam', { teamId }, 'leave-1');
    expect(left).toMatchObject({ ok: true, data: { orderId: other.orderId } });
    await shop.live(hourMs, 20 * minuteMs);
    expect(shop.team(teamId)).toMatchObject({ paidSeats: 1, seatsLeft: 2 });
    expect(shop.order(other.orderId).state).toBe('refunded');
    expect(shop.payment(other.orderId).refunds).toMatchObject([{ amountFen: 1990 }]);
    expect(teamFaults(shop)).toEqual([]);
  });

  it('seats a payment once when WeChat tells us again', async () => {
    const seat = await shop.openTeam('ada');
    shop.payUnheard('ada', seat);
    shop.cloud.crashAt(crash);
    await shop.cloud.pay.deliverDue();
    shop.cloud.heal();
    await shop.live(hourMs, 5 * minuteMs);
    expect(shop.team(seat.teamId)).toMatchObject({ paidSeats: 1, seatsLeft: 2 });
    expect(shop.order(seat.orderId).state).toBe('locked');
    expect(teamFaults(shop)).toEqual([]);
  });
});

describe.each(upTo(16))('a function that dies $moment its database call $atCall', (crash) => {
  let shop: TeamShop;
  afterEach(() => shop.cloud.close());

  it('completes a team once: every order ready, every bonus given', async () => {
    shop = await TeamShop.open({ stock: 100, bonusPoints: 50 });
    const seats = await seatsOf(shop, ['ada', 'bo'], true);
    const last = await shop.join('cy', seats[0]?.teamId ?? '');
    shop.payUnheard('cy', last);
    shop.cloud.crashAt(crash);
    await shop.cloud.pay.deliverDue();
    shop.cloud.heal();
    await shop.live(hourMs, 5 * minuteMs);
    expect(shop.team(last.teamId)).toMatchObject({ state: 'succeeded', paidSeats: 3 });
    expect(shop.all('groupbuy_stocks')).toMatchObject([{ left: 97, sold: 3, setAside: [] }]);
    const bonuses = shop.all<{ kind: string }>('ledger').filter(({ kind }) => kind === 'groupbuy');
    expect(bonuses).toHaveLength(3);
    expect(teamFaults(shop)).toEqual([]);
    for (const code of ['ada', 'bo', 'cy']) expect(await shop.cloud.bookFault(code)).toBeNull();
  });

  it('fails a team once: three paid seats, three refunds of what was paid, none twice', async () => {
    shop = await TeamShop.open({ teamSize: 5, stock: 100 });
    const seats = await seatsOf(shop, ['ada', 'bo', 'cy'], true);
    const { teamId } = seats[0] ?? { teamId: '' };
    // The team ends while one seat is held and one is empty.
    shop.cloud.nowMs = shop.team(teamId).deadlineMs - 2 * minuteMs;
    await shop.join('di', teamId);
    shop.cloud.nowMs += 2 * minuteMs;
    shop.cloud.crashAt(crash);
    await shop.cloud.timer('attend-teams');
    shop.cloud.heal();
    for (let again = 0; again < 10; again += 1) await shop.live(2 * minuteMs, 2 * minuteMs);
    await shop.live(hourMs, 20 * minuteMs);
    expect(shop.team(teamId)).toMatchObject({ state: 'failed', nextDueAtMs: null });
    for (const { orderId } of seats) {
      expect(shop.payment(orderId).refunds).toMatchObject([
        { amountFen: 1990, state: 'succeeded', reason: 'groupbuy.team_failed' },
      ]);
      expect(shop.order(orderId).state).toBe('refunded');
    }
    expect(shop.all('groupbuy_stocks')).toMatchObject([{ left: 100, sold: 0, setAside: [] }]);
    expect(teamFaults(shop)).toEqual([]);
  });

  it('gives up a held seat once when leaving is repeated', async () => {
    shop = await TeamShop.open();
    const { teamId } = await shop.openTeam('ada');
    const seat = await shop.join('bo', teamId);
    shop.cloud.crashAt(crash);
    await shop.cloud.member('bo', 'groupbuy.leaveTeam', { teamId }, 'leave-1');
    shop.cloud.heal();
    const left = await shop.cloud.member('bo', 'groupbuy.leaveTeam', { teamId }, 'leave-1');
    expect(left).toMatchObject({ ok: true, data: { orderId: seat.orderId, state: 'released' } });
    await shop.live(5 * minuteMs);
    expect(shop.order(seat.orderId).state).toBe('cancelled');
    expect(teamFaults(shop)).toEqual([]);
  });
});

async function seatsOf(shop: TeamShop, codes: readonly [string, ...string[]], arePaid: boolean) {
  const [leader, ...others] = codes;
  const first = await shop.openTeam(leader);
  const seats = [first];
  for (const code of others) seats.push(await shop.join(code, first.teamId));
  if (arePaid) {
    for (const [index, seat] of seats.entries()) await shop.pay(codes[index] ?? '', seat);
  }
  return seats;
}
