import { toPoints } from '#shared/kernel/amounts';
import { addDays, type BusinessDate } from '#shared/kernel/businessdate';
import { noCheckins, type CheckinRules, type CheckinState } from '#shared/checkin/model';
import { comingRewards, stampCard } from '#shared/checkin/outlook';
import { decideCheckin, streakOn } from '#shared/checkin/rules';
import { lastDateOf, lengthOf } from '#shared/checkin/runs';
import { documentCheckinRules } from '#shared/rules/defaults';

const day = (text: string) => text as BusinessDate;
const rules = (change: Partial<CheckinRules>): CheckinRules => ({
  cycle: 'rolling',
  basePoints: toPoints(10),
  streakSteps: [],
  cumulativeSteps: [],
  makeUp: null,
  ...change,
});

/** Checks in on each date; gives the state and what each day paid. */
function live(
  under: CheckinRules,
  dates: readonly BusinessDate[],
  from: CheckinState = noCheckins,
) {
  let state = from;
  const paid = dates.map((date) => {
    const decided = decideCheckin(state, under, date);
    if (!decided.ok) throw new Error(`${date}: ${decided.error.code}`);
    state = { ...decided.value.state, last: null };
    return decided.value.pointsAwarded;
  });
  return { state, paid };
}

const daysFrom = (first: string, count: number) =>
  Array.from({ length: count }, (_, index) => addDays(day(first), index));

describe('the case of the documents: 10 a day, 100 more on every 20th day in a row', () => {
  it('pays 10 x 20 + 100 for twenty days', () => {
    const { paid, state } = live(documentCheckinRules, daysFrom('2026-01-20', 20));
    expect(paid).toEqual([...Array<number>(19).fill(10), 110]);
    expect(lengthOf(state.runs[0])).toBe(20);
  });

  it('pays the bonus again on day 40 and 60', () => {
    const { paid } = live(documentCheckinRules, daysFrom('2026-01-01', 60));
    expect(paid.flatMap((points, index) => (points === 110 ? [index + 1] : []))).toEqual([
      20, 40, 60,
    ]);
  });

  it('starts over after a missed day and remembers the best', () => {
    const dates = [...daysFrom('2026-01-01', 19), ...daysFrom('2026-01-21', 2)];
    const { paid, state } = live(documentCheckinRules, dates);
    expect(paid).toEqual(Array<number>(21).fill(10));
    expect(lengthOf(state.runs[0])).toBe(2);
    expect(state).toMatchObject({ bestStreakDays: 19, totalDays: 21 });
  });

  it('explains day twenty as base and bonus', () => {
    const { state } = live(documentCheckinRules, daysFrom('2026-01-01', 19));
    const decided = decideCheckin(state, documentCheckinRules, day('2026-01-20'));
    expect(decided).toMatchObject({
      ok: true,
      value: {
        streakDays: 20,
        steps: [
          { code: 'checkin.base', points: 10 },
          { code: 'checkin.streak', points: 100, facts: { day: 20, everyDays: 20 } },
        ],
      },
    });
  });

  it('multiplies all that a day pays by the tier, rounded down once, as a step of its own', () => {
    const { state } = live(documentCheckinRules, daysFrom('2026-01-01', 19));
    const times = { numerator: 7, denominator: 6 };
    const decided = decideCheckin(state, documentCheckinRules, day('2026-01-20'), times);
    // 110 x 7 / 6 = 128.3
    expect(decided).toMatchObject({
      ok: true,
      value: {
        pointsAwarded: 128,
        steps: [
          { code: 'checkin.base', points: 10 },
          { code: 'checkin.streak', points: 100 },
          { code: 'checkin.tier', points: 18, facts: { numerator: 7, denominator: 6 } },
        ],
      },
    });
  });

  it('has no step for a tier that changes nothing', () => {
    const times = { numerator: 21, denominator: 20 };
    const decided = decideCheckin(noCheckins, documentCheckinRules, day('2026-01-20'), times);
    expect(decided).toMatchObject({ value: { pointsAwarded: 10, steps: [{}] } });
  });

  it('promises by the tier of each day to come, and calls no tier a bonus', () => {
    const timesOn = (date: BusinessDate) => ({
      numerator: date < day('2026-01-03') ? 3 : 1,
      denominator: date < day('2026-01-03') ? 2 : 1,
    });
    const coming = comingRewards(noCheckins, documentCheckinRules, day('2026-01-01'), 3, timesOn);
    expect(coming.map(({ points, hasBonus }) => [points, hasBonus])).toEqual([
      [15, false],
      [15, false],
      [10, false],
    ]);
  });

  it('joins the streak over a month, a year and a leap day', () => {
    const { state } = live(documentCheckinRules, daysFrom('2027-12-30', 63));
    expect(lastDateOf(state)).toBe('2028-03-01');
    expect(lengthOf(state.runs[0])).toBe(63);
  });
});

describe('refusals', () => {
  const { state } = live(documentCheckinRules, [day('2026-01-05')]);

  it('refuses the same day again, with what stands', () => {
    expect(decideCheckin(state, documentCheckinRules, day('2026-01-05'))).toEqual({
      ok: false,
      error: {
        code: 'checkin.already_done',
        businessDate: '2026-01-05',
        streakDays: 1,
        pointsAwarded: 0,
      },
    });
  });

  it('refuses a day before the newest one, when the clock has stepped back', () => {
    expect(decideCheckin(state, documentCheckinRules, day('2026-01-04'))).toEqual({
      ok: false,
      error: { code: 'checkin.date_closed', lastDate: '2026-01-05' },
    });
  });

  it.each([
    ['no rules at all', null],
    ['an empty rule table', rules({ basePoints: toPoints(0) })],
  ])('is closed under %s', (_, closed) => {
    expect(decideCheckin(noCheckins, closed, day('2026-01-05'))).toEqual({
      ok: false,
      error: { code: 'checkin.closed' },
    });
  });
});

describe('cycles', () => {
  it('counts the days in a row from Monday in a weekly cycle, the streak itself running on', () => {
    const weekly = rules({
      cycle: 'week',
      streakSteps: [{ onDay: 7, bonusPoints: toPoints(30) }],
    });
    // 2026-11-16 is a Monday; the member begins on the Thursday before.
    const { paid, state } = live(weekly, daysFrom('2026-11-12', 18));
    expect(paid.flatMap((points, index) => (points === 40 ? [index] : []))).toEqual([10, 17]);
    expect(lengthOf(state.runs[0])).toBe(18);
  });

  it('counts the days in a row from the first in a monthly cycle', () => {
    const monthly = rules({
      cycle: 'month',
      streakSteps: [{ everyDays: 10, bonusPoints: toPoints(50) }],
    });
    const { paid } = live(monthly, daysFrom('2026-01-25', 30));
    const bonusDates = daysFrom('2026-01-25', 30).filter((_, index) => paid[index] === 60);
    expect(bonusDates).toEqual(['2026-02-10', '2026-02-20']);
  });

  it('pays a cumulative step on the very day it is reached, today counted', () => {
    const monthly = rules({
      cycle: 'month',
      cumulativeSteps: [{ days: 3, bonusPoints: toPoints(5) }],
    });
    const dates = ['2026-01-02', '2026-01-09', '2026-01-20', '2026-01-21', '2026-02-01'].map(day);
    expect(live(monthly, dates).paid).toEqual([10, 10, 15, 10, 10]);
  });

  it('counts a week that spans two months as one', () => {
    const weekly = rules({
      cycle: 'week',
      cumulativeSteps: [{ days: 3, bonusPoints: toPoints(7) }],
    });
    // Monday 2026-06-29, Wednesday 07-01, Sunday 07-05, then Monday of the next week.
    const dates = ['2026-06-29', '2026-07-01', '2026-07-05', '2026-07-06'].map(day);
    expect(live(weekly, dates).paid).toEqual([10, 10, 17, 10]);
  });

  it('counts for ever in a rolling cycle', () => {
    const rolling = rules({ cumulativeSteps: [{ days: 3, bonusPoints: toPoints(9) }] });
    const dates = ['2026-01-01', '2026-05-01', '2027-03-03', '2027-03-04'].map(day);
    expect(live(rolling, dates).paid).toEqual([10, 10, 19, 10]);
  });
});

describe('a change of rules', () => {
  it('never rewrites a streak: the next day counts on under the new rule', () => {
    const before = live(rules({ basePoints: toPoints(5) }), daysFrom('2026-01-01', 19));
    const after = live(documentCheckinRules, [day('2026-01-20')], before.state);
    expect(after.paid).toEqual([110]);
    expect(lengthOf(after.state.runs[0])).toBe(20);
  });
});

describe('what lies ahead', () => {
  it('promises what the check-in will pay, day by day', () => {
    const { state } = live(documentCheckinRules, daysFrom('2026-01-01', 18));
    const promised = comingRewards(state, documentCheckinRules, day('2026-01-19'), 3);
    expect(promised).toEqual([
      { date: '2026-01-19', points: 10, streakDays: 19, hasBonus: false },
      { date: '2026-01-20', points: 110, streakDays: 20, hasBonus: true },
      { date: '2026-01-21', points: 10, streakDays: 21, hasBonus: false },
    ]);
    expect(live(documentCheckinRules, daysFrom('2026-01-19', 3), state).paid).toEqual([
      10, 110, 10,
    ]);
  });

  it('begins tomorrow once today is done', () => {
    const { state } = live(documentCheckinRules, [day('2026-01-01')]);
    expect(comingRewards(state, documentCheckinRules, day('2026-01-01'), 1)).toEqual([
      { date: '2026-01-02', points: 10, streakDays: 2, hasBonus: false },
    ]);
  });

  it('shows a broken streak as broken from the second day on', () => {
    const { state } = live(documentCheckinRules, daysFrom('2026-01-01', 5));
    expect(streakOn(state, day('2026-01-05'))).toBe(5);
    expect(streakOn(state, day('2026-01-06'))).toBe(5);
    expect(streakOn(state, day('2026-01-07'))).toBe(0);
  });

  it.each([
    [0, '2026-01-01', 0],
    [7, '2026-01-07', 7],
    [7, '2026-01-08', 7],
    [20, '2026-01-20', 20],
    [20, '2026-01-21', 0],
    [7, '2026-01-09', 0],
  ])('after %i days, on %s, the card of twenty shows %i seals', (days, today, stamped) => {
    const { state } = live(documentCheckinRules, daysFrom('2026-01-01', days));
    expect(stampCard(state, documentCheckinRules, day(today))).toEqual({
      size: 20,
      stamped,
      bonusPoints: 100,
    });
  });
});
