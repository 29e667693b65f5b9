import fc from 'fast-check';
import { decideMakeUp } from '#shared/checkin/makeup';
import { noCheckins, type CheckinRules, type CheckinState } from '#shared/checkin/model';
import { decideCheckin, streakOn } from '#shared/checkin/rules';
import { lastDateOf } from '#shared/checkin/runs';
import { checkedDaysIn } from '#shared/checkin/calendar';
import { toPoints } from '#shared/kernel/amounts';
import { addDays, monthOf, type BusinessDate } from '#shared/kernel/businessdate';
import { documentCheckinRules } from '#shared/rules/defaults';
import { day } from '../rules/book';

/** Rules that a shop may change between at any time; none may rewrite what happened. */
const ruleSets: readonly CheckinRules[] = [
  documentCheckinRules,
  { ...documentCheckinRules, cycle: 'week', makeUp: null },
  {
    cycle: 'month',
    basePoints: toPoints(5),
    streakSteps: [{ onDay: 7, bonusPoints: toPoints(30) }],
    cumulativeSteps: [{ days: 3, bonusPoints: toPoints(8) }],
    makeUp: { withinDays: 31, timesAMonth: 31, costPoints: toPoints(0) },
  },
];

const joinedDate = day('2027-11-20');

/** The days in a row that end on a date, counted in a plain set of dates. */
function rowEndingOn(dates: ReadonlySet<BusinessDate>, last: BusinessDate): number {
  let length = 0;
  for (let date = last; dates.has(date); date = addDays(date, -1)) length += 1;
  return length;
}

function verify(state: CheckinState, dates: ReadonlySet<BusinessDate>, today: BusinessDate): void {
  const sorted = [...dates].sort();
  const last = sorted.at(-1) ?? null;
  const isAlive = last !== null && (last >= today || addDays(last, 1) === today);
  const longest = Math.max(0, ...sorted.map((date) => rowEndingOn(dates, date)));
  const thisMonth = sorted.filter((date) => monthOf(date) === monthOf(today));
  const found = {
    last: lastDateOf(state),
    streak: streakOn(state, today),
    total: state.totalDays,
    best: state.bestStreakDays,
    month: checkedDaysIn(state.months, monthOf(today)),
  };
  const expected = {
    last,
    streak: isAlive ? rowEndingOn(dates, last) : 0,
    total: dates.size,
    best: longest,
    month: thisMonth,
  };
  if (JSON.stringify(found) !== JSON.stringify(expected)) {
    throw new Error(`${JSON.stringify(found)}, the dates say ${JSON.stringify(expected)}`);
  }
}

const step = fc.record({
  days: fc.constantFrom(0, 1, 1, 1, 1, 1, 2, 3, 9),
  act: fc.constantFrom('check in', 'check in', 'check in', 'make up', 'step back'),
  back: fc.integer({ min: 1, max: 31 }),
  rules: fc.constantFrom(...ruleSets),
});

it('streak, best, total and calendar are those of the dates, through any changes of rules', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 50, maxLength: 60 }), (steps) => {
      let today = joinedDate;
      let state = noCheckins;
      const dates = new Set<BusinessDate>();
      const paid: number[] = [];
      for (const { days, act, back, rules } of steps) {
        today = addDays(today, days);
        const date = act === 'check in' ? today : addDays(today, -back);
        const decided =
          act === 'make up'
            ? decideMakeUp(state, rules, date, { today, joinedDate })
            : decideCheckin(state, rules, date);
        const newest = [...dates].sort().at(-1) ?? '';
        // One a date, none for a day to come, none before the newest but by making up.
        if (act !== 'make up' && decided.ok !== date > newest) throw new Error(`${act} ${date}`);
        if (!decided.ok) continue;
        if (dates.has(date) || date > today) throw new Error(`${date} twice, or too early`);
        dates.add(date);
        paid.push(decided.value.pointsAwarded);
        state = { ...decided.value.state, last: null };
        verify(state, dates, today);
      }
      return paid.every((points) => points >= 5);
    }),
    { numRuns: 2000 },
  );
}, 120_000);
