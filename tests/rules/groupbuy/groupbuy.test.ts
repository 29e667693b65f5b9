import type { MemberId, RequestId } from '#shared/kernel/ids';
import type { Team } from '#shared/groupbuy/model';
import { decideAfterSales, decideCompletion, decideFailure } from '#shared/groupbuy/ending';
import { decideLeaving, decidePayment, decideTaking } from '#shared/groupbuy/rules';
import { decideRefunded, decideSettled } from '#shared/groupbuy/settling';
import { deadlineMs, type TeamEvent, hourMs, minuteMs, openedMs, taker, teamAfter } from './teams';

describe('a seat', () => {
  it('is held for a quarter of an hour, and never past the deadline', () => {
    expect(teamAfter([]).seats[0]).toMatchObject({
      state: 'held',
      heldUntilMs: openedMs + 15 * minuteMs,
    });
    const late = teamAfter([['take', 'bo', deadlineMs - 5 * minuteMs]]);
    expect(late.seats[1]?.heldUntilMs).toBe(deadlineMs);
  });

  it.each<[string, readonly TeamEvent[], number, string | null]>([
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
    const events: TeamEvent[] = [
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
