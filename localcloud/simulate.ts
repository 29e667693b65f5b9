import { StartProblem } from './host';
import { readFlags } from './simulation/flags';
import { runSimulation } from './simulation/run';

/* Rules tried out on a shop's past: `npm run simulate -- --rules FILE --shop demo --days 90`. */

async function main(): Promise<void> {
  await runSimulation(readFlags(), (line) => console.info(line));
}

main().catch((error: unknown) => {
  console.error(error instanceof StartProblem ? error.message : error);
  process.exit(1);
});
