import { addPoints, toPoints, zeroPoints, type Points } from '../kernel/amounts';
import {
  addDays,
  dayOfMonth,
  isoWeekday,
  monthOf,
  type BusinessDate,
} from '../kernel/businessdate';
import { accept, refuse, type Refusal, type Result } from '../kernel/result';
import type { ExplainedStep } from '../points/model';
import { once, type Ratio } from '../rules/model';
import { checkedDaysIn, markDay } from './calendar';
import type { CheckinFacts, CheckinRules, CheckinState, StreakStep } from './model';
import { addToRuns, lastDateOf, lengthOf } from './runs';

/** The streak after today's check-in, what it pays, and one explained step for each part of it. */
export interface CheckinDecision {
  readonly state: CheckinFacts;
  readonly pointsAwarded: Points;
  readonly streakDays: number;
  readonly steps: readonly ExplainedStep[];
}

export type CheckinRefusal =
  Refusal<'checkin.already_done'> | Refusal<'checkin.date_closed'> | Refusal<'checkin.closed'>;

/** Check-in is open when something can be earned by it. Source: docs/domain/checkin.md, rule 8. */
export function isOpen(rules: CheckinRules | null): rules is CheckinRules {
  return (
    rules !== null &&
    (rules.basePoints > 0 || rules.streakSteps.length > 0 || rules.cumulativeSteps.length > 0)
  );
}

/**
 * Decides one check-in on a business date. `tierTimes` is what the member's tier makes of it.
 *
 * Errors: `checkin.closed`; `checkin.already_done` for the day of the newest check-in;
 * `checkin.date_closed` for an earlier day (the cloud's clock stepped back, or the shop moved its
 * day boundary). Source: docs/domain/checkin.md, rules 1 to 8 and 14.
 */
export function decideCheckin(
  state: CheckinFacts & Partial<CheckinState>,
  rules: CheckinRules | null,
  today: BusinessDate,
  tierTimes: Ratio = once,
): Result<CheckinDecision, CheckinRefusal> {
  if (!isOpen(rules)) return refuse({ code: 'checkin.closed' });
  const lastDate = lastDateOf(state);
  if (lastDate === today) return refuse({ code: 'checkin.already_done', ...doneToday(state) });
  if (lastDate !== null && lastDate > today) {
    return refuse({ code: 'checkin.date_closed', lastDate });
  }

  const next = withDay(state, today);
  const streakDays = lengthOf(next.runs[0]);
  const plain = [
    ...baseSteps(rules),
    ...streakBonuses(rules, dayInCycle(rules, streakDays, today)),
    ...cumulativeBonuses(rules, cumulativeDays(rules, next, today)),
  ];
  const steps = [...plain, ...tierSteps(plain, tierTimes)];
  return accept({
    state: next,
    pointsAwarded: addPoints(zeroPoints, ...steps.map((step) => step.points)),
    streakDays,
    steps,
  });
}

/** The state after one more day: the facts only, whatever it pays. */
export function withDay(state: CheckinFacts, date: BusinessDate): CheckinFacts {
  const runs = addToRuns(state.runs, date);
  return {
    runs,
    bestStreakDays: Math.max(state.bestStreakDays, ...runs.map(lengthOf)),
    totalDays: state.totalDays + 1,
    months: markDay(state.months, date),
    madeUp: state.madeUp,
  };
}

/** The streak a member sees on a date: unbroken until a whole day has been missed. */
export function streakOn(state: CheckinState, today: BusinessDate): number {
  const lastDate = lastDateOf(state);
  if (lastDate === null) return 0;
  return lastDate >= today || addDays(lastDate, 1) === today ? lengthOf(state.runs[0]) : 0;
}

/** Which day in a row this is for the streak steps: the streak, cut at the start of the cycle. */
export function dayInCycle(rules: CheckinRules, streakDays: number, date: BusinessDate): number {
  if (rules.cycle === 'week') return Math.min(streakDays, isoWeekday(date));
  if (rules.cycle === 'month') return Math.min(streakDays, dayOfMonth(date));
  return streakDays;
}

/** Whether a step pays on a day of the cycle, counted from 1. */
export function streakStepFires(step: StreakStep, day: number): boolean {
  return 'everyDays' in step ? day % step.everyDays === 0 : day === step.onDay;
}

function doneToday(state: CheckinFacts & Partial<CheckinState>): Record<string, unknown> {
  return {
    businessDate: lastDateOf(state),
    streakDays: lengthOf(state.runs[0]),
    pointsAwarded: state.last?.pointsAwarded ?? 0,
  };
}

function baseSteps(rules: CheckinRules): ExplainedStep[] {
  return rules.basePoints > 0
    ? [{ code: 'checkin.base', points: rules.basePoints, facts: {} }]
    : [];
}

function streakBonuses(rules: CheckinRules, day: number): ExplainedStep[] {
  return rules.streakSteps
    .filter((step) => streakStepFires(step, day))
    .map((step) => ({
      code: 'checkin.streak',
      points: toPoints(step.bonusPoints),
      facts: 'everyDays' in step ? { day, everyDays: step.everyDays } : { day },
    }));
}

function cumulativeBonuses(rules: CheckinRules, days: number): ExplainedStep[] {
  return rules.cumulativeSteps
    .filter((step) => step.days === days)
    .map((step) => ({
      code: 'checkin.cumulative',
      points: toPoints(step.bonusPoints),
      facts: { days, cycle: rules.cycle },
    }));
}

/** Rounded once, for all that the day pays together. Source: docs/domain/checkin.md, rule 14. */
function tierSteps(plain: readonly ExplainedStep[], times: Ratio): ExplainedStep[] {
  const sum = addPoints(zeroPoints, ...plain.map((step) => step.points));
  const more = Math.floor((sum * times.numerator) / times.denominator) - sum;
  return more === 0 ? [] : [{ code: 'checkin.tier', points: toPoints(more), facts: { ...times } }];
}

/** Today counts: it is marked before the days are counted. */
function cumulativeDays(
  rules: CheckinRules,
  state: Pick<CheckinState, 'months' | 'totalDays'>,
  today: BusinessDate,
): number {
  if (rules.cycle === 'rolling') return state.totalDays;
  if (rules.cycle === 'month') return checkedDaysIn(state.months, monthOf(today)).length;
  const monday = addDays(today, 1 - isoWeekday(today));
  return [monthOf(monday), monthOf(today)]
    .filter((month, index, all) => all.indexOf(month) === index)
    .flatMap((month) => checkedDaysIn(state.months, month))
    .filter((date) => date >= monday && date <= today).length;
}
