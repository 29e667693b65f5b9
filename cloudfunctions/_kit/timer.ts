import type { Call } from './action';

/** What a timer's run gives, for the log and for whoever ran it by hand. */
export type TimerReport = Readonly<Record<string, number>>;

/** Timers by the name they are deployed under. Each may run twice, late, or not at all. */
export type TimerTable = Readonly<Record<string, (call: Call) => Promise<TimerReport>>>;

/**
 * The name of the timer behind an event of the platform, or null when it is none.
 * Source: docs/platform.md, "Timers".
 */
export function timerNameOf(event: unknown): string | null {
  if (typeof event !== 'object' || event === null) return null;
  const { Type: type, TriggerName: name } = event as { Type?: unknown; TriggerName?: unknown };
  return type === 'Timer' && typeof name === 'string' ? name : null;
}
