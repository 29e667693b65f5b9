import { StartProblem } from './host';
import { readFlags } from './import/flags';
import { runImport } from './import/run';

/* Members and points of another system: `npm run import -- --file members.csv --shop demo`. */

async function main(): Promise<void> {
  const isWhole = await runImport(readFlags(), (line) => console.info(line));
  process.exit(isWhole ? 0 : 1);
}

main().catch((error: unknown) => {
  console.error(error instanceof StartProblem ? error.message : error);
  process.exit(1);
});
