import { createHash } from 'node:crypto';
import { breachesBesidesBooks, breachesInBooks } from '#shared/proof/invariants';
import type { Book, Shop } from '#shared/proof/model';
import { shopOf } from '#shared/proof/shop';
import { teamFaults } from '../../functions/groupbuy.books';
import { sha256 } from '../../../cloudfunctions/_kit/ports';
import { Clients, isSameLife, type Errand } from './client';
import { Draw } from './draw';
import { flows } from './flows';
import { functionSpecs } from './functions';
import { noFaults, type Faults } from './line';
import { metIn } from './met';
import { prepare } from './prepare';
import { openEnds, teamTimers } from './rest';
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
const hourMs = 3_600_000;

/** Two days of sweeps: as long as a team has, and WeChat's schedule after it. */
const mostTurns = 14;

const allTimers = Object.keys(functionSpecs.find(({ name }) => name === 'jobs')?.timers ?? {});

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
  #before: Shop | null = null;
  #sweptAtMs: number | null = null;

  constructor(
    readonly draw: Draw,
    readonly tell: (line: string) => void,
  ) {
    this.shop = new SimulatedShop(draw, draw.pick(startingInstants));
    this.#clients = new Clients(draw, flows);
    this.#sheets = new Sheets(this.shop, draw);
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
      breaches = await this.#round();
      passTime(this.shop, this.draw);
    }
    if (breaches.length === 0) breaches = await this.#settle();
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

  /** The storm is over: everybody hears an answer, the sweeps run, and nothing may be left open. */
  async #settle(): Promise<string[]> {
    this.shop.line.faults = noFaults;
    this.shop.pay.isRough = false;
    this.shop.nowMs += hourMs;
    for (let turn = 0; turn < 8; turn += 1) {
      await this.shop.dump();
      const errands = this.#clients.unfinished(this.#lives);
      for (const errand of errands) errand.sendsLeft = 0;
      const breaches = await this.#together(errands, []);
      if (breaches.length > 0) return breaches;
    }
    const breaches = await this.#letTeamsEnd();
    if (breaches.length > 0) return breaches;
    for (let turn = 0; turn < 2; turn += 1) {
      this.#sweptAtMs = turn === 0 ? null : this.shop.nowMs;
      this.shop.nowMs += hourMs;
      const broken = await this.#sweep(allTimers);
      if (broken.length > 0) return broken;
    }
    const ends = await this.#letTeamsEnd();
    return ends.length > 0 ? ends : this.#check();
  }

  /** Every team comes to its end and all money to where it belongs, in a few days of WeChat's and ours. */
  async #letTeamsEnd(): Promise<string[]> {
    for (let turn = 0; turn < mostTurns; turn += 1) {
      if (openEnds(await this.shop.dump()).length === 0) return this.#faultsAtRest();
      this.shop.nowMs += turn < 2 ? hourMs / 60 : 7 * hourMs;
      const breaches = await this.#together([], [], [this.shop.pay.wechat.deliverDue()]);
      if (breaches.length > 0) return breaches;
      const broken = await this.#sweep(teamTimers);
      if (broken.length > 0) return broken;
    }
    return openEnds(await this.shop.dump()).map((end) => `never at rest: ${end}`);
  }

  async #faultsAtRest(): Promise<string[]> {
    const dump = await this.shop.dump();
    return teamFaults({ cloud: this.shop, all: (name) => [...(dump[name] ?? [])] });
  }

  async #sweep(names: readonly string[]): Promise<string[]> {
    for (const name of names) {
      const timer = this.#timer(name);
      const breaches = await this.#together([], [timer]);
      if (breaches.length > 0) return breaches;
      const outcome = await timer;
      if (outcome === 'killed' || !outcome.ok) return [`timer ${name} failed`];
      if (name === 'reconcile' && (outcome.data as { faults: number }).faults > 0) {
        return ['the nightly comparison found a fault'];
      }
    }
    return [];
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
    const found = await this.#check();
    const told = wrongs.filter(({ errand }) => isSameLife(errand, this.#lives));
    return [...told.map(({ wrong }) => wrong), ...found];
  }

  /**
   * Books that nobody wrote to since they were last proven need not be proven again: that would be most
   * of the work.
   */
  async #check(): Promise<string[]> {
    const shop = shopOf(await this.shop.dump());
    const before = this.#before;
    this.#before = shop;
    const isProven = (book: Book): boolean =>
      before?.books.some(
        ({ account, entries }) =>
          account === book.account && entries.length === book.entries.length,
      ) ?? false;
    const changed = { ...shop, books: shop.books.filter((book) => !isProven(book)) };
    const ids = new Set(changed.books.map(({ account }) => account.memberId));
    const context = {
      sha256,
      nowMs: this.shop.nowMs,
      sweptAtMs: this.#sweptAtMs,
      before: before && {
        ...before,
        books: before.books.filter(({ account }) => ids.has(account.memberId)),
      },
    };
    return [...breachesInBooks(changed, context), ...breachesBesidesBooks(shop, context)];
  }

  #timer(name: string): Promise<Outcome> {
    return this.shop.run('jobs', { Type: 'Timer', TriggerName: name, Message: '' }, null);
  }
}
