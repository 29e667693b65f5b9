import fc from 'fast-check';
import { decideMakeUp } from '#shared/checkin/makeup';
import { noCheckins, type CheckinRules, type CheckinState } from '#shared/checkin/model';
import { decideCheckin, streakOn } from '#shared/checkin/rules';
import { lastDateOf } from '#shared/checkin/runs';
import { checkedDaysIn } from '#shared/checkin/calendar';
import { toPoints } from '#shared/kernel/amounts';
import { addDays, businessDateAt, monthOf, type BusinessDate } from '#shared/kernel/businessdate';
import { documentCheckinRules, shanghaiMidnight } from '#shared/rules/defaults';
import type { EntryId, RequestId } from '#shared/kernel/ids';
import { agree } from './verify';
import { instantOf, momentOfDay, startingDates } from './instants';

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

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const step = fc.record({
  days: fc.constantFrom(0, 1, 1, 1, 1, 1, 2, 3, 9),
  act: fc.constantFrom('check in', 'check in', 'check in', 'make up', 'step back'),
  momentMs: momentOfDay,
  back: fc.integer({ min: 1, max: 31 }),
  rules: fc.constantFrom(...ruleSets),
});

/** Streak, best, total and calendar are those of the dates, through any changes of rules. */
export function runCheckinModel(options: { numRuns: number }): void {
  const lives = fc.array(step, { minLength: 50, maxLength: 60 });
  fc.assert(fc.property(startingDates, lives, live), options);
}

function live(joinedDate: BusinessDate, steps: readonly Step[]): boolean {
  let today = joinedDate;
  let state = noCheckins;
  const dates = new Set<BusinessDate>();
  for (const { days, momentMs, act, back, rules } of steps) {
    today = addDays(today, days);
    agree('the date', businessDateAt(instantOf(today, momentMs), shanghaiMidnight), today);
    const date = act === 'check in' ? today : addDays(today, -back);
    const decide = (before: CheckinState) =>
      act === 'make up'
        ? decideMakeUp(before, rules, date, { today, joinedDate })
        : decideCheckin(before, rules, date);
    const decided = decide(state);
    const newest = [...dates].sort().at(-1) ?? '';
    // One a date, none for a day to come, none before the newest but by making up.
    if (act !== 'make up') agree(`${act} on ${date}`, decided.ok, date > newest);
    if (!decided.ok) continue;
    agree(`${date} twice, or too early`, dates.has(date) || date > today, false);
    dates.add(date);
    const { pointsAwarded } = decided.value;
    agree(`${date} paid`, pointsAwarded >= 5, true);
    const requestId = `${act} ${date}` as RequestId;
    const last = { requestId, entryId: `checkin:${date}` as EntryId, pointsAwarded };
    state = { ...decided.value.state, last };
    verify(state, dates, today);
    // The same again has no second effect, and hears of the first.
    const again = decide(state);
    agree(`${requestId} again`, again.ok, false);
    if (act !== 'make up' && !again.ok) {
      agree('what is said again', again.error['pointsAwarded'], pointsAwarded);
    }
  }
  return true;
}
