import { createHash } from 'node:crypto';
import { Checks } from './checks';
import { Clients, isSameLife, type Errand } from './client';
import { Draw } from './draw';
import { Ending } from './ending';
import { flows } from './flows';
import { noFaults, type Faults } from './line';
import { metIn } from './met';
import { prepare } from './prepare';
import { SimulatedShop, type Outcome } from './shop';
import { passTime, startingInstants } from './time';
import { Sheets } from './wechatpay/sheets';

/** What one simulated life of a shop came to. */
export interface Life {
  readonly commands: number;
  readonly requests: number;
  readonly faults: number;
  /** How often each of these came about, so that a run which met nothing is no proof. */
  readonly met: Readonly<Record<string, number>>;
  /** Everything that was answered, as one hash: the same seed gives the same. */
  readonly trace: string;
  /** What was broken first; empty when nothing was. */
  readonly breaches: readonly string[];
}

const people = ['anan', 'bobo', 'cici'];
const rounds = 26;

/** How rough a life is, from calm to one request in seven going wrong. */
const roughness: readonly Faults[] = [
  noFaults,
  { 'fails before': 0.01, 'fails after': 0.01, 'dies before': 0.01, 'dies after': 0.01 },
  { 'fails before': 0.03, 'fails after': 0.04, 'dies before': 0.03, 'dies after': 0.04 },
];

/**
 * A shop of a few people for some weeks, under faults; everything follows from the seed. `tell` hears of
 * every answer: the story of a life that went wrong.
 */
export async function live(
  seed: number,
  tell: (line: string) => void = () => undefined,
): Promise<Life> {
  const life = new Simulation(new Draw(seed), tell);
  try {
    return await life.run();
  } finally {
    life.shop.close();
  }
}

class Simulation {
  readonly shop: SimulatedShop;
  readonly #clients: Clients;
  readonly #sheets: Sheets;
  readonly #trace = createHash('sha256');
  #commands = 0;
  readonly #checks: Checks;
  readonly #ending: Ending;

  constructor(
    readonly draw: Draw,
    readonly tell: (line: string) => void,
  ) {
    this.shop = new SimulatedShop(draw, draw.pick(startingInstants));
    this.#clients = new Clients(draw, flows);
    this.#sheets = new Sheets(this.shop, draw);
    this.#checks = new Checks(this.shop);
    this.#ending = new Ending({
      shop: this.shop,
      clients: this.#clients,
      checks: this.#checks,
      lives: this.#lives,
      timer: (name) => this.#timer(name),
      together: (errands, runs, others) => this.#together(errands, runs, others),
    });
    this.shop.onFault = (line) => tell(`fault: ${line}`);
  }

  get #lives() {
    return { people, memberId: (code: string) => this.shop.memberId(code) };
  }

  async run(): Promise<Life> {
    const faults = this.draw.pick(roughness);
    await prepare(this.shop);
    let breaches: string[] = [];
    for (let round = 0; round < rounds && breaches.length === 0; round += 1) {
      this.shop.line.faults = faults;
      this.shop.pay.isRough = faults !== noFaults;
      this.shop.pay.failsRefunds = faults !== noFaults;
      breaches = await this.#round();
      passTime(this.shop, this.draw);
    }
    if (breaches.length === 0) breaches = await this.#ending.settle();
    const { requests, failed, killed } = this.shop.line.counts;
    return {
      commands: this.#commands + this.shop.notified,
      requests,
      faults: failed + killed,
      met: metIn(await this.shop.dump(), this.shop.pay.wechat.list().notices),
      trace: this.#trace.digest('hex').slice(0, 16),
      breaches,
    };
  }

  /** A few commands at once, among them perhaps the tick; then everything must hold. */
  async #round(): Promise<string[]> {
    const { shop, draw } = this;
    const world = {
      draw,
      nowMs: shop.nowMs,
      ...this.#lives,
      dump: await shop.dump(),
      memory: this.#clients.memory,
    };
    const errands = this.#clients.next(world, draw.between(1, 4));
    const ticks = draw.chance(0.3) ? [this.#timer('tick')] : [];
    const words = draw.chance(0.6) ? [this.shop.pay.wechat.deliverDue()] : [];
    return this.#together(errands, ticks, [this.#sheets.lookAgain(), ...words]);
  }

  async #together(
    errands: readonly Errand[],
    timers: readonly Promise<Outcome>[],
    others: readonly Promise<void>[] = [],
  ): Promise<string[]> {
    const { shop } = this;
    const wrongs: { errand: Errand; wrong: string }[] = [];
    this.#commands += errands.length + timers.length;
    const answers = errands.map(async (errand) => {
      const { function: name, action, data, requestId, by } = errand.command;
      const openid = by === null ? null : `o-${by}`;
      const outcome = await shop.run(name, { action, data, requestId }, openid);
      this.#trace.update(`${requestId} ${JSON.stringify(outcome)}\n`);
      this.tell(
        `${new Date(shop.nowMs).toISOString()} ${action} by ${by ?? 'an operator'}: ${JSON.stringify(data)} -> ${JSON.stringify(outcome)}`,
      );
      const wrong = this.#clients.hear(errand, outcome, shop.nowMs);
      if (wrong) wrongs.push({ errand, wrong });
      for (const sheet of this.#clients.memory.sheets.splice(0)) await this.#sheets.show(sheet);
    });
    await shop.until(Promise.all([...answers, ...timers, ...others]));
    const found = await this.#checks.breaches();
    const told = wrongs.filter(({ errand }) => isSameLife(errand, this.#lives));
    return [...told.map(({ wrong }) => wrong), ...found];
  }

  #timer(name: string): Promise<Outcome> {
    return this.shop.run('jobs', { Type: 'Timer', TriggerName: name, Message: '' }, null);
  }
}
