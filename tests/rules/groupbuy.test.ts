import { toFen, toPoints } from '#shared/kernel/amounts';
import type { MemberId, OrderId, RequestId } from '#shared/kernel/ids';
import type { Campaign, CampaignTerms, Team } from '#shared/groupbuy/model';
import {
  decideAfterSales,
  decideCompletion,
  decideFailure,
  decideLeaving,
  decidePayment,
  decideRefunded,
  decideRelease,
  decideSettled,
  decideTaking,
} from '#shared/groupbuy/rules';
import { openingTeam, type SeatTaker } from '#shared/groupbuy/team';
import { decideOpening, decideWish, priceOf, savingOf } from '#shared/groupbuy/terms';
import { campaignsToShow } from '#shared/groupbuy/view';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const openedMs = 1_000 * hourMs;
const deadlineMs = openedMs + 24 * hourMs;

const terms: CampaignTerms = {
  item: { itemId: 'coffee', title: '手冲咖啡', picture: '', description: '' },
  alonePriceFen: toFen(2900),
  teamPriceFen: toFen(1990),
  teamPricePoints: toPoints(30),
  bonusPoints: toPoints(0),
  teamSize: 3,
  teamHours: 24,
  opensAtMs: 900 * hourMs,
  closesAtMs: 1_010 * hourMs,
  stock: null,
  maxPerOrder: 2,
  maxPerMember: 3,
  delivery: { kind: 'pickup', storeIds: ['east', 'west'], collectDays: 7 },
  leaderMayLeave: false,
  shopCompletesFrom: null,
};
const campaign: Campaign = { campaignId: 'c', version: 4, terms, publishedAtMs: 0 };

const taker = (name: string): SeatTaker => ({
  orderId: `order-${name}` as OrderId,
  memberId: name as MemberId,
  quantity: 1,
  storeId: null,
});

/** What happened to a team, a word for each, in order. */
type Event = readonly [what: 'take' | 'pay' | 'release' | 'leave', who: string, atMs?: number];

function teamAfter(events: readonly Event[], change: Partial<CampaignTerms> = {}): Team {
  const own = { ...campaign, terms: { ...terms, ...change } };
  return events.reduce<Team>(
    (team, [what, who, atMs = openedMs + minuteMs]) => {
      if (what === 'take') {
        const taken = decideTaking(team, taker(who), atMs);
        if (!taken.ok) throw new Error(taken.error.code);
        return taken.value.team;
      }
      if (what === 'pay') {
        const paid = decidePayment(team, `order-${who}`, { paidAtMs: atMs, nowMs: atMs });
        if (paid.is !== 'seat') throw new Error(paid.reason);
        return paid.team ?? team;
      }
      if (what === 'release') return decideRelease(team, `order-${who}`, 'unpaid', atMs) ?? team;
      const left = decideLeaving(team, who as MemberId, atMs);
      if (!left.ok) throw new Error(left.error.code);
      return left.value.is === 'paid' ? left.value.team : team;
    },
    openingTeam('team', own, taker('ada'), openedMs),
  );
}

describe('a campaign', () => {
  it.each([
    ['before it opens', 899, null, 'groupbuy.campaign_not_started'],
    ['at its first instant', 900, null, null],
    ['with the version in force', 950, 4, null],
    ['with a version that has changed', 950, 3, 'groupbuy.campaign_changed'],
    ['at the instant it closes', 1_010, null, 'groupbuy.campaign_ended'],
  ])('is opened %s', (_, hour, seen, refusal) => {
    const decided = decideOpening(campaign, seen, hour * hourMs);
    expect(decided.ok ? null : decided.error.code).toBe(refusal);
  });

  it.each([
    ['as many as an order may have', { quantity: 2, storeId: null, hasAddress: false }, 0, null],
    [
      'one more than that',
      { quantity: 3, storeId: null, hasAddress: false },
      0,
      'groupbuy.too_many_an_order',
    ],
    ['what is left of the limit', { quantity: 1, storeId: null, hasAddress: false }, 2, null],
    [
      'one more than the limit',
      { quantity: 2, storeId: null, hasAddress: false },
      2,
      'groupbuy.too_many_a_member',
    ],
    ['to collect in its store', { quantity: 1, storeId: 'east', hasAddress: false }, 0, null],
    [
      'to collect elsewhere',
      { quantity: 1, storeId: 'north', hasAddress: false },
      0,
      'groupbuy.store_not_offered',
    ],
    [
      'to be sent',
      { quantity: 1, storeId: null, hasAddress: true },
      0,
      'groupbuy.delivery_mismatch',
    ],
  ])('sells %s', (_, wish, bought, refusal) => {
    const decided = decideWish(terms, wish, bought);
    expect(decided.ok ? null : decided.error.code).toBe(refusal);
  });

  it('is sent only to an address', () => {
    const ship = { ...terms, delivery: { kind: 'ship' } as const };
    const wish = { quantity: 1, storeId: null, hasAddress: true };
    expect(decideWish(ship, wish, 0).ok).toBe(true);
    expect(decideWish(ship, { ...wish, hasAddress: false }, 0).ok).toBe(false);
  });

  it('costs so much for each piece, in money and in points', () => {
    expect(priceOf(terms, 2)).toEqual({ amountFen: 3980, pricePoints: 60 });
    expect(savingOf(terms)).toBe(910);
  });

  it('is listed while it runs, before those to come, and for a week after', () => {
    const at = (campaignId: string, opens: number, closes: number | null): Campaign => ({
      ...campaign,
      campaignId,
      terms: { ...terms, opensAtMs: opens * hourMs, closesAtMs: closes && closes * hourMs },
    });
    const all = [
      at('long gone', 0, 100),
      at('endless', 0, null),
      at('gone', 0, 990),
      at('to come', 1_100, 1_200),
      at('ends soon', 0, 1_001),
    ];
    const listed = campaignsToShow(all, openedMs).map((one) => `${one.campaignId} ${one.status}`);
    expect(listed).toEqual([
      'ends soon running',
      'endless running',
      'to come coming',
      'gone ended',
    ]);
  });
});

describe('a seat', () => {
  it('is held for a quarter of an hour, and never past the deadline', () => {
    expect(teamAfter([]).seats[0]).toMatchObject({
      state: 'held',
      heldUntilMs: openedMs + 15 * minuteMs,
    });
    const late = teamAfter([['take', 'bo', deadlineMs - 5 * minuteMs]]);
    expect(late.seats[1]?.heldUntilMs).toBe(deadlineMs);
  });

  it.each<[string, readonly Event[], number, string | null]>([
    ['with room', [], openedMs, null],
    ['the last one', [['take', 'bo']], openedMs, null],
    [
      'one too many',
      [
        ['take', 'bo'],
        ['take', 'di'],
      ],
      openedMs,
      'groupbuy.team_full',
    ],
    ['by somebody in it', [['take', 'cy']], openedMs, 'groupbuy.already_in_team'],
    ['with a minute left', [], deadlineMs - minuteMs, null],
    ['with less than payment needs', [], deadlineMs - minuteMs + 1, 'groupbuy.team_over'],
    ['at the deadline', [], deadlineMs, 'groupbuy.team_over'],
  ])('%s is taken or refused by name', (_, events, atMs, refusal) => {
    const decided = decideTaking(teamAfter(events), taker('cy'), atMs);
    expect(decided.ok ? null : decided.error.code).toBe(refusal);
  });

  it('that lapsed is free for somebody else, and leaves no trace once settled', () => {
    const released = teamAfter([
      ['take', 'bo'],
      ['take', 'cy'],
      ['release', 'bo'],
    ]);
    expect(released).toMatchObject({ seatsLeft: 1, paidSeats: 0 });
    const settled = decideSettled(released, ['order-bo'], openedMs);
    expect(settled?.seats.map(({ memberId }) => memberId)).toEqual(['ada', 'cy']);
  });
});

describe('money', () => {
  const inTime = { paidAtMs: deadlineMs, nowMs: deadlineMs + hourMs };

  it('takes the held seat, also when we hear of it after the deadline', () => {
    const outcome = decidePayment(teamAfter([]), 'order-ada', inTime);
    expect(outcome).toMatchObject({ is: 'seat', team: { paidSeats: 1, state: 'open' } });
  });

  it('changes nothing when it is told again', () => {
    const paid = teamAfter([['pay', 'ada']]);
    expect(decidePayment(paid, 'order-ada', inTime)).toEqual({ is: 'seat', team: null });
  });

  it.each<[string, Team, string]>([
    [
      'a seat given up',
      teamAfter([
        ['take', 'bo'],
        ['release', 'bo'],
      ]),
      'unpaid',
    ],
    ['no seat at all', teamAfter([]), 'paid_late'],
    [
      'a seat left',
      teamAfter([
        ['take', 'bo'],
        ['pay', 'bo'],
        ['leave', 'bo'],
      ]),
      'left',
    ],
  ])('for %s goes back', (_, team, reason) => {
    expect(decidePayment(team, 'order-bo', inTime)).toEqual({ is: 'refund', reason });
  });

  it('that WeChat had after the deadline goes back', () => {
    const late = { paidAtMs: deadlineMs + 1, nowMs: deadlineMs + 1 };
    expect(decidePayment(teamAfter([]), 'order-ada', late)).toMatchObject({ is: 'refund' });
  });

  it('of the last one makes the team full, and it succeeds with every order ready', () => {
    const full = teamAfter([
      ['take', 'bo'],
      ['take', 'cy'],
      ['pay', 'ada'],
      ['pay', 'bo'],
      ['pay', 'cy'],
    ]);
    expect(full).toMatchObject({ state: 'full', paidSeats: 3, seatsLeft: 0 });
    const half = decideSettled(full, ['order-ada', 'order-bo'], openedMs);
    expect(half?.state).toBe('full');
    const done = half && decideSettled(half, ['order-cy'], openedMs + 7);
    expect(done).toMatchObject({ state: 'succeeded', endedAtMs: openedMs + 7, nextDueAtMs: null });
  });
});

describe('the deadline', () => {
  it('ends a team short of people: who paid is refunded', () => {
    const short = teamAfter([
      ['pay', 'ada'],
      ['take', 'bo'],
      ['release', 'bo'],
    ]);
    expect(decideFailure(short, deadlineMs - 1)).toBeNull();
    const failed = decideFailure(short, deadlineMs);
    expect(failed).toMatchObject({ state: 'failed', endedAtMs: deadlineMs, paidSeats: 0 });
    expect(failed?.seats.map(({ state, reason }) => [state, reason])).toEqual([
      ['refunding', 'team_failed'],
      ['released', 'unpaid'],
    ]);
    expect(failed && decideRefunded(failed, 'order-ada', deadlineMs)?.seats[0]?.state).toBe(
      'refunded',
    );
  });

  it('waits for the payment of a seat still held', () => {
    expect(
      decideFailure(
        teamAfter([
          ['pay', 'ada'],
          ['take', 'bo'],
        ]),
        deadlineMs,
      ),
    ).toBeNull();
  });

  it('of a team that is full means nothing', () => {
    const full = teamAfter([
      ['take', 'bo'],
      ['take', 'cy'],
      ['pay', 'ada'],
      ['pay', 'bo'],
      ['pay', 'cy'],
    ]);
    expect(decideFailure(full, deadlineMs)).toBeNull();
  });
});

describe('leaving', () => {
  it('gives who paid everything back, and the seat to others', () => {
    const left = teamAfter([
      ['pay', 'ada'],
      ['take', 'bo'],
      ['pay', 'bo'],
      ['leave', 'bo'],
    ]);
    expect(left).toMatchObject({ state: 'open', seatsLeft: 2, paidSeats: 1 });
    expect(left.seats[1]).toMatchObject({ state: 'refunding', reason: 'left' });
  });

  it('is not for a leader who has paid, unless the campaign says so', () => {
    const team = teamAfter([
      ['pay', 'ada'],
      ['take', 'bo'],
      ['pay', 'bo'],
    ]);
    const refused = decideLeaving(team, 'ada' as MemberId, openedMs);
    expect(refused).toEqual({ ok: false, error: { code: 'groupbuy.leader_stays' } });
  });

  it('makes the next seat lead, with the original deadline', () => {
    const team = teamAfter(
      [
        ['pay', 'ada'],
        ['take', 'bo'],
        ['take', 'cy'],
        ['pay', 'cy'],
        ['leave', 'ada', openedMs + 5 * hourMs],
      ],
      { leaderMayLeave: true },
    );
    expect(team).toMatchObject({ leaderId: 'cy', deadlineMs, state: 'open', paidSeats: 1 });
  });

  it('by the last one in it ends the team', () => {
    const team = teamAfter(
      [
        ['pay', 'ada'],
        ['leave', 'ada'],
      ],
      { leaderMayLeave: true },
    );
    expect(team).toMatchObject({ state: 'failed', seatsLeft: 0 });
  });

  it('is over once the team is full', () => {
    const full = teamAfter([
      ['take', 'bo'],
      ['take', 'cy'],
      ['pay', 'ada'],
      ['pay', 'bo'],
      ['pay', 'cy'],
    ]);
    const refused = decideLeaving(full, 'bo' as MemberId, openedMs);
    expect(refused).toEqual({ ok: false, error: { code: 'groupbuy.team_over', state: 'full' } });
  });
});

describe('the shop', () => {
  const deed = {
    operator: '店长',
    reason: '差一位，我们补上',
    atMs: openedMs,
    requestId: 'r-1' as RequestId,
  };

  it('completes a short team only where the campaign allows it, and says so', () => {
    const events: Event[] = [
      ['pay', 'ada'],
      ['take', 'bo'],
      ['pay', 'bo'],
      ['take', 'cy'],
    ];
    expect(decideCompletion(teamAfter(events), deed, openedMs)).toMatchObject({
      error: { code: 'groupbuy.not_completable' },
    });
    const allowed = teamAfter(events, { shopCompletesFrom: 2 });
    expect(decideCompletion(allowed, deed, openedMs)).toMatchObject({
      ok: true,
      value: { state: 'full', completedByShop: true, paidSeats: 2, completion: deed },
    });
  });

  it('completes nothing with too few paid, or too late', () => {
    const team = teamAfter([['pay', 'ada']], { shopCompletesFrom: 2 });
    expect(decideCompletion(team, deed, openedMs)).toMatchObject({
      error: { code: 'groupbuy.too_few_paid', paidSeats: 1, neededSeats: 2 },
    });
    expect(decideCompletion(team, deed, deadlineMs)).toMatchObject({
      error: { code: 'groupbuy.team_over' },
    });
  });

  it('takes one order of a team back and leaves the others alone', () => {
    const full = teamAfter([
      ['take', 'bo'],
      ['take', 'cy'],
      ['pay', 'ada'],
      ['pay', 'bo'],
      ['pay', 'cy'],
    ]);
    const done = decideSettled(full, ['order-ada', 'order-bo', 'order-cy'], openedMs);
    const after = done && decideAfterSales(done, 'order-bo', deed, openedMs);
    expect(after?.state).toBe('succeeded');
    expect(after?.seats.map(({ state }) => state)).toEqual(['paid', 'refunding', 'paid']);
    expect(after?.seats[1]).toMatchObject({ reason: 'after_sales', afterSales: deed });
    expect(decideAfterSales(full, 'order-bo', deed, openedMs)).toBeNull();
  });
});
