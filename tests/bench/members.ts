import { statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client, type Person } from './flows/client';
import { Crowd } from './flows/crowd';
import { manyTimes } from './flows/flow';
import { codeOf, makeFilledShop } from './members/filled-shop';
import { startProgram } from './support/program';
import { keepJson, spreadOf } from './support/report';
import { rate } from './support/rounds';

/* `npm run bench -- members [--members 1000000] [--rounds 5]`: how a check-in's cost grows with the shop. */

const few = 1_000;
const clients = 10;
/** New people of the shop, who warm up what is measured with others. */
const warmups = 400;
const wantedShare = 0.8;

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
/** Each of the few members checks in once. */
const runs = Math.floor(few / rounds);

/** Check-ins of one round, by members from all over the shop. */
interface Measured {
  readonly perSecond: number;
  /** Of the server's process, for one; undefined where the system does not tell. */
  readonly cpuMs: number | undefined;
}

interface Side {
  measure(round: number): Promise<Measured>;
  stop(): Promise<void>;
}

async function openSide(members: number): Promise<Side> {
  const dataDir = join(folder, String(members));
  const startedMs = performance.now();
  await makeFilledShop(dataDir, members);
  const seconds = (performance.now() - startedMs) / 1000;
  const megabytes = statSync(join(dataDir, 'race', 'shop.sqlite')).size / 2 ** 20;
  console.info(
    `${members.toLocaleString('en')} members: made in ${seconds.toFixed(0)} s, ${megabytes.toFixed(0)} MB`,
  );
  const program = await startProgram(dataDir, { shop: 'race' });
  const client = new Client(program.url, clients);
  const crowd = new Crowd(client);
  await crowd.register(warmups);
  const checkIn = (person: Person) => client.run(person, 'checkin.perform', {});
  await rate({ clients, count: warmups }, () => checkIn(crowd.takeFresh()));
  return {
    async measure(round) {
      const step = members / few;
      const people = await manyTimes(runs, (index) =>
        client.login(codeOf(Math.floor((round * runs + index) * step))),
      );
      const before = program.cpuMs() ?? NaN;
      const perSecond = await rate({ clients, count: runs }, () => checkIn(people.pop() as Person));
      const { refusals } = client.tallyOf('checkin.perform');
      if (Object.keys(refusals).length > 0) throw new Error(JSON.stringify(refusals));
      const cpuMs = ((program.cpuMs() ?? NaN) - before) / runs;
      return { perSecond, cpuMs: Number.isNaN(cpuMs) ? undefined : cpuMs };
    },
    async stop() {
      client.close();
      await program.stop('SIGTERM');
    },
  };
}

async function main(): Promise<void> {
  const [small, large] = [await openSide(few), await openSide(many)];
  const measured: { small: Measured; large: Measured }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const early = round % 2 === 0 ? await small.measure(round) : undefined;
    const late = await large.measure(round);
    measured.push({ small: early ?? (await small.measure(round)), large: late });
  }
  await Promise.all([small.stop(), large.stop()]);
  const ratio = spreadOf(measured.map((one) => one.large.perSecond / one.small.perSecond));
  keepJson('members', { few, many, rounds, runs, ratio, measured });
  const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;
  console.info(
    `Check-ins at ${many.toLocaleString('en')} members over those at ${few.toLocaleString('en')}: ` +
      `${percent(ratio.median)} (${percent(ratio.min)} to ${percent(ratio.max)}); wanted ${percent(wantedShare)}.`,
  );
  process.exit(ratio.median >= wantedShare ? 0 : 1);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
