import { toPoints } from '#shared/kernel/amounts';
import { plainProgramme } from '../../../localcloud/seed/programme';
import { Cloud, dayMs } from '../harness';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
});
afterEach(() => cloud.close());

describe('checkin.perform', () => {
  it('gives a new person ten points, explained', async () => {
    const reply = await cloud.member('xiaoman', 'checkin.perform', {}, 'tap-1');
    expect(reply).toEqual({
      ok: true,
      data: { pointsAwarded: 10, streakDays: 1, businessDate: '2026-03-02' },
      requestId: 'tap-1',
    });
    const [entry] = await cloud.entries('xiaoman');
    expect(entry).toMatchObject({
      entryId: `checkin:${cloud.memberId('xiaoman')}:2026-03-02`,
      seq: 1,
      deltaPoints: 10,
      balanceBeforePoints: 0,
      balanceAfterPoints: 10,
      explanation: {
        rule: { name: 'checkin', version: 1 },
        steps: [{ code: 'checkin.base', points: 10, facts: {} }],
      },
    });
  });

  it('refuses the same day again with what stands, and writes nothing', async () => {
    await cloud.member('xiaoman', 'checkin.perform', {});
    const before = cloud.dump();
    const again = await cloud.member('xiaoman', 'checkin.perform', {});
    expect(again).toMatchObject({
      ok: false,
      error: {
        code: 'checkin.already_done',
        businessDate: '2026-03-02',
        pointsAwarded: 10,
        streakDays: 1,
      },
    });
    expect(cloud.dump()).toEqual(before);
  });

  it('answers a repeated request as it answered the first', async () => {
    const first = await cloud.member('xiaoman', 'checkin.perform', {}, 'tap-1');
    expect(await cloud.member('xiaoman', 'checkin.perform', {}, 'tap-1')).toEqual(first);
    expect(await cloud.entries('xiaoman')).toHaveLength(1);
  });

  it('pays 10 x 20 + 100 for twenty days in a row, and the books prove it', async () => {
    for (let day = 0; day < 20; day += 1) {
      expect((await cloud.member('xiaoman', 'checkin.perform', {})).ok).toBe(true);
      cloud.nowMs += dayMs;
    }
    const account = await cloud.member('xiaoman', 'points.getAccount', {});
    expect(account).toMatchObject({ ok: true, data: { availablePoints: 300 } });
    expect(await cloud.bookFault('xiaoman')).toBeNull();
  });

  it('starts over after a missed day', async () => {
    await cloud.member('xiaoman', 'checkin.perform', {});
    cloud.nowMs += 2 * dayMs;
    const reply = await cloud.member('xiaoman', 'checkin.perform', {});
    expect(reply).toMatchObject({ data: { streakDays: 1 } });
  });

  it('changes the date at midnight in Shanghai, to the millisecond', async () => {
    cloud.nowMs = Date.parse('2026-03-02T15:59:59.999Z');
    await cloud.member('xiaoman', 'checkin.perform', {});
    cloud.nowMs += 1;
    const reply = await cloud.member('xiaoman', 'checkin.perform', {});
    expect(reply).toMatchObject({ ok: true, data: { businessDate: '2026-03-03', streakDays: 2 } });
  });

  it('refuses a day that is over when the clock steps back', async () => {
    await cloud.member('xiaoman', 'checkin.perform', {});
    cloud.nowMs -= dayMs;
    const reply = await cloud.member('xiaoman', 'checkin.perform', {});
    expect(reply).toMatchObject({ ok: false, error: { code: 'checkin.date_closed' } });
  });

  it('lets fifty members tapping five times each have exactly one grant each', async () => {
    const taps = Array.from({ length: 250 }, (_, tap) =>
      cloud.member(`member-${String(tap % 50)}`, 'checkin.perform', {}),
    );
    const replies = await Promise.all(taps);
    expect(replies.filter((reply) => reply.ok)).toHaveLength(50);
    const codes = replies.flatMap((reply) => (reply.ok ? [] : [reply.error.code]));
    expect(new Set(codes)).toEqual(new Set(['checkin.already_done']));
    expect(cloud.dump()['ledger']).toHaveLength(50);
    expect(cloud.dump()['members']).toHaveLength(50);
    for (let index = 0; index < 50; index += 1) {
      expect(await cloud.bookFault(`member-${String(index)}`)).toBeNull();
    }
  }, 60_000);

  it('is closed, in so many words, before any rule is published', async () => {
    await cloud.close();
    cloud = await Cloud.open(null);
    const reply = await cloud.member('xiaoman', 'checkin.perform', {});
    expect(reply).toMatchObject({ ok: false, error: { code: 'checkin.closed' } });
    expect(cloud.dump()['ledger']).toEqual([]);
  });

  it('goes on with the streak under a rule that takes effect on the way', async () => {
    const changesAtMs = cloud.nowMs + dayMs / 2;
    const [first] = plainProgramme.checkin;
    if (!first) throw new Error('no rule');
    await cloud.close();
    cloud = await Cloud.open({
      ...plainProgramme,
      checkin: [
        first,
        {
          version: 2,
          effectiveFromMs: changesAtMs,
          note: '加倍',
          body: { ...first.body, basePoints: toPoints(25) },
        },
      ],
    });
    await cloud.member('xiaoman', 'checkin.perform', {});
    cloud.nowMs += dayMs;
    const reply = await cloud.member('xiaoman', 'checkin.perform', {});
    expect(reply).toMatchObject({ data: { pointsAwarded: 25, streakDays: 2 } });
    const entries = await cloud.entries('xiaoman');
    expect(entries.map((entry) => entry.explanation.rule?.version)).toEqual([1, 2]);
  });
});

describe('checkin.getCalendar', () => {
  it('shows the month, the streak and what each coming day pays', async () => {
    for (let day = 0; day < 3; day += 1) {
      await cloud.member('xiaoman', 'checkin.perform', {});
      cloud.nowMs += dayMs;
    }
    const reply = await cloud.member('xiaoman', 'checkin.getCalendar', {});
    expect(reply).toMatchObject({
      ok: true,
      data: {
        month: '2026-03',
        firstMonth: '2026-03',
        checkedDates: ['2026-03-02', '2026-03-03', '2026-03-04'],
        status: 'open',
        today: '2026-03-05',
        streakDays: 3,
        totalDays: 3,
        stampCard: { size: 20, stamped: 3, bonusPoints: 100 },
        nextBonus: { date: '2026-03-21', points: 110, streakDays: 20 },
        rule: { version: 1 },
      },
    });
  });

  it('finds months that the account no longer keeps in the ledger', async () => {
    await cloud.member('xiaoman', 'checkin.perform', {});
    for (const date of ['2026-04-10', '2026-05-11', '2026-06-12']) {
      cloud.nowMs = Date.parse(`${date}T04:00:00.000Z`);
      await cloud.member('xiaoman', 'checkin.perform', {});
    }
    const months = ['2026-03', '2026-04', '2026-05', '2026-06'];
    const replies = await Promise.all(
      months.map((month) => cloud.member('xiaoman', 'checkin.getCalendar', { month })),
    );
    expect(replies.map((reply) => reply.ok && reply.data.checkedDates)).toEqual([
      ['2026-03-02'],
      ['2026-04-10'],
      ['2026-05-11'],
      ['2026-06-12'],
    ]);
  });

  it.each(['2026-02', '2026-04'])('has nothing to show for %s', async (month) => {
    await cloud.member('xiaoman', 'checkin.perform', {});
    const reply = await cloud.member('xiaoman', 'checkin.getCalendar', { month });
    expect(reply).toMatchObject({ ok: false, error: { code: 'checkin.month_out_of_range' } });
  });
});
