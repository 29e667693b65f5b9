import { businessDateAt, startOfBusinessDateMs } from '#shared/kernel/businessdate';
import type { Call } from '../_kit/action';
import type { TimerReport, TimerTable } from '../_kit/timer';
import { programmeInForce } from '../_ledger/rulebook';

/** When a job is due; units: hours of the shop's own day, from and including `fromHour`. */
export type Due = 'always' | { readonly fromHour: number; readonly toHour: number };

/** A job by name, and when the tick runs it. */
export type Schedule = Readonly<
  Record<string, { readonly due: Due; readonly run: (call: Call) => Promise<TimerReport> }>
>;

const hourMs = 3_600_000;

/**
 * The timers of the jobs function: one `tick`, since a function may have a single trigger, which runs
 * every job that is due; and each job under its own name, to be run by hand.
 * Source: docs/platform.md, "Timers".
 */
export function timersOf(schedule: Schedule): TimerTable {
  const byName = Object.entries(schedule).map(([name, { run }]) => [name, run] as const);
  return { tick: (call) => runDue(call, schedule), ...Object.fromEntries(byName) };
}

/** One job failing must not keep the others from running: its error is thrown when all are done. */
async function runDue(call: Call, schedule: Schedule): Promise<TimerReport> {
  const hour = await hourOfDay(call);
  const report: Record<string, number> = {};
  const errors: unknown[] = [];
  for (const [name, { due, run }] of Object.entries(schedule)) {
    if (due !== 'always' && (hour < due.fromHour || hour >= due.toHour)) continue;
    try {
      for (const [what, count] of Object.entries(await run(call)))
        report[`${name}.${what}`] = count;
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, 'some jobs of this tick failed');
  return report;
}

async function hourOfDay(call: Call): Promise<number> {
  const { dayBoundary } = (await programmeInForce(call)).body;
  const startMs = startOfBusinessDateMs(businessDateAt(call.nowMs, dayBoundary), dayBoundary);
  return Math.floor((call.nowMs - startMs) / hourMs);
}
