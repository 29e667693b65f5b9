import fc, { type Scheduler } from 'fast-check';
import { breachesOf } from '#shared/proof/invariants';
import { shopOf } from '#shared/proof/shop';
import { sha256 } from '../../../cloudfunctions/_kit/ports';
import { mondayNoonMs } from '../../functions/harness';
import { Draw } from '../simulation/draw';
import type { Line, Order } from '../simulation/line';
import { prepare } from '../simulation/prepare';
import { SimulatedShop, type Outcome, type Snapshot } from '../simulation/shop';
import type { Deed, Scenario } from './scenario';

/** A scenario with its shop, which is put back to the same point before each schedule. */
export class Stage {
  #lines: string[] = [];

  private constructor(
    readonly scenario: Scenario,
    readonly shop: SimulatedShop,
    readonly deeds: readonly Deed[],
    readonly start: Snapshot,
  ) {}

  static async open(scenario: Scenario): Promise<Stage> {
    const shop = new SimulatedShop(new Draw(1), mondayNoonMs);
    await prepare(shop);
    const deeds = await scenario.prepare(shop);
    return new Stage(scenario, shop, deeds, await shop.snapshot());
  }

  close(): void {
    this.shop.close();
  }

  /** How the last schedule went, one request to the database after the other. */
  get story(): string {
    return this.#lines.join('\n');
  }

  /** Some of the deeds at once, their requests in this order; gives what came of it that must not. */
  async play(picks: readonly number[], order: Order, spoil: Line['spoil']): Promise<string[]> {
    const { shop } = this;
    await shop.restore(this.start);
    this.#lines = [];
    shop.line.order = this.#told(order);
    shop.line.spoil = spoil;
    const chosen = picks.flatMap((pick) => this.deeds[pick] ?? []);
    const answers = new Map<string, Outcome>();
    const runs = chosen.map(async ({ label, go }) => {
      const outcome = (await go(shop)) as Outcome;
      answers.set(label, outcome);
      this.#lines.push(`${label}: ${textOf(outcome)}`);
    });
    await shop.until(Promise.all(runs));
    shop.line.order = null;
    await this.scenario.settle?.(shop);
    shop.line.spoil = null;
    const dump = await shop.dump();
    const context = { sha256, nowMs: shop.nowMs, sweptAtMs: null, before: null };
    return [...this.scenario.wrong(answers, dump), ...breachesOf(shopOf(dump), context)];
  }

  #told({ wait, next }: Order): Order {
    const waiting: string[] = [];
    return {
      wait: (label) => {
        waiting.push(label);
        wait(label);
      },
      next: async (count) => {
        const index = await next(count);
        this.#lines.push(...waiting.splice(index, 1));
        return index;
      },
    };
  }
}

/** What came of a deed, cut short; some answer nothing. */
function textOf(outcome: unknown): string {
  return outcome === undefined ? 'done' : JSON.stringify(outcome).slice(0, 160);
}

/** Every request is a task of fast-check's scheduler; `choices` is what it chose, to do the same again. */
export function scheduledBy(scheduler: Scheduler, choices: number[]): Order {
  const waiting: number[] = [];
  let tasks = 0;
  let chosen = 0;
  return {
    wait: (label) => {
      tasks += 1;
      waiting.push(tasks);
      void scheduler.schedule(Promise.resolve(tasks), label).then((task) => {
        chosen = task;
      });
    },
    next: async () => {
      await scheduler.waitNext(1);
      const index = waiting.indexOf(chosen);
      if (index < 0) throw new Error('the scheduler chose what does not wait');
      waiting.splice(index, 1);
      choices.push(index);
      return index;
    },
  };
}

/** These choices, then first come, first served. */
export function chosenBy(choices: readonly number[]): Order {
  let step = 0;
  return {
    wait: () => undefined,
    next: async (count) => {
      const choice = choices[step] ?? 0;
      step += 1;
      return Math.min(choice, count - 1);
    },
  };
}

/** A schedule after which something was wrong, with as little in it as it takes. */
export interface Found {
  readonly picks: readonly number[];
  readonly choices: readonly number[];
  readonly wrong: readonly string[];
  readonly story: string;
  readonly schedules: number;
}

export interface Search {
  readonly seed: number;
  readonly schedules: number;
  readonly spoil?: Line['spoil'];
}

/**
 * Lets two to six of the deeds run in so many orders that fast-check's scheduler draws. Where one goes
 * wrong it is made small: the scheduler cannot shrink an order, so its choices are given to fast-check as
 * a list of numbers, which it can. Gives null, or the small one.
 */
export async function search(stage: Stage, { seed, schedules, spoil = null }: Search) {
  const everyone = stage.deeds.map((_, index) => index);
  const most = Math.min(6, everyone.length);
  let last = { picks: [] as readonly number[], choices: [] as number[] };
  const drawn = await fc.check(
    fc.asyncProperty(
      fc.shuffledSubarray(everyone, { minLength: 2, maxLength: most }),
      fc.scheduler(),
      async (picks, scheduler) => {
        last = { picks, choices: [] };
        return (await stage.play(picks, scheduledBy(scheduler, last.choices), spoil)).length === 0;
      },
    ),
    { seed, numRuns: schedules, endOnFailure: true },
  );
  if (!drawn.failed) return { found: null, schedules: drawn.numRuns };
  return { found: await shrink(stage, last, spoil), schedules: drawn.numRuns };
}

async function shrink(
  stage: Stage,
  { picks, choices }: Pick<Found, 'picks' | 'choices'>,
  spoil: Line['spoil'],
): Promise<Omit<Found, 'schedules'>> {
  const fails = fc.asyncProperty(
    fc.uniqueArray(fc.nat(stage.deeds.length - 1), { minLength: 2, maxLength: 6 }),
    fc.array(fc.nat(20), { maxLength: 2_000 }),
    async (some, order) => (await stage.play(some, chosenBy(order), spoil)).length === 0,
  );
  const least = await fc.check(fails, { examples: [[[...picks], [...choices]]], numRuns: 1 });
  const [some = picks, order = choices] = least.counterexample ?? [];
  const wrong = await stage.play(some, chosenBy(order), spoil);
  return { picks: some, choices: order, wrong, story: stage.story };
}
