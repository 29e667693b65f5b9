import { readdirSync, readFileSync } from 'node:fs';
import { breachesOf } from '#shared/proof/invariants';
import { shopOf } from '#shared/proof/shop';
import { sha256 } from '../rules/book';
import { teamFaults } from '../functions/groupbuy.books';
import { mondayNoonMs } from '../functions/harness';
import { functionSpecs } from './simulation/functions';
import { Draw } from './simulation/draw';
import type { Command, Flow, Memory } from './simulation/flow';
import { flows } from './simulation/flows';
import type { Fate } from './simulation/line';
import { prepare } from './simulation/prepare';
import { openEnds, teamTimers } from './simulation/rest';
import { SimulatedShop, type Outcome } from './simulation/shop';

process.env['TENCENTCLOUD_SECRETID'] ??= 'simulated';
process.env['TENCENTCLOUD_SECRETKEY'] ??= 'simulated';

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

class Trial {
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

/** Cuts the numbered request of a run, or nothing with 0; gives how many there were. */
async function runCut(
  trial: Trial,
  command: Command,
  atCall: number,
  fate: Fate,
): Promise<{ outcome: Outcome; calls: number }> {
  let calls = 0;
  trial.shop.line.fateOf = () => {
    calls += 1;
    return calls === atCall ? fate : 'answered';
  };
  const outcome = await trial.send(command);
  trial.shop.line.fateOf = null;
  return { outcome, calls };
}

/** The first request of a flow that nothing is refused of, and what comes of it when nothing is cut. */
async function undisturbed(
  flow: Flow,
): Promise<{ choice: number; outcome: Outcome; calls: number }> {
  const answers = new Set<string>();
  for (let choice = 1; choice <= 60; choice += 1) {
    const trial = await Trial.open(flow, choice);
    const run = trial.command && (await runCut(trial, trial.command, 0, 'answered'));
    if (run && run.outcome !== 'killed' && run.outcome.ok) {
      await trial.sweep();
      expect(await trial.breaches()).toEqual([]);
      trial.shop.close();
      return { choice, ...run };
    }
    answers.add(JSON.stringify(run?.outcome ?? 'nothing to ask for'));
    trial.shop.close();
  }
  throw new Error(`${flow.action} was refused whatever was asked: ${[...answers].join()}`);
}

function lastingOf({ lasting }: Flow, outcome: Outcome): unknown {
  return outcome !== 'killed' && outcome.ok ? lasting?.(outcome.data as never) : outcome;
}

const isWrite = (action: string): boolean =>
  functionSpecs.some(({ actions }) => actions[action as keyof typeof actions]?.effect === 'write');

/** Needs two people and a large gift: told in `tests/functions/till-crash.test.ts`. */
const elsewhere = 'store.decideApproval';

const written = flows.filter(({ action }) => isWrite(action) && action !== elsewhere);

describe.each(written.map((flow) => [flow.action, flow] as const))('%s', (_, flow) => {
  it('comes to one outcome, whichever of its database calls it dies at', async () => {
    const { choice, outcome, calls } = await undisturbed(flow);
    for (let atCall = 1; atCall <= calls; atCall += 1) {
      for (const fate of ['dies before', 'dies after'] as const) {
        const trial = await Trial.open(flow, choice);
        const { command } = trial;
        if (!command) throw new Error('another shop than before');
        await runCut(trial, command, atCall, fate);
        const again = await trial.send(command);
        expect({ atCall, fate, again }).toMatchObject({ again: { ok: true } });
        expect(lastingOf(flow, again)).toEqual(lastingOf(flow, outcome));
        await trial.sweep();
        expect(await trial.breaches()).toEqual([]);
        if (flow.action.startsWith('groupbuy.')) expect(await trial.endTeams()).toEqual([]);
        trial.shop.close();
      }
    }
  }, 60_000);
});

it('leaves no write action without a crash at each of its calls', () => {
  const folder = 'tests/functions';
  const crashing = readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
    .filter((text) => text.includes('crashAt('));
  const uncut = functionSpecs
    .flatMap(({ actions }) => Object.keys(actions))
    .filter(isWrite)
    .filter((action) => !written.some((flow) => flow.action === action))
    .filter((action) => !crashing.some((text) => text.includes(`'${action}'`)));
  expect(uncut).toEqual([]);
});
