import { Cloud, dayMs } from '../harness';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
});
afterEach(() => cloud.close());

/** The points of March 2026 last to the end of March 2027, by the documents' rules. */
const afterExpiryMs = Date.parse('2027-03-31T16:00:00.000Z');

describe('points that expire', () => {
  it('are taken when the member comes, before anything else is shown', async () => {
    await cloud.member('xiaoman', 'checkin.perform', {});
    const before = await cloud.member('xiaoman', 'points.getAccount', {});
    expect(before).toMatchObject({
      data: { availablePoints: 10, nextExpiry: { expiresOn: '2027-03-31', points: 10 } },
    });
    cloud.nowMs = afterExpiryMs - 1;
    expect(await cloud.member('xiaoman', 'points.getAccount', {})).toMatchObject({
      data: { availablePoints: 10 },
    });
    cloud.nowMs = afterExpiryMs;
    expect(await cloud.member('xiaoman', 'member.getHome', {})).toMatchObject({
      data: {
        account: { availablePoints: 0, nextExpiry: null },
        recentEntries: [{ kind: 'expire', deltaPoints: -10 }, { kind: 'checkin' }],
      },
    });
    expect(await cloud.bookFault('xiaoman')).toBeNull();
  });

  it('are taken in the same write as the next check-in, in three calls', async () => {
    await cloud.member('xiaoman', 'checkin.perform', {});
    cloud.nowMs = afterExpiryMs;
    await cloud.member('ayuan', 'checkin.perform', {});
    await cloud.member('xiaoman', 'checkin.perform', {});
    expect(cloud.logs.at(-1)).toMatchObject({ outcome: 'ok', databaseCalls: 3 });
    const entries = await cloud.entries('xiaoman');
    expect(entries.map(({ kind, deltaPoints }) => [kind, deltaPoints])).toEqual([
      ['checkin', 10],
      ['expire', -10],
      ['checkin', 10],
    ]);
    expect(await cloud.bookFault('xiaoman')).toBeNull();
  });

  it('are taken by the timer from members who do not come, once', async () => {
    for (const code of ['a', 'b', 'c']) await cloud.member(code, 'checkin.perform', {});
    expect(await cloud.timer('settle-accounts')).toMatchObject({ data: { settled: 0 } });
    cloud.nowMs = afterExpiryMs + dayMs;
    expect(await cloud.timer('settle-accounts')).toMatchObject({ data: { settled: 3 } });
    expect(await cloud.timer('settle-accounts')).toMatchObject({ data: { settled: 0 } });
    for (const code of ['a', 'b', 'c']) {
      expect(await cloud.entries(code)).toHaveLength(2);
      expect(await cloud.bookFault(code)).toBeNull();
    }
  });

  it('are taken once by ten readers at the same instant', async () => {
    await cloud.member('xiaoman', 'checkin.perform', {});
    cloud.nowMs = afterExpiryMs;
    await Promise.all([
      ...Array.from({ length: 5 }, () => cloud.member('xiaoman', 'points.getAccount', {})),
      ...Array.from({ length: 5 }, () => cloud.member('xiaoman', 'points.listEntries', {})),
    ]);
    expect(await cloud.entries('xiaoman')).toHaveLength(2);
  });

  it.each([1, 2, 3, 4, 5])('are taken once when the function dies at call %i', async (atCall) => {
    for (const moment of ['before', 'after'] as const) {
      await cloud.member(moment, 'checkin.perform', {});
      cloud.nowMs = afterExpiryMs;
      cloud.crashAt({ atCall, moment });
      await cloud.member(moment, 'checkin.perform', {}, `tap-${moment}`);
      cloud.heal();
      await cloud.timer('repair-entries');
      await cloud.timer('settle-accounts');
      await cloud.member(moment, 'checkin.perform', {}, `tap-${moment}`);
      expect((await cloud.entries(moment)).map((entry) => entry.kind)).toEqual([
        'checkin',
        'expire',
        'checkin',
      ]);
      expect(await cloud.bookFault(moment)).toBeNull();
      cloud.nowMs -= 400 * dayMs;
    }
  });
});

describe('checkin.makeUp', () => {
  const missed = { date: '2026-03-03' };
  beforeEach(async () => {
    await cloud.member('xiaoman', 'checkin.perform', {});
    cloud.nowMs += 2 * dayMs;
    await cloud.member('xiaoman', 'checkin.perform', {});
  });

  it('joins the streak for fifty points in one entry, once', async () => {
    await cloud.operator('points.grant', { openid: 'o-xiaoman', points: 100, reason: '补发' });
    const first = await cloud.member('xiaoman', 'checkin.makeUp', missed, 'make-1');
    expect(first).toEqual({
      ok: true,
      data: { businessDate: '2026-03-03', costPoints: 50, pointsAwarded: 10, streakDays: 3 },
      requestId: 'make-1',
    });
    expect(await cloud.member('xiaoman', 'checkin.makeUp', missed, 'make-1')).toEqual(first);
    const again = await cloud.member('xiaoman', 'checkin.makeUp', missed);
    expect(again).toMatchObject({ error: { code: 'checkin.already_done' } });
    const calendar = await cloud.member('xiaoman', 'checkin.getCalendar', {});
    expect(calendar).toMatchObject({
      data: {
        checkedDates: ['2026-03-02', '2026-03-03', '2026-03-04'],
        streakDays: 3,
        makeUp: null,
      },
    });
    expect((await cloud.entries('xiaoman')).at(-1)).toMatchObject({
      kind: 'makeup',
      deltaPoints: -40,
    });
    expect(await cloud.bookFault('xiaoman')).toBeNull();
  });

  it('is refused with too few points, and nothing is written', async () => {
    const before = cloud.dump();
    expect(await cloud.member('xiaoman', 'checkin.makeUp', missed)).toMatchObject({
      error: { code: 'points.insufficient', neededPoints: 50, availablePoints: 20 },
    });
    expect(cloud.dump()).toEqual(before);
  });

  it.each(['2026-02-30', '2026-03-05', '2026-01-01'])('is refused for %s', async (date) => {
    expect(await cloud.member('xiaoman', 'checkin.makeUp', { date })).toMatchObject({
      error: { code: 'checkin.make_up_out_of_range' },
    });
  });
});
