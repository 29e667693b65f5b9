import type { Points } from '../kernel/amounts';
import { addDays, type BusinessDate } from '../kernel/businessdate';
import { once, type Ratio } from '../rules/model';
import type { CheckinFacts, CheckinRules, CheckinState } from './model';
import { dayInCycle, decideCheckin, isOpen, streakOn, streakStepFires } from './rules';
import { lastDateOf } from './runs';

/** One coming day and what it pays if no day is missed until then. */
export interface ComingReward {
  readonly date: BusinessDate;
  readonly points: Points;
  readonly streakDays: number;
  /** Whether a bonus falls on the day, beyond the base. */
  readonly hasBonus: boolean;
}

/** The paper card: one cell for each day in a row up to the next repeating bonus. */
export interface StampCard {
  readonly size: number;
  /** Cells stamped, today's included once done. */
  readonly stamped: number;
  readonly bonusPoints: Points;
}

/** Far enough to meet the next bonus of any rule set that has one within a year. */
const daysAhead = 366;

const bonusCodes: ReadonlySet<string> = new Set(['checkin.streak', 'checkin.cumulative']);

/** What the member's tier makes of a check-in on a date. */
type TimesOn = (date: BusinessDate) => Ratio;

/** What a member may look forward to. */
export interface Outlook {
  readonly nextDays: readonly ComingReward[];
  /** The nearest coming day with a bonus; null when there is none within a year. */
  readonly nextBonus: ComingReward | null;
}

/** The next days and the next bonus, in one look ahead that goes no further than it must. */
export function outlookFrom(
  state: CheckinState,
  rules: CheckinRules | null,
  today: BusinessDate,
  days: number,
  timesOn?: TimesOn,
): Outlook {
  const hasBonuses = rules && (rules.streakSteps.length > 0 || rules.cumulativeSteps.length > 0);
  const nextDays: ComingReward[] = [];
  let nextBonus: ComingReward | null = null;
  for (const reward of rewardsAhead(state, rules, today, timesOn)) {
    if (nextDays.length < days) nextDays.push(reward);
    if (reward.hasBonus) nextBonus ??= reward;
    if (nextDays.length >= days && (nextBonus || !hasBonuses)) break;
  }
  return { nextDays, nextBonus };
}

/**
 * What the next days pay if the member comes every day, from today (or tomorrow once today is done).
 * The same rule decides as at the real check-in, so the promise and the payment cannot differ.
 */
export function comingRewards(
  state: CheckinState,
  rules: CheckinRules | null,
  today: BusinessDate,
  days: number,
  timesOn?: TimesOn,
): ComingReward[] {
  const rewards: ComingReward[] = [];
  if (days < 1) return rewards;
  for (const reward of rewardsAhead(state, rules, today, timesOn)) {
    rewards.push(reward);
    if (rewards.length >= days) break;
  }
  return rewards;
}

/** One day after the other, worked out only as far as somebody asks. */
function* rewardsAhead(
  state: CheckinState,
  rules: CheckinRules | null,
  today: BusinessDate,
  timesOn: TimesOn = () => once,
): Generator<ComingReward> {
  if (!isOpen(rules)) return;
  let imagined: CheckinFacts = state;
  const lastDate = lastDateOf(state);
  let date = lastDate !== null && lastDate >= today ? addDays(lastDate, 1) : today;
  for (let day = 0; day < daysAhead; day += 1) {
    const decided = decideCheckin(imagined, rules, date, timesOn(date));
    if (!decided.ok) return;
    yield {
      date,
      points: decided.value.pointsAwarded,
      streakDays: decided.value.streakDays,
      hasBonus: decided.value.steps.some(({ code }) => bonusCodes.has(code)),
    };
    imagined = decided.value.state;
    date = addDays(date, 1);
  }
}

/** The card of the longest repeating streak step, or null when the rules have none. */
export function stampCard(
  state: CheckinState,
  rules: CheckinRules | null,
  today: BusinessDate,
): StampCard | null {
  if (!isOpen(rules)) return null;
  const repeating = rules.streakSteps.flatMap((step) => ('everyDays' in step ? [step] : []));
  const step = repeating.sort((a, b) => b.everyDays - a.everyDays)[0];
  if (step === undefined) return null;
  const streakDays = streakOn(state, today);
  const lastDate = lastDateOf(state);
  const day = streakDays === 0 ? 0 : dayInCycle(rules, streakDays, lastDate ?? today);
  const full = lastDate === today && day > 0 && streakStepFires(step, day);
  return {
    size: step.everyDays,
    stamped: full ? step.everyDays : day % step.everyDays,
    bonusPoints: step.bonusPoints,
  };
}
