import { startEnvironment } from './environment';
import type { Environment } from './environment';

let cloud: Environment;
let orders: string;
let members: string;
beforeAll(async () => {
  cloud = await startEnvironment();
  orders = await cloud.newCollection();
  members = await cloud.newCollection();
  await cloud.db.collection(members).add([
    { _id: 'm1', name: 'Ann', level: 2, friends: ['m2', 'm3'] },
    { _id: 'm2', name: 'Bob', level: 1, friends: [] },
    { _id: 'm3', name: 'Cid', level: 1 },
  ]);
  await cloud.db.collection(orders).add([
    {
      _id: 'o1',
      member: 'm1',
      fen: 100,
      at: new Date('2026-01-05T10:00:00Z'),
      items: ['tea', 'cup'],
    },
    { _id: 'o2', member: 'm1', fen: 300, at: new Date('2026-02-05T10:00:00Z'), items: ['tea'] },
    { _id: 'o3', member: 'm2', fen: 200, at: new Date('2026-02-06T10:00:00Z'), items: [] },
    { _id: 'o4', fen: 50 },
  ]);
});
afterAll(() => cloud.close());

const $ = () => cloud.db.command.aggregate;
const _ = () => cloud.db.command;
const from = (name: string) => cloud.db.collection(name).aggregate();
const run = async (pipeline: { end(): Promise<{ data?: unknown }> }) =>
  (await pipeline.end()).data as Record<string, unknown>[];

describe('stages', () => {
  it('match, sort, skip and limit', async () => {
    const found = await run(
      from(orders)
        .match({ fen: _().gte(100) })
        .sort({ fen: -1 })
        .skip(1)
        .limit(1),
    );
    expect(found).toMatchObject([{ _id: 'o3' }]);
  });

  it('match after another stage', async () => {
    const found = await run(
      from(orders)
        .addFields({ yuan: $().divide(['$fen', 100]) })
        .match({ yuan: _().lt(1) }),
    );
    expect(found).toEqual([{ _id: 'o4', fen: 50, yuan: 0.5 }]);
  });

  it('group and sort', async () => {
    const found = await run(
      from(orders)
        .group({
          _id: '$member',
          total: $().sum('$fen'),
          n: $().sum(1),
          most: $().max('$fen'),
          ids: $().push('$_id'),
        })
        .sort({ total: -1 }),
    );
    expect(found).toEqual([
      { _id: 'm1', total: 400, n: 2, most: 300, ids: ['o1', 'o2'] },
      { _id: 'm2', total: 200, n: 1, most: 200, ids: ['o3'] },
      { _id: null, total: 50, n: 1, most: 50, ids: ['o4'] },
    ]);
  });

  it('project, with fields dropped and computed', async () => {
    const found = await run(
      from(orders)
        .match({ _id: 'o1' })
        .project({ _id: 0, member: 1, double: $().multiply(['$fen', 2]) }),
    );
    expect(found).toEqual([{ member: 'm1', double: 200 }]);
  });

  it('unwind, with and without empty lists', async () => {
    expect(await run(from(orders).unwind('$items').project({ items: 1 }))).toEqual([
      { _id: 'o1', items: 'tea' },
      { _id: 'o1', items: 'cup' },
      { _id: 'o2', items: 'tea' },
    ]);
    const kept = await run(
      from(orders)
        .unwind({ path: '$items', includeArrayIndex: 'i', preserveNullAndEmptyArrays: true })
        .project({ i: 1 }),
    );
    expect(kept).toHaveLength(5);
  });

  it('count, sortByCount and sample', async () => {
    expect(await run(from(orders).count('n'))).toEqual([{ n: 4 }]);
    expect(await run(from(orders).unwind('$items').sortByCount('$items'))).toEqual([
      { _id: 'tea', count: 2 },
      { _id: 'cup', count: 1 },
    ]);
    expect(await run(from(orders).sample({ size: 2 }))).toHaveLength(2);
  });

  it('bucket and bucketAuto', async () => {
    const bucketed = await run(
      from(orders).bucket({
        groupBy: '$fen',
        boundaries: [0, 100, 250],
        default: 'more',
        output: { n: $().sum(1) },
      }),
    );
    expect(bucketed).toEqual([
      { _id: 0, n: 1 },
      { _id: 100, n: 2 },
      { _id: 'more', n: 1 },
    ]);
    const auto = await run(from(orders).bucketAuto({ groupBy: '$fen', buckets: 2 }));
    expect(auto).toEqual([
      { _id: { min: 50, max: 200 }, count: 2 },
      { _id: { min: 200, max: 300 }, count: 2 },
    ]);
  });

  it('replaceRoot', async () => {
    const found = await run(
      from(orders)
        .match({ _id: 'o1' })
        .replaceRoot({ newRoot: { id: '$_id', at: '$at' } }),
    );
    expect(found).toEqual([{ id: 'o1', at: new Date('2026-01-05T10:00:00Z') }]);
  });

  it('geoNear', async () => {
    const { db } = cloud;
    const places = await cloud.newCollection();
    await db.collection(places).add([
      { _id: 'far', open: true, at: new db.Geo.Point(116.4, 39.9) },
      { _id: 'near', open: true, at: new db.Geo.Point(121.49, 31.24) },
      { _id: 'shut', open: false, at: new db.Geo.Point(121.47, 31.23) },
    ]);
    const found = await run(
      from(places).geoNear({
        near: new db.Geo.Point(121.47, 31.23),
        distanceField: 'distance',
        spherical: true,
        query: { open: true },
        maxDistance: 5_000_000,
      }),
    );
    expect(found.map(({ _id }) => _id)).toEqual(['near', 'far']);
    expect(found[0]?.['distance']).toBeCloseTo(2205, -2);
  });
});

describe('lookup', () => {
  it('joins by a field, also many and missing ones', async () => {
    const found = await run(
      from(orders)
        .lookup({ from: members, localField: 'member', foreignField: '_id', as: 'who' })
        .project({ names: '$who.name' }),
    );
    expect(found).toEqual([
      { _id: 'o1', names: ['Ann'] },
      { _id: 'o2', names: ['Ann'] },
      { _id: 'o3', names: ['Bob'] },
      { _id: 'o4', names: [] },
    ]);
  });

  it('joins a list of ids, and a list in the foreign document', async () => {
    const friends = await run(
      from(members)
        .match({ _id: 'm1' })
        .lookup({ from: members, localField: 'friends', foreignField: '_id', as: 'with' }),
    );
    expect((friends[0]?.['with'] as { _id: string }[]).map(({ _id }) => _id)).toEqual(['m2', 'm3']);
    const fans = await run(
      from(members)
        .lookup({ from: members, localField: '_id', foreignField: 'friends', as: 'of' })
        .match({ of: _().size(1) }),
    );
    expect(fans.map(({ _id }) => _id)).toEqual(['m2', 'm3']);
  });

  it('runs a pipeline with variables for each document', async () => {
    const pipeline = $()
      .pipeline()
      .match(_().expr($().and([$().eq(['$member', '$$id']), $().gt(['$fen', '$$least'])])))
      .project({ fen: 1 })
      .done();
    const found = await run(
      from(members)
        .lookup({ from: orders, let: { id: '$_id', least: 150 }, pipeline, as: 'big' })
        .project({ big: 1 }),
    );
    expect(found).toEqual([
      { _id: 'm1', big: [{ _id: 'o2', fen: 300 }] },
      { _id: 'm2', big: [{ _id: 'o3', fen: 200 }] },
      { _id: 'm3', big: [] },
    ]);
  });

  it('does not let one result change another', async () => {
    const found = await run(
      from(orders)
        .match({ member: 'm1' })
        .lookup({ from: members, localField: 'member', foreignField: '_id', as: 'who' })
        .unwind('$who')
        .addFields({ 'who.order': '$_id' }),
    );
    expect(found.map(({ who }) => (who as { order: string }).order)).toEqual(['o1', 'o2']);
  });

  it('works within facet', async () => {
    const raw = cloud.db.collection(orders).options({ raw: true });
    const stages = [
      {
        $facet: {
          joined: [
            { $match: { _id: 'o1' } },
            { $lookup: { from: members, localField: 'member', foreignField: '_id', as: 'who' } },
          ],
          n: [{ $count: 'n' }],
        },
      },
    ];
    const [found] = await run(raw.aggregate(stages));
    expect(found).toMatchObject({ joined: [{ who: [{ name: 'Ann' }] }], n: [{ n: 4 }] });
  });
});

describe('expressions', () => {
  const cases: [string, () => unknown, unknown][] = [
    [
      'dateToString',
      () => $().dateToString({ date: '$at', format: '%Y-%m-%d', timezone: 'Asia/Shanghai' }),
      '2026-01-05',
    ],
    ['year and month', () => [$().year('$at'), $().month('$at')], [2026, 1]],
    ['cond', () => $().cond({ if: $().gte(['$fen', 100]), then: 'big', else: 'small' }), 'big'],
    ['ifNull', () => $().ifNull(['$nothing', 'none']), 'none'],
    [
      'switch',
      () => $().switch({ branches: [{ case: $().eq(['$fen', 100]), then: 1 }], default: 0 }),
      1,
    ],
    [
      'filter',
      () => $().filter({ input: '$items', as: 'i', cond: $().eq(['$$i', 'tea']) }),
      ['tea'],
    ],
    ['map', () => $().map({ input: '$items', as: 'i', in: $().toUpper('$$i') }), ['TEA', 'CUP']],
    [
      'reduce',
      () => $().reduce({ input: [1, 2, 3], initialValue: 0, in: $().add(['$$value', '$$this']) }),
      6,
    ],
    ['in and size', () => [$().in(['tea', '$items']), $().size('$items')], [true, 2]],
    ['split', () => $().split(['a-b', '-']), ['a', 'b']],
    ['substr with a negative length', () => $().substr(['hello', 2, -1]), 'llo'],
    ['substrCP', () => $().substrCP(['集点卡', 1, 1]), '点'],
    ['indexOfCP', () => $().indexOfCP(['集点卡', '卡']), 2],
    ['strLenCP and strLenBytes', () => [$().strLenCP('点'), $().strLenBytes('点')], [1, 3]],
    ['mergeObjects', () => $().mergeObjects([{ a: 1 }, { b: '$fen' }]), { a: 1, b: 100 }],
    [
      'arrayElemAt and slice',
      () => [$().arrayElemAt(['$items', -1]), $().slice(['$items', 1])],
      ['cup', ['tea']],
    ],
    ['let', () => $().let({ vars: { x: '$fen' }, in: $().add(['$$x', 1]) }), 101],
    [
      'floor, ceil, mod, pow',
      () => [$().floor(1.5), $().ceil(1.5), $().mod([7, 3]), $().pow([2, 3])],
      [1, 2, 1, 8],
    ],
    ['setUnion', () => $().setUnion([['a'], ['a', 'b']]), ['a', 'b']],
  ];
  it.each(cases)('%s', async (_name, expression, expected) => {
    expect(
      await run(from(orders).match({ _id: 'o1' }).project({ _id: 0, x: expression() })),
    ).toEqual([{ x: expected }]);
  });
});
