import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureBundleLoad } from './flows/bundle-load';
import { chartOf } from './flows/chart';
import { Client } from './flows/client';
import { Crowd } from './flows/crowd';
import { startFloor } from './flows/floor';
import { joinFlow } from './flows/join-flow';
import { readCosts } from './flows/log-lines';
import { measureFlows } from './flows/measure';
import { memberFlows } from './flows/member-flows';
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
const variables = { RACE_STOCK: '10000000' };
const loadTimes = 9;

async function main(): Promise<void> {
  const load = measureBundleLoad(folder, loadTimes);
  const program = await startProgram(folder, { shop, variables });
  const floor = await startFloor();
  const floorClient = new Client(floor.url, 10);
  const client = new Client(program.url, 10);
  const hotClient = new Client(program.url, 50);
  const crowd = new Crowd(client);
  const flows = [
    ...memberFlows(client, hotClient, crowd),
    joinFlow(client, crowd),
    purchaseFlow(client, crowd),
  ];
  const sides = { flows, floor: floorClient, cpuMs: () => program.cpuMs() };
  const measured = await measureFlows(sides, settings).finally(async () => {
    for (const one of [floorClient, client, hotClient]) one.close();
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
