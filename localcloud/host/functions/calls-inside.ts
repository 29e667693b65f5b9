import { withMore } from './caller';
import { captureConsole, Printed } from './captured-console';
import { followCalls } from './following';

type Variables = Readonly<Record<string, string>>;

/** A call inside this thread. */
interface Inside {
  readonly env: Record<string, string | undefined>;
  readonly printed: Printed;
}

/** Tells calls apart that overlap in this thread. */
export interface CallsInside {
  /** Runs a call with variables of its own; gives what it printed with what came of it. */
  run<T>(id: number, variables: Variables, call: () => Promise<T>): Promise<T>;
  /** What a call has printed, or what was printed outside of any. */
  linesOf(id: number): string[];
  /** The same function, run as part of the call that is running now. */
  bind<T>(work: (value: T) => void): (value: T) => void;
}

/**
 * Gives each call its own `process.env` and its own lines, though they share a thread and the module: as in
 * an instance of its own, none sees who called beside or before it. What a call puts into its variables
 * ends with it. They are plain objects: the SDK reads some thirty of them several times for each request,
 * and each read of Node's own object leaves the engine.
 */
export function tellCallsApart(
  early: (id: number | null, lines: string[]) => void,
  flush: () => void,
): CallsInside {
  const calls = followCalls<Inside>();
  const running = new Map<number, Inside>();
  const outside: Inside = {
    env: { ...process.env },
    printed: new Printed((lines) => early(null, lines)),
  };
  const current = (): Inside => calls.current() ?? outside;
  Object.defineProperty(process, 'env', { get: () => current().env, configurable: true });
  captureConsole(() => current().printed);
  // Fatal: the thread ends right after this, so it is the last chance to say anything.
  process.on('uncaughtExceptionMonitor', () => {
    for (const { printed } of [outside, ...running.values()]) printed.handOut();
    flush();
  });

  return {
    async run(id, variables, call) {
      const printed = new Printed((lines) => early(id, lines));
      const inside = { env: withMore(outside.env, variables), printed };
      running.set(id, inside);
      return calls.run(inside, call);
    },
    linesOf(id) {
      const lines = [...outside.printed.take(), ...(running.get(id)?.printed.take() ?? [])];
      running.delete(id);
      return lines;
    },
    bind: (work) => calls.bind(work),
  };
}
