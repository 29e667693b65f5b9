import { WHO, type Who } from './bundles';
import { startFixture, type Fixture } from './fixture';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture({
    functions: {
      member: WHO,
      jobs: WHO,
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
