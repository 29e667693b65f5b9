import { startEnvironment } from './environment';
import type { Environment } from './environment';

let environment: Environment;
beforeAll(async () => {
  environment = await startEnvironment();
});
afterAll(() => environment.close());

it('runs the first-cut actions', async () => {
  const { db } = environment;
  const _ = db.command;
  const name = await environment.newCollection();
  const c = db.collection(name);
  expect(await c.add({ _id: 'a', seq: 1, n: 5, at: new Date(5), tags: ['x'] })).toMatchObject({
    id: 'a',
  });
  expect((await c.doc('a').get()).data).toEqual([
    { _id: 'a', seq: 1, n: 5, at: new Date(5), tags: ['x'] },
  ]);
  expect(
    await c.where({ _id: 'a', seq: 1 }).update({ seq: _.inc(1), tags: _.push(['y']) }),
  ).toMatchObject({ updated: 1 });
  expect(await c.where({ _id: 'a', seq: 1 }).update({ seq: _.inc(1) })).toMatchObject({
    updated: 0,
  });
  expect(
    (
      await c
        .where({ n: _.gte(5) })
        .orderBy('seq', 'desc')
        .limit(3)
        .field({ seq: 1 })
        .get()
    ).data,
  ).toEqual([{ _id: 'a', seq: 2 }]);
  expect(await c.doc('b').set({ z: 1 })).toMatchObject({ updated: 0, upsertedId: 'b' });
  expect(await c.where({}).count()).toMatchObject({ total: 2 });
  const joined = await db
    .collection(name)
    .aggregate()
    .match({ _id: 'a' })
    .lookup({ from: name, localField: '_id', foreignField: '_id', as: 'same' })
    .project({ n: 1, same: 1 })
    .end();
  expect(joined.data[0].same[0]._id).toBe('a');
  const grouped = await c
    .aggregate()
    .group({ _id: null, total: db.command.aggregate.sum('$n') })
    .end();
  expect(grouped.data).toEqual([{ _id: null, total: 5 }]);
  const t = await db.startTransaction();
  await t.collection(name).doc('a').update({ n: 6 });
  expect((await t.collection(name).doc('a').get()).data).toMatchObject({ n: 6 });
  expect((await c.doc('a').get()).data).toMatchObject([{ n: 5 }]);
  await t.commit();
  expect((await c.doc('a').get()).data).toMatchObject([{ n: 6 }]);
  expect(await c.where({ _id: 'a' }).updateAndReturn({ n: _.inc(1) })).toMatchObject({
    updated: 1,
    doc: { n: 7 },
  });
  expect(await c.doc('a').remove()).toMatchObject({ deleted: 1 });
  await expect(db.collection('nope').add({ a: 1 })).rejects.toMatchObject({
    code: 'DATABASE_COLLECTION_NOT_EXIST',
  });
  await expect(c.add({ _id: 'b' })).rejects.toMatchObject({ code: 'DATABASE_DUPLICATE_WRITE' });
});
