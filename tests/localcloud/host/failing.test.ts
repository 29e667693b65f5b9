import { TROUBLE, WHO } from './bundles';
import { startFixture, type Fixture } from './fixture';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture({
    functions: {
      store: TROUBLE,
      console: `exports.main = async () => 'x'.repeat(7 * 1024 * 1024);`,
      jobs: WHO,
      unloadable: `throw new Error('no such luck');`,
    },
    config: [{ name: 'store', timeout: 1, memorySize: 64 }],
    options: { poolSize: { workers: 2 } },
  });
});
afterAll(() => fixture.close());

describe('when a function fails', () => {
  const trouble = (what: string) => fixture.callAs('alice', 'store', { do: what });
  const codeOf = (body: unknown): unknown => (body as { error: { code: string } }).error.code;

  test.each([
    ['throw', 500, 'FUNCTION_INVOCATION_FAILED'],
    ['crash', 500, 'FUNCTION_INVOCATION_FAILED'],
    ['exit', 500, 'FUNCTION_INVOCATION_FAILED'],
    ['spin', 504, 'FUNCTION_TIME_LIMIT_EXCEEDED'],
    ['hang', 504, 'FUNCTION_TIME_LIMIT_EXCEEDED'],
    ['hoard', 500, 'FUNCTION_MEMORY_LIMIT_EXCEEDED'],
  ])('%s: the caller gets the code and the next call works', async (what, status, code) => {
    const reply = await trouble(what);
    expect([reply.status, codeOf(reply.body)]).toEqual([status, code]);
    expect(JSON.stringify(reply.body)).not.toContain('out of paper');
    expect((await trouble('nothing')).body).toMatchObject({ ok: true });
  });

  test('a worker that runs out of time takes no other worker with it', async () => {
    const [slow, ...others] = await Promise.all([
      trouble('hang'),
      ...Array.from({ length: 5 }, () => trouble('nothing')),
    ]);
    expect(codeOf(slow.body)).toBe('FUNCTION_TIME_LIMIT_EXCEEDED');
    for (const other of others) expect(other.body).toMatchObject({ ok: true });
  });

  test('a thrown error leaves the worker warm', async () => {
    await trouble('exit');
    await trouble('throw');
    const reply = await trouble('nothing');
    expect((reply.body as { calls: number }).calls).toBeGreaterThan(1);
  });

  test('a bundle that does not load fails its calls instead of keeping them', async () => {
    await expect(fixture.cloud.invoke('unloadable', {})).rejects.toMatchObject({
      code: 'FUNCTION_INVOCATION_FAILED',
    });
    await expect(fixture.cloud.invoke('unloadable', {})).rejects.toMatchObject({
      code: 'FUNCTION_INVOCATION_FAILED',
    });
  });

  test.each(['nowhere', '../functions/member', '__proto__', ''])(
    'no function is called %p',
    async (name) => {
      await expect(fixture.cloud.invoke(name, {})).rejects.toMatchObject({
        code: 'FUNCTION_NOT_FOUND',
      });
    },
  );

  test.each(['throw', 'crash', 'hang'])(
    '%s: what it printed before is in the log',
    async (what) => {
      await trouble(what);
      const { body } = await fixture.ask('/dev/state');
      expect((body as { calls: object[] }).calls[0]).toMatchObject({ lines: [`asked to ${what}`] });
    },
  );

  test('an event over 6 MB is an error', async () => {
    const event = { filler: 'x'.repeat(6 * 1024 * 1024) };
    await expect(fixture.cloud.invoke('jobs', event)).rejects.toMatchObject({
      code: 'EXCEED_MAX_PAYLOAD_SIZE',
    });
  });

  test('a reply over 6 MB is an error', async () => {
    const reply = await fixture.callAs('alice', 'console', {});
    expect(codeOf(reply.body)).toBe('EXCEED_MAX_RESPONSE_SIZE');
  });

  test('the log tells cold from warm, how it ended and what was printed', async () => {
    const quiet = await startFixture({
      functions: { store: TROUBLE },
      options: { poolSize: { workers: 1 } },
    });
    for (const what of ['print', 'print', 'exit', 'print']) {
      await quiet.callAs('alice', 'store', { do: what, action: 'store.do' });
    }
    const { body } = await quiet.ask('/dev/state');
    const printed = ['asked to print', "printed { by: 'me' }"];
    const shared = { function: 'store', action: 'store.do', by: 'client' };
    expect((body as { calls: object[] }).calls).toMatchObject([
      { ...shared, cold: true, ok: true, lines: printed },
      { ...shared, ok: false, code: 'FUNCTION_INVOCATION_FAILED' },
      { ...shared, cold: false, ok: true, lines: printed },
      { ...shared, cold: true, ok: true, lines: printed },
    ]);
    await quiet.close();
  });
});
