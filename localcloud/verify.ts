import { StartProblem } from './host';
import { readFlags } from './verification/flags';
import { runVerification } from './verification/run';

/* Every promise checked against a shop's data: `npm run verify -- --data DIR --shop demo`. */

async function main(): Promise<void> {
  const isWhole = await runVerification(readFlags(), (line) => console.info(line));
  if (!isWhole) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof StartProblem ? error.message : error);
  process.exit(1);
});
