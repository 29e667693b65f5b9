import fs, { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startFixture, type Fixture } from './fixture';

/** A function over the SDK as published; what it was asked to do is code in the event. */
const SDK = `
const tcb = require(${JSON.stringify(require.resolve('@cloudbase/node-sdk'))});
const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true });
const AsyncFunction = (async () => {}).constructor;
exports.main = async (event) => ({
  value: await new AsyncFunction('app', 'event', 'require', event.code)(app, event, require),
});`;

type Done = (error: Error | null) => void;

/** The disk of this process: while it is held, nobody hears of a sync until it is let go. */
const disk = { held: false, waiting: [] as Done[], syncs: 0 };
const sync = fs.fdatasync;
jest.spyOn(fs, 'fdatasync').mockImplementation((file: number, done: Done) => {
  disk.syncs += 1;
  if (disk.held) disk.waiting.push(done);
  else sync(file, done);
});

function letGo(error: Error | null = null): void {
  disk.held = false;
  for (const done of disk.waiting.splice(0)) done(error);
}

let fixture: Fixture;
beforeEach(async () => {
  fixture = await startFixture({
    functions: { member: SDK },
    files: { 'collections.json': JSON.stringify([{ name: 'things' }]) },
    options: { poolSize: { workers: 1 } },
  });
  await fixture.cloud.invoke('member', { code: 'return 1;' });
  disk.syncs = 0;
});
afterEach(() => {
  letGo();
  return fixture.close();
});
afterAll(() => jest.restoreAllMocks());

/** Runs code in the function; tells what has come of it. */
function run(code: string): { came: unknown; over: Promise<void> } {
  const seen: { came: unknown; over: Promise<void> } = {
    came: 'nothing yet',
    over: Promise.resolve(),
  };
  seen.over = fixture.cloud.invoke('member', { code, url: fixture.cloud.url }).then(
    (reply) => void (seen.came = reply),
    (error: unknown) => void (seen.came = error),
  );
  return seen;
}

async function until(isTrue: () => boolean): Promise<void> {
  const lastMs = performance.now() + 5_000;
  while (!isTrue() && performance.now() < lastMs) await new Promise((next) => setTimeout(next, 2));
  expect(isTrue()).toBe(true);
}

const aWhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 60));

test('a call of several writes waits for the disk once, before its reply', async () => {
  disk.held = true;
  const call = run(`
    const things = app.database().collection('things');
    await things.add({ _id: 'cup', n: 1 });
    await things.doc('cup').update({ n: 2 });
    await things.add({ _id: 'plate', n: (await things.doc('cup').get()).data[0].n });
    return (await things.doc('plate').get()).data[0].n;`);
  await until(() => disk.waiting.length === 1);
  await aWhile();
  expect(call.came).toBe('nothing yet');

  letGo();
  await call.over;
  expect(call.came).toEqual({ value: 2 });
  expect(disk.syncs).toBe(1);
});

test('a call that has only read what another one wrote waits for the disk, too', async () => {
  disk.held = true;
  const writer = run(
    `await app.database().collection('things').add({ _id: 'cup', n: 1 }); return 1;`,
  );
  await until(() => disk.waiting.length === 1);
  const reader = run(
    `return (await app.database().collection('things').doc('cup').get()).data.length;`,
  );
  await aWhile();
  expect([writer.came, reader.came]).toEqual(['nothing yet', 'nothing yet']);

  letGo();
  await Promise.all([writer.over, reader.over]);
  expect([writer.came, reader.came]).toEqual([{ value: 1 }, { value: 1 }]);
});

test.each([
  [
    'a payment',
    `await fetch(event.url + '/v3/pay/transactions/jsapi', { method: 'POST', body: '{}' });`,
  ],
  ['a message', `await app.callWxOpenApi({ apiName: 'subscribeMessage.send', requestData: {} });`],
  [
    "a form of WeChat's",
    `await app.callCompatibleWxOpenApi({ apiName: 'getPhoneNumber', requestData: Buffer.from('{}') });`,
  ],
  ['a file', `await fetch(event.url + '/storage/cup.png', { method: 'PUT', body: 'cup' });`],
])('%s that a function asks for waits until the disk has the reason', async (_what, ask) => {
  const answered = join(fixture.dir, 'answered');
  disk.held = true;
  const call = run(`
    await app.database().collection('things').add({ _id: 'reason' });
    ${ask}
    require('node:fs').writeFileSync(${JSON.stringify(answered)}, '');
    return 1;`);
  await aWhile();
  await aWhile();
  expect(disk.waiting).toHaveLength(1);
  expect(existsSync(answered)).toBe(false);

  letGo();
  await call.over;
  expect(call.came).toEqual({ value: 1 });
  expect(existsSync(answered)).toBe(true);
});

test('a reply that the disk does not have is an error, and so is everything after', async () => {
  disk.held = true;
  const call = run(`await app.database().collection('things').add({ _id: 'cup' }); return 'told';`);
  await until(() => disk.waiting.length === 1);
  letGo(new Error('EIO'));
  await call.over;
  const failed = expect.objectContaining({
    code: 'FUNCTION_INVOCATION_FAILED',
    message: expect.stringContaining('the disk failed') as string,
  }) as object;
  expect(call.came).toEqual(failed);
  const next = run('return 1;');
  await next.over;
  expect(next.came).toEqual(failed);
});
