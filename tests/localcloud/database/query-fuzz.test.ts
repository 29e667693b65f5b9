import fc from 'fast-check';
import { Query } from 'mingo';
import { openDatabase } from '../../../localcloud/database/index';
import type { Database } from '../../../localcloud/database/index';
import { encodeStored, encodeValue } from '../../../localcloud/database/values/encode';
import { decodeStored } from '../../../localcloud/database/values/decode';

type Doc = Record<string, unknown>;

// Few values, so that queries find something and equal keys meet.
const scalar = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<unknown>(-1, 0, 1, 2, 2.5, 10) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<unknown>('', 'a', 'ab', 'b', '{x', '10', '点', '😀', '！'),
  },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, true, false) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 3 }).map((n) => new Date(n * 1e12)) },
);
const plainScalar = fc.constantFrom<unknown>(0, 1, 2, 'a', 'b', '点');
const field = fc.option(scalar, { nil: undefined, freq: 6 });
const document = fc.record({
  a: fc.oneof(field, plainScalar, plainScalar),
  b: fc.oneof(
    { weight: 9, arbitrary: field },
    { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  ),
  plain: plainScalar,
  c: fc.oneof(fc.record({ d: field }), field),
});
const path = fc.constantFrom('a', 'b', 'plain', 'c.d', 'c');
const condition = fc.oneof(
  { weight: 3, arbitrary: scalar },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte'), scalar)
      .map(([op, v]) => ({ [op]: v })),
  },
  fc
    .tuple(fc.constantFrom('$in', '$nin'), fc.array(scalar, { minLength: 1, maxLength: 5 }))
    .map(([op, v]) => ({ [op]: v })),
  fc.tuple(fc.constantFrom('$ne', '$eq'), scalar).map(([op, v]) => ({ [op]: v })),
  fc.boolean().map((exists) => ({ $exists: exists })),
  fc.constantFrom<unknown>(/^a/, /^ab?/, /b/, /^A/i, /^点/, /^a|b/),
  fc.tuple(scalar, scalar).map(([low, high]) => ({ $gte: low, $lt: high })),
);
const flat = fc.dictionary(path, condition, { maxKeys: 3, noNullPrototype: true });
const query = fc.oneof(
  { weight: 4, arbitrary: flat },
  fc
    .tuple(fc.constantFrom('$and', '$or', '$nor'), fc.array(flat, { minLength: 1, maxLength: 2 }))
    .map(([op, parts]) => ({ [op]: parts })),
);
const sort = fc.array(fc.tuple(path, fc.constantFrom(1 as const, -1 as const)), { maxLength: 2 });

/** The documents' own order, written down again and simply. */
function rank(value: unknown): number {
  if (value === undefined || value === null) return 0;
  if (value instanceof Date) return 5;
  return { number: 1, string: 2, object: 3, boolean: 4 }[typeof value as 'number'];
}
function order(a: unknown, b: unknown): number {
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (rank(a) === 0) return 0;
  if (typeof a === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b as string));
  if (rank(a) === 3) return encodeValue(a) === encodeValue(b) ? 0 : NaN;
  return Number(a) - Number(b);
}
function at(doc: Doc, dotted: string): unknown {
  return dotted.split('.').reduce<unknown>((value, key) => (value as Doc | undefined)?.[key], doc);
}

async function find(database: Database, filter: Doc, more: Doc): Promise<Doc[]> {
  const answer = await database.execute('database.getDocument', {
    collectionName: 'd',
    query: encodeValue(filter),
    limit: 1000,
    ...more,
  });
  return (answer as { data: { list: string[] } }).data.list.map((text) => decodeStored(text));
}

function naive(docs: Doc[], filter: Doc): Doc[] {
  const test = new Query(filter, {});
  return docs.filter((doc) => test.test(doc));
}

/** Where mingo is not MongoDB: it orders text by UTF-16 units, and `$gte: null` finds no missing field. */
const ordersAlike = (filter: unknown): boolean =>
  !/[😀！]|"\$[gl]te?":null/u.test(JSON.stringify(filter));

it('finds, counts, sorts and cuts like a plain scan', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(document, { maxLength: 30 }),
      fc.array(fc.tuple(query, sort, fc.nat(5), fc.nat(5)), { minLength: 8, maxLength: 8 }),
      async (contents, questions) => {
        const database = openDatabase({
          file: ':memory:',
          collections: [
            {
              name: 'd',
              indexes: [
                { name: 'ab', keys: { a: 1, b: -1 } },
                { name: 'cd', keys: { 'c.d': 1 } },
                { name: 'p', keys: { plain: 1, a: -1 } },
              ],
            },
          ],
        });
        const docs = contents.map((content, i) =>
          decodeStored(encodeStored({ _id: `id${i}`, ...content })),
        );
        database.insertMany('d', docs);
        for (const [filter, keys, skip, limit] of questions) {
          if (!ordersAlike(filter)) continue;
          const wanted = naive(docs, filter);
          const ids = (list: Doc[]) => list.map(({ _id }) => _id).sort();
          expect(ids(await find(database, filter, {}))).toEqual(ids(wanted));
          const { data } = await database.execute('database.calculateDocument', {
            collectionName: 'd',
            query: encodeValue(filter),
          });
          expect(data).toEqual({ total: wanted.length });

          const spec = Object.fromEntries(keys);
          const sortable = Object.keys(spec).every(
            (key) => !wanted.some((doc) => Array.isArray(at(doc, key)) || rank(at(doc, key)) === 3),
          );
          if (!sortable || keys.length === 0) continue;
          const byKeys = (a: Doc, b: Doc) => {
            for (const [key, direction] of Object.entries(spec)) {
              const difference = order(at(a, key), at(b, key)) * direction;
              if (difference !== 0) return difference;
            }
            return 0;
          };
          const sorted = [...wanted].sort(byKeys);
          const cut = sorted.slice(skip, skip + (limit || 1000));
          const found = await find(database, filter, {
            order: JSON.stringify(spec),
            offset: skip,
            limit,
          });
          const keysOf = (list: Doc[]) =>
            list.map((doc) => Object.keys(spec).map((key) => encodeValue(at(doc, key) ?? null)));
          expect(keysOf(found)).toEqual(keysOf(cut));
        }
        database.close();
      },
    ),
    { numRuns: 120, endOnFailure: false },
  );
}, 40_000);
