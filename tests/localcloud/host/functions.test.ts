import { startFixture, type Fixture } from './fixture';

const WHO = `
let calls = 0;
exports.main = async (event, context) => {
  calls += 1;
  const environment = JSON.parse(context.environment);
  const before = process.env.WX_OPENID;
  if (event.waitMs) await new Promise((resolve) => setTimeout(resolve, event.waitMs));
  return { calls, event, context, environment, before, env: { ...process.env } };
};`;

const TROUBLE = `
let calls = 0;
exports.main = async (event) => {
  calls += 1;
  console.log('asked to', event.do);
  if (event.do === 'throw') throw new Error('out of paper');
  if (event.do === 'crash') setTimeout(() => { throw new Error('later'); }, 1);
  if (event.do === 'exit') process.exit(3);
  if (event.do === 'spin') for (;;);
  if (event.do === 'hang' || event.do === 'crash') await new Promise(() => {});
  if (event.do === 'hoard') { const hoard = []; for (;;) hoard.push(new Array(100000).fill(Math.random())); }
  if (event.do === 'print') console.log('printed', { by: 'me' });
  return { ok: true, calls };
};`;

interface Who {
  calls: number;
  event: Record<string, unknown>;
  context: Record<string, unknown>;
  environment: Record<string, string>;
  before?: string;
  env: Record<string, string>;
}

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture({
    functions: {
      member: WHO,
      store: TROUBLE,
      console: `exports.main = async () => 'x'.repeat(7 * 1024 * 1024);`,
      jobs: WHO,
      unloadable: `throw new Error('no such luck');`,
      payment: `exports.main = async (event) => ({ statusCode: 201, headers: { 'x-seen': event.headers['wechatpay-serial'] },
        body: JSON.stringify([event.httpMethod, event.path, event.body, event.isBase64Encoded, process.env.WX_OPENID ?? null]) });`,
    },
    config: [
      {
        name: 'member',
        timeout: 5,
        memorySize: 128,
        envVariables: { SALT: '{{env.MEMBER_SALT}}', MODE: 'local' },
      },
      { name: 'store', timeout: 1, memorySize: 64 },
    ],
    options: { poolSize: { workers: 2 } },
  });
});
afterAll(() => fixture.close());

const who = async (code: string, event: object = {}): Promise<Who> =>
  (await fixture.callAs(code, 'member', event)).body as Who;

describe('what a function is told', () => {
  test('the caller stands in the context and in the variables, with the keys that name them', async () => {
    const { body } = await fixture.ask('/auth/login', { code: 'alice' });
    const { openid } = body as { openid: string };
    const { environment, env, context, event } = await who('alice', { action: 'x' });
    expect(environment.WX_OPENID).toBe(openid);
    expect(env.WX_OPENID).toBe(openid);
    expect(environment.WX_CONTEXT_KEYS).toContain('WX_OPENID');
    expect(env.TENCENTCLOUD_RUNENV).toBe('SCF');
    expect(JSON.parse(env.TCB_CONTEXT_CNFG ?? '')).toEqual({ URL: `${fixture.cloud.url}/admin` });
    expect(context).toMatchObject({
      function_name: 'member',
      memory_limit_in_mb: 128,
      time_limit_in_ms: 5000,
    });
    expect(event).toEqual({
      action: 'x',
      userInfo: { openId: openid, appId: environment.WX_APPID },
    });
  });

  test('a caller cannot put itself into the fields the platform fills', async () => {
    const forged = await who('mallory', {
      userInfo: { openId: 'victim' },
      WX_OPENID: 'victim',
      TRIGGER_SRC: 'timer',
    });
    expect((forged.event.userInfo as { openId: string }).openId).toBe(forged.env.WX_OPENID);
    expect(forged.env.WX_OPENID).not.toBe('victim');
    expect(forged.env.TRIGGER_SRC).toBe('tcb');
  });

  test('a call without a person does not see the person before it', async () => {
    await fixture.cloud.invoke('jobs', {}, { openid: 'somebody' });
    const reply = (await fixture.cloud.invoke('jobs', {})) as Who;
    expect(reply.env.WX_OPENID).toBeUndefined();
    expect(reply.environment.WX_OPENID).toBeUndefined();
    expect(reply.event.userInfo).toBeUndefined();
  });

  test('its own variables are filled in, the secret ones the same after a restart', async () => {
    const first = await who('alice');
    await fixture.restart();
    const second = await who('alice');
    expect(first.env.MODE).toBe('local');
    expect(first.env.SALT).toMatch(/^[0-9a-f]{64}$/);
    expect(second.env.SALT).toBe(first.env.SALT);
    expect(second.env.WX_OPENID).toBe(first.env.WX_OPENID);
  });

  test('it does not see the variables of the machine', async () => {
    expect((await who('alice')).env.PATH).toBeUndefined();
  });

  test('calls that overlap keep their own callers', async () => {
    const replies = await Promise.all(
      Array.from({ length: 24 }, async (_, n) => {
        const { body } = await fixture.ask('/auth/login', { code: `person-${n % 6}` });
        const reply = await who(`person-${n % 6}`, { waitMs: 5 });
        return [reply.before, reply.env.WX_OPENID, (body as { openid: string }).openid];
      }),
    );
    for (const [before, after, openid] of replies)
      expect([before, after]).toEqual([openid, openid]);
  });

  test('it sees the moved clock at once', async () => {
    const source = `exports.main = async () => [Date.now(), new Date().getTime(), new Date(5).getTime(), new Date() instanceof Date, typeof Date()];`;
    const clocked = await startFixture({ functions: { jobs: source } });
    const nowMs = Date.UTC(2031, 4, 6);
    await clocked.cloud.invoke('jobs', {});
    await clocked.cloud.moveClock(nowMs);
    const [now, made, fixed, isDate, text] = (await clocked.cloud.invoke('jobs', {})) as number[];
    expect(now).toBeGreaterThanOrEqual(nowMs);
    expect(now).toBeLessThan(nowMs + 5000);
    expect(made).toBeGreaterThanOrEqual(nowMs);
    expect([fixed, isDate, text]).toEqual([5, true, 'string']);
    await clocked.close();
  });

  test('a function called over HTTP gets the raw request and decides the answer', async () => {
    const raw = '{"id": "1",  "amount": 5}';
    const headers = {
      'content-type': 'application/json',
      'wechatpay-serial': 'S1',
      authorization: 'Bearer x',
    };
    const reply = await fixture.ask('/functions/payment', raw, headers);
    expect(reply.status).toBe(201);
    expect(reply.headers.get('x-seen')).toBe('S1');
    expect(JSON.parse(reply.body as string)).toEqual([
      'POST',
      '/functions/payment',
      raw,
      false,
      null,
    ]);
  });
});

describe('functions and the local cloud', () => {
  const ADMIN = `const admin = (body) => fetch(JSON.parse(process.env.TCB_CONTEXT_CNFG).URL, { method: 'POST', body: JSON.stringify(body) }).then((reply) => reply.json());`;

  test('one function calls another, which sees no person', async () => {
    const two = await startFixture({
      functions: {
        member: `${ADMIN} exports.main = (event) => admin({ action: 'functions.invokeFunction', function_name: event.name, request_data: JSON.stringify({ n: 5 }) });`,
        jobs: WHO,
      },
    });
    const { body } = await two.callAs('alice', 'member', { name: 'jobs' });
    const inner = JSON.parse(
      (body as { data: { response_data: string } }).data.response_data,
    ) as Who;
    expect(inner.event).toEqual({ n: 5 });
    expect(inner.env.WX_OPENID).toBeUndefined();
    const missing = await two.callAs('alice', 'member', { name: 'nobody' });
    expect(missing.body).toMatchObject({ code: 'FUNCTION_NOT_FOUND' });
    await two.close();
  });

  test('a call under way while the local cloud stops still reaches its data and answers', async () => {
    const slow = await startFixture({
      functions: {
        member: `${ADMIN} exports.main = async () => { await new Promise((resolve) => setTimeout(resolve, 300)); return admin({ action: 'database.addCollection', collectionName: 'late' }); };`,
      },
    });
    const reply = slow.callAs('alice', 'member', {});
    await new Promise((resolve) => setTimeout(resolve, 150));
    await slow.close();
    const { status, body } = await reply;
    expect([status, Object.keys(body as object)]).toEqual([
      200,
      expect.not.arrayContaining(['code']),
    ]);
  });
});

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

  test('a worker has up to eight calls at a time; a setting allows fewer or more', async () => {
    const source = `let inside = 0; let most = 0;
      exports.main = async () => { most = Math.max(most, ++inside); await new Promise((resolve) => setTimeout(resolve, 30)); inside -= 1; return most; };`;
    const mostWith = async (poolSize: object): Promise<number> => {
      const pool = await startFixture({ functions: { jobs: source }, options: { poolSize } });
      const calls = Array.from({ length: 20 }, () => pool.cloud.invoke('jobs', {}));
      const most = Math.max(...((await Promise.all(calls)) as number[]));
      await pool.close();
      return most;
    };
    expect(await mostWith({ workers: 1 })).toBe(8);
    expect(await mostWith({ workers: 2, callsPerWorker: 1 })).toBe(1);
    expect(await mostWith({ workers: 1, callsPerWorker: 12 })).toBe(12);
  });

  test('calls go to the worker that is least busy', async () => {
    const source = `let calls = 0;
      exports.main = async (event) => { calls += 1; await new Promise((resolve) => setTimeout(resolve, event.ms)); return calls; };`;
    const two = await startFixture({
      functions: { jobs: source },
      options: { poolSize: { workers: 2 } },
    });
    const call = (ms: number) => two.cloud.invoke('jobs', { ms });
    await Promise.all([call(5), call(5)]);
    // Until both are loaded, whichever is takes all.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const before = (await Promise.all([call(50), call(50)])) as number[];
    const after = (await Promise.all(Array.from({ length: 8 }, () => call(300)))) as number[];
    expect(Math.max(...after) - Math.max(...before)).toBe(4);
    await two.close();
  });
});

describe('calls that share a worker', () => {
  const MIXED = `exports.main = async (event) => {
    console.log('first of', event.name);
    if (event.do === 'hang') await new Promise(() => {});
    if (event.do === 'crash') setTimeout(() => { throw new Error('later'); }, 300);
    await new Promise((resolve) => setTimeout(resolve, event.ms));
    console.log('last of', event.name);
    process.env.MARK = event.name;
    await null;
    return process.env.MARK;
  };`;
  let shared: Fixture;
  beforeAll(async () => {
    shared = await startFixture({
      functions: { jobs: MIXED },
      config: [{ name: 'jobs', timeout: 1 }],
      options: { poolSize: { workers: 1 } },
    });
    await shared.cloud.invoke('jobs', { name: 'warm', ms: 0 });
  });
  afterAll(() => shared.close());

  const invoke = (name: string, more: object = {}): Promise<unknown> =>
    shared.cloud.invoke('jobs', { name, ms: 250, ...more });
  const newestLines = async (count: number): Promise<unknown[]> => {
    const { body } = await shared.ask('/dev/state');
    return (body as { calls: { lines?: string[] }[] }).calls
      .slice(0, count)
      .map((one) => one.lines);
  };

  test('have each their own lines and variables', async () => {
    const replies = await Promise.all([
      invoke('a', { ms: 300 }),
      invoke('b', { ms: 20 }),
      invoke('c'),
    ]);
    expect(replies).toEqual(['a', 'b', 'c']);
    expect((await newestLines(3)).sort()).toEqual(
      ['a', 'b', 'c'].map((name) => [`first of ${name}`, `last of ${name}`]),
    );
  });

  test('end well beside one that never ends, and the next call has a worker', async () => {
    const hanging = invoke('hanging', { do: 'hang' }).catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, 800));
    const beside = invoke('beside', { ms: 600 });
    expect(await hanging).toMatchObject({ code: 'FUNCTION_TIME_LIMIT_EXCEEDED' });
    expect(await Promise.all([beside, invoke('next')])).toEqual(['beside', 'next']);
  });

  test('end with one that ends the worker, each with what it had printed', async () => {
    const code = (error: unknown): unknown => (error as { code: unknown }).code;
    const crashing = invoke('crashing', { do: 'crash', ms: 900 }).catch(code);
    const beside = invoke('beside', { ms: 900 }).catch(code);
    expect(await Promise.all([crashing, beside])).toEqual([
      'FUNCTION_INVOCATION_FAILED',
      'FUNCTION_INVOCATION_FAILED',
    ]);
    expect((await newestLines(2)).sort()).toEqual([['first of beside'], ['first of crashing']]);
    expect(await invoke('after')).toBe('after');
  });
});
