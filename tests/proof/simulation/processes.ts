import type { Ports } from '../../../cloudfunctions/_kit/ports';
import type { Draw } from './draw';
import { startFunction, type Entry } from './functions';
import type { Run } from './line';

/** One process of a function; when it dies, so do all runs in it. */
interface Instance {
  readonly main: Entry;
  readonly runs: Set<Run>;
  /** The process itself, for what belongs to none of its runs. */
  readonly self: Run;
}

/** What a process is given; `starting` is the run whose database is being opened. */
export type PortsOf = (process: Run, starting: () => Run) => Ports;

/** The processes of all functions: two of each, so that what one has in mind the other may not know. */
export class Processes {
  readonly #running = new Map<string, (Instance | null)[]>();
  #starting: Run | null = null;

  constructor(
    readonly draw: Draw,
    readonly portsOf: PortsOf,
  ) {}

  /** Every function is deployed anew: nothing is running and nothing is kept in mind. */
  restart(): void {
    this.#running.clear();
  }

  /** Runs a function on an event; settles with what it gives, or as killed. */
  run(name: string, event: unknown, variables: Readonly<Record<string, string>>): Promise<unknown> {
    return new Promise((resolve) => {
      const instance = this.#instanceOf(name);
      const run: Run = {
        isDead: false,
        die: () => {
          run.isDead = true;
          resolve('killed');
        },
        dieAll: () => instance.self.dieAll(),
      };
      instance.runs.add(run);
      this.#starting = run;
      void instance.main(event, contextOf(name, variables)).then((reply) => {
        instance.runs.delete(run);
        if (!run.isDead) resolve(reply);
      });
      this.#starting = null;
    });
  }

  #instanceOf(name: string): Instance {
    const running = this.#running.get(name) ?? [];
    this.#running.set(name, running);
    const index = this.draw.below(2);
    const chosen = running[index];
    // The platform takes an idle process away when it likes.
    if (chosen && !(chosen.runs.size === 0 && this.draw.chance(0.02))) return chosen;
    const started = this.#start(name, running);
    running[index] = started;
    return started;
  }

  #start(name: string, running: (Instance | null)[]): Instance {
    const runs = new Set<Run>();
    const self: Run = {
      isDead: false,
      die: () => {
        self.isDead = true;
      },
      dieAll: () => {
        self.die();
        const index = running.indexOf(instance);
        if (index >= 0) running[index] = null;
        for (const one of runs) one.die();
      },
    };
    const starting = (): Run => {
      if (!this.#starting) throw new Error('a database opened late');
      return this.#starting;
    };
    const main = startFunction(name, () => this.portsOf(self, starting));
    const instance: Instance = { main, runs, self };
    return instance;
  }
}

/** What the platform passes beside an event. */
function contextOf(name: string, variables: Readonly<Record<string, string>>) {
  return {
    memory_limit_in_mb: 256,
    time_limit_in_ms: 15_000,
    request_id: 'platform',
    function_version: '$LATEST',
    function_name: name,
    namespace: 'test',
    environment: JSON.stringify({
      ...variables,
      WX_CONTEXT_KEYS: Object.keys(variables).join(','),
    }),
  };
}
