import { createHash } from 'node:crypto';
import type { ActionName, FunctionReplyOf, RequestOf } from '#shared/api';
import { findChainFault } from '#shared/points/chain';
import { startCloud, type RunningCloud } from '../support/cloud';

/** The product as a program on this machine: built functions, gateway, clock, no shortcuts. */
let cloud: RunningCloud;
let requests = 0;

beforeAll(async () => {
  cloud = await startCloud('empty');
}, 60_000);
afterAll(() => cloud.stop());
afterEach(() => post('/dev/clock', {}));

function post(path: string, body: unknown, token?: string): Promise<Response> {
  return fetch(new URL(path, cloud.url), {
    method: 'POST',
    headers: token ? { authorization: `Bearer ${token}` } : {},
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

async function call<Name extends ActionName>(
  token: string,
  action: Name,
  data: RequestOf<Name>,
): Promise<FunctionReplyOf<Name>> {
  requests += 1;
  const event = { action, data, requestId: `r-${String(requests)}` };
  return (await cloud.call(token, 'member', event)) as FunctionReplyOf<Name>;
}

const aDay = { advanceMs: 86_400_000 };

test('twenty days in a row give 10 x 20 + 100, a missed day starts over, and the chain proves it', async () => {
  const token = await cloud.login('twenty');
  for (let day = 1; day <= 20; day += 1) {
    const reply = await call(token, 'checkin.perform', {});
    expect(reply).toMatchObject({ ok: true, data: { streakDays: day } });
    await post('/dev/clock', aDay);
  }
  expect(await call(token, 'points.getAccount', {})).toMatchObject({
    data: { availablePoints: 300 },
  });
  await post('/dev/clock', aDay);
  expect(await call(token, 'checkin.perform', {})).toMatchObject({ data: { streakDays: 1 } });
  expect(await call(token, 'checkin.perform', {})).toMatchObject({
    error: { code: 'checkin.already_done', pointsAwarded: 10, streakDays: 1 },
  });

  const statement = await call(token, 'points.exportEntries', {});
  if (!statement.ok) throw new Error(statement.error.code);
  const { entries } = statement.data;
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  expect(findChainFault(entries, sha256)).toBeNull();
  expect(entries.reduce((sum, entry) => sum + entry.deltaPoints, 0)).toBe(310);
}, 60_000);

test('fifty members tapping five times at once are granted fifty times', async () => {
  const tokens = await Promise.all(
    Array.from({ length: 50 }, (_, n) => cloud.login(`fifty-${String(n)}`)),
  );
  const replies = await Promise.all(
    tokens.flatMap((token) => Array.from({ length: 5 }, () => call(token, 'checkin.perform', {}))),
  );
  expect(replies.filter((reply) => reply.ok)).toHaveLength(50);
  const refusals = replies.flatMap((reply) => (reply.ok ? [] : [reply.error.code]));
  expect(new Set(refusals)).toEqual(new Set(['checkin.already_done']));
}, 60_000);

test('what is no request is refused by name before any function runs', async () => {
  const token = await cloud.login('hostile');
  const huge = {
    action: 'checkin.perform',
    data: { text: 'x'.repeat(10_000_000) },
    requestId: 'r',
  };
  const answers = await Promise.all([
    post('/functions/member', { action: 'checkin.perform', data: {}, requestId: 'r' }),
    post('/functions/member', huge, token),
    post('/functions/member', '{"action":', token),
    post('/functions/jobs', { action: 'points.grant' }, token),
    post('/auth/login', { code: '' }),
  ]);
  expect(answers.map((answer) => answer.status)).toEqual([401, 413, 400, 404, 400]);
});
