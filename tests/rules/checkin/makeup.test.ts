import { decideMakeUp, makeUpOffer } from '#shared/checkin/makeup';
import { noCheckins, type CheckinRules, type CheckinState } from '#shared/checkin/model';
import { decideCheckin, streakOn } from '#shared/checkin/rules';
import { addDays, type BusinessDate } from '#shared/kernel/businessdate';
import { toPoints } from '#shared/kernel/amounts';
import { documentCheckinRules as rules } from '#shared/rules/defaults';
import { day } from '../book';

const joinedDate = day('2025-01-01');
const at = (today: string) => ({ today: day(today), joinedDate });

function checkedIn(dates: readonly BusinessDate[]): CheckinState {
  return dates.reduce<CheckinState>((state, date) => {
    const decided = decideCheckin(state, rules, date);
    if (!decided.ok) throw new Error(decided.error.code);
    return { ...decided.value.state, last: null };
  }, noCheckins);
}
const range = (first: string, count: number) =>
  Array.from({ length: count }, (_, index) => addDays(day(first), index));

describe('making up a missed day', () => {
  // 2026-03-02 (Monday) to 03-11, the 7th missed.
  const state = checkedIn([...range('2026-03-02', 5), ...range('2026-03-08', 4)]);

  it('joins what lies on both sides into one streak and pays the base', () => {
    const made = decideMakeUp(state, rules, day('2026-03-07'), at('2026-03-11'));
    if (!made.ok) throw new Error(made.error.code);
    expect(made.value).toMatchObject({ costPoints: 50, pointsAwarded: 10, streakDays: 10 });
    expect(streakOn({ ...made.value.state, last: null }, day('2026-03-11'))).toBe(10);
    expect(made.value.state).toMatchObject({ bestStreakDays: 10, totalDays: 10 });
  });

  it('fires no bonus, and the streak’s next bonus comes on its own day', () => {
    const almost = checkedIn([...range('2026-02-09', 16), ...range('2026-02-26', 3)]);
    const made = decideMakeUp(almost, rules, day('2026-02-25'), at('2026-03-01'));
    if (!made.ok) throw new Error(made.error.code);
    expect(made.value).toMatchObject({ pointsAwarded: 10, streakDays: 20 });
    const next = decideCheckin({ ...made.value.state, last: null }, rules, day('2026-03-01'));
    expect(next).toMatchObject({ ok: true, value: { pointsAwarded: 10, streakDays: 21 } });
  });

  it.each<[string, string, string, Partial<CheckinRules>]>([
    ['today', '2026-03-11', 'checkin.make_up_out_of_range', {}],
    ['tomorrow', '2026-03-12', 'checkin.make_up_out_of_range', {}],
    ['eight days ago', '2026-03-03', 'checkin.make_up_out_of_range', {}],
    ['a day that was checked in', '2026-03-09', 'checkin.already_done', {}],
    [
      'last week, in a weekly cycle',
      '2026-03-07',
      'checkin.make_up_out_of_range',
      { cycle: 'week' },
    ],
    ['where nothing can be made up', '2026-03-07', 'checkin.make_up_closed', { makeUp: null }],
  ])('is refused for %s', (_, date, code, change) => {
    const made = decideMakeUp(state, { ...rules, ...change }, day(date), at('2026-03-11'));
    expect(made).toMatchObject({ ok: false, error: { code } });
  });

  it('is refused for a day before the member joined', () => {
    const days = { today: day('2026-03-11'), joinedDate: day('2026-03-08') };
    expect(decideMakeUp(noCheckins, rules, day('2026-03-07'), days)).toMatchObject({
      error: { code: 'checkin.make_up_out_of_range', firstDate: '2026-03-08' },
    });
  });

  it('happens twice a month and no more, and again in the next', () => {
    const used = { ...state, madeUp: { month: '2026-03' as never, days: 2 } };
    const made = decideMakeUp(used, rules, day('2026-03-07'), at('2026-03-11'));
    expect(made).toMatchObject({ error: { code: 'checkin.make_up_limit', timesAMonth: 2 } });
    const april = decideMakeUp(used, rules, day('2026-03-31'), at('2026-04-01'));
    expect(april).toMatchObject({
      ok: true,
      value: { state: { madeUp: { month: '2026-04', days: 1 } } },
    });
  });

  it('is offered for the days that can be made up', () => {
    expect(makeUpOffer(state, rules, at('2026-03-11'))).toEqual({
      dates: ['2026-03-07'],
      costPoints: 50,
      timesLeft: 2,
    });
    expect(makeUpOffer(checkedIn(range('2026-03-01', 10)), rules, at('2026-03-11'))).toBeNull();
  });

  it('costs nothing under a rule that says so', () => {
    const free = { ...rules, makeUp: { withinDays: 3, timesAMonth: 1, costPoints: toPoints(0) } };
    expect(makeUpOffer(noCheckins, free, at('2026-03-11'))).toMatchObject({ costPoints: 0 });
  });
});
