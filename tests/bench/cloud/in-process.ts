import type { Database } from '../../../localcloud/database';
import type { Case } from '../support/rounds';
import { entry, MEMBERS, pick } from './entry';
import type { RawEngine } from './raw-engine';

const insertBody = (i: number, transactionId?: unknown) => ({
  collectionName: 'ledger',
  data: [JSON.stringify(entry(i))],
  transactionId,
});

/** The database layer without HTTP, against the engine below it. */
export function inProcessCases(database: Database, raw: RawEngine, documents: number): Case[] {
  const range = (i: number) =>
    database.execute('database.getDocument', {
      collectionName: 'ledger',
      query: `{"memberId":"m${pick(i, MEMBERS)}"}`,
      order: '{"seq":-1}',
      limit: 20,
    });
  const insert = (i: number) =>
    database.execute('database.insertDocument', insertBody(documents + i));
  const transaction = async (i: number) => {
    const { transactionId } = await database.execute('database.startTransaction', {});
    const id = pick(i, documents);
    const one = { collectionName: 'ledger', query: `{"_id":"e${id}"}`, transactionId };
    await database.execute('database.getDocument', one);
    const data = '{"$inc":{"seq":1}}';
    await database.execute('database.modifyDocument', { ...one, data, merge: true });
    await database.execute('database.insertDocument', insertBody(documents + i, transactionId));
    await database.execute('database.commitTransaction', { transactionId });
  };
  const floorName = 'the engine';
  const many = documents.toLocaleString('en');
  return [
    {
      ...{ name: `range, sort, limit 20 of ${many}, in process`, floorName },
      ...{ ours: range, floor: raw.range, clients: 1, count: 3000 },
    },
    {
      ...{ name: 'insert, 1 client, in process', floorName },
      ...{ ours: insert, floor: raw.insert, clients: 1, count: 500 },
    },
    {
      ...{ name: 'insert, 32 clients, in process', floorName },
      ...{ ours: insert, floor: raw.insert, clients: 32, count: 2000 },
    },
    {
      ...{ name: 'transaction, 1 client, in process', floorName },
      ...{ ours: transaction, floor: raw.transaction, clients: 1, count: 500 },
    },
    {
      ...{ name: 'transaction, 32 clients, in process', floorName },
      ...{ ours: transaction, floor: raw.transaction, clients: 32, count: 2000 },
    },
  ];
}
