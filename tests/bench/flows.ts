import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureBundleLoad } from './flows/bundle-load';
import { chartOf } from './flows/chart';
import { Client } from './flows/client';
import { Crowd } from './flows/crowd';
import { openEngineFloor } from './flows/engine-floor';
import { startFloor } from './flows/floor';
import { joinFlow, teamSize } from './flows/join-flow';
import { readCosts } from './flows/log-lines';
import { measureFlows } from './flows/measure';
import { checkinFlow, memberFlows } from './flows/member-flows';
import { outcomesOf } from './flows/outcome';
import { purchaseFlow } from './flows/purchase-flow';
import { readSettings } from './flows/settings';
import { refusalLines, tableOf } from './flows/table';
import { startProgram } from './support/program';
import { keepJson } from './support/report';

/* `npm run bench -- flows [--rounds 5] [--seconds 3] [--warmup 2]` */

const [folder = '.', ...args] = process.argv.slice(2);
const settings = readSettings(args);
const shop = 'race';
/** Nothing may be refused for want of it. */
const variables = { RACE_STOCK: '10000000', RACE_TEAM_SIZE: String(teamSize) };
const loadTimes = 9;
/** As many as come at once when a team purchase opens: five for each of 100 teams. */
const manyClients = 500;

async function main(): Promise<void> {
  const load = measureBundleLoad(folder, loadTimes);
  const program = await startProgram(folder, { shop, variables });
  const floor = await startFloor();
  const floorClient = new Client(floor.url, 10);
  const client = new Client(program.url, 10);
  const hotClient = new Client(program.url, 50);
  const manyClient = new Client(program.url, manyClients);
  const crowd = new Crowd(client);
  const engine = openEngineFloor(join(folder, 'floor.sqlite'));
  const atOnce = { client: manyClient, clients: manyClients, runs: manyClients };
  const flows = [
    ...memberFlows(client, hotClient, crowd),
    joinFlow(crowd, { name: 'join a team', client, clients: 10 }),
    purchaseFlow(client, crowd),
    checkinFlow(crowd, { name: 'check-in, all at once', ...atOnce }),
    joinFlow(crowd, { name: 'join, all at once', ...atOnce }),
  ];
  const sides = {
    ...{ flows, floor: floorClient, engine },
    cpuMs: () => program.cpuMs(),
    costs: () => readCosts(join(folder, shop)),
  };
  const measured = await measureFlows(sides, settings).finally(async () => {
    for (const one of [floorClient, client, hotClient, manyClient]) one.close();
    engine.close();
    floor.stop();
    await program.stop('SIGTERM');
  });
  const outcomes = outcomesOf(measured, readCosts(join(folder, shop)));
  const refused = refusalLines(outcomes);
  keepJson('flows', { ...settings, outcomes, bundleLoad: load, refused });
  const about = `Requests a second as a share of bare node:http of the same round; ${String(settings.rounds)} rounds of ${String(settings.seconds)} s`;
  writeFileSync(join('dist', 'bench', 'flows.svg'), chartOf(outcomes, about));
  console.info(`\n${tableOf(outcomes, load)}`);
  for (const line of refused) console.error(line);
  process.exit(refused.length > 0 ? 1 : 0);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
