import { breachesOf } from '#shared/proof/invariants';
import { shopOf } from '#shared/proof/shop';
import { sha256 } from '../../rules/book';
import { teamFaults } from '../../functions/groupbuy/books';
import { mondayNoonMs } from '../../functions/harness';
import { functionSpecs } from '../simulation/functions';
import { Draw } from '../simulation/draw';
import type { Command, Flow, Memory } from '../simulation/flow';
import { flows } from '../simulation/flows';
import { prepare } from '../simulation/prepare';
import { openEnds, teamTimers } from '../simulation/rest';
import { SimulatedShop, type Outcome } from '../simulation/shop';

const hourMs = 3_600_000;

/** What has happened before, so that there is something to cancel, to scan, to take back. */
const before: readonly Omit<Command, 'requestId'>[] = [
  grant('anan'),
  grant('bobo'),
  grant('cici'),
  { function: 'member', action: 'checkin.perform', data: {}, by: 'anan' },
  redeem({ itemId: 'cup', quantity: 1 }),
  redeem({
    itemId: 'badge',
    quantity: 1,
    delivery: 'ship',
    address: { name: '小满', phone: '13800000000', region: '上海', detail: '南京东路 1 号' },
  }),
];

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
const justBefore: Readonly<Record<string, readonly Omit<Command, 'requestId'>[]>> = {
  'mall.payOrder': [redeem({ itemId: 'lamp', quantity: 1 })],
};

/** Flows that cannot go before another: a proposal sets aside the points that would pay for it. */
const apart: Readonly<Record<string, readonly string[]>> = {
  'checkin.makeUp': ['store.proposeDebit'],
};

function grant(code: string): Omit<Command, 'requestId'> {
  const data = { openid: `o-${code}`, points: 500, reason: '补发' };
  return { function: 'jobs', action: 'points.grant', data, by: null };
}

function redeem(data: object): Omit<Command, 'requestId'> {
  return { function: 'member', action: 'mall.redeem', data, by: 'anan' };
}

const allTimers = Object.keys(functionSpecs.find(({ name }) => name === 'jobs')?.timers ?? {});

/** A shop in which one request is cut at one of its calls. */
export class Trial {
  readonly shop = new SimulatedShop(new Draw(1), mondayNoonMs - 3 * 24 * hourMs);
  readonly #memory: Memory = { codes: [], scans: [], invites: [], sheets: [] };
  command: Command | null = null;

  /** A shop three days old, and the command of the flow that will be cut: by the draw, one of many. */
  static async open(flow: Flow, choice: number): Promise<Trial> {
    const trial = new Trial();
    await prepare(trial.shop);
    for (const [index, one] of before.entries()) {
      await trial.send({ ...one, requestId: `before-${String(index)}` });
    }
    trial.shop.nowMs += 3 * 24 * hourMs;
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

  async send(command: Command): Promise<Outcome> {
    const { function: name, action, data, requestId, by } = command;
    const run = this.shop.run(name, { action, data, requestId }, by === null ? null : `o-${by}`);
    await this.shop.until(run);
    return run;
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
