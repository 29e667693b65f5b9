import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../../localcloud/database/index';
import type { CollectionSpec, Database } from '../../../localcloud/database/index';

const LEDGER: CollectionSpec = {
  name: 'ledger',
  indexes: [
    { name: 'member_seq', keys: { member: 1, seq: -1 } },
    { name: 'number', keys: { number: 1 }, unique: true },
  ],
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shop-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const find = async (
  database: Database,
  collectionName: string,
  query: object,
  more: object = {},
) => {
  const body = { collectionName, query: JSON.stringify(query), ...more };
  const { data } = await database.execute('database.getDocument', body);
  return (data as { list: string[] }).list.map((text) => JSON.parse(text) as { _id: string });
};

const entries = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    _id: `e${i}`,
    member: `m${i % 7}`,
    seq: i,
    number: i,
    at: new Date(i),
  }));

it('finds everything again after it was closed', async () => {
  const file = join(folder, 'shop.db');
  const first = openDatabase({ file, collections: [LEDGER] });
  first.insertMany('ledger', entries(50));
  first.close();
  const second = openDatabase({ file });
  expect(second.collectionNames()).toEqual(['ledger']);
  expect(second.count('ledger')).toBe(50);
  const newest = await find(second, 'ledger', { member: 'm3' }, { order: '{"seq":-1}', limit: 2 });
  expect(newest.map(({ _id }) => _id)).toEqual(['e45', 'e38']);
  second.close();
});

it('adds, changes and keeps indexes as they are declared', () => {
  const file = join(folder, 'shop.db');
  const plain = openDatabase({ file, collections: [{ name: 'ledger' }] });
  plain.insertMany('ledger', entries(10));
  plain.close();
  const indexed = openDatabase({ file, collections: [LEDGER] });
  expect(() => indexed.insertMany('ledger', [{ number: 3 }])).toThrow('E11000');
  indexed.close();
  const changed = openDatabase({
    file,
    collections: [{ name: 'ledger', indexes: [{ name: 'number', keys: { number: -1 } }] }],
  });
  changed.insertMany('ledger', [{ number: 3 }]);
  expect(changed.count('ledger')).toBe(11);
  changed.close();
});

it('inserts all of a seed or nothing', () => {
  const database = openDatabase({ file: ':memory:', collections: [LEDGER] });
  expect(() => database.insertMany('ledger', [...entries(5), { _id: 'x', number: 2 }])).toThrow(
    'E11000',
  );
  expect(database.count('ledger')).toBe(0);
  database.insertMany('ledger', entries(5));
  expect(database.count('ledger')).toBe(5);
  database.close();
});

it('exports a shop and imports it into an empty one, indexes included', async () => {
  const source = openDatabase({ file: ':memory:', collections: [LEDGER, { name: 'empty' }] });
  source.insertMany('ledger', entries(1200));
  const lines = [...source.exportLines()];
  source.close();
  expect(lines).toHaveLength(1202);
  const target = openDatabase({ file: ':memory:' });
  target.importLines(lines);
  expect(target.collectionNames()).toEqual(['empty', 'ledger']);
  expect(target.count('ledger')).toBe(1200);
  expect([...target.exportLines()]).toEqual(lines);
  expect(() => target.insertMany('ledger', [{ number: 3 }])).toThrow('E11000');
  expect(await find(target, 'ledger', { _id: 'e5' })).toEqual([
    { _id: 'e5', member: 'm5', seq: 5, number: 5, at: { $date: '1970-01-01T00:00:00.005Z' } },
  ]);
  target.close();
});

it('warns once of a query that wants an index, and names the index', async () => {
  const warnings: string[] = [];
  const warn = (line: string) => warnings.push(line);
  const database = openDatabase({ file: ':memory:', collections: [LEDGER], warn });
  database.insertMany('ledger', entries(1500));
  const order = { order: '{"at":-1}', limit: 5 };
  await find(database, 'ledger', { kind: 'checkin', delta: { $gt: 5 } }, order);
  await find(database, 'ledger', { kind: 'redeem', delta: { $gt: 1 } }, order);
  await find(database, 'ledger', { member: 'm1' }, { order: '{"seq":-1}' });
  await find(database, 'ledger', { _id: 'e1', kind: 'x' });
  await find(database, 'ledger', {}, { limit: 20 });
  expect(warnings).toEqual([
    'database: ledger was read without an index; it wants { "kind": 1, "at": -1, "delta": 1 }',
  ]);
  database.close();
});

it('answers right when a field that was always plain becomes a list', async () => {
  const database = openDatabase({ file: ':memory:', collections: [LEDGER] });
  database.insertMany('ledger', [{ _id: 'a', member: 'm1', number: 1 }]);
  database.insertMany('ledger', [{ _id: 'b', member: ['m1', 'm2'], number: 2 }]);
  expect(await find(database, 'ledger', { member: 'm1' }, { order: '{"_id":1}' })).toMatchObject([
    { _id: 'a' },
    { _id: 'b' },
  ]);
  await database.execute('database.modifyDocument', {
    collectionName: 'ledger',
    query: '{"_id":"a"}',
    data: '{"$set":{"number":[7,8]}}',
    merge: true,
  });
  expect(await find(database, 'ledger', { number: 8 })).toMatchObject([{ _id: 'a' }]);
  database.close();
});
