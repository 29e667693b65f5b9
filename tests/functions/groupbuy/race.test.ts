import type { Campaign, Team } from '#shared/groupbuy/model';
import { campaignTermsSchema } from '#shared/groupbuy/contract/operate';
import { openingTeam } from '#shared/groupbuy/team';
import type { MemberId, OrderId } from '#shared/kernel/ids';
import * as v from 'valibot';
import { repeatableRandom } from '../../../localcloud/seed/random';
import { permutations } from '../permutations';
import { teamFaults } from './books';
import { coffeeForThree, hourMs, minuteMs, TeamShop } from './fixture';

/** A team of two in a campaign of its own, with a stranger as its leader. */
function teamOfTwo(n: number, nowMs: number): Team {
  const terms = v.parse(campaignTermsSchema, { ...coffeeForThree, teamSize: 2 });
  const campaign: Campaign = {
    campaignId: `race-${String(n)}`,
    version: 1,
    terms,
    publishedAtMs: 0,
  };
  const leader = {
    orderId: `order-leader-${String(n)}` as OrderId,
    memberId: 'm_leader' as MemberId,
    quantity: 1,
    storeId: null,
  };
  return openingTeam(`team-${String(n)}`, campaign, leader, nowMs);
}

describe('two who want the last seat', () => {
  it('in a thousand orders of their database calls: one has it, the other is told and never pays', async () => {
    const schedules = 1000;
    const shop = await TeamShop.open();
    const { cloud } = shop;
    for (const code of ['bo', 'cy']) await cloud.member(code, 'member.getHome', {});
    const teams = Array.from({ length: schedules }, (_, n) => teamOfTwo(n, cloud.nowMs));
    cloud.database.insertMany(
      'groupbuy_teams',
      teams.map((team) => ({ _id: team.teamId, ...team })),
    );
    const random = repeatableRandom(20_261_121);
    cloud.line.pickNext = (waiting) => Math.floor(random() * waiting);
    const wins = { bo: 0, cy: 0 };
    const inParallel = 4;
    for (let n = 0; n < schedules; n += inParallel) {
      const some = teams.slice(n, n + inParallel);
      await Promise.all(
        some.map(async ({ teamId }) => {
          const [bo, cy] = await Promise.all([
            cloud.member('bo', 'groupbuy.joinTeam', { teamId }),
            cloud.member('cy', 'groupbuy.joinTeam', { teamId }),
          ]);
          expect(bo.ok).not.toBe(cy.ok);
          wins[bo.ok ? 'bo' : 'cy'] += 1;
          const loser = bo.ok ? cy : bo;
          expect(loser).toMatchObject({ ok: false, error: { code: 'groupbuy.team_full' } });
        }),
      );
    }
    cloud.line.pickNext = null;
    expect(wins.bo + wins.cy).toBe(schedules);
    expect(Math.min(wins.bo, wins.cy)).toBeGreaterThan(100);
    expect(shop.all('payments')).toHaveLength(schedules);
    expect(shop.all('orders')).toHaveLength(schedules);
    const full = shop.all<Team>('groupbuy_teams');
    expect(full.every(({ seats, seatsLeft }) => seats.length === 2 && seatsLeft === 0)).toBe(true);
    const open = shop.participations().filter(({ openOrderId }) => openOrderId !== null);
    expect(open).toHaveLength(schedules);
    await cloud.close();
  }, 900_000);
});

describe('payment and deadline at the same instant', () => {
  const events = ['pay', 'notify', 'attend', 'reconcile'] as const;
  type Event = (typeof events)[number];
  const orders = permutations<Event>(events);

  it.each([
    ['a moment before it', -1],
    ['at it', 0],
    ['a moment after it', 1],
  ])(
    '%s, in every order: a seat or the money back, never both, never neither',
    async (_, byMs) => {
      const shop = await TeamShop.open({ teamSize: 2, teamHours: 1, closesAtMs: null });
      const { cloud } = shop;
      for (const [n, order] of orders.entries()) {
        const [leader, other] = [`ada-${String(n)}`, `bo-${String(n)}`];
        const first = await shop.openTeam(leader);
        await shop.pay(leader, first);
        const { deadlineMs } = shop.team(first.teamId);
        cloud.nowMs = deadlineMs - 2 * minuteMs;
        const seat = await shop.join(other, first.teamId);
        cloud.nowMs = deadlineMs + byMs;
        const happen: Record<Event, () => unknown> = {
          pay: () => cloud.pay.pay(`o-${other}`, seat.payment.prepayId, 'pay'),
          notify: () => cloud.pay.deliverDue(),
          attend: () => cloud.timer('attend-teams'),
          reconcile: () => cloud.timer('reconcile-payments'),
        };
        for (const event of order) await happen[event]();
        await shop.live(10 * minuteMs, minuteMs);
        const team = shop.team(first.teamId);
        const isPaid = shop.payment(seat.orderId).state === 'paid';
        // In time is in time, however late we hear of it; nobody can pay once the sheet has expired.
        if (!isPaid) expect(team.state).toBe('failed');
        expect(['succeeded', 'failed']).toContain(team.state);
      }
      await shop.live(hourMs, 20 * minuteMs);
      expect(teamFaults(shop)).toEqual([]);
      await cloud.close();
    },
    600_000,
  );

  it('all at once: a seat or the money back', async () => {
    const shop = await TeamShop.open({ teamSize: 2, teamHours: 1, closesAtMs: null });
    const { cloud } = shop;
    const random = repeatableRandom(7);
    const ends = { succeeded: 0, failed: 0 };
    for (let n = 0; n < 30; n += 1) {
      const [leader, other] = [`ada-${String(n)}`, `bo-${String(n)}`];
      const first = await shop.openTeam(leader);
      await shop.pay(leader, first);
      const { deadlineMs } = shop.team(first.teamId);
      cloud.nowMs = deadlineMs - 2 * minuteMs;
      const seat = await shop.join(other, first.teamId);
      cloud.nowMs = deadlineMs - 1;
      shop.payUnheard(other, seat);
      cloud.nowMs = deadlineMs;
      cloud.line.pickNext = (waiting) => Math.floor(random() * waiting);
      await Promise.all([
        cloud.pay.deliverDue(),
        cloud.timer('attend-teams'),
        cloud.timer('reconcile-payments'),
        cloud.member('cy', 'groupbuy.getTeam', { teamId: first.teamId }),
      ]);
      cloud.line.pickNext = null;
      await shop.live(10 * minuteMs, minuteMs);
      const { state } = shop.team(first.teamId);
      if (state === 'succeeded' || state === 'failed') ends[state] += 1;
    }
    await shop.live(hourMs, 20 * minuteMs);
    expect(teamFaults(shop)).toEqual([]);
    expect(ends.succeeded + ends.failed).toBe(30);
    await cloud.close();
  }, 600_000);
});

describe('a crowd', () => {
  it('of five hundred fills a hundred teams of five; who comes next is told before paying', async () => {
    const shop = await TeamShop.open({ teamSize: 5, teamPriceFen: 1, alonePriceFen: 2 });
    const { cloud } = shop;
    const leaders = Array.from({ length: 100 }, (_, n) => `leader-${String(n)}`);
    const opened = await Promise.all(leaders.map((code) => shop.openTeam(code)));
    const joiners = Array.from({ length: 400 }, (_, n) => `member-${String(n)}`);
    const teamOf = (n: number): string => opened[n % 100]?.teamId ?? '';
    const joined = await Promise.all(joiners.map((code, n) => shop.join(code, teamOf(n))));
    const late = await Promise.all(
      [0, 1, 2].map((n) =>
        cloud.member(`late-${String(n)}`, 'groupbuy.joinTeam', { teamId: teamOf(n) }),
      ),
    );
    for (const reply of late) {
      expect(reply).toMatchObject({ ok: false, error: { code: 'groupbuy.team_full' } });
    }
    const seats = [...opened, ...joined];
    for (const [n, code] of [...leaders, ...joiners].entries()) {
      const seat = seats[n];
      if (seat) shop.payUnheard(code, seat);
    }
    await cloud.pay.deliverDue();
    await shop.live(5 * minuteMs, minuteMs);

    const teams = shop.all<Team>('groupbuy_teams');
    expect(teams).toHaveLength(100);
    expect(teams.filter(({ state }) => state === 'succeeded')).toHaveLength(100);
    const paid = teams.flatMap((team) => team.seats.filter(({ state }) => state === 'paid'));
    expect(paid).toHaveLength(500);
    expect(new Set(paid.map(({ memberId }) => memberId)).size).toBe(500);
    expect(shop.all('payments')).toHaveLength(500);
    expect(teamFaults(shop)).toEqual([]);
    await cloud.close();
  }, 900_000);

  it('of twenty requests of one member into twenty teams takes one seat', async () => {
    const shop = await TeamShop.open();
    const { cloud } = shop;
    const leaders = Array.from({ length: 20 }, (_, n) => `leader-${String(n)}`);
    const opened = await Promise.all(leaders.map((code) => shop.openTeam(code)));
    const replies = await Promise.all(
      opened.map(({ teamId }) => cloud.member('bo', 'groupbuy.joinTeam', { teamId })),
    );
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    for (const reply of replies.filter(({ ok }) => !ok)) {
      expect(reply).toMatchObject({ error: { code: 'groupbuy.already_in_team' } });
    }
    expect(teamFaults(shop)).toEqual([]);
    await cloud.close();
  }, 120_000);

  it('of one request made twenty times at once takes one seat', async () => {
    const shop = await TeamShop.open();
    const { teamId } = await shop.openTeam('ada');
    const twins = Array.from({ length: 20 }, () => shop.join('bo', teamId, 'join-1'));
    const seats = await Promise.all(twins);
    expect(new Set(seats.map(({ orderId }) => orderId)).size).toBe(1);
    expect(new Set(seats.map(({ payment }) => payment.prepayId)).size).toBe(1);
    expect(shop.team(teamId)).toMatchObject({ seatsLeft: 1 });
    expect(teamFaults(shop)).toEqual([]);
    await shop.cloud.close();
  }, 120_000);
});
