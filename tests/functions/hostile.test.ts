import { Cloud } from './harness';

const someone = { WX_OPENID: 'o-xiaoman' };
const valid = { action: 'checkin.perform', data: {}, requestId: 'r-1' };
const deep = JSON.parse('{"a":'.repeat(1000) + '1' + '}'.repeat(1000)) as unknown;

describe('what is not a request', () => {
  let cloud: Cloud;
  let before: unknown;
  beforeAll(async () => {
    cloud = await Cloud.open();
    await cloud.member('xiaoman', 'member.getHome', {});
    before = cloud.dump();
  });
  afterAll(() => cloud.close());
  afterEach(() => {
    expect(cloud.dump()).toEqual(before);
  });

  it.each<[string, unknown, string]>([
    ['nothing', null, 'request.malformed'],
    ['a text', 'checkin.perform', 'request.malformed'],
    ['a list', [valid], 'request.malformed'],
    ['no action', { data: {}, requestId: 'r-1' }, 'request.invalid'],
    ['an unknown action', { ...valid, action: 'checkin.cheat' }, 'request.unknown_action'],
    ['an inherited name as action', { ...valid, action: 'toString' }, 'request.unknown_action'],
    [
      'an action of another function',
      { ...valid, action: 'points.grant' },
      'request.unknown_action',
    ],
    ['a forged openid', { ...valid, openid: 'o-other' }, 'request.invalid'],
    ['a forged openid in the data', { ...valid, data: { openid: 'o-other' } }, 'request.invalid'],
    ['data that is no object', { ...valid, data: 'x' }, 'request.invalid'],
    ['data that is a list', { ...valid, data: [] }, 'request.invalid'],
    ['a missing request id', { action: 'checkin.perform', data: {} }, 'request.invalid'],
    ['an odd request id', { ...valid, requestId: 'a b' }, 'request.invalid'],
    [
      'a prototype',
      JSON.parse('{"action":"checkin.perform","requestId":"r","data":{"__proto__":{"a":1}}}'),
      'request.malformed',
    ],
    ['a constructor', { ...valid, data: { constructor: { prototype: {} } } }, 'request.malformed'],
    ['great depth', { ...valid, data: { deep } }, 'request.too_large'],
    ['ten megabytes', { ...valid, data: { text: 'x'.repeat(10_000_000) } }, 'request.too_large'],
    [
      'ten thousand elements',
      { ...valid, data: { list: Array(10_000).fill(1) } },
      'request.too_large',
    ],
  ])('%s', async (_, event, code) => {
    expect(await cloud.raw('member', event, someone)).toMatchObject({ ok: false, error: { code } });
  });

  it.each<[string, Record<string, unknown>]>([
    ['an operator where a text belongs', { cursor: { $gt: 0 } }],
    ['a cursor of words', { cursor: 'newest' }],
    ['a limit of none', { limit: 0 }],
    ['a negative limit', { limit: -1 }],
    ['a fractional limit', { limit: 1.5 }],
    ['a huge limit', { limit: 1e9 }],
    ['a limit in words', { limit: '10' }],
    ['an unknown filter', { filter: 'all; drop' }],
    ['an extra field', { points: 5 }],
  ])('a statement asked with %s', async (_, data) => {
    const event = { action: 'points.listEntries', data, requestId: 'r-1' };
    const reply = await cloud.raw('member', event, someone);
    expect(reply).toMatchObject({ ok: false, error: { code: 'request.invalid' } });
  });

  it.each([0, -1, 1.5, Number.NaN, 2 ** 53, '1', null, { $gt: 0 }])(
    'a grant of %p points',
    async (points) => {
      const data = { openid: 'o-xiaoman', points, reason: 'x' };
      const reply = await cloud.raw('jobs', { action: 'points.grant', data, requestId: 'r-1' }, {});
      expect(reply).toMatchObject({ ok: false, error: { code: 'request.invalid' } });
    },
  );

  it.each<[string, Record<string, string>, string]>([
    ['nobody at all', {}, 'caller.unauthenticated'],
    ['an anonymous web session', { TCB_UUID: 'u-1' }, 'caller.unauthenticated'],
  ])('a member’s action by %s', async (_, variables, code) => {
    expect(await cloud.raw('member', valid, variables)).toMatchObject({
      ok: false,
      error: { code },
    });
  });

  it.each<[string, Record<string, string>]>([
    ['a member', someone],
    ['an anonymous web session', { TCB_UUID: 'u-1' }],
  ])('an operator’s action and a forged timer by %s', async (_, variables) => {
    const grant = {
      action: 'points.grant',
      data: { openid: 'o-xiaoman', points: 1, reason: 'x' },
      requestId: 'r-1',
    };
    const timer = { Type: 'Timer', TriggerName: 'repair-entries' };
    for (const event of [grant, timer]) {
      const reply = await cloud.raw('jobs', event, variables);
      expect(reply).toMatchObject({ ok: false, error: { code: 'caller.forbidden' } });
    }
  });

  it('never says in a log line or an answer what a fault was made of', async () => {
    cloud.crashAt({ atCall: 1, moment: 'before' });
    const reply = await cloud.member('xiaoman', 'checkin.perform', {});
    cloud.heal();
    expect(reply).toEqual({
      ok: false,
      error: { code: 'server.fault' },
      requestId: expect.any(String) as string,
    });
    expect(cloud.logs.at(-1)).toMatchObject({ level: 'error', outcome: 'server.fault' });
  });
});
