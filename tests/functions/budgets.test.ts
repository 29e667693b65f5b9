import type { ActionName, RequestOf } from '#shared/api';
import type { EntryId } from '#shared/kernel/ids';
import { entryToDocument } from '#shared/points/ledgerdocument';
import { Cloud, dayMs } from './harness';

/**
 * Database calls of each flow on a warm function, for a member who exists. Calls are what the
 * platform bills and what a member waits for: a number here may only fall.
 */
const budgets: { [Name in ActionName]?: { calls: number; data: RequestOf<Name> } } = {
  'checkin.perform': { calls: 3, data: {} },
  'checkin.getCalendar': { calls: 1, data: {} },
  'points.getAccount': { calls: 1, data: {} },
  'points.listEntries': { calls: 2, data: {} },
  'member.getHome': { calls: 2, data: {} },
  'member.getProfile': { calls: 1, data: {} },
  'member.updateProfile': { calls: 2, data: { nickname: '小满' } },
  'notice.recordAcceptance': {
    calls: 5,
    data: { templates: [{ template: 'checkin_reminder', answer: 'accept' }] },
  },
  'member.setConsent': { calls: 2, data: { version: '2026-11', accepted: true } },
};

describe('database calls of a warm function', () => {
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await Cloud.open();
    await cloud.member('xiaoman', 'checkin.perform', {});
    cloud.nowMs += dayMs;
    await cloud.member('xiaoman', 'member.getHome', {});
  });
  afterAll(() => cloud.close());

  it.each(Object.entries(budgets))('%s', async (action, { calls, data }) => {
    const reply = await cloud.member('xiaoman', action as ActionName, data);
    expect(reply.ok).toBe(true);
    expect(cloud.logs.at(-1)).toMatchObject({ action, databaseCalls: calls });
  });

  it('stay at three for the twentieth day and after', async () => {
    for (let day = 0; day < 20; day += 1) {
      cloud.nowMs += dayMs;
      await cloud.member('xiaoman', 'member.getHome', {});
      await cloud.member('xiaoman', 'checkin.perform', {});
      expect(cloud.logs.at(-1)).toMatchObject({ action: 'checkin.perform', databaseCalls: 3 });
    }
  });

  it('are told apart in the log: a check-in reads once and writes twice, an account only reads', async () => {
    cloud.nowMs += dayMs;
    await cloud.member('xiaoman', 'member.getHome', {});
    await cloud.member('xiaoman', 'checkin.perform', {});
    expect(cloud.logs.at(-1)).toMatchObject({ databaseCalls: 3, databaseReads: 1 });
    await cloud.member('xiaoman', 'points.getAccount', {});
    expect(cloud.logs.at(-1)).toMatchObject({ databaseCalls: 1, databaseReads: 1 });
  });

  it('number two for a member with many entries, on any page', async () => {
    const cursors: (string | null)[] = [null, '15', '5'];
    for (const cursor of cursors) {
      await cloud.member('xiaoman', 'points.listEntries', { cursor, limit: 5 });
      expect(cloud.logs.at(-1)?.databaseCalls).toBeLessThanOrEqual(2);
    }
  });
});

describe('a member with ten thousand entries', () => {
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await Cloud.open();
    await haveEntries('xiaoman', 10_000);
    await haveEntries('anan', 100);
  });
  afterAll(() => cloud.close());

  /** One check-in of today, and so many grants before it; nothing was ever used. */
  async function haveEntries(code: string, count: number): Promise<void> {
    await cloud.member(code, 'checkin.perform', {});
    const [first] = await cloud.entries(code);
    if (!first) throw new Error('no entry');
    const older = Array.from({ length: count }, (_, index) => {
      const entryId = `grant:${first.memberId}:${String(index)}` as EntryId;
      return entryToDocument({ ...first, entryId, kind: 'grant', seq: -index });
    });
    cloud.database.insertMany('ledger', older);
  }

  it.each(['all', 'earned', 'used'] as const)(
    'pages through %s in as many calls anywhere, by an index of the member',
    async (filter) => {
      await cloud.member('xiaoman', 'points.listEntries', { limit: 50, filter });
      expect(cloud.logs.at(-1)).toMatchObject({ outcome: 'ok', databaseCalls: 2 });
      await cloud.member('xiaoman', 'points.listEntries', { limit: 50, filter, cursor: '1' });
      expect(cloud.logs.at(-1)).toMatchObject({ outcome: 'ok', databaseCalls: 1 });
      expect(cloud.warnings).toEqual([]);
    },
  );

  it.each(['all', 'earned', 'used'] as const)(
    'costs for a page of %s what it costs a member with a hundred',
    async (filter) => {
      const best = { anan: Infinity, xiaoman: Infinity };
      for (let round = 0; round < 25; round += 1) {
        for (const code of ['anan', 'xiaoman'] as const) {
          const startMs = performance.now();
          await cloud.member(code, 'points.listEntries', { limit: 20, filter });
          best[code] = Math.min(best[code], performance.now() - startMs);
        }
      }
      // Reading on through the whole ledger was twenty times as much.
      expect(best.xiaoman / best.anan).toBeLessThan(3);
    },
  );
});
