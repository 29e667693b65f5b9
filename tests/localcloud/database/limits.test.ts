import { openDatabase } from '../../../localcloud/database/index';
import type { CollectionSpec, Database } from '../../../localcloud/database/index';
import { MAX_COLLECTIONS, MAX_FIELD_NAME_CHARACTERS } from '../../../localcloud/limits';

let database: Database;
beforeEach(() => {
  const indexes = [{ name: 'key', keys: { key: 1 as const }, unique: true }];
  database = openDatabase({
    file: ':memory:',
    collections: [{ name: 'd' }, { name: 'keyed', indexes }],
  });
});
afterEach(() => {
  database.close();
});

const execute = (action: string, body: object) =>
  database.execute(`database.${action}`, { collectionName: 'd', ...body });
const refusal = (code: string) => expect.objectContaining({ code }) as unknown;

it('refuses an answer over 16 MB', async () => {
  const filler = '点'.repeat(600_000);
  database.insertMany(
    'd',
    Array.from({ length: 10 }, (_, i) => ({ _id: i, filler })),
  );
  await expect(execute('getDocument', { query: '{}', limit: 10 })).rejects.toEqual(
    refusal('EXCEED_MAX_RESPONSE_SIZE'),
  );
  await expect(execute('getDocument', { query: '{}', limit: 9 })).resolves.toMatchObject({
    limit: 9,
  });
});

it('refuses a document over 16 MB', async () => {
  const data = [JSON.stringify({ filler: 'x'.repeat(17 * 1024 * 1024) })];
  await expect(execute('insertDocument', { data })).rejects.toEqual(
    refusal('DATABASE_REQUEST_FAILED'),
  );
});

it('refuses a unique key over 1,024 bytes', async () => {
  const insert = (key: string) =>
    execute('insertDocument', { collectionName: 'keyed', data: [JSON.stringify({ key })] });
  await expect(insert('点'.repeat(400))).rejects.toEqual(refusal('DATABASE_REQUEST_FAILED'));
  await expect(insert('点'.repeat(300))).resolves.toBeDefined();
});

it('refuses more collections than an environment holds, and one that exists', async () => {
  for (let i = 2; i < MAX_COLLECTIONS; i++)
    await execute('addCollection', { collectionName: `c${i}` });
  await expect(execute('addCollection', { collectionName: 'more' })).rejects.toEqual(
    refusal('DATABASE_COLLECTION_EXCEED_LIMIT'),
  );
  await expect(execute('addCollection', { collectionName: 'd' })).rejects.toEqual(
    refusal('DATABASE_REQUEST_FAILED'),
  );
});

it('refuses a date that would not sort', async () => {
  const data = ['{"at":{"$date":{"$numberLong":"-99999999999999"}}}'];
  await expect(execute('insertDocument', { data })).rejects.toEqual(
    refusal('DATABASE_REQUEST_FAILED'),
  );
});

describe('names of fields', () => {
  const insert = (document: object) =>
    execute('insertDocument', { data: [JSON.stringify(document)] });
  const update = (path: string) => {
    const data = JSON.stringify({ $set: { [path]: 1 } });
    return execute('modifyDocument', { query: '{"_id":"a"}', data, merge: true, multi: true });
  };
  const longest = 'n'.repeat(MAX_FIELD_NAME_CHARACTERS);

  it.each(['a', 'A_1', '7', 'a_', longest])('%j may be stored', async (name) => {
    await expect(insert({ [name]: 1, deep: [{ [name]: 1 }] })).resolves.toBeDefined();
    await expect(update(`deep.${name}`)).resolves.toBeDefined();
  });

  it.each(['', '_a', '/a', 'a-b', 'a b', '名', `${longest}n`, '$a', '\u0000'])(
    '%j may not be stored, at any depth',
    async (name) => {
      const refused = refusal('DATABASE_REQUEST_FAILED');
      await expect(insert({ [name]: 1 })).rejects.toEqual(refused);
      await expect(insert({ deep: [{ [name]: 1 }] })).rejects.toEqual(refused);
      await expect(update(`deep.${name}`)).rejects.toEqual(refused);
    },
  );
});

describe('indexes', () => {
  const open = (indexes: CollectionSpec['indexes']) => () =>
    openDatabase({
      file: ':memory:',
      collections: [{ name: 'd', ...(indexes && { indexes }) }],
    }).close();
  const keys = (count: number): Record<string, 1> =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`f${i}`, 1]));
  const many = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ name: `i${i}`, keys: { [`f${i}`]: 1 as const } }));

  it('are at most 100 in a collection, of at most 31 fields', () => {
    expect(open(many(100))).not.toThrow();
    expect(open(many(101))).toThrow(refusal('INVALID_PARAM') as Error);
    expect(open([{ name: 'wide', keys: keys(31) }])).not.toThrow();
    expect(open([{ name: 'wide', keys: keys(32) }])).toThrow(refusal('INVALID_PARAM') as Error);
    expect(open([{ name: 'none', keys: {} }])).toThrow(refusal('INVALID_PARAM') as Error);
  });
});
