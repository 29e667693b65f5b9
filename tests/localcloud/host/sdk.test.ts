import { createProtocol } from '../../../localcloud/protocol';
import { openDatabase } from '../../../localcloud/database';
import { startFixture, type Fixture } from './fixture';

/** A function over the SDK as published; what it was asked to do is code in the event. */
const SDK = `
const tcb = require(${JSON.stringify(require.resolve('@cloudbase/node-sdk'))});
const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true });
const impatient = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, timeout: 150 });
const AsyncFunction = (async () => {}).constructor;
exports.main = async (event) => {
  try {
    return { value: await new AsyncFunction('app', 'impatient', 'require', event.code)(app, impatient, require) };
  } catch (error) {
    return { code: error.code, message: error.message };
  }
};`;

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture({
    functions: { member: SDK, jobs: 'exports.main = async (event) => ({ doubled: event.n * 2 });' },
    files: {
      'collections.json': JSON.stringify([{ name: 'things' }, { name: 'locked' }]),
    },
    config: [{ name: 'member', timeout: 1, memorySize: 256 }],
    options: { poolSize: { workers: 1 } },
  });
});
afterAll(() => fixture.close());

const run = (code: string): Promise<unknown> => fixture.cloud.invoke('member', { code });

test('what a function writes with the SDK is there for everybody else, and no connection was opened', async () => {
  const reply = await run(`
    const things = app.database().collection('things');
    await things.add({ _id: 'cup', colour: '朱红', price: 12.5, at: new Date(5) });
    const { data } = await things.doc('cup').get();
    return { data, open: process.getActiveResourcesInfo().filter((one) => one.startsWith('TCP')) };`);
  expect(reply).toEqual({
    value: {
      data: [{ _id: 'cup', colour: '朱红', price: 12.5, at: new Date(5).toISOString() }],
      open: [],
    },
  });
  const { body } = await fixture.ask('/admin', {
    action: 'database.getDocument',
    collectionName: 'things',
    query: '{"_id":"cup"}',
  });
  expect(JSON.stringify(body)).toContain('朱红');
});

test('answers find the request they belong to, whatever comes first', async () => {
  const reply = await run(`
    const things = app.database().collection('things');
    const ids = Array.from({ length: 40 }, (_, n) => 'many-' + n);
    await Promise.all(ids.map((_id) => things.add({ _id, own: _id })));
    const found = await Promise.all(ids.map((_id) => things.doc(_id).get()));
    return found.every(({ data }, n) => data[0].own === ids[n]) && found.length;`);
  expect(reply).toEqual({ value: 40 });
});

test('a refusal of the database comes with its own code', async () => {
  const twice = await run(`
    const things = app.database().collection('things');
    await things.add({ _id: 'once' });
    await things.add({ _id: 'once' });`);
  expect(twice).toMatchObject({ code: 'DATABASE_DUPLICATE_WRITE' });
  const nowhere = await run(`await app.database().collection('nowhere').get();`);
  expect(nowhere).toMatchObject({ code: 'DATABASE_COLLECTION_NOT_EXIST' });
});

test('a transaction that another one has overtaken is refused', async () => {
  const reply = await run(`
    const db = app.database();
    await db.collection('things').add({ _id: 'both', n: 0 });
    const [one, other] = [await db.startTransaction(), await db.startTransaction()];
    await one.collection('things').doc('both').update({ n: 1 });
    await other.collection('things').doc('both').update({ n: 2 });`);
  expect(reply).toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' });
});

test('a function may call another one', async () => {
  const reply = await run(
    `return (await app.callFunction({ name: 'jobs', data: { n: 21 } })).result;`,
  );
  expect(reply).toEqual({ value: { doubled: 42 } });
});

test('a form of WeChat goes over HTTP as before', async () => {
  const reply = await run(`
    const answer = await app.callCompatibleWxOpenApi({ apiName: 'phonenumber.getPhoneNumber', requestData: Buffer.from('{"code":"no"}') });
    return Buffer.isBuffer(answer) ? JSON.parse(answer.toString()) : answer;`);
  expect(reply).toMatchObject({ value: { errcode: 40029 } });
});

/** Begins a transaction that holds the document until it is given up. */
async function holdDocument(id: string): Promise<() => Promise<unknown>> {
  const ask = (action: string, more: object): Promise<{ body: unknown }> =>
    fixture.ask('/admin', { action: `database.${action}`, collectionName: 'locked', ...more });
  await ask('insertDocument', { data: [JSON.stringify({ _id: id, n: 0 })] });
  const started = (await ask('startTransaction', {})).body as { transactionId: string };
  const { transactionId } = started;
  const change = { data: '{"$inc":{"n":1}}', merge: true, multi: false, queryType: 'DOC' };
  await ask('modifyDocument', { query: JSON.stringify({ _id: id }), ...change, transactionId });
  return () => ask('abortTransaction', { transactionId });
}

test('the SDK stops waiting after its own time, and the function goes on', async () => {
  const release = await holdDocument('slow');
  const reply = await run(
    `await impatient.database().collection('locked').doc('slow').update({ n: 5 });`,
  );
  expect(reply).toMatchObject({ code: 'ESOCKETTIMEDOUT' });
  await release();
  expect(await run('return 1;')).toEqual({ value: 1 });
});

test('a function that is stopped while it waits for an answer leaves nothing behind for the next', async () => {
  const release = await holdDocument('stuck');
  const stopped = run(`await app.database().collection('locked').doc('stuck').update({ n: 7 });`);
  await expect(stopped).rejects.toMatchObject({ code: 'FUNCTION_TIME_LIMIT_EXCEEDED' });
  const next = run(
    `return (await app.database().collection('locked').doc('stuck').get()).data[0].n;`,
  );
  expect(await next).toEqual({ value: 0 });
  await release();
});

test('a request over the limit is refused, as over HTTP', async () => {
  const database = openDatabase({ file: ':memory:' });
  const { body } = await createProtocol({ database }).answer('水'.repeat(35 * 1024 * 1024));
  expect(JSON.parse(body)).toMatchObject({ code: 'EXCEED_REQUEST_SIZE_LIMIT' });
  database.close();
});
