import type { Points } from '../kernel/amounts';
import {
  addDays,
  dateInMonth,
  isoWeekday,
  monthOf,
  type BusinessDate,
} from '../kernel/businessdate';
import { accept, refuse, type Refusal, type Result } from '../kernel/result';
import type { CheckinRules, CheckinState } from './model';
import { isOpen, withDay } from './rules';
import { lengthOf, runWith } from './runs';

export type MakeUpRefusal =
  | Refusal<'checkin.make_up_closed'>
  | Refusal<'checkin.make_up_out_of_range'>
  | Refusal<'checkin.make_up_limit'>
  | Refusal<'checkin.already_done'>;

export interface MakeUpDecision {
  readonly state: Omit<CheckinState, 'last'>;
  readonly costPoints: Points;
  /** The base of the rules; a day made up fires no bonus, whatever day in a row it becomes. */
  readonly pointsAwarded: Points;
  /** Days in a row of the run the day has joined. */
  readonly streakDays: number;
}

/** The missed days a member may make up now. */
export interface MakeUpOffer {
  readonly dates: readonly BusinessDate[];
  readonly costPoints: Points;
  readonly timesLeft: number;
}

/**
 * Decides whether a missed day may be made up today. Whether the points suffice is for the account.
 *
 * Errors: `checkin.make_up_closed`; `checkin.make_up_out_of_range` for today, a day to come, one
 * before the member joined, too far back, or of an earlier cycle; `checkin.already_done`;
 * `checkin.make_up_limit`. Source: docs/domain/checkin.md, rule 13.
 */
export function decideMakeUp(
  state: CheckinState,
  rules: CheckinRules | null,
  date: BusinessDate,
  { today, joinedDate }: { today: BusinessDate; joinedDate: BusinessDate },
): Result<MakeUpDecision, MakeUpRefusal> {
  if (!isOpen(rules) || rules.makeUp === null) return refuse({ code: 'checkin.make_up_closed' });
  const { withinDays, timesAMonth, costPoints } = rules.makeUp;
  const firstDate = laterOf(joinedDate, addDays(today, -withinDays), cycleStart(rules, today));
  if (date >= today || date < firstDate) {
    return refuse({ code: 'checkin.make_up_out_of_range', firstDate });
  }
  if (runWith(state, date)) return refuse({ code: 'checkin.already_done', businessDate: date });
  const used = timesUsed(state, today);
  if (used >= timesAMonth) return refuse({ code: 'checkin.make_up_limit', timesAMonth });

  const next = { ...withDay(state, date), madeUp: { month: monthOf(today), days: used + 1 } };
  return accept({
    state: next,
    costPoints,
    pointsAwarded: rules.basePoints,
    streakDays: lengthOf(runWith(next, date)),
  });
}

/** What could be made up today; null where nothing can. */
export function makeUpOffer(
  state: CheckinState,
  rules: CheckinRules | null,
  days: { today: BusinessDate; joinedDate: BusinessDate },
): MakeUpOffer | null {
  if (!isOpen(rules) || rules.makeUp === null) return null;
  const { withinDays, timesAMonth, costPoints } = rules.makeUp;
  const dates = Array.from({ length: withinDays }, (_, index) =>
    addDays(days.today, index - withinDays),
  ).filter((date) => decideMakeUp(state, rules, date, days).ok);
  if (dates.length === 0) return null;
  return { dates, costPoints, timesLeft: timesAMonth - timesUsed(state, days.today) };
}

function timesUsed(state: CheckinState, today: BusinessDate): number {
  return state.madeUp?.month === monthOf(today) ? state.madeUp.days : 0;
}

function cycleStart(rules: CheckinRules, today: BusinessDate): BusinessDate {
  if (rules.cycle === 'week') return addDays(today, 1 - isoWeekday(today));
  if (rules.cycle === 'month') return dateInMonth(monthOf(today), 1);
  return '0000-01-01' as BusinessDate;
}

function laterOf(...dates: readonly BusinessDate[]): BusinessDate {
  return dates.reduce((latest, date) => (date > latest ? date : latest));
}
