import type { ActionName } from '#shared/api';
import { Cloud, dayMs } from '../harness';
import { openStores } from '../people';
import { dataOf, give } from '../store/till/till';
import { memberReuse, operatorReuse, type Reuse } from './reuse-rows';
import { storeSamples } from './samples-store';
import { callers, codeOf, eventOf, tables } from './wired';

/** One request id is one effect, whatever else is sent under it (39). */
let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
});
afterEach(async () => {
  expect(cloud.warnings).toEqual([]);
  await cloud.close();
});

const rows = { ...memberReuse, ...operatorReuse };
const named = Object.entries(rows) as [ActionName, Reuse<ActionName>][];
const pairs = named.flatMap(([name, row]) => ('pair' in row ? [[name, row] as const] : []));
const writesOf = (target: keyof typeof tables): string[] =>
  Object.entries(tables[target])
    .filter(([, { effect }]) => effect === 'write')
    .map(([name]) => name);

/** Everything but how often somebody tried, and the check that the id is free. */
const kept = () => {
  const dump = cloud.dump();
  delete dump['claim_tries'];
  return dump;
};

it('every write has a row here: what it refuses, or why the id does not matter', () => {
  expect(Object.keys(rows).sort()).toEqual([...writesOf('member'), ...writesOf('jobs')].sort());
  expect(named.length - pairs.length).toBe(12);
});

it.each(pairs)(
  '%s is refused with other input, and repeated it is the first answer',
  async (name, row) => {
    const target = name in operatorReuse ? 'jobs' : 'member';
    const { first, other } = await row.pair(cloud);
    const ask = (data: unknown) => cloud.raw(target, eventOf(name, data), callers[target]);
    const answer = await ask(first);
    expect(answer).toMatchObject({ ok: true });
    const before = kept();
    expect(await ask(other)).toMatchObject({ ok: false, error: { code: 'request.key_reused' } });
    expect(kept()).toEqual(before);
    expect(await ask(first)).toMatchObject({ ok: true });
    // The other is good in itself: under an id of its own it is done.
    expect(await codeOf(cloud, target, { ...eventOf(name, other), requestId: 'r-2' })).toBe('ok');
  },
);

describe('a deed of staff that was written down', () => {
  const inputHash = '0'.repeat(64);

  it.each(writesOf('store'))('%s is refused with other input', async (name) => {
    openStores(cloud);
    const staffId = cloud.memberId('manager');
    const written = { staffId, requestId: 'r-1', action: name, inputHash, outcome: 'ok', seq: 1 };
    cloud.database.insertMany('audit', [{ _id: `${staffId}:r-1`, ...written }]);
    const before = cloud.dump();
    const { data } = storeSamples[name as keyof typeof storeSamples];
    expect(await codeOf(cloud, 'store', eventOf(name as ActionName, data))).toBe(
      'request.key_reused',
    );
    expect(cloud.dump()).toEqual(before);
  });
});

describe('what an operator asks for', () => {
  const given = { openid: 'o-xiaoman', points: 50, reason: '补发' };

  it('happens once of two different requests at the same instant', async () => {
    const replies = await Promise.all([
      cloud.operator('points.grant', given, 'r-1'),
      cloud.operator('points.grant', { ...given, openid: 'o-anan' }, 'r-1'),
    ]);
    expect(replies.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(cloud.dump()['ledger']).toHaveLength(1);
  });

  it('may come again under the same id, put right, once it was refused', async () => {
    const adjust = (deltaPoints: number) =>
      cloud.operator(
        'points.adjust',
        { openid: 'o-xiaoman', deltaPoints, reason: '更正', operator: '许先生' },
        'r-1',
      );
    expect(await adjust(-50)).toMatchObject({ error: { code: 'points.insufficient' } });
    expect(await adjust(50)).toMatchObject({ ok: true });
    expect(await adjust(-50)).toMatchObject({ error: { code: 'request.key_reused' } });
  });

  it('is not another action under the same id', async () => {
    expect(await cloud.operator('points.grant', given, 'r-1')).toMatchObject({ ok: true });
    const adjusted = { openid: 'o-xiaoman', deltaPoints: 5, reason: '更正', operator: '许先生' };
    expect(await cloud.operator('points.adjust', adjusted, 'r-1')).toMatchObject({
      error: { code: 'request.key_reused' },
    });
  });
});

describe('days of the caller', () => {
  beforeEach(async () => {
    dataOf(await cloud.member('xiaoman', 'checkin.perform', {}));
    await give(cloud, 'xiaoman', 500);
    cloud.nowMs += 4 * dayMs;
  });
  const makeUp = (date: string) => cloud.member('xiaoman', 'checkin.makeUp', { date }, 'r-1');
  const reused = { ok: false, error: { code: 'request.key_reused' } };

  it('a day made up is not another day under the same request', async () => {
    const first = await makeUp('2026-03-05');
    expect(first).toMatchObject({ ok: true });
    const before = cloud.dump();
    expect(await makeUp('2026-03-04')).toMatchObject(reused);
    expect(await cloud.member('xiaoman', 'checkin.perform', {}, 'r-1')).toMatchObject(reused);
    expect(cloud.dump()).toEqual(before);
    expect(await makeUp('2026-03-05')).toEqual(first);
  });

  it('a check-in is no day made up under the same request', async () => {
    const first = await cloud.member('xiaoman', 'checkin.perform', {}, 'r-1');
    expect(first).toMatchObject({ ok: true });
    expect(await makeUp('2026-03-05')).toMatchObject(reused);
    expect(await cloud.member('xiaoman', 'checkin.perform', {}, 'r-1')).toEqual(first);
  });
});
