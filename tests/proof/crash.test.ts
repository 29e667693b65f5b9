import { readdirSync, readFileSync } from 'node:fs';
import { OpenedShop } from './crash/opened';
import { Trial } from './crash/trial';
import { functionSpecs } from './simulation/functions';
import type { Command, Flow } from './simulation/flow';
import { flows } from './simulation/flows';
import type { Fate } from './simulation/line';
import type { Outcome } from './simulation/shop';

process.env['TENCENTCLOUD_SECRETID'] ??= 'simulated';
process.env['TENCENTCLOUD_SECRETKEY'] ??= 'simulated';

let opened: OpenedShop;
beforeAll(async () => {
  opened = await OpenedShop.open();
});
afterAll(() => opened.close());

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
  try {
    return { outcome: await trial.send(command), calls };
  } finally {
    trial.shop.line.fateOf = null;
  }
}

/** The first request of a flow that nothing is refused of, and what comes of it when nothing is cut. */
async function undisturbed(
  flow: Flow,
): Promise<{ choice: number; outcome: Outcome; calls: number }> {
  const answers = new Set<string>();
  for (let choice = 1; choice <= 60; choice += 1) {
    const trial = await Trial.begin(opened, flow, choice);
    const run = trial.command && (await runCut(trial, trial.command, 0, 'answered'));
    if (run && run.outcome !== 'killed' && run.outcome.ok) {
      await trial.sweep();
      expect(await trial.breaches()).toEqual([]);
      return { choice, ...run };
    }
    answers.add(JSON.stringify(run?.outcome ?? 'nothing to ask for'));
  }
  throw new Error(`${flow.action} was refused whatever was asked: ${[...answers].join()}`);
}

function lastingOf({ lasting }: Flow, outcome: Outcome): unknown {
  return outcome !== 'killed' && outcome.ok ? lasting?.(outcome.data as never) : outcome;
}

const isWrite = (action: string): boolean =>
  functionSpecs.some(({ actions }) => actions[action as keyof typeof actions]?.effect === 'write');

/** Need two people and a large gift, and a refund that WeChat closed: told in `tests/functions`. */
const elsewhere: readonly string[] = ['store.decideApproval', 'payment.retryRefund'];

const written = flows.filter(({ action }) => isWrite(action) && !elsewhere.includes(action));

describe.each(written.map((flow) => [flow.action, flow] as const))('%s', (_, flow) => {
  it('comes to one outcome, whichever of its database calls it dies at', async () => {
    const { choice, outcome, calls } = await undisturbed(flow);
    for (let atCall = 1; atCall <= calls; atCall += 1) {
      for (const fate of ['dies before', 'dies after'] as const) {
        const trial = await Trial.begin(opened, flow, choice);
        const { command } = trial;
        if (!command) throw new Error('another shop than before');
        await runCut(trial, command, atCall, fate);
        const again = await trial.send(command);
        expect({ atCall, fate, again }).toMatchObject({ again: { ok: true } });
        expect(lastingOf(flow, again)).toEqual(lastingOf(flow, outcome));
        await trial.sweep();
        expect(await trial.breaches()).toEqual([]);
        if (flow.action.startsWith('groupbuy.')) expect(await trial.endTeams()).toEqual([]);
      }
    }
  }, 60_000);
});

it('leaves no write action without a crash at each of its calls', () => {
  const folder = 'tests/functions';
  const crashing = readdirSync(folder, { encoding: 'utf8', recursive: true })
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
