import { retryWithJitter } from '../../../cloudfunctions/_kit/retry';
import { onlyLocal, startEnvironment } from './environment';
import type { Environment } from './environment';

type Transaction = Awaited<ReturnType<Environment['db']['startTransaction']>>;

let cloud: Environment;
beforeAll(async () => {
  cloud = await startEnvironment();
});
afterAll(() => cloud.close());

const CONFLICT = { code: 'DATABASE_TRANSACTION_CONFLICT' };
const GONE = { code: 'DATABASE_TRANSACTION_FAIL' };

async function withDocument(content: object) {
  const name = await cloud.newCollection();
  const collection = cloud.db.collection(name);
  await collection.add({ _id: 'a', ...content });
  const read = async () => ((await collection.doc('a').get()).data as unknown[])[0];
  return { name, collection, read };
}

it('shows its own writes to itself and to nobody else before the commit', async () => {
  const { name, collection, read } = await withDocument({ n: 1 });
  const transaction = await cloud.db.startTransaction();
  await transaction.collection(name).doc('a').update({ n: 2 });
  await transaction.collection(name).add({ _id: 'b', n: 9 });
  expect((await transaction.collection(name).doc('a').get()).data).toEqual({ _id: 'a', n: 2 });
  expect((await transaction.collection(name).doc('b').get()).data).toEqual({ _id: 'b', n: 9 });
  expect(await read()).toEqual({ _id: 'a', n: 1 });
  expect((await collection.where({}).count()).total).toBe(1);
  await transaction.commit();
  expect(await read()).toEqual({ _id: 'a', n: 2 });
  expect((await collection.where({}).count()).total).toBe(2);
});

it('leaves nothing behind when rolled back', async () => {
  const { name, collection, read } = await withDocument({ n: 1 });
  const transaction = await cloud.db.startTransaction();
  await transaction.collection(name).doc('a').remove();
  await transaction.collection(name).doc('c').set({ n: 3 });
  await transaction.rollback();
  expect(await read()).toEqual({ _id: 'a', n: 1 });
  expect((await collection.where({}).count()).total).toBe(1);
});

it('reads the snapshot of its first operation, by id and by query', async () => {
  const { name, collection } = await withDocument({ n: 1 });
  const transaction = await cloud.db.startTransaction();
  await collection.doc('a').update({ n: 2 });
  // The snapshot begins here, after the update above.
  expect((await transaction.collection(name).doc('a').get()).data).toEqual({ _id: 'a', n: 2 });
  await collection.doc('a').update({ n: 3 });
  await collection.add({ _id: 'b', n: 2 });
  await collection.doc('a').update({ n: 4 });
  expect((await transaction.collection(name).doc('a').get()).data).toEqual({ _id: 'a', n: 2 });
  expect((await transaction.collection(name).where({ n: 2 }).get()).data).toEqual([
    { _id: 'a', n: 2 },
  ]);
  await transaction.rollback();
});

it('answers null for a missing document and inserts by set', async () => {
  const { name, collection } = await withDocument({});
  const transaction = await cloud.db.startTransaction();
  expect((await transaction.collection(name).doc('x').get()).data).toBeNull();
  expect(await transaction.collection(name).doc('x').set({ n: 1 })).toMatchObject({
    updated: 0,
    upserted: [{ _id: 'x' }],
  });
  await transaction.commit();
  expect((await collection.doc('x').get()).data).toEqual([{ _id: 'x', n: 1 }]);
});

describe('conflicts', () => {
  it('refuses the second writer at once, and its transaction is gone', async () => {
    const { name } = await withDocument({ n: 1 });
    const first = await cloud.db.startTransaction();
    const second = await cloud.db.startTransaction();
    await first.collection(name).doc('a').update({ n: 2 });
    await expect(second.collection(name).doc('a').update({ n: 3 })).rejects.toMatchObject(CONFLICT);
    await expect(second.collection(name).doc('a').get()).rejects.toMatchObject(GONE);
    await first.commit();
  });

  it('refuses a write to what was committed after the snapshot', async () => {
    const { name, collection, read } = await withDocument({ n: 1 });
    const transaction = await cloud.db.startTransaction();
    await transaction.collection(name).doc('a').get();
    await collection.doc('a').update({ n: 5 });
    await expect(transaction.collection(name).doc('a').update({ n: 2 })).rejects.toMatchObject(
      CONFLICT,
    );
    await expect(transaction.commit()).rejects.toMatchObject(GONE);
    expect(await read()).toEqual({ _id: 'a', n: 5 });
  });

  it('allows write skew: reads take no lock', async () => {
    const { name, collection } = await withDocument({ n: 1 });
    await collection.add({ _id: 'b', n: 1 });
    const [first, second] = [await cloud.db.startTransaction(), await cloud.db.startTransaction()];
    await first.collection(name).doc('b').get();
    await second.collection(name).doc('a').get();
    await first.collection(name).doc('a').update({ n: 0 });
    await second.collection(name).doc('b').update({ n: 0 });
    await first.commit();
    await second.commit();
    expect((await collection.where({ n: 0 }).count()).total).toBe(2);
  });
});

it('makes a plain write wait until the lock is gone', async () => {
  const { name, collection, read } = await withDocument({ n: 1 });
  const transaction = await cloud.db.startTransaction();
  await transaction.collection(name).doc('a').update({ n: 10 });
  let done = false;
  const plain = collection
    .doc('a')
    .update({ n: cloud.db.command.inc(1) })
    .then(() => (done = true));
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(done).toBe(false);
  await transaction.commit();
  await plain;
  expect(await read()).toEqual({ _id: 'a', n: 11 });
});

it('knows no finished transaction', async () => {
  const { name } = await withDocument({});
  const transaction = await cloud.db.startTransaction();
  await transaction.commit();
  await expect(transaction.collection(name).doc('a').get()).rejects.toMatchObject(GONE);
  await expect(transaction.commit()).rejects.toMatchObject(GONE);
  await expect(transaction.rollback()).rejects.toMatchObject(GONE);
});

describe('unique keys', () => {
  const specs = [
    { name: 'people', indexes: [{ name: 'phone', keys: { phone: 1 as const }, unique: true }] },
  ];
  let local: Environment;
  beforeEach(async () => {
    local = await startEnvironment({ collections: specs });
  });
  afterEach(() => local.close());
  const DUPLICATE = {
    code: 'DATABASE_DUPLICATE_WRITE',
    message: expect.stringContaining('E11000') as string,
  };

  onlyLocal(
    'hold inside a transaction against documents, own writes and other transactions',
    async () => {
      const people = local.db.collection('people');
      await people.add({ _id: 'a', phone: '1' });
      const first = await local.db.startTransaction();
      await expect(first.collection('people').add({ phone: '1' })).rejects.toMatchObject(DUPLICATE);
      await first.collection('people').add({ _id: 'b', phone: '2' });
      await expect(first.collection('people').add({ phone: '2' })).rejects.toMatchObject(DUPLICATE);
      await expect(
        first.collection('people').add([{ phone: '3' }, { phone: '3' }]),
      ).rejects.toMatchObject(DUPLICATE);
      const second = await local.db.startTransaction();
      await expect(second.collection('people').add({ phone: '2' })).rejects.toMatchObject(CONFLICT);
      await first.commit();
      await expect(people.add({ phone: '2' })).rejects.toMatchObject(DUPLICATE);
    },
  );

  onlyLocal('may pass from one document to another in one transaction', async () => {
    const people = local.db.collection('people');
    await people.add({ _id: 'a', phone: '1' });
    const transaction = await local.db.startTransaction();
    await transaction.collection('people').doc('a').update({ phone: '9' });
    await transaction.collection('people').add({ _id: 'b', phone: '1' });
    await transaction.commit();
    expect((await people.where({ phone: '1' }).get()).data).toMatchObject([{ _id: 'b' }]);
  });

  onlyLocal('may be exchanged by two documents in one transaction', async () => {
    const people = local.db.collection('people');
    await people.add([
      { _id: 'a', phone: '1' },
      { _id: 'b', phone: '2' },
    ]);
    const transaction = await local.db.startTransaction();
    await transaction.collection('people').doc('a').update({ phone: '3' });
    await transaction.collection('people').doc('b').update({ phone: '1' });
    await transaction.collection('people').doc('a').update({ phone: '2' });
    await transaction.commit();
    expect((await people.where({}).orderBy('phone', 'asc').get()).data).toMatchObject([
      { _id: 'b' },
      { _id: 'a' },
    ]);
  });

  onlyLocal('count a missing field as null, so only one document may lack it', async () => {
    const people = local.db.collection('people');
    await people.add({ _id: 'a' });
    await expect(people.add({ _id: 'b' })).rejects.toMatchObject(DUPLICATE);
  });
});

describe('runTransaction', () => {
  it('gives back the result and rolls back on a thrown error', async () => {
    const { name, read } = await withDocument({ n: 1 });
    const result = await cloud.db.runTransaction(async (transaction: Transaction) => {
      await transaction.collection(name).doc('a').update({ n: 2 });
      return 'done';
    });
    expect(result).toBe('done');
    await expect(
      cloud.db.runTransaction(async (transaction: Transaction) => {
        await transaction.collection(name).doc('a').update({ n: 3 });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await read()).toEqual({ _id: 'a', n: 2 });
  });

  it('loses no increment of 16 clients with 20 transactions each, and the retry wrapper lets nearly all through at once', async () => {
    const { name, read } = await withDocument({ n: 0 });
    const increment = async (transaction: Transaction): Promise<void> => {
      const one = transaction.collection(name).doc('a');
      const { data } = (await one.get()) as { data: { n: number } };
      await one.update({ n: data.n + 1 });
    };
    const ports = {
      random: Math.random,
      sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
    };
    let conflicts = 0;
    const attempt = async (): Promise<'done' | null> => {
      try {
        // The wrapper repeats, not the SDK, which would do so at once and meet the same others.
        await cloud.db.runTransaction(increment, 0);
        return 'done';
      } catch (error) {
        expect(error).toMatchObject(CONFLICT);
        conflicts += 1;
        return null;
      }
    };
    let busy = 0;
    const client = async () => {
      // Who meets others at every one of its tries is told so and tries again, as a phone would.
      for (let done = 0; done < 20;) {
        if (await retryWithJitter(ports, attempt)) done += 1;
        else busy += 1;
      }
    };
    await Promise.all(Array.from({ length: 16 }, client));
    expect(busy).toBeLessThan(16);
    expect(await read()).toEqual({ _id: 'a', n: 320 });
    expect(conflicts).toBeGreaterThan(0);
  }, 90_000);
});

onlyLocal('ends a transaction after 30 s of real time and frees its locks', async () => {
  const { name, collection } = await withDocument({ n: 1 });
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'Date'] });
  try {
    const database = cloud.database;
    if (!database) throw new Error('local only');
    const { transactionId } = await database.execute('database.startTransaction', {});
    const body = {
      collectionName: name,
      queryType: 'DOC',
      query: '{"_id":"a"}',
      data: '{"$set":{"n":2}}',
      merge: true,
    };
    await database.execute('database.modifyDocument', { ...body, transactionId });
    jest.advanceTimersByTime(29_000);
    await database.execute('database.modifyDocument', { ...body, transactionId });
    jest.advanceTimersByTime(1_500);
    await expect(
      database.execute('database.commitTransaction', { transactionId }),
    ).rejects.toMatchObject(GONE);
  } finally {
    jest.useRealTimers();
  }
  expect(await collection.doc('a').update({ n: 7 })).toMatchObject({ updated: 1 });
});
