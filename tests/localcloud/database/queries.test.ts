import { startEnvironment } from './environment';
import type { Environment } from './environment';

type Doc = Record<string, unknown> & { _id: string };

let cloud: Environment;
let name: string;
const at = (day: number) => new Date(Date.UTC(2026, 0, day));

const MEMBERS: Doc[] = [
  {
    _id: 'm1',
    name: 'Ann',
    points: 10,
    tags: ['a', 'b'],
    at: at(1),
    address: { city: '上海', zip: 1 },
    scores: [1, 5],
  },
  {
    _id: 'm2',
    name: 'Bob',
    points: 20,
    tags: ['b'],
    at: at(2),
    address: { city: '北京', zip: 2 },
    scores: [9],
  },
  { _id: 'm3', name: 'Cid', points: 30, tags: [], at: at(3), address: { city: '上海' }, flags: 6 },
  {
    _id: 'm4',
    name: 'ann',
    points: null,
    lines: [
      { sku: 'x', n: 1 },
      { sku: 'y', n: 3 },
    ],
  },
  { _id: 'm5', points: '20', active: true, lines: [{ sku: 'x', n: 3 }] },
];

beforeAll(async () => {
  cloud = await startEnvironment();
  name = await cloud.newCollection();
  await cloud.db.collection(name).add(MEMBERS);
});
afterAll(() => cloud.close());

const ids = (result: { data: unknown }) => (result.data as Doc[]).map(({ _id }) => _id);
const members = () => cloud.db.collection(name);

describe('where', () => {
  const _ = () => cloud.db.command;
  const cases: [string, () => object, string[]][] = [
    ['equality', () => ({ points: 20 }), ['m2']],
    ['text is not a number', () => ({ points: '20' }), ['m5']],
    ['null also means missing', () => ({ flags: null, points: null }), ['m4']],
    ['a nested object is a path', () => ({ address: { city: '上海' } }), ['m1', 'm3']],
    ['a dotted path', () => ({ 'address.zip': 2 }), ['m2']],
    ['a date', () => ({ at: at(2) }), ['m2']],
    ['an element of an array', () => ({ tags: 'b' }), ['m1', 'm2']],
    ['a field of array elements', () => ({ 'lines.sku': 'x' }), ['m4', 'm5']],
    ['an element by its place', () => ({ 'lines.1.sku': 'y' }), ['m4']],
    ['eq and neq', () => ({ points: _().neq(10), name: _().eq('Bob') }), ['m2']],
    ['neq also finds the missing', () => ({ name: _().neq('Ann') }), ['m2', 'm3', 'm4', 'm5']],
    ['gt stays within the type', () => ({ points: _().gt(5) }), ['m1', 'm2', 'm3']],
    ['gte and lt', () => ({ points: _().gte(10).and(_().lt(30)) }), ['m1', 'm2']],
    ['lte of a date', () => ({ at: _().lte(at(2)) }), ['m1', 'm2']],
    ['in', () => ({ points: _().in([10, '20']) }), ['m1', 'm5']],
    ['nin', () => ({ name: _().nin(['Ann', 'Bob', 'Cid']) }), ['m4', 'm5']],
    ['or of values', () => ({ points: _().eq(10).or(_().gt(25)) }), ['m1', 'm3']],
    ['exists', () => ({ points: _().exists(true), name: _().exists(false) }), ['m5']],
    ['size', () => ({ tags: _().size(0) }), ['m3']],
    ['all', () => ({ tags: _().all(['a', 'b']) }), ['m1']],
    ['elemMatch on objects', () => ({ lines: _().elemMatch({ sku: 'x', n: _().gt(2) }) }), ['m5']],
    ['elemMatch on plain values', () => ({ scores: _().elemMatch({ $gt: 4, $lt: 9 }) }), ['m1']],
    ['a regular expression', () => ({ name: /^a/ }), ['m4']],
    ['a regular expression with a flag', () => ({ name: /^a/i }), ['m1', 'm4']],
    ['db.RegExp', () => ({ name: cloud.db.RegExp({ regexp: 'B', options: 'i' }) }), ['m2']],
    ['and of objects', () => _().and([{ points: _().gt(5) }, { tags: 'b' }]), ['m1', 'm2']],
    ['or of objects', () => _().or([{ points: 30 }, { active: true }]), ['m3', 'm5']],
    ['nor', () => _().nor([{ points: _().exists(true) }, { name: 'x' }]), []],
    ['not', () => ({ points: _().not(_().gt(15)) }), ['m1', 'm4', 'm5']],
    ['expr', () => _().expr(cloud.db.command.aggregate.gt(['$address.zip', 1])), ['m2']],
  ];
  it.each(cases)('%s', async (_name, query, expected) => {
    expect(ids(await members().where(query()).orderBy('_id', 'asc').get())).toEqual(expected);
    expect((await members().where(query()).count()).total).toBe(expected.length);
  });

  it('takes a query as MongoDB writes it with raw', async () => {
    const raw = members().options({ raw: true });
    expect(ids(await raw.where({ flags: { $bitsAllSet: [1, 2] } }).get())).toEqual(['m3']);
    expect(ids(await raw.where({ points: { $mod: [20, 10] } }).get())).toEqual(['m1', 'm3']);
    expect(ids(await raw.where({ points: { $type: 'string' } }).get())).toEqual(['m5']);
    const schema = {
      required: ['name', 'points'],
      properties: { points: { bsonType: 'number', minimum: 20 } },
    };
    expect(ids(await raw.where({ $jsonSchema: schema }).orderBy('_id', 'asc').get())).toEqual([
      'm2',
      'm3',
    ]);
  });
});

describe('orderBy, skip, limit, field', () => {
  it('sorts by several keys, in the order they were named', async () => {
    const other = await cloud.newCollection();
    const c = cloud.db.collection(other);
    await c.add([
      { _id: '1', a: 1, b: 1 },
      { _id: '2', a: 2, b: 1 },
      { _id: '3', a: 1, b: 2 },
    ]);
    expect(ids(await c.where({}).orderBy('a', 'asc').orderBy('b', 'desc').get())).toEqual([
      '3',
      '1',
      '2',
    ]);
    expect(ids(await c.orderBy('a', 'desc').orderBy('b', 'asc').skip(1).limit(1).get())).toEqual([
      '1',
    ]);
  });

  it('sorts null and missing, numbers, text, in this order', async () => {
    expect(ids(await members().orderBy('points', 'asc').get())).toEqual([
      'm4',
      'm1',
      'm2',
      'm3',
      'm5',
    ]);
    expect(ids(await members().orderBy('points', 'desc').get())).toEqual([
      'm5',
      'm3',
      'm2',
      'm1',
      'm4',
    ]);
  });

  it('gives 100 documents unless told, and never more than 1,000', async () => {
    const other = await cloud.newCollection();
    const c = cloud.db.collection(other);
    await c.add(Array.from({ length: 1005 }, (_, i) => ({ _id: `d${i}` })));
    expect((await c.where({}).get()).data).toHaveLength(100);
    expect((await c.where({}).limit(5000).get()).data).toHaveLength(1000);
    expect((await c.skip(1003).limit(10).get()).data).toHaveLength(2);
  });

  it('keeps or drops fields', async () => {
    const one = members().where({ _id: 'm1' });
    expect((await one.field({ name: true }).get()).data).toEqual([{ _id: 'm1', name: 'Ann' }]);
    expect((await one.field({ _id: false, 'address.city': true }).get()).data).toEqual([
      { address: { city: '上海' } },
    ]);
    expect((await members().doc('m5').field({ lines: 0, points: false }).get()).data).toEqual([
      { _id: 'm5', active: true },
    ]);
    const sliced = await members()
      .doc('m4')
      .field({ lines: cloud.db.command.project.slice(1), name: 1 })
      .get();
    expect(sliced.data).toEqual([{ _id: 'm4', name: 'ann', lines: [{ sku: 'x', n: 1 }] }]);
    const picked = await members()
      .doc('m4')
      .field({ lines: cloud.db.command.project.elemMatch({ n: 3 }) })
      .get();
    expect(picked.data).toEqual([{ _id: 'm4', lines: [{ sku: 'y', n: 3 }] }]);
  });
});

it('answers an empty list for a missing document, and tells 1 from "1"', async () => {
  const other = await cloud.newCollection();
  const c = cloud.db.collection(other);
  await c.doc(1).set({ kind: 'number' });
  await c.doc('1').set({ kind: 'text' });
  expect((await c.doc('none').get()).data).toEqual([]);
  expect((await c.doc(1).get()).data).toEqual([{ _id: 1, kind: 'number' }]);
  expect((await c.doc('1').get()).data).toEqual([{ _id: '1', kind: 'text' }]);
});

describe('geo', () => {
  it('stores points, finds them within and near, the nearest first', async () => {
    const { db } = cloud;
    const other = await cloud.newCollection();
    const c = db.collection(other);
    await c.add([
      { _id: 'bund', at: new db.Geo.Point(121.49, 31.24) },
      { _id: 'hongqiao', at: new db.Geo.Point(121.32, 31.2) },
      { _id: 'beijing', at: new db.Geo.Point(116.4, 39.9) },
    ]);
    const here = new db.Geo.Point(121.47, 31.23);
    const near = await c
      .where({ at: db.command.geoNear({ geometry: here, maxDistance: 50_000 }) })
      .get();
    expect(ids(near)).toEqual(['bund', 'hongqiao']);
    const [first] = near.data as { at: { longitude: number } }[];
    expect(first?.at.longitude).toBe(121.49);
    // The SDK's types name points alone.
    const shapes = db.Geo as unknown as Record<
      'Polygon' | 'LineString',
      new (parts: unknown[]) => object
    >;
    const ring = [
      [121, 31],
      [122, 31],
      [122, 32],
      [121, 32],
      [121, 31],
    ].map(([x, y]) => new db.Geo.Point(x as number, y as number));
    const area = new shapes.Polygon([new shapes.LineString(ring)]);
    expect(ids(await c.where({ at: db.command.geoWithin({ geometry: area }) }).get())).toEqual([
      'bund',
      'hongqiao',
    ]);
    expect(ids(await c.where({ at: db.command.geoIntersects({ geometry: area }) }).get())).toEqual([
      'bund',
      'hongqiao',
    ]);
  });
});
