import { join } from 'node:path';
import { openDatabase } from '../../localcloud/database';
import { startProtocolServer } from '../../localcloud/protocol';
import { startBareServer } from './cloud/bare-server';
import { INDEXES, portions } from './cloud/entry';
import { inProcessCases } from './cloud/in-process';
import { openRawEngine } from './cloud/raw-engine';
import { sdkCases } from './cloud/through-sdk';
import { report } from './support/report';
import { measure } from './support/rounds';

/* `npm run bench -- cloud [documents] [rounds]` */

const [folder = '.', documentsText = '1000000', roundsText = '5'] = process.argv.slice(2);
const documents = Number(documentsText);
const rounds = Number(roundsText);

async function main(): Promise<void> {
  const collections = [{ name: 'ledger', indexes: INDEXES }];
  const database = openDatabase({ file: join(folder, 'ours.db'), collections });
  for (const portion of portions(documents)) database.insertMany('ledger', portion);
  const raw = openRawEngine(join(folder, 'raw.db'), documents);
  const [bare, server] = [await startBareServer(), await startProtocolServer({ database })];
  const cases = [
    ...sdkCases(server.url, bare.url, documents),
    ...inProcessCases(database, raw, documents),
  ];
  report('cloud', await measure(cases, rounds), { documents, rounds });
  bare.close();
  await server.close();
  database.close();
  raw.close();
  process.exit();
}

void main();
