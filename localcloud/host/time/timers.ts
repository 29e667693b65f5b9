import type { TimerConfig } from '../config';
import type { LocalClock } from './clock';
import { nextAfter } from './cron';
import type { TimerMemory } from './timer-memory';

/** How a firing ended: the function's reply, or why there was none. */
export interface Fired {
  readonly name: string;
  readonly reply?: unknown;
  readonly failure?: string;
}

/** Fires the deployed timers on the local clock. */
export interface Timers {
  list(): { name: string; functionName: string; cron: string; nextMs: number | undefined }[];
  /**
   * Sends a timer's event of that name now, due or not, to the function that has such a timer or, as
   * one trigger may start many jobs, to the function of the first timer. Undefined when there is none.
   */
  runNow(name: string): Promise<Fired> | undefined;
  /** After the clock was moved: fires once, in order, what came due; backwards fires nothing. */
  clockMoved(): Promise<Fired[]>;
  close(): void;
}

interface Entry extends TimerConfig {
  nextMs: number | undefined;
  busy: boolean;
}

/** The longest wait a single `setTimeout` may have. */
const LONGEST_WAIT_MS = 2_147_483_647;

export interface TimerParts {
  readonly configs: readonly TimerConfig[];
  readonly clock: LocalClock;
  readonly memory: TimerMemory;
  readonly fire: (timer: TimerConfig) => Promise<Fired>;
}

/** What came due while nobody ran fires once, at once: late, as the platform's timers may be. */
export function startTimers({ configs, clock, memory, fire }: TimerParts): Timers {
  const startMs = clock.nowMs();
  const entries: Entry[] = configs.map((config) => ({
    ...config,
    nextMs: nextAfter(config.when, Math.min(memory.seenMs(config) ?? startMs, startMs)),
    busy: false,
  }));
  let wake: NodeJS.Timeout | undefined;
  let closed = false;

  /** Takes what is due off the list, earliest first, and sets when each is due again. */
  function takeDue(): Entry[] {
    const nowMs = clock.nowMs();
    const due = entries.filter(({ nextMs }) => nextMs !== undefined && nextMs <= nowMs);
    due.sort((a, b) => (a.nextMs ?? 0) - (b.nextMs ?? 0));
    for (const entry of due) entry.nextMs = nextAfter(entry.when, nowMs);
    // Noted before they run: what is cut short is not repeated, its work is resumable.
    if (due.length > 0) memory.note(entries, nowMs);
    return due;
  }

  async function run(entry: Entry): Promise<Fired> {
    entry.busy = true;
    try {
      return await fire(entry);
    } finally {
      entry.busy = false;
    }
  }

  function schedule(): void {
    clearTimeout(wake);
    const next = Math.min(...entries.map(({ nextMs }) => nextMs ?? Infinity));
    if (closed || next === Infinity) return;
    const wait = Math.min(Math.max(next - clock.nowMs(), 0), LONGEST_WAIT_MS);
    wake = setTimeout(() => {
      // A timer whose last run is not over is skipped, so that slow runs do not pile up.
      for (const entry of takeDue()) if (!entry.busy) void run(entry);
      schedule();
    }, wait);
    wake.unref();
  }

  // Noted when there is nothing due: else it would be forgotten if the start broke off here.
  if (entries.every(({ nextMs }) => nextMs === undefined || nextMs > startMs)) {
    memory.note(entries, startMs);
  }
  schedule();
  return {
    list: () =>
      entries.map(({ name, functionName, cron, nextMs }) => ({ name, functionName, cron, nextMs })),
    runNow: (name) => {
      const entry = entries.find((candidate) => candidate.name === name);
      if (entry) return run(entry);
      return entries[0] && fire({ ...entries[0], name });
    },
    async clockMoved() {
      const due = takeDue();
      const nowMs = clock.nowMs();
      for (const entry of entries) entry.nextMs = nextAfter(entry.when, nowMs);
      memory.note(entries, nowMs);
      schedule();
      const fired: Fired[] = [];
      for (const entry of due) fired.push(await run(entry));
      return fired;
    },
    close() {
      closed = true;
      clearTimeout(wake);
    },
  };
}
