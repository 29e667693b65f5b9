import { existsSync, readFileSync } from 'node:fs';
import type { TimerConfig } from '../config';
import { writeWhole } from '../write-whole';

/** Up to when each timer was looked after, also over a stop, however that came. */
export interface TimerMemory {
  /** Undefined for a timer that is new or has other times now. */
  seenMs(timer: TimerConfig): number | undefined;
  note(timers: readonly TimerConfig[], nowMs: number): void;
}

type Kept = Record<string, { cron: string; seenMs: number }>;

export function openTimerMemory(file: string): TimerMemory {
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : {};
  return {
    seenMs({ name, cron }) {
      const known = Object.hasOwn(kept, name) ? kept[name] : undefined;
      return known?.cron === cron ? known.seenMs : undefined;
    },
    note(timers, seenMs) {
      if (timers.length === 0) return;
      const now = timers.map(({ name, cron }) => [name, { cron, seenMs }] as const);
      Object.assign(kept, Object.fromEntries(now));
      try {
        writeWhole(file, `${JSON.stringify(kept)}\n`);
      } catch {
        // A full disk must not stop the timers; one may fire again after a restart.
      }
    },
  };
}
