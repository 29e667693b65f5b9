import { breachesOf } from '#shared/proof/invariants';
import { shopOf } from '#shared/proof/shop';
import { sha256 } from '../../rules/book';
import { teamFaults } from '../../functions/groupbuy/books';
import { functionSpecs } from '../simulation/functions';
import { Draw } from '../simulation/draw';
import type { Command, Flow, Memory } from '../simulation/flow';
import { flows } from '../simulation/flows';
import { openEnds, teamTimers } from '../simulation/rest';
import type { Outcome, SimulatedShop } from '../simulation/shop';
import { redeem, sendTo, type Asked, type OpenedShop } from './opened';

const hourMs = 3_600_000;

/** Flows that go before, for what their answers are good for. */
const stage = [
  ...['member.issueCode', 'store.scan', 'store.inviteStaff', 'store.acceptInvite'],
  ...['store.recordPurchase', 'store.recordBill', 'store.proposeDebit', 'store.grantPoints'],
];

/** What goes before a flow of group-buy; `pay` is what people do with the sheets they were shown. */
const teamStage: Readonly<Record<string, readonly string[]>> = {
  'groupbuy.joinTeam': ['groupbuy.openTeam'],
  'groupbuy.payOrder': ['groupbuy.openTeam'],
  'groupbuy.leaveTeam': ['groupbuy.openTeam', 'pay'],
  'groupbuy.completeTeam': ['groupbuy.openTeam', 'pay'],
  'groupbuy.refundOrder': ['groupbuy.openTeam', 'pay', 'groupbuy.completeTeam'],
};

/** What goes before a flow at once, since it does not stand for long. */
const justBefore: Readonly<Record<string, readonly Asked[]>> = {
  'mall.payOrder': [redeem({ itemId: 'lamp', quantity: 1 })],
};

/** Flows that cannot go before another: a proposal sets aside the points that would pay for it. */
const apart: Readonly<Record<string, readonly string[]>> = {
  'checkin.makeUp': ['store.proposeDebit'],
};

const allTimers = Object.keys(functionSpecs.find(({ name }) => name === 'jobs')?.timers ?? {});

/** The opened shop as it stood, in which one request is cut at one of its calls. */
export class Trial {
  readonly #memory: Memory = { codes: [], scans: [], invites: [], sheets: [] };
  command: Command | null = null;

  private constructor(readonly shop: SimulatedShop) {}

  /** What goes before a flow, and the command of it that will be cut: by the draw, one of many. */
  static async begin(opened: OpenedShop, flow: Flow, choice: number): Promise<Trial> {
    const trial = new Trial(await opened.reopen());
    for (const action of stage) {
      const other = flows.find((one) => one.action === action);
      const isApart = apart[flow.action]?.includes(action) ?? false;
      if (other && action !== flow.action && !isApart) await trial.#ask(other, choice);
    }
    for (const one of justBefore[flow.action] ?? []) {
      await trial.send({ ...one, requestId: 'just-before' });
    }
    for (const action of teamStage[flow.action] ?? []) {
      const other = flows.find((one) => one.action === action);
      if (other) await trial.#ask(other, choice);
      else await trial.#pay();
    }
    trial.command = await trial.#choose(flow, 'cut', choice);
    return trial;
  }

  send(command: Command): Promise<Outcome> {
    return sendTo(this.shop, command);
  }

  async sweep(timers: readonly string[] = allTimers, turns = 2): Promise<void> {
    for (let turn = 0; turn < turns; turn += 1) {
      this.shop.nowMs += hourMs;
      for (const name of timers) {
        const event = { Type: 'Timer', TriggerName: name, Message: '' };
        await this.shop.until(this.shop.run('jobs', event, null));
      }
    }
  }

  /** Lets every team come to its end, with what WeChat has to say; gives what never does. */
  async endTeams(): Promise<string[]> {
    for (let turn = 0; turn < 12; turn += 1) {
      if (openEnds(await this.shop.dump()).length === 0) break;
      this.shop.nowMs += 12 * hourMs;
      await this.shop.until(this.shop.pay.wechat.deliverDue());
      await this.sweep(teamTimers, 1);
    }
    const dump = await this.shop.dump();
    const faults = teamFaults({ cloud: this.shop, all: (name) => [...(dump[name] ?? [])] });
    return [...openEnds(dump), ...faults];
  }

  async breaches(): Promise<string[]> {
    const sweptAtMs = this.shop.nowMs - hourMs;
    const shop = shopOf(await this.shop.dump());
    return breachesOf(shop, { sha256, nowMs: this.shop.nowMs, sweptAtMs, before: null });
  }

  async #ask(flow: Flow, choice: number): Promise<void> {
    const command = await this.#choose(flow, `stage-${flow.action}`, choice);
    if (!command) return;
    const outcome = await this.send(command);
    if (outcome === 'killed' || !outcome.ok) return;
    flow.keep?.(this.#memory, outcome.data as never, command.by ?? '');
  }

  async #pay(): Promise<void> {
    for (const { by, prepayId } of this.#memory.sheets.splice(0)) {
      this.shop.pay.wechat.pay(`o-${by}`, prepayId, 'pay');
    }
    await this.shop.until(this.shop.pay.wechat.deliverDue());
  }

  async #choose(flow: Flow, requestId: string, choice: number): Promise<Command | null> {
    const { shop } = this;
    const asked = flow.ask({
      draw: new Draw(choice),
      nowMs: shop.nowMs,
      people: ['anan', 'bobo', 'cici'],
      memberId: (code) => shop.memberId(code),
      dump: await shop.dump(),
      memory: this.#memory,
    });
    return asked && { function: flow.function, action: flow.action, requestId, ...asked };
  }
}
