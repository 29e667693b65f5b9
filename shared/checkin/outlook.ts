import type { Points } from '../kernel/amounts';
import { addDays, type BusinessDate } from '../kernel/businessdate';
import type { CheckinRules, CheckinState } from './model';
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

/**
 * What the next days pay if the member comes every day, from today (or tomorrow once today is done).
 * The same rule decides as at the real check-in, so the promise and the payment cannot differ.
 */
export function comingRewards(
  state: CheckinState,
  rules: CheckinRules | null,
  today: BusinessDate,
  days: number,
): ComingReward[] {
  if (!isOpen(rules)) return [];
  const rewards: ComingReward[] = [];
  let imagined = state;
  const lastDate = lastDateOf(state);
  let date = lastDate !== null && lastDate >= today ? addDays(lastDate, 1) : today;
  while (rewards.length < days) {
    const decided = decideCheckin(imagined, rules, date);
    if (!decided.ok) break;
    rewards.push({
      date,
      points: decided.value.pointsAwarded,
      streakDays: decided.value.streakDays,
      hasBonus: decided.value.steps.some((step) => step.code !== 'checkin.base'),
    });
    imagined = { ...decided.value.state, last: null };
    date = addDays(date, 1);
  }
  return rewards;
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
