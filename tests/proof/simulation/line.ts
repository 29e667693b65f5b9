import type { Database } from '../../../localcloud/database';
import type { Draw } from './draw';

/** One run of a function. Once dead nothing more is heard from it, though its promises still wait. */
export interface Run {
  isDead: boolean;
  readonly die: () => void;
  /** The platform kills the process: this run and all others in it. */
  readonly dieAll: () => void;
}

/** What becomes of one request: its function, or only the connection, ends before or after it. */
export type Fate = 'answered' | 'fails before' | 'fails after' | 'dies before' | 'dies after';

/** Which of those that wait comes next, where it is not the draw that says so. */
export interface Order {
  readonly wait: (label: string) => void;
  /** Its place among so many, the longest waiting first. */
  readonly next: (waiting: number) => Promise<number>;
}

/** How often, out of all requests, each of them happens. */
export type Faults = Readonly<Record<Exclude<Fate, 'answered'>, number>>;

export const noFaults: Faults = {
  'fails before': 0,
  'fails after': 0,
  'dies before': 0,
  'dies after': 0,
};

interface Waiting {
  readonly run: Run | null;
  /** Does what was asked; absent for a pause that is only to end. */
  readonly act: (() => Promise<unknown>) | null;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Everything that functions wait for, in one place: requests to the database and to WeChat, pauses.
 * Nothing goes on by itself. Each step takes one of them, by the draw, does it or lets it go wrong.
 */
export class Line {
  faults: Faults = noFaults;
  /** Says what becomes of each request instead of the draw. */
  fateOf: (() => Fate) | null = null;
  /** Says what comes next instead of the draw; set while nothing waits. */
  order: Order | null = null;
  /** Puts a mistake into a request to the database, as a careless repository would make it. */
  spoil: ((body: Record<string, unknown>) => Record<string, unknown>) | null = null;
  readonly #waiting: Waiting[] = [];
  /** Requests done so far, and what went wrong with them. */
  readonly counts = { requests: 0, failed: 0, killed: 0 };

  constructor(
    readonly database: Database,
    readonly draw: Draw,
    readonly onWrite: (collection: string) => void,
  ) {}

  get isIdle(): boolean {
    return this.#waiting.length === 0;
  }

  request(run: Run | null, action: string, body: Record<string, unknown>): Promise<unknown> {
    return this.wait(
      run,
      async () => {
        if (action !== 'database.getDocument' && action !== 'database.aggregateDocuments') {
          this.onWrite(String(body['collectionName']));
        }
        // As on the wire: what is undefined does not arrive.
        const sent = JSON.parse(JSON.stringify(body)) as Record<string, unknown>;
        const spoiled = this.spoil?.(sent) ?? sent;
        return { requestId: 'simulated', ...(await this.database.execute(action, spoiled)) };
      },
      `${action.replace('database.', '')} ${String(body['collectionName'])}`,
    );
  }

  async pause(): Promise<void> {
    this.order?.wait('a pause');
    await new Promise((resolve, reject) => {
      this.#waiting.push({ run: null, act: null, resolve, reject });
    });
  }

  wait(run: Run | null, act: () => Promise<unknown>, label = 'WeChat'): Promise<unknown> {
    this.order?.wait(label);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ run, act, resolve, reject });
    });
  }

  /** One of those that wait comes to its turn. */
  async step(): Promise<void> {
    const { length } = this.#waiting;
    const index = (await this.order?.next(length)) ?? this.draw.below(length);
    const [one] = this.#waiting.splice(index, 1);
    if (!one) return;
    if (one.act === null) {
      one.resolve(undefined);
      return;
    }
    // What a dead function had sent may still arrive.
    if (one.run?.isDead && this.draw.chance(0.5)) return;
    await this.#carryOut(one, one.act);
  }

  async #carryOut({ run, resolve, reject }: Waiting, act: () => Promise<unknown>): Promise<void> {
    this.counts.requests += 1;
    const fate = this.fateOf?.() ?? this.#drawFate();
    let answer: unknown;
    let refused: Error | null = null;
    if (fate !== 'fails before' && fate !== 'dies before') {
      try {
        answer = await act();
      } catch (error) {
        // A refusal of the service: the function hears of it like any answer.
        refused = error as Error;
      }
    }
    if (run?.isDead) return;
    if (run && (fate === 'dies before' || fate === 'dies after')) {
      this.counts.killed += 1;
      run.dieAll();
    } else if (fate !== 'answered') {
      this.counts.failed += 1;
      reject(new Error('the connection broke'));
    } else if (refused) reject(refused);
    else resolve(answer);
  }

  #drawFate(): Fate {
    let left = this.draw.next();
    for (const [fate, share] of Object.entries(this.faults) as [Fate, number][]) {
      left -= share;
      if (left < 0) return fate;
    }
    return 'answered';
  }
}
