import { openDatabase } from '../../../localcloud/database/index';

// Writes without end, and says on its output what was acknowledged. It is killed at any moment.
const [file = '', run = ''] = process.argv.slice(2);
const database = openDatabase({
  file,
  collections: [
    { name: 'single', indexes: [{ name: 'run', keys: { run: 1, i: -1 } }] },
    { name: 'pair' },
    { name: 'counter' },
  ],
});

const add = (collectionName: string, document: object, transactionId?: unknown) =>
  database.execute('database.insertDocument', {
    collectionName,
    data: [JSON.stringify(document)],
    transactionId,
  });
const acknowledge = (what: string) => process.stdout.write(`${what}\n`);

async function writer(w: number): Promise<void> {
  for (let i = 0; ; i++) {
    const id = `${run}:${w}:${i}`;
    await add('single', { _id: id, run, i, filler: 'x'.repeat(500) });
    acknowledge(`single ${id}`);

    const { transactionId } = await database.execute('database.startTransaction', {});
    await add('pair', { _id: `${id}:left` }, transactionId);
    await add('pair', { _id: `${id}:right` }, transactionId);
    await database.execute('database.commitTransaction', { transactionId });
    acknowledge(`pair ${id}`);

    await database.execute('database.modifyDocument', {
      collectionName: 'counter',
      queryType: 'WHERE',
      query: '{"_id":"n"}',
      data: '{"$inc":{"count":1},"$push":{"who":"x"}}',
      multi: true,
      merge: true,
    });
    acknowledge('count');
  }
}

async function main(): Promise<void> {
  if (database.count('counter') === 0) await add('counter', { _id: 'n', count: 0, who: [] });
  await Promise.all(Array.from({ length: 8 }, (_, w) => writer(w)));
}

void main();
