import { promiseHooks } from 'node:v8';

/** Knows on whose behalf the code that runs now runs, though several share the thread. */
export interface Following<Followed> {
  /** Undefined in what nobody followed has set off. */
  current(): Followed | undefined;
  /** Runs work, and whatever it sets off, on behalf of one. */
  run<T>(followed: Followed, work: () => T): T;
  /** The same function, run on behalf of whom it was bound by. */
  bind<Args extends unknown[], T>(work: (...args: Args) => T): (...args: Args) => T;
}

type Marked<Followed> = Record<symbol, Followed | undefined>;

/** What runs a function later without a promise. */
const later = ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'] as const;

/**
 * Follows through promises and timers: whatever goes on after a promise goes on for whom it was made. As
 * `AsyncLocalStorage` does, without the ids, the stack and the parents that this keeps for each promise of the
 * thread. What a socket sets off is nobody's until a promise takes it up.
 * Source: docs/decisions/0052-calls-are-followed-through-promises.md.
 */
export function followCalls<Followed>(): Following<Followed> {
  const mark = Symbol('followed');
  let current: Followed | undefined;

  promiseHooks.createHook({
    init(promise) {
      if (current !== undefined) (promise as unknown as Marked<Followed>)[mark] = current;
    },
    before(promise) {
      current = (promise as unknown as Marked<Followed>)[mark];
    },
    after() {
      current = undefined;
    },
  });

  function run<T>(followed: Followed | undefined, work: () => T): T {
    const outer = current;
    current = followed;
    try {
      return work();
    } finally {
      current = outer;
    }
  }

  function bind<Args extends unknown[], T>(work: (...args: Args) => T): (...args: Args) => T {
    const followed = current;
    return followed === undefined ? work : (...args) => run(followed, () => work(...args));
  }

  for (const name of later) bindWorkOf(globalThis, name, bind);
  bindWorkOf(process, 'nextTick', bind);
  return { current: () => current, run, bind };
}

type Later = (work: (...args: unknown[]) => unknown, ...more: unknown[]) => unknown;

function bindWorkOf<Name extends string>(
  holder: Record<Name, unknown>,
  name: Name,
  bind: Following<unknown>['bind'],
): void {
  const unbound = holder[name] as Later;
  const bound: Later = (work, ...more) =>
    unbound(typeof work === 'function' ? bind(work) : work, ...more);
  // With what hangs on them: a timer knows how to become a promise.
  holder[name] = Object.assign(bound, unbound);
}
