import { onlyLocal, startEnvironment } from './environment';
import type { Environment } from './environment';

let cloud: Environment;
beforeAll(async () => {
  cloud = await startEnvironment({ now: () => Date.UTC(2026, 5, 1) });
});
afterAll(() => cloud.close());

async function withDocument(content: object) {
  const collection = cloud.db.collection(await cloud.newCollection());
  await collection.add({ _id: 'a', ...content });
  const read = async () => {
    const [rest] = (await collection.doc('a').get()).data as [Record<string, unknown>];
    delete rest['_id'];
    return rest;
  };
  return { collection, read };
}

describe('update operators', () => {
  const _ = () => cloud.db.command;
  const cases: [string, object, () => object, object][] = [
    ['a plain value', { n: 1 }, () => ({ n: 2, m: 'x' }), { n: 2, m: 'x' }],
    [
      'a nested object merges',
      { a: { b: 1, c: 1 } },
      () => ({ a: { b: 2 } }),
      { a: { b: 2, c: 1 } },
    ],
    ['set replaces', { a: { b: 1, c: 1 } }, () => ({ a: _().set({ b: 2 }) }), { a: { b: 2 } }],
    ['remove', { a: 1, b: 2 }, () => ({ a: _().remove() }), { b: 2 }],
    ['inc', { n: 1 }, () => ({ n: _().inc(2), m: _().inc(-1) }), { n: 3, m: -1 }],
    ['mul', { n: 3 }, () => ({ n: _().mul(2), m: _().mul(2) }), { n: 6, m: 0 }],
    ['min and max', { n: 3, m: 3 }, () => ({ n: _().min(1), m: _().max(1) }), { n: 1, m: 3 }],
    ['rename', { old: 1 }, () => ({ old: _().rename('new') }), { new: 1 }],
    ['bit', { n: 13 }, () => ({ n: _().bit({ and: 10 }) }), { n: 8 }],
    [
      'push',
      { l: [1] },
      () => ({ l: _().push([2, 3]), m: _().push(['x']) }),
      { l: [1, 2, 3], m: ['x'] },
    ],
    [
      'push with each, position and slice',
      { l: [1, 2, 3] },
      () => ({ l: _().push({ each: [9], position: 0, slice: 3 }) }),
      { l: [9, 1, 2] },
    ],
    [
      'push with sort',
      { l: [{ n: 2 }] },
      () => ({ l: _().push({ each: [{ n: 1 }], sort: { n: 1 } }) }),
      { l: [{ n: 1 }, { n: 2 }] },
    ],
    [
      'push with a negative slice',
      { l: [1, 2] },
      () => ({ l: _().push({ each: [3], slice: -2 }) }),
      { l: [2, 3] },
    ],
    ['pop', { l: [1, 2, 3] }, () => ({ l: _().pop() }), { l: [1, 2] }],
    ['shift', { l: [1, 2, 3] }, () => ({ l: _().shift() }), { l: [2, 3] }],
    ['unshift', { l: [3] }, () => ({ l: _().unshift([1, 2]) }), { l: [1, 2, 3] }],
    ['pull a value', { l: [1, 2, 1] }, () => ({ l: _().pull(1) }), { l: [2] }],
    ['pull by condition', { l: [1, 5, 9] }, () => ({ l: _().pull(_().gt(4)) }), { l: [1] }],
    [
      'pull objects',
      { l: [{ k: 1, x: 1 }, { k: 2 }] },
      () => ({ l: _().pull({ k: 1 }) }),
      { l: [{ k: 2 }] },
    ],
    ['pullAll', { l: [1, 2, 3, 2] }, () => ({ l: _().pullAll([1, 2]) }), { l: [3] }],
    [
      'addToSet',
      { l: [1] },
      () => ({ l: _().addToSet(1), m: _().addToSet({ $each: [1, 1, 2] }) }),
      { l: [1], m: [1, 2] },
    ],
    [
      'a path through an array',
      { l: [{ n: 1 }, { n: 2 }] },
      () => ({ 'l.1.n': _().inc(5) }),
      { l: [{ n: 1 }, { n: 7 }] },
    ],
    ['all elements', { l: [1, 2] }, () => ({ 'l.$[]': _().inc(1) }), { l: [2, 3] }],
    ['a path that is built', {}, () => ({ 'x.y.z': 1 }), { x: { y: { z: 1 } } }],
  ];
  it.each(cases)('%s', async (_name, before, change, after) => {
    const { collection, read } = await withDocument(before);
    expect(await collection.doc('a').update(change())).toMatchObject({ updated: 1 });
    expect(await read()).toEqual(after);
  });

  it('changes the array element that the query matched', async () => {
    const { collection, read } = await withDocument({
      l: [
        { k: 'x', n: 1 },
        { k: 'y', n: 2 },
      ],
    });
    await collection.where({ 'l.k': 'y' }).update({ 'l.$.n': 9 });
    expect(await read()).toEqual({
      l: [
        { k: 'x', n: 1 },
        { k: 'y', n: 9 },
      ],
    });
  });
});

describe('how many', () => {
  it('asks every condition beside an id', async () => {
    const { collection, read } = await withDocument({ n: 1 });
    expect(await collection.where({ _id: 'a', n: 2 }).update({ m: 1 })).toMatchObject({
      updated: 0,
    });
    expect((await collection.where({ _id: 'a', n: 2 }).get()).data).toEqual([]);
    expect(await collection.where({ _id: 'a', n: 2 }).remove()).toMatchObject({ deleted: 0 });
    expect(await read()).toEqual({ n: 1 });
  });

  it('counts documents that changed', async () => {
    const collection = cloud.db.collection(await cloud.newCollection());
    await collection.add([{ n: 1 }, { n: 1 }, { n: 2 }]);
    expect(await collection.where({ n: 1 }).update({ m: 1 })).toMatchObject({ updated: 2 });
    expect(await collection.where({ n: 1 }).update({ m: 1 })).toMatchObject({ updated: 0 });
    expect(await collection.where({ n: 9 }).update({ m: 1 })).toMatchObject({ updated: 0 });
    expect(await collection.where({}).options({ multiple: false }).update({ z: 1 })).toMatchObject({
      updated: 1,
    });
    expect(await collection.where({ n: 1 }).remove()).toMatchObject({ deleted: 2 });
    expect(await collection.doc('none').remove()).toMatchObject({ deleted: 0 });
    expect(await collection.doc('none').update({ n: 1 })).toMatchObject({ updated: 0 });
  });

  it('refuses an update or removal without where, and allows where({})', async () => {
    const { collection } = await withDocument({ n: 1 });
    const EMPTY = {
      code: 'INVALID_PARAM',
      message: expect.stringContaining("param.query can't be empty") as string,
    };
    await expect(collection.update({ n: 2 })).rejects.toMatchObject(EMPTY);
    await expect(collection.remove()).rejects.toMatchObject(EMPTY);
    expect(await collection.where({}).update({ n: 2 })).toMatchObject({ updated: 1 });
  });

  it('sets a whole document', async () => {
    const { collection, read } = await withDocument({ n: 1, m: 1 });
    expect(await collection.doc('a').set({ n: 2 })).toMatchObject({ updated: 1, upsertedId: null });
    expect(await read()).toEqual({ n: 2 });
    expect(await collection.doc('b').set({ n: 3 })).toMatchObject({ updated: 0, upsertedId: 'b' });
  });

  it('gives back the document after the change', async () => {
    const { collection } = await withDocument({ n: 1 });
    const change = { n: cloud.db.command.inc(1) };
    expect(await collection.where({ n: 1 }).updateAndReturn(change)).toMatchObject({
      updated: 1,
      doc: { _id: 'a', n: 2 },
    });
    expect(await collection.where({ n: 1 }).updateAndReturn(change)).toMatchObject({
      updated: 0,
      doc: null,
    });
    expect(await collection.where({ n: 2 }).updateAndReturn({ n: 2 })).toMatchObject({
      updated: 1,
      doc: { n: 2 },
    });
  });
});

describe('values', () => {
  onlyLocal('puts the server date of the local clock at any depth', async () => {
    const { db } = cloud;
    const { collection, read } = await withDocument({
      at: db.serverDate(),
      in: { list: [db.serverDate({ offset: 60_000 })] },
    });
    expect(await read()).toEqual({
      at: new Date('2026-06-01T00:00:00Z'),
      in: { list: [new Date('2026-06-01T00:01:00Z')] },
    });
    await collection
      .doc('a')
      .update({ at: db.serverDate({ offset: -1000 }), l: db.command.push([db.serverDate()]) });
    expect(await read()).toMatchObject({
      at: new Date('2026-05-31T23:59:59Z'),
      l: [new Date('2026-06-01T00:00:00Z')],
    });
  });

  it('gives ObjectIds back as hex text', async () => {
    const { db } = cloud;
    const collection = db.collection(await cloud.newCollection());
    const hex = '5f1a2b3c4d5e6f7a8b9c0d1e';
    const id = db.ObjectId({ id: hex });
    expect(await collection.add({ _id: id, friend: id, list: [id] })).toMatchObject({ id: hex });
    expect((await collection.where({ _id: id }).get()).data).toEqual([
      { _id: hex, friend: hex, list: [hex] },
    ]);
    const { data } = await collection
      .aggregate()
      .match({ friend: id })
      .project({ friend: 1 })
      .end();
    expect(data).toEqual([{ _id: hex, friend: hex }]);
  });

  it('keeps what JSON has no word for', async () => {
    const content = {
      nan: NaN,
      inf: -Infinity,
      nul: null,
      big: 2 ** 53,
      neg: -1.5,
      text: '点"\\\n😀',
      list: [null, [], {}],
    };
    const { read } = await withDocument(content);
    expect(await read()).toEqual(content);
  });

  it('drops undefined members', async () => {
    const { read } = await withDocument({ n: 1, gone: undefined });
    expect(await read()).toEqual({ n: 1 });
  });

  it('makes an id of its own when there is none, one for each', async () => {
    const collection = cloud.db.collection(await cloud.newCollection());
    const { id } = await collection.add({ n: 1 });
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    const { ids } = (await collection.add([{ n: 2 }, { n: 3 }])) as unknown as { ids: string[] };
    expect(new Set([id, ...ids]).size).toBe(3);
  });
});

describe('refusals', () => {
  const FAILED = { code: 'DATABASE_REQUEST_FAILED' };
  it('adds none of several documents when one exists', async () => {
    const { collection } = await withDocument({});
    await expect(collection.add([{ _id: 'b' }, { _id: 'a' }])).rejects.toMatchObject({
      code: 'DATABASE_DUPLICATE_WRITE',
      message: expect.stringContaining('E11000') as string,
    });
    expect((await collection.where({}).count()).total).toBe(1);
  });

  it('changes none of several documents when one cannot be changed', async () => {
    const collection = cloud.db.collection(await cloud.newCollection());
    await collection.add([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 'x' },
    ]);
    await expect(collection.where({}).update({ n: cloud.db.command.inc(1) })).rejects.toMatchObject(
      FAILED,
    );
    expect((await collection.doc('a').get()).data).toEqual([{ _id: 'a', n: 1 }]);
  });

  it('refuses names that start with $', async () => {
    const collection = cloud.db.collection(await cloud.newCollection());
    await expect(collection.add({ $n: 1 })).rejects.toMatchObject(FAILED);
    await expect(collection.add({ a: [{ $n: 1 }] })).rejects.toMatchObject(FAILED);
  });

  it('names a collection that does not exist', async () => {
    const missing = cloud.db.collection('no_such_collection');
    const NOT_EXIST = {
      code: 'DATABASE_COLLECTION_NOT_EXIST',
      message: expect.stringContaining('Db or Table not exist: no_such_collection') as string,
    };
    await expect(missing.add({ a: 1 })).rejects.toMatchObject(NOT_EXIST);
    await expect(missing.doc('a').get()).rejects.toMatchObject(NOT_EXIST);
    await expect(missing.where({ a: 1 }).count()).rejects.toMatchObject(NOT_EXIST);
    await expect(missing.where({ a: 1 }).update({ a: 2 })).rejects.toMatchObject(NOT_EXIST);
    await expect(missing.doc('a').remove()).rejects.toMatchObject(NOT_EXIST);
    await expect(missing.aggregate().match({}).end()).rejects.toMatchObject(NOT_EXIST);
  });
});
