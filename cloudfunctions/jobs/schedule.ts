import {
  businessDateAt,
  startOfBusinessDateMs,
  type DayBoundary,
} from '#shared/kernel/businessdate';
import type { Call } from '../_kit/action';
import type { TimerReport, TimerTable } from '../_kit/timer';
import { programmeInForce } from '../_ledger/rulebook';
import { lastTickMs, saveTick } from './repository';

/** A job, and on which ticks it is due: minutes and hours of the shop's own day. */
export interface ScheduledJob {
  readonly everyMinutes: number;
  /** From and including the first hour, up to the second; all day when left out. */
  readonly betweenHours?: readonly [from: number, to: number];
  readonly run: (call: Call) => Promise<TimerReport>;
}

/** Jobs by name, in the order in which a tick runs them. */
export type Schedule = Readonly<Record<string, ScheduledJob>>;

const minuteMs = 60_000;

/**
 * The timers of the jobs function: one `tick`, since a function may have a single trigger, which runs
 * every job that is due; and each job under its own name, to be run by hand.
 * Source: docs/platform.md, "Timers".
 */
export function timersOf(schedule: Schedule): TimerTable {
  const byName = Object.entries(schedule).map(([name, { run }]) => [name, run] as const);
  return { tick: (call) => runDue(call, schedule), ...Object.fromEntries(byName) };
}

/**
 * Runs what has come due since the last tick, so a missed tick is made up by the next. One job failing
 * must not keep the others from running: its error is thrown when all are done.
 */
async function runDue(call: Call, schedule: Schedule): Promise<TimerReport> {
  const { dayBoundary } = (await programmeInForce(call)).body;
  const lastMs = await lastTickMs(call);
  // Noted before the jobs run: what a dying tick leaves is resumable and due again soon.
  await saveTick(call);

  const report: Record<string, number> = {};
  const errors: unknown[] = [];
  for (const [name, job] of Object.entries(schedule)) {
    if (!isDue(job, lastMs, call.nowMs, dayBoundary)) continue;
    try {
      const counts = Object.entries(await job.run(call));
      for (const [what, count] of counts) report[`${name}.${what}`] = count;
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, 'some jobs of this tick failed');
  return report;
}

/** A clock that has stepped back makes everything due: doing a job twice changes nothing. */
function isDue(
  { everyMinutes, betweenHours: [from, to] = [0, 24] }: ScheduledJob,
  lastMs: number,
  nowMs: number,
  boundary: DayBoundary,
): boolean {
  const startMs = startOfBusinessDateMs(businessDateAt(nowMs, boundary), boundary);
  const hour = (nowMs - startMs) / (60 * minuteMs);
  const turn = (atMs: number): number => Math.floor((atMs - startMs) / (everyMinutes * minuteMs));
  return turn(lastMs) !== turn(nowMs) && from <= hour && hour < to;
}
