import { toPoints } from '../kernel/amounts';
import type { BusinessDate } from '../kernel/businessdate';
import type { Ratio } from '../rules/model';
import type { CheckinStatus } from './contract';
import type { CheckinRules, CheckinState } from './model';
import { outlookFrom, stampCard } from './outlook';
import { isOpen, streakOn } from './rules';
import { lastDateOf } from './runs';

const daysShown = 7;

/** Where a member stands on a date: the same words for the home page and the calendar. */
export function checkinStatusOn(
  state: CheckinState,
  rules: CheckinRules | null,
  today: BusinessDate,
  timesOn?: (date: BusinessDate) => Ratio,
): CheckinStatus {
  const lastDate = lastDateOf(state);
  const isDone = lastDate !== null && lastDate >= today;
  const { nextDays, nextBonus } = outlookFrom(state, rules, today, daysShown, timesOn);
  return {
    today,
    status: isDone ? 'done' : isOpen(rules) ? 'open' : 'closed',
    todayPoints: isDone
      ? (state.last?.pointsAwarded ?? toPoints(0))
      : (nextDays[0]?.points ?? toPoints(0)),
    streakDays: streakOn(state, today),
    bestStreakDays: state.bestStreakDays,
    stampCard: stampCard(state, rules, today),
    nextDays,
    nextBonus,
  };
}
