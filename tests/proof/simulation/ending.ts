import { failedRefunds } from '#shared/payment/failed';
import type { Payment } from '#shared/payment/model';
import { teamFaults } from '../../functions/groupbuy/books';
import type { Checks } from './checks';
import type { Clients, Errand } from './client';
import type { World } from './flow';
import { functionSpecs } from './functions';
import { noFaults } from './line';
import { openEnds, teamTimers } from './rest';
import type { Outcome, SimulatedShop } from './shop';

const hourMs = 3_600_000;

/** Two days of sweeps: as long as a team has, and WeChat's schedule after it. */
const mostTurns = 14;

const allTimers = Object.keys(functionSpecs.find(({ name }) => name === 'jobs')?.timers ?? {});

/** Who and what is brought to rest. */
export interface Party {
  readonly shop: SimulatedShop;
  readonly clients: Clients;
  readonly checks: Checks;
  readonly lives: Pick<World, 'people' | 'memberId'>;
  readonly timer: (name: string) => Promise<Outcome>;
  /** Lets all of it happen at once; gives what is broken then. */
  readonly together: (
    errands: readonly Errand[],
    runs: readonly Promise<Outcome>[],
    others?: readonly Promise<void>[],
  ) => Promise<string[]>;
}

/** The end of a simulated life: everything that was begun comes to its end, or says what does not. */
export class Ending {
  constructor(readonly party: Party) {}

  /** The storm is over: everybody hears an answer, the sweeps run, and nothing may be left open. */
  async settle(): Promise<string[]> {
    this.party.shop.line.faults = noFaults;
    this.party.shop.pay.isRough = false;
    this.party.shop.nowMs += hourMs;
    for (let turn = 0; turn < 8; turn += 1) {
      await this.party.shop.dump();
      const errands = this.party.clients.unfinished(this.party.lives);
      for (const errand of errands) errand.sendsLeft = 0;
      const breaches = await this.party.together(errands, []);
      if (breaches.length > 0) return breaches;
    }
    const breaches = await this.#letTeamsEnd();
    if (breaches.length > 0) return breaches;
    for (let turn = 0; turn < 2; turn += 1) {
      this.party.checks.sweptAtMs = turn === 0 ? null : this.party.shop.nowMs;
      this.party.shop.nowMs += hourMs;
      const broken = await this.#sweep(allTimers);
      if (broken.length > 0) return broken;
    }
    const ends = await this.#letTeamsEnd();
    return ends.length > 0 ? ends : this.party.checks.breaches();
  }

  /** Every team comes to its end and all money to where it belongs, in a few days of WeChat's and ours. */
  async #letTeamsEnd(): Promise<string[]> {
    for (let turn = 0; turn < mostTurns; turn += 1) {
      if (openEnds(await this.party.shop.dump()).length === 0) return this.#faultsAtRest();
      this.party.shop.nowMs += turn < 2 ? hourMs / 60 : 7 * hourMs;
      if (turn === 4) this.party.shop.pay.failsRefunds = false;
      const unmoved = await this.#moveFailedRefunds();
      if (unmoved.length > 0) return unmoved;
      const breaches = await this.party.together([], [], [this.party.shop.pay.wechat.deliverDue()]);
      if (breaches.length > 0) return breaches;
      const broken = await this.#sweep(teamTimers);
      if (broken.length > 0) return broken;
    }
    return openEnds(await this.party.shop.dump()).map((end) => `never at rest: ${end}`);
  }

  /** The shop fills its account and goes through what failed: the closed ones here, the others at WeChat. */
  async #moveFailedRefunds(): Promise<string[]> {
    this.party.shop.pay.mendRefunds();
    const payments = ((await this.party.shop.dump())['payments'] ?? []) as Payment[];
    for (const { outRefundNo, state } of payments.flatMap(failedRefunds)) {
      if (state !== 'closed') continue;
      const event = {
        action: 'payment.retryRefund',
        data: { outRefundNo },
        requestId: `rest-${outRefundNo}`,
      };
      const asked = this.party.shop.run('store', event, 'o-manager');
      const breaches = await this.party.together([], [asked]);
      if (breaches.length > 0) return breaches;
      const outcome = await asked;
      if (outcome === 'killed' || !outcome.ok) return [`${outRefundNo} cannot be asked for anew`];
    }
    return [];
  }

  async #faultsAtRest(): Promise<string[]> {
    const dump = await this.party.shop.dump();
    return teamFaults({ cloud: this.party.shop, all: (name) => [...(dump[name] ?? [])] });
  }

  async #sweep(names: readonly string[]): Promise<string[]> {
    for (const name of names) {
      const timer = this.party.timer(name);
      const breaches = await this.party.together([], [timer]);
      if (breaches.length > 0) return breaches;
      const outcome = await timer;
      if (outcome === 'killed' || !outcome.ok) return [`timer ${name} failed`];
      if (name === 'reconcile' && (outcome.data as { faults: number }).faults > 0) {
        return ['the nightly comparison found a fault'];
      }
    }
    return [];
  }
}
