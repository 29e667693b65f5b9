import { sendMany } from './support/ledger-load';
import { makeShop } from './support/new-shop';
import { startProgram, type Program } from './support/program';
import { keepJson } from './support/report';

/* `npm run bench -- soak [requests]`: is memory at the end what it was once all was warm? */

const [folder = '.', requestsText = '100000'] = process.argv.slice(2);
const requests = Number(requestsText);
const DOCUMENTS = 20_000;
const STEPS = 20;
/** How much the last quarter may have over the second: the collector takes its time. */
const MOST_GROWTH = 1.15;
/** Function calls a step, which cost a hundred times as much as a request. */
const CALLS = 50;

async function callFunctions(program: Program): Promise<void> {
  const { token } = (await program.ask('/auth/login', { code: 'soak' })) as { token: string };
  const event = { action: 'points.getAccount', data: {}, requestId: 'soak' };
  for (let i = 0; i < CALLS; i += 1) {
    await program.ask('/functions/member', event, { authorization: `Bearer ${token}` });
  }
}

const median = (values: number[]): number =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

async function main(): Promise<void> {
  makeShop(folder, DOCUMENTS);
  const program = await startProgram(folder);
  const residentMb: number[] = [];
  const step = Math.ceil(requests / STEPS);
  for (let from = 0; from < requests; from += step) {
    await sendMany(program, { from, to: from + step, clients: 16, documents: DOCUMENTS });
    await callFunctions(program);
    residentMb.push(program.residentMb() ?? NaN);
  }
  await program.stop('SIGTERM');
  const quarter = STEPS / 4;
  const growth =
    median(residentMb.slice(-quarter)) / median(residentMb.slice(quarter, 2 * quarter));
  keepJson('soak', { requests, residentMb, growth: Math.round(growth * 100) / 100 });
  process.exit(growth > MOST_GROWTH ? 1 : 0);
}

void main();
