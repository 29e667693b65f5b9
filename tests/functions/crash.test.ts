import { Cloud, dayMs, type Crash } from './harness';

/** Every call of a flow, and a few beyond the last, where nothing may go wrong any more. */
const crashes = Array.from({ length: 9 }, (_, index) => index + 1).flatMap((atCall): Crash[] => [
  { atCall, moment: 'before' },
  { atCall, moment: 'after' },
]);

describe.each(crashes)('a function that dies $moment its database call $atCall', (crash) => {
  let cloud: Cloud;
  beforeEach(async () => {
    cloud = await Cloud.open();
  });
  afterEach(() => cloud.close());

  it('checks a new person in once when the request is repeated', async () => {
    cloud.crashAt(crash);
    await cloud.member('xiaoman', 'checkin.perform', {}, 'tap-1');
    cloud.heal();
    const retried = await cloud.member('xiaoman', 'checkin.perform', {}, 'tap-1');
    expect(retried).toMatchObject({ ok: true, data: { pointsAwarded: 10, streakDays: 1 } });
    expect(await cloud.bookFault('xiaoman')).toBeNull();
    expect(await cloud.entries('xiaoman')).toHaveLength(1);
    expect(cloud.dump()['members']).toHaveLength(1);
  });

  it('loses no entry when nobody repeats the request and the sweep comes', async () => {
    await cloud.member('xiaoman', 'member.getHome', {});
    cloud.crashAt(crash);
    await cloud.member('xiaoman', 'checkin.perform', {}, 'tap-1');
    cloud.heal();
    expect(await cloud.timer('repair-entries')).toMatchObject({ ok: true });
    const accounts = cloud.dump()['accounts'] as { availablePoints: number }[];
    const ledger = cloud.dump()['ledger'] as { deltaPoints: number }[];
    const sum = ledger.reduce((total, entry) => total + entry.deltaPoints, 0);
    expect(accounts).toHaveLength(1);
    expect(sum).toBe(accounts[0]?.availablePoints);
    expect(await cloud.timer('repair-entries')).toMatchObject({ ok: true, data: { repaired: 0 } });
  });

  it('grants an operator’s points once when the request is repeated', async () => {
    const grant = { openid: 'o-xiaoman', points: 500, reason: '补发' };
    cloud.crashAt(crash);
    await cloud.operator('points.grant', grant, 'grant-1');
    cloud.heal();
    const retried = await cloud.operator('points.grant', grant, 'grant-1');
    expect(retried).toMatchObject({ ok: true, data: { availablePoints: 500 } });
    expect(await cloud.bookFault('xiaoman')).toBeNull();
    expect(await cloud.entries('xiaoman')).toHaveLength(1);
  });

  it('publishes a rule version once when the request is repeated', async () => {
    const version = {
      ruleSet: 'checkin' as const,
      afterVersion: 1,
      effectiveFromMs: null,
      note: '加倍',
      body: {
        cycle: 'rolling' as const,
        basePoints: 20,
        streakSteps: [],
        cumulativeSteps: [],
        makeUp: null,
      },
    };
    cloud.crashAt(crash);
    await cloud.operator('rules.publish', version, 'publish-1');
    cloud.heal();
    const retried = await cloud.operator('rules.publish', version, 'publish-1');
    expect(retried).toMatchObject({ ok: true, data: { ruleSet: 'checkin', version: 2 } });
    const rules = cloud.dump()['rules'] as { _id: string }[];
    expect(rules.map((rule) => rule._id).sort()).toEqual([
      'checkin:v1',
      'checkin:v2',
      'notice:v1',
      'points:v1',
      'programme:v1',
    ]);
  });

  it('corrects an operator’s points once when the request is repeated', async () => {
    await cloud.operator('points.grant', { openid: 'o-xiaoman', points: 500, reason: '补发' });
    const change = { openid: 'o-xiaoman', deltaPoints: -200, reason: '更正', operator: '店长' };
    cloud.crashAt(crash);
    await cloud.operator('points.adjust', change, 'adjust-1');
    cloud.heal();
    const retried = await cloud.operator('points.adjust', change, 'adjust-1');
    expect(retried).toMatchObject({ ok: true, data: { availablePoints: 300 } });
    expect(await cloud.bookFault('xiaoman')).toBeNull();
    expect(await cloud.entries('xiaoman')).toHaveLength(2);
  });

  it('reverses a part of an entry once when the request is repeated', async () => {
    const grant = { openid: 'o-xiaoman', points: 500, reason: '补发' };
    const given = await cloud.operator('points.grant', grant);
    if (!given.ok) throw new Error(given.error.code);
    const { entryId } = given.data;
    const refund = { entryId, points: 200, reversalId: 'refund-1', reason: '退货' };
    cloud.crashAt(crash);
    await cloud.operator('points.reverse', refund);
    cloud.heal();
    const retried = await cloud.operator('points.reverse', refund);
    expect(retried).toMatchObject({ ok: true, data: { netPoints: -200, availablePoints: 300 } });
    expect(await cloud.bookFault('xiaoman')).toBeNull();
    expect(await cloud.entries('xiaoman')).toHaveLength(2);
  });

  it('makes a missed day up once when the request is repeated', async () => {
    await cloud.operator('points.grant', { openid: 'o-xiaoman', points: 500, reason: '补发' });
    cloud.nowMs += 2 * dayMs;
    const missed = { date: '2026-03-03' };
    cloud.crashAt(crash);
    await cloud.member('xiaoman', 'checkin.makeUp', missed, 'make-1');
    cloud.heal();
    const retried = await cloud.member('xiaoman', 'checkin.makeUp', missed, 'make-1');
    expect(retried).toMatchObject({ ok: true, data: { costPoints: 50, streakDays: 1 } });
    expect(await cloud.bookFault('xiaoman')).toBeNull();
    expect(await cloud.entries('xiaoman')).toHaveLength(2);
  });
});
