import type { Account } from '#shared/points/model';
import { Cloud, dayMs } from '../harness';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
  for (const code of ['a', 'b', 'c']) {
    await cloud.member(code, 'checkin.perform', {});
    await cloud.operator('points.grant', { openid: `o-${code}`, points: 50, reason: '补发' });
  }
});
afterEach(() => cloud.close());

/** Changes a stored document behind the product's back. */
function tamper(collection: string, id: string, change: object): Promise<unknown> {
  return cloud.database.execute('database.modifyDocument', {
    collectionName: collection,
    queryType: 'DOC',
    query: JSON.stringify({ _id: id }),
    data: JSON.stringify({ $set: change }),
    multi: false,
    merge: true,
    upsert: false,
  });
}

function reportOf(date: string): { rootHash: string; isDone: boolean; found: unknown[] } {
  const jobs = cloud.dump()['jobs'] as {
    _id: string;
    rootHash: string;
    isDone: boolean;
    found: [];
  }[];
  const report = jobs.find(({ _id }) => _id === `reconcile:${date}`);
  if (!report) throw new Error(`no report of ${date}`);
  return report;
}

describe('reconciliation', () => {
  it('finds nothing in good books, changes nothing, and keeps a root of the day', async () => {
    const before = cloud.dump();
    expect(await cloud.timer('reconcile')).toMatchObject({ data: { accounts: 3, faults: 0 } });
    const first = reportOf('2026-03-02');
    expect(first).toMatchObject({ isDone: true, found: [] });
    expect(first.rootHash).toMatch(/^[0-9a-f]{64}$/);
    expect(cloud.dump()['accounts']).toEqual(before['accounts']);
    expect(cloud.dump()['ledger']).toEqual(before['ledger']);

    cloud.nowMs += dayMs;
    await cloud.timer('reconcile');
    expect(reportOf('2026-03-03').rootHash).toBe(first.rootHash);
    cloud.nowMs += dayMs;
    await cloud.member('a', 'checkin.perform', {});
    await cloud.timer('reconcile');
    expect(reportOf('2026-03-04').rootHash).not.toBe(first.rootHash);
  });

  it.each<[string, (memberId: string) => Promise<unknown>, string]>([
    [
      'a balance raised',
      (memberId) => tamper('accounts', memberId, { availablePoints: 61 }),
      'availablePoints is 61, the entries give 60',
    ],
    [
      'a lot that lasts longer',
      (memberId) => tamper('accounts', memberId, { lots: [{ expiresOn: null, points: 60 }] }),
      'the lots are not those moved',
    ],
    [
      'an entry altered',
      (memberId) => tamper('ledger', `checkin:${memberId}:2026-03-02`, { deltaPoints: 11 }),
      'entry 1: was altered',
    ],
    [
      'an entry removed',
      (memberId) =>
        cloud.database.execute('database.removeDocument', {
          collectionName: 'ledger',
          queryType: 'DOC',
          query: JSON.stringify({ _id: `checkin:${memberId}:2026-03-02` }),
          multi: false,
        }),
      'entry 2: not the next in sequence',
    ],
  ])('names the member and the fault: %s', async (_, change, fault) => {
    const memberId = cloud.memberId('b');
    await change(memberId);
    expect(await cloud.timer('reconcile')).toMatchObject({ data: { accounts: 3, faults: 1 } });
    expect(reportOf('2026-03-02').found).toEqual([{ memberId, fault }]);
  });

  it('takes an entry that is still on its way for what it is', async () => {
    cloud.nowMs += dayMs;
    cloud.crashAt({ atCall: 3, moment: 'before' });
    await cloud.member('a', 'checkin.perform', {});
    cloud.heal();
    expect(await cloud.timer('reconcile')).toMatchObject({ data: { faults: 0 } });
  });

  it('goes on from its place when a run dies, and ends at the same root', async () => {
    await cloud.timer('reconcile');
    const { rootHash } = reportOf('2026-03-02');
    for (const atCall of [2, 4, 6]) {
      cloud.nowMs += dayMs;
      cloud.crashAt({ atCall, moment: 'before' });
      await cloud.timer('reconcile');
      cloud.heal();
      await cloud.timer('reconcile');
      const date = new Date(cloud.nowMs + 8 * 3_600_000).toISOString().slice(0, 10);
      expect(reportOf(date)).toMatchObject({ isDone: true, rootHash, accounts: 3 });
    }
  });
});

describe('the tick', () => {
  it('runs what is due: the sweeps always, the reconciliation at night', async () => {
    const noon = await cloud.timer('tick');
    expect(noon).toMatchObject({
      ok: true,
      data: { 'repair-entries.repaired': 0, 'settle-accounts.settled': 0 },
    });
    expect(JSON.stringify(noon)).not.toContain('"reconcile.');
    expect(await cloud.timer('tick')).toMatchObject({ ok: true, data: {} });
    cloud.nowMs += 60_000;
    const minuteLater = JSON.stringify(await cloud.timer('tick'));
    expect(minuteLater).toContain('send-notices');
    expect(minuteLater).not.toContain('repair-entries');
    cloud.nowMs += 14 * 60_000;
    expect(JSON.stringify(await cloud.timer('tick'))).toContain('repair-entries');
    cloud.nowMs = Date.parse('2026-03-02T19:30:00.000Z');
    expect(await cloud.timer('tick')).toMatchObject({ data: { 'reconcile.accounts': 3 } });
  });

  it('takes everything for due when the clock has stepped back', async () => {
    await cloud.timer('tick');
    cloud.nowMs -= 11 * 60_000;
    expect(JSON.stringify(await cloud.timer('tick'))).toContain('repair-entries');
  });

  it('runs the others when one fails, and says so', async () => {
    const account = (cloud.dump()['accounts'] as Account[])[0];
    await tamper('accounts', account?.memberId ?? '', {
      nextDueAtMs: 1,
      lots: [{ expiresOn: '2020-01-01', points: 0.5 }],
    });
    cloud.nowMs = Date.parse('2026-03-02T19:30:00.000Z');
    expect(await cloud.timer('tick')).toMatchObject({ error: { code: 'server.fault' } });
    expect(cloud.logs.at(-1)?.fault).toContain('not whole points');
    expect(reportOf('2026-03-03').isDone).toBe(true);
  });
});
