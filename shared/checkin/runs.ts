import { addDays, daysBetween, type BusinessDate } from '../kernel/businessdate';
import type { CheckinRun, CheckinState } from './model';

/** The longest way back that any rule allows a day to be made up, and a month more. */
const daysRemembered = 62;

/** The newest day checked in; null before the first. */
export function lastDateOf(state: Pick<CheckinState, 'runs'>): BusinessDate | null {
  return state.runs[0]?.to ?? null;
}

/** Units: days, both ends counted; 0 for no run. */
export function lengthOf(run: CheckinRun | undefined): number {
  return run ? daysBetween(run.from, run.to) + 1 : 0;
}

/** The run a date belongs to, if it was checked in. */
export function runWith(
  state: Pick<CheckinState, 'runs'>,
  date: BusinessDate,
): CheckinRun | undefined {
  return state.runs.find((run) => run.from <= date && date <= run.to);
}

/** Gives the runs with one more day, joined to what lies next to it on either side. */
export function addToRuns(runs: readonly CheckinRun[], date: BusinessDate): CheckinRun[] {
  const [dayBefore, dayAfter] = [addDays(date, -1), addDays(date, 1)];
  const before = runs.find((run) => run.to === dayBefore);
  const after = runs.find((run) => run.from === dayAfter);
  const joined = { from: before?.from ?? date, to: after?.to ?? date };
  const others = runs.filter((run) => run !== before && run !== after);
  if (others.length === 0) return [joined];
  const newest = [joined, ...others].sort((a, b) => (a.to < b.to ? 1 : -1));
  const oldest = addDays(newest[0]?.to ?? date, -daysRemembered);
  return newest.filter((run, index) => index === 0 || run.to >= oldest);
}
