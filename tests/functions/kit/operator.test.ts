import { Cloud, dayMs } from '../harness';
import { dataOf } from '../store/till/till';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
  await cloud.member('xiaoman', 'member.getHome', {});
  await cloud.member('ayuan', 'member.getHome', {});
});
afterEach(async () => {
  expect(cloud.warnings).toEqual([]);
  await cloud.close();
});

const less = (code: string, points: number) => ({
  ...{ openid: `o-${code}`, deltaPoints: -points },
  ...{ reason: '更正', operator: '陈会计' },
});
const take = (code: string, points: number) =>
  cloud.operator('points.adjust', less(code, points), 'line-1');
const give = (code: string, points: number) =>
  cloud.operator('points.grant', { openid: `o-${code}`, points, reason: '补发' });
const pointsOf = async (code: string): Promise<number> =>
  dataOf(await cloud.member(code, 'points.getAccount', {})).availablePoints;

const insufficient = { error: { code: 'points.insufficient' } };
const keyReused = { error: { code: 'request.key_reused' } };

/** Which database call of a refused run gives its id back, once the rules are read: the last. */
async function callThatGivesBack(): Promise<number> {
  await take('xiaoman', 50);
  await take('xiaoman', 50);
  return cloud.logs.at(-1)?.databaseCalls ?? 0;
}

/** Does something of its own before the last database call of a run that is refused. */
async function beforeGivingBack(deed: () => Promise<unknown>): Promise<unknown> {
  const callsOfOne = await callThatGivesBack();
  let calls = 0;
  cloud.line.meanwhile = async () => {
    calls += 1;
    if (calls !== callsOfOne) return;
    cloud.line.meanwhile = null;
    await deed();
  };
  const refused = await take('xiaoman', 50);
  expect(cloud.line.meanwhile).toBeNull();
  return refused;
}

describe('the request id of an operator that was refused', () => {
  it('may come again with what was wrong put right', async () => {
    expect(await take('xiaoman', 50)).toMatchObject(insufficient);
    await give('ayuan', 100);
    expect(await take('ayuan', 50)).toMatchObject({ ok: true });
    expect(await take('xiaoman', 50)).toMatchObject(keyReused);
  });

  it('stands for what its twin has done meanwhile', async () => {
    const refused = await beforeGivingBack(async () => {
      await give('xiaoman', 80);
      expect(await take('xiaoman', 50)).toMatchObject({ ok: true });
    });
    expect(refused).toMatchObject(insufficient);
    await give('ayuan', 100);
    expect(await take('ayuan', 50)).toMatchObject(keyReused);
    expect(await take('xiaoman', 50)).toMatchObject({ ok: true });
    expect([await pointsOf('xiaoman'), await pointsOf('ayuan')]).toEqual([30, 100]);
  });

  it('is free when its twin was refused as well', async () => {
    const refused = await beforeGivingBack(async () => {
      expect(await take('xiaoman', 50)).toMatchObject(insufficient);
    });
    expect(refused).toMatchObject(insufficient);
    expect(cloud.dump()['operations']).toEqual([]);
  });

  it('is free after a dozen at once that were all refused', async () => {
    const draws = [3, 1, 4, 1, 5, 9, 2, 6];
    let turn = 0;
    cloud.line.pickNext = (waiting) => (draws[(turn += 1) % draws.length] ?? 0) % waiting;
    const refused = await Promise.all(Array.from({ length: 12 }, () => take('xiaoman', 50)));
    cloud.line.pickNext = null;
    expect(refused).toMatchObject(Array.from({ length: 12 }, () => insufficient));
    expect(cloud.dump()['operations']).toEqual([]);
  });

  it('stays with its input where the run died before it could give it back', async () => {
    cloud.crashAt({ atCall: await callThatGivesBack(), moment: 'before' });
    expect(await take('xiaoman', 50)).toMatchObject({ error: { code: 'server.fault' } });
    cloud.heal();
    await give('ayuan', 100);
    expect(await take('ayuan', 50)).toMatchObject(keyReused);
    await give('xiaoman', 50);
    expect(await take('xiaoman', 50)).toMatchObject({ ok: true });
  });
});

describe('what request ids of operators stood for', () => {
  it('is kept for ninety days, through which a repetition is known', async () => {
    await give('xiaoman', 100);
    expect(await take('xiaoman', 30)).toMatchObject({ ok: true });
    cloud.nowMs += 90 * dayMs - 1;
    expect(await cloud.timer('thin-operations')).toMatchObject({ data: { removed: 0 } });
    expect(await take('ayuan', 30)).toMatchObject(keyReused);
    cloud.nowMs += 1;
    expect(await cloud.timer('thin-operations')).toMatchObject({ data: { removed: 2 } });
    expect(cloud.dump()['operations']).toEqual([]);
  });

  it('does nothing twice when it is repeated after that', async () => {
    await give('xiaoman', 100);
    const first = await take('xiaoman', 30);
    cloud.nowMs += 91 * dayMs;
    await cloud.timer('thin-operations');
    expect(await take('xiaoman', 30)).toEqual(first);
    expect(await pointsOf('xiaoman')).toBe(70);
    expect(await take('xiaoman', 20)).toMatchObject(keyReused);
  });

  it('is thinned in the night, by the tick of three o’clock in the shop', async () => {
    await give('xiaoman', 100);
    cloud.nowMs = Date.parse('2026-09-30T18:59:00.000Z');
    await cloud.timer('tick');
    expect(cloud.dump()['operations']).toHaveLength(1);
    cloud.nowMs += 60_000;
    expect(await cloud.timer('tick')).toMatchObject({ data: { 'thin-operations.removed': 1 } });
  });
});
