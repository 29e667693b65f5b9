import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { startLocalCloud } from '../../../localcloud/host';
import { startFixture, type Fixture } from './fixture';

const ECHO = `exports.main = async (event) => ({ ok: true, data: event });`;

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture({
    functions: {
      member: ECHO,
      store: ECHO,
      payment: ECHO,
      jobs: `exports.main = async (event, context) => ({ ok: true, data: event, openid: JSON.parse(context.environment).WX_OPENID ?? null, source: process.env.TRIGGER_SRC });`,
    },
    config: [
      { name: 'jobs', triggers: [{ name: 'sweep', type: 'timer', config: '0 0 3 * * * *' }] },
    ],
    files: {
      'h5/index.html': '<title>app</title>',
      'h5/js/app.1a2b3c4d.js': 'let a;',
      'h5/css/plain.css': 'a{}',
      'h5/.env': 'hidden',
      'secret.txt': 'outside',
      'h5-other/file.txt': 'beside',
    },
  });
});
afterAll(() => fixture.close());

const codeOf = (body: unknown): unknown => (body as { error: { code: string } }).error.code;

describe('logging in', () => {
  test('the same code is the same person, also after a restart, and the token stays good', async () => {
    const first = (await fixture.ask('/auth/login', { code: 'alice' })).body as Record<
      string,
      string
    >;
    await fixture.restart();
    const second = (await fixture.ask('/auth/login', { code: ' alice ' })).body as Record<
      string,
      string
    >;
    const other = (await fixture.ask('/auth/login', { code: 'bob' })).body as Record<
      string,
      string
    >;
    expect(second.openid).toBe(first.openid);
    expect(other.openid).not.toBe(first.openid);
    expect(first.openid).toMatch(/^o[\w-]{27}$/);
    const reply = await fixture.ask(
      '/functions/member',
      {},
      { authorization: `Bearer ${first.token}` },
    );
    expect(reply.status).toBe(200);
  });

  test.each([
    [''],
    ['   '],
    ['x'.repeat(129)],
    ['a\u0000b'],
    [7],
    [null],
    [['alice']],
    [{ $gt: '' }],
  ])('the code %j is refused', async (code) => {
    const reply = await fixture.ask('/auth/login', { code });
    expect([reply.status, codeOf(reply.body)]).toEqual([400, 'auth.bad_code']);
  });

  test('no token, a made-up one and a changed one are refused', async () => {
    const { token } = (await fixture.ask('/auth/login', { code: 'alice' })).body as {
      token: string;
    };
    const forged = `${Buffer.from('o-somebody-else').toString('base64url')}.${token.split('.')[1]}`;
    for (const authorization of [
      '',
      'Bearer ',
      'Bearer x',
      'Bearer .',
      token,
      `Bearer ${forged}`,
      `Bearer ${token}x`,
    ]) {
      const reply = await fixture.ask('/functions/member', {}, { authorization });
      expect([reply.status, codeOf(reply.body)]).toEqual([401, 'auth.required']);
    }
  });
});

describe('calling functions', () => {
  test('jobs and unknown functions cannot be called by anybody', async () => {
    for (const name of ['jobs', 'nothing', '..%2fjobs', 'member/']) {
      expect((await fixture.callAs('alice', name, {})).status).toBe(404);
    }
    expect(codeOf((await fixture.callAs('alice', 'console', {})).body)).toBe('FUNCTION_NOT_FOUND');
  });

  test.each(['{', 'null', '[]', '"text"', '7', 'undefined'])(
    'the body %s is malformed',
    async (body) => {
      const { token } = (await fixture.ask('/auth/login', { code: 'alice' })).body as {
        token: string;
      };
      const reply = await fixture.ask('/functions/member', body, {
        authorization: `Bearer ${token}`,
      });
      expect([reply.status, codeOf(reply.body)]).toEqual([400, 'request.malformed']);
    },
  );

  test('__proto__ in an event stays a plain field', async () => {
    const { token } = (await fixture.ask('/auth/login', { code: 'alice' })).body as {
      token: string;
    };
    const reply = await fixture.ask('/functions/member', '{"__proto__":{"admin":true}}', {
      authorization: `Bearer ${token}`,
    });
    expect(Object.keys((reply.body as { data: object }).data)).toContain('__proto__');
  });

  test('10 MB get a clear answer, run nothing, and the server goes on', async () => {
    const before = ((await fixture.ask('/dev/state')).body as { calls: unknown[] }).calls.length;
    const reply = await fixture.callAs('alice', 'member', { text: 'x'.repeat(10 * 1024 * 1024) });
    expect([reply.status, codeOf(reply.body)]).toEqual([413, 'request.too_large']);
    const after = ((await fixture.ask('/dev/state')).body as { calls: unknown[] }).calls.length;
    expect(after).toBe(before);
    expect((await fixture.callAs('alice', 'member', {})).status).toBe(200);
  });
});

describe('developer addresses', () => {
  test('a grant reaches jobs without any person', async () => {
    const reply = await fixture.ask('/dev/grant', { openid: 'o1', points: 500 });
    expect(reply.body).toMatchObject({
      ok: true,
      openid: null,
      data: { action: 'points.grant', data: { openid: 'o1', points: 500, reason: 'local grant' } },
    });
    expect((await fixture.ask('/dev/grant', { openid: 'o1', points: 1.5 })).status).toBe(400);
    expect((await fixture.ask('/dev/grant', { points: 1 })).status).toBe(400);
  });

  test('a timer can be run by name', async () => {
    const reply = await fixture.ask('/dev/jobs/sweep', {});
    expect(reply.body).toMatchObject({
      source: 'timer',
      openid: null,
      data: { Type: 'Timer', TriggerName: 'sweep' },
    });
    const job = await fixture.ask('/dev/jobs/other', {});
    expect(job.body).toMatchObject({ source: 'timer', data: { TriggerName: 'other' } });
  });

  test('the clock moves, keeps its place over a restart, and comes back', async () => {
    const nowMs = Date.UTC(2030, 0, 1);
    const moved = (await fixture.ask('/dev/clock', { nowMs })).body as { nowMs: number };
    const further = (await fixture.ask('/dev/clock', { advanceMs: 86_400_000 })).body as {
      nowMs: number;
    };
    expect(further.nowMs - moved.nowMs).toBeGreaterThanOrEqual(86_400_000);
    await fixture.restart();
    expect(fixture.cloud.clock.nowMs()).toBeGreaterThanOrEqual(nowMs + 86_400_000);
    const back = (await fixture.ask('/dev/clock', {})).body as { nowMs: number };
    expect(Math.abs(back.nowMs - Date.now())).toBeLessThan(2000);
  });

  test.each([
    [{ nowMs: 'soon' }],
    [{ nowMs: null }],
    [{ advanceMs: '5' }],
    [{ nowMs: -1 }],
    [{ nowMs: 1e300 }],
  ])('the clock does not move by %j', async (body) => {
    expect((await fixture.ask('/dev/clock', body)).status).toBe(400);
    expect(fixture.cloud.clock.offsetMs()).toBe(0);
  });

  test.each(['/dev/clock', '/admin', '/dev/state'])(
    '%s refuses a page of another site',
    async (path) => {
      const reply = await fixture.ask(path, '{}', { origin: 'http://evil.example' });
      expect([reply.status, codeOf(reply.body)]).toEqual([403, 'request.not_local']);
    },
  );

  test('a name that another site made point here is refused', async () => {
    const status = await rawStatus(fixture.cloud.url, '/admin', 'POST', { host: 'evil.example' });
    expect(status).toBe(403);
  });
});

describe('the H5 app', () => {
  test('files have their types; only names with a hash may be kept', async () => {
    const page = await fixture.ask('/');
    expect([page.status, page.body, page.headers.get('content-type')]).toEqual([
      200,
      '<title>app</title>',
      'text/html; charset=utf-8',
    ]);
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const script = await fixture.ask('/js/app.1a2b3c4d.js?v=1');
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const again = await fixture.ask('/css/plain.css', undefined, {
      'if-none-match': (await fixture.ask('/css/plain.css')).headers.get('etag') ?? '',
    });
    expect(again.status).toBe(304);
  });

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/js/..%5c..%5csecret.txt',
    '/../h5-other/file.txt',
    '/.env',
    '/js/',
    '/js',
    '/index.html%00.js',
    '/nothing.js',
    '//etc/passwd',
  ])('%s is not there', async (path) => {
    expect(await rawStatus(fixture.cloud.url, path, 'GET')).toBe(404);
  });

  test('what is changed on disk is seen at the next request', async () => {
    writeFileSync(join(fixture.dir, 'h5', 'index.html'), '<title>newer app</title>');
    expect((await fixture.ask('/')).body).toBe('<title>newer app</title>');
  });
});

test('a port in use is one clear sentence', async () => {
  const port = Number(new URL(fixture.cloud.url).port);
  const second = startLocalCloud({
    port,
    dataDir: join(fixture.dir, 'second'),
    shop: 'empty',
    functionsDir: '',
    h5Dir: '',
    collectionsFile: '',
    configFile: '',
    log: () => undefined,
    seed: async () => ({ people: [] }),
  });
  await expect(second).rejects.toThrow(
    `Port ${port} is in use by another program. Stop it, or choose another port.`,
  );
});

test('a folder that cannot be written is one clear sentence', async () => {
  const started = startFixture({ options: { dataDir: '/dev/null/data' } });
  await expect(started).rejects.toThrow(
    /^Cannot keep data in \/dev\/null\/data\/empty: a part of the path is a file\.$/,
  );
});

test('a shop that another local cloud has open is one clear sentence', async () => {
  const started = startFixture({ options: { dataDir: join(fixture.dir, 'data') } });
  await expect(started).rejects.toThrow(/^Another local cloud is using .*empty\. Stop it/);
});

/** `fetch` tidies paths and host names up; an attacker does not. */
function rawStatus(
  url: string,
  path: string,
  method: string,
  headers = {},
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end();
  });
}
