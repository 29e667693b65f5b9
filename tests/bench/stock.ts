import { raceItemId } from '../../localcloud/seed/race';
import { Client } from './flows/client';
import { Crowd } from './flows/crowd';
import { readSettings } from './flows/settings';
import { startProgram } from './support/program';
import { keepJson } from './support/report';
import { rate } from './support/rounds';

/*
 * `npm run bench -- stock [--rounds 5] [--seconds 3]`: fifty clients redeem one hot item,
 * and fifty items, in turns: what it costs that the stock of an item is one document.
 */

const [folder = '.', ...args] = process.argv.slice(2);
const settings = readSettings(args);
const clients = 50;

interface Round {
  readonly spread: number;
  readonly hot: number;
}

async function main(): Promise<void> {
  const variables = { RACE_STOCK: '10000000', RACE_ITEMS: String(clients) };
  const program = await startProgram(folder, { shop: 'race', variables });
  const client = new Client(program.url, clients);
  const crowd = new Crowd(client);
  let turn = 0;
  /** Redemptions a second, each by a member who has redeemed nothing before. */
  const redeem = async (items: number, count: number): Promise<number> => {
    await crowd.register(count);
    return rate({ clients, count }, () => {
      const itemId = raceItemId(turn++ % items);
      return client.run(crowd.takeFresh(), 'mall.redeem', { itemId, quantity: 1 });
    });
  };
  const rounds: Round[] = [];
  try {
    await redeem(clients, 500);
    const count = Math.round((await redeem(1, 500)) * settings.seconds);
    for (let round = 0; round < settings.rounds; round += 1) {
      // Whoever is second has the fuller database: they take turns.
      const first = round % 2 === 0 ? clients : 1;
      const early = await redeem(first, count);
      const late = await redeem(first === 1 ? clients : 1, count);
      rounds.push(first === 1 ? { spread: late, hot: early } : { spread: early, hot: late });
    }
  } finally {
    client.close();
    await program.stop('SIGTERM');
  }
  const shares = rounds.map(({ spread, hot }) => hot / spread).sort((a, b) => a - b);
  const outcome = {
    ...{ clients, rounds, refusals: client.tallyOf('mall.redeem').refusals },
    hotAsShareOfSpread: {
      median: shares[Math.floor(shares.length / 2)],
      from: shares[0],
      to: shares.at(-1),
    },
  };
  keepJson('stock', outcome);
  console.info(JSON.stringify(outcome, null, 2));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
