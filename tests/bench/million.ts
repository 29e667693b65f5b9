import { sendMany } from './support/ledger-load';
import { makeShop } from './support/new-shop';
import { startProgram } from './support/program';
import { keepJson } from './support/report';

/* `npm run bench -- million [documents]`: kills a large shop under load, and opens it again. */

const [folder = '.', documentsText = '1000000'] = process.argv.slice(2);
const documents = Number(documentsText);
const MOST_START_MS = 2000;
const MOST_MB = 600;
const REQUESTS = 20_000;

async function main(): Promise<void> {
  makeShop(folder, documents);
  const load = (from: number) => ({ from, to: from + REQUESTS, clients: 16, documents });
  const reopened: number[] = [];
  let peakMb: number | undefined;
  for (let round = 0; round < 5; round += 1) {
    const program = await startProgram(folder);
    if (round > 0) reopened.push(Math.round(program.startMs));
    await sendMany(program, load(2 * round * REQUESTS));
    peakMb = program.peakMb();
    // In the middle of writes, so that the next start finds a log to read.
    const broken = sendMany(program, load((2 * round + 1) * REQUESTS)).catch(() => undefined);
    setTimeout(() => void program.stop('SIGKILL'), 300);
    await broken;
  }
  keepJson('million', { documents, reopenedMs: reopened, peakMb });
  const isGood = Math.max(...reopened) <= MOST_START_MS && (peakMb ?? 0) < MOST_MB;
  process.exit(isGood ? 0 : 1);
}

void main();
