import { startFixture, type Fixture } from './fixture';

describe('calls and the workers of a function', () => {
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

  test('hear the answers of the database as who they are, in callbacks, too', async () => {
    const source = `exports.main = () => new Promise((resolve, reject) => {
      const { URL } = JSON.parse(process.env.TCB_CONTEXT_CNFG);
      const headers = { 'content-type': 'application/json', 'User-Agent': 'tcb-node-sdk/1' };
      const asked = require('http').request(URL + '?seqId=1', { method: 'post', headers }, (answer) => {
        answer.on('data', () => {});
        answer.on('end', () => resolve(process.env.WX_OPENID));
      });
      asked.on('error', reject);
      asked.end('{}');
    });`;
    const asking = await startFixture({
      functions: { jobs: source },
      options: { poolSize: { workers: 1 } },
    });
    const people = ['o-1', 'o-2', 'o-3', 'o-4', 'o-5'];
    const heard = people.map((openid) => asking.cloud.invoke('jobs', {}, { openid }));
    const replies = await Promise.all(heard);
    await asking.close();
    expect(replies).toEqual(people);
  });

  test('are who they are in timers and ticks, and after whatever they waited for', async () => {
    const source = `const { promisify } = require('util');
      const who = () => process.env.WX_OPENID;
      const later = [
        (heard) => setTimeout(heard, 20),
        (heard) => { const timer = setInterval(() => { clearInterval(timer); heard(); }, 5); },
        (heard) => setImmediate(heard),
        (heard) => queueMicrotask(heard),
        (heard) => process.nextTick(heard),
        (heard) => promisify(setTimeout)(5).then(heard),
        (heard) => ({ then: (taken) => setTimeout(taken, 5) }).then(heard),
        (heard) => require('fs').readFile(__filename, () => heard()),
      ];
      exports.main = async () => {
        const all = [];
        for (const wait of later) {
          await new Promise((resolve) => wait(() => { all.push(who()); resolve(); }));
          all.push(who());
        }
        return all;
      };`;
    const waiting = await startFixture({
      functions: { jobs: source },
      options: { poolSize: { workers: 1 } },
    });
    const people = ['o-1', 'o-2', 'o-3', 'o-4', 'o-5'];
    const heard = await Promise.all(
      people.map((openid) => waiting.cloud.invoke('jobs', {}, { openid })),
    );
    await waiting.close();
    // What the system itself calls back is nobody's, and never another's.
    const expected = (openid: string) => [...Array<string>(14).fill(openid), null, openid];
    expect(heard).toEqual(people.map(expected));
  });

  test('have no more added to them once one of them ran out of time', async () => {
    const source = `let calls = 0;
      exports.main = async ({ ms }) => { calls += 1; await new Promise((resolve) => setTimeout(resolve, ms)); return calls; };`;
    const timed = await startFixture({
      functions: { jobs: source },
      config: [{ name: 'jobs', timeout: 1 }],
      options: { poolSize: { workers: 1 } },
    });
    const call = (ms: number) => timed.cloud.invoke('jobs', { ms });
    const first = await call(0);
    const late = call(5000).catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, 400));
    const beside = call(950);
    const error = await late;
    const next = await call(0);
    const counts = [first, await beside.catch(() => 'ended'), next];
    await timed.close();
    expect(error).toMatchObject({ code: 'FUNCTION_TIME_LIMIT_EXCEEDED' });
    // The next has a worker of its own, while the one beside it ends where it is.
    expect(counts).toEqual([1, 3, 1]);
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
