import type { TimerConfig } from '../config';
import type { LocalClock } from './clock';
import { nextAfter } from './cron';

/** How a firing ended: the function's reply, or why there was none. */
export interface Fired {
  readonly name: string;
  readonly reply?: unknown;
  readonly failure?: string;
}

/** Fires the deployed timers on the local clock. */
export interface Timers {
  list(): { name: string; functionName: string; cron: string; nextMs: number | undefined }[];
  /** Runs one now, due or not; undefined when there is no timer of that name. */
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

export function startTimers(
  configs: readonly TimerConfig[],
  clock: LocalClock,
  fire: (timer: TimerConfig) => Promise<Fired>,
): Timers {
  const entries: Entry[] = configs.map((config) => ({
    ...config,
    nextMs: nextAfter(config.when, clock.nowMs()),
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

  schedule();
  return {
    list: () =>
      entries.map(({ name, functionName, cron, nextMs }) => ({ name, functionName, cron, nextMs })),
    runNow: (name) => {
      const entry = entries.find((candidate) => candidate.name === name);
      return entry && run(entry);
    },
    async clockMoved() {
      const due = takeDue();
      for (const entry of entries) entry.nextMs = nextAfter(entry.when, clock.nowMs());
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
