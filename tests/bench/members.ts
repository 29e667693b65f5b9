import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ActionName } from '#shared/api';
import type { Flow } from './flows/flow';
import { teamSize } from './flows/join-flow';
import { measureOnce, type RunOfFlow } from './flows/measure';
import { openSide, type Side } from './members/side';
import { growthTable, type Growth } from './members/table';
import { keepJson, spreadOf } from './support/report';

/* `npm run bench -- members [--members 1000000] [--rounds 5]`: how the cost of what people do grows with the shop. */

const few = 1_000;
/** Of check-in's rate in the small shop. */
const wantedShare = 0.8;
const runsOfReading = 2_000;
const runsOfWriting = 300;
const readings: readonly ActionName[] = [
  'points.getAccount',
  'member.getHome',
  'points.listEntries',
];

const [folder = '.', ...args] = process.argv.slice(2);
const { values } = parseArgs({
  args,
  options: {
    members: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '5' },
  },
});
const many = Number(values.members);
const rounds = Number(values.rounds);

/** Errors: throws when anything was refused, or what is compared is not the same. */
async function measureFlow(side: Side, flow: Flow | undefined): Promise<RunOfFlow> {
  if (!flow) throw new Error('A flow that the other shop does not have.');
  const runs = readings.includes(flow.action) ? runsOfReading : runsOfWriting;
  await flow.prepare(runs);
  const measured = await measureOnce(flow, runs, () => side.cpuMs());
  const { refusals } = flow.client.tallyOf(flow.action);
  if (Object.keys(refusals).length > 0)
    throw new Error(`${flow.name}: ${JSON.stringify(refusals)}`);
  return measured;
}

/** The first round warms up, and does not count. */
async function measureBoth(small: Side, large: Side, growths: readonly Growth[]): Promise<void> {
  for (let round = 0; round <= rounds; round += 1) {
    for (const [at, growth] of growths.entries()) {
      const early = round % 2 === 0 ? await measureFlow(small, small.flows[at]) : undefined;
      const ofLarge = await measureFlow(large, large.flows[at]);
      const ofSmall = early ?? (await measureFlow(small, small.flows[at]));
      if (round > 0) growth.rounds.push({ small: ofSmall, large: ofLarge });
    }
  }
}

async function main(): Promise<void> {
  // Nothing may be refused for want of it; read where the shops are made, which is here.
  Object.assign(process.env, { RACE_STOCK: '10000000', RACE_TEAM_SIZE: String(teamSize) });
  const small = await openSide(join(folder, String(few)), few);
  const large = await openSide(join(folder, String(many)), many);
  const growths: Growth[] = small.flows.map(({ name, clients }) => ({
    ...{ name, clients },
    rounds: [],
  }));
  await measureBoth(small, large, growths).finally(() => Promise.all([small.stop(), large.stop()]));
  keepJson('members', { few, many, rounds, growths });
  console.info(`\n${growthTable(growths, few, many)}`);
  const [checkin] = growths;
  const share = spreadOf(
    (checkin?.rounds ?? []).map((one) => one.large.perSecond / one.small.perSecond),
  );
  process.exit(share.median >= wantedShare ? 0 : 1);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
