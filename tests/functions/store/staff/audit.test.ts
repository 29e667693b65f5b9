import type { AuditRow } from '#shared/store/audit/model';
import { admittedForTest } from './admitted';
import { takeFromLimit } from '../../../../cloudfunctions/_staff/limits';
import { repeatableRandom } from '../../../../localcloud/seed/random';
import { Cloud, dayMs } from '../../harness';
import { codesOf, openStores } from '../../people';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
  openStores(cloud);
  for (const member of ['a', 'b', 'c']) {
    const { code } = await codesOf(cloud, member);
    await cloud.staff('clerk', 'store.scan', { code }, `scan-${member}`);
    cloud.nowMs += 1_000;
  }
});
afterEach(() => cloud.close());

const rowId = (member: string): string => `${cloud.memberId('clerk')}:scan-${member}`;
const reportOf = (date: string): unknown =>
  (cloud.dump()['jobs'] as { _id: string; found: unknown }[]).find(
    ({ _id }) => _id === `audit:${date}`,
  )?.found;

function change(id: string, fields: object): Promise<unknown> {
  return cloud.database.execute('database.modifyDocument', {
    collectionName: 'audit',
    queryType: 'DOC',
    query: JSON.stringify({ _id: id }),
    data: JSON.stringify({ $set: fields }),
    multi: false,
    merge: true,
    upsert: false,
  });
}

function remove(id: string): Promise<unknown> {
  return cloud.database.execute('database.removeDocument', {
    collectionName: 'audit',
    queryType: 'DOC',
    query: JSON.stringify({ _id: id }),
    multi: false,
  });
}

describe('the audit', () => {
  it('holds, and is read newest first by auditor and owner, page by page', async () => {
    expect(await cloud.timer('check-audit')).toMatchObject({
      data: { people: 8, rows: 3, faults: 0 },
    });
    const page = await cloud.staff('auditor', 'store.listAudit', { limit: 2 });
    if (!page.ok) throw new Error(page.error.code);
    expect(page.data.rows.map((row) => row.rowId)).toEqual([rowId('c'), rowId('b')]);
    const { nextCursor: cursor } = page.data;
    const rest = await cloud.staff('owner', 'store.listAudit', { limit: 2, cursor });
    expect(rest).toMatchObject({ data: { rows: [{ rowId: rowId('a') }], nextCursor: null } });
    const staffId = cloud.memberId('manager');
    expect(await cloud.staff('owner', 'store.listAudit', { staffId })).toMatchObject({
      data: { rows: [], nextCursor: null },
    });
    expect(cloud.warnings).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ['altered', () => change(rowId('b'), { storeId: 'gaoxin' }), 'row 2: was altered'],
    ['removed', () => remove(rowId('b')), 'row 3: not the next in sequence'],
    [
      'altered with its own hash made to fit',
      () => change(rowId('b'), { hash: 'f'.repeat(64) }),
      'row 2: was altered',
    ],
  ])('tells of a row that was %s', async (_, tamper, fault) => {
    await tamper();
    expect(await cloud.timer('check-audit')).toMatchObject({ data: { faults: 1 } });
    expect(reportOf('2026-03-02')).toEqual([{ staffId: cloud.memberId('clerk'), fault }]);
  });

  it.each([1, 2, 3, 4])(
    'has a row for each of four deeds of one person at once, seed %i',
    async (seed) => {
      const codes: string[] = [];
      for (const member of ['d', 'e', 'f', 'g']) codes.push((await codesOf(cloud, member)).code);
      const random = repeatableRandom(seed);
      cloud.line.pickNext = (waiting) => Math.floor(random() * waiting);
      const replies = await Promise.all(
        codes.map((code) => cloud.staff('clerk', 'store.scan', { code })),
      );
      cloud.line.pickNext = null;
      expect(replies.map(({ ok }) => ok)).toEqual([true, true, true, true]);
      const rows = cloud.dump()['audit'] as AuditRow[];
      expect(rows.map(({ seq }) => seq).sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
      expect(await cloud.timer('check-audit')).toMatchObject({ data: { faults: 0 } });
    },
  );

  it('puts a removed newest row back from the person’s own document before the next', async () => {
    await remove(rowId('c'));
    const { code } = await codesOf(cloud, 'd');
    await cloud.staff('clerk', 'store.scan', { code }, 'scan-d');
    const rows = cloud.dump()['audit'] as AuditRow[];
    expect(rows.map(({ seq }) => seq).sort()).toEqual([1, 2, 3, 4]);
    expect(await cloud.timer('check-audit')).toMatchObject({ data: { faults: 0 } });
  });

  it('tells of the newest row removed together with its copy', async () => {
    await remove(rowId('c'));
    await cloud.database.execute('database.modifyDocument', {
      collectionName: 'staff',
      queryType: 'DOC',
      query: JSON.stringify({ _id: cloud.memberId('clerk') }),
      data: JSON.stringify({ $set: { auditHead: null } }),
      multi: false,
      merge: true,
      upsert: false,
    });
    expect(await cloud.timer('check-audit')).toMatchObject({ data: { faults: 1 } });
    expect(reportOf('2026-03-02')).toEqual([
      { staffId: cloud.memberId('clerk'), fault: 'row 3: is missing' },
    ]);
  });

  it('keeps fifty refusals of one person a date, and goes on the next', async () => {
    const staffId = cloud.memberId('clerk');
    const attempt = () => cloud.staff('clerk-b', 'store.dismissStaff', { staffId, reason: '试试' });
    for (let tried = 0; tried < 60; tried += 1) await attempt();
    const refused = (): number =>
      (cloud.dump()['audit'] as AuditRow[]).filter(
        ({ outcome }) => outcome === 'staff.role_not_allowed',
      ).length;
    expect(refused()).toBe(50);
    cloud.nowMs += dayMs;
    await attempt();
    expect(refused()).toBe(51);
  });

  it('does not write the same refused request down twice', async () => {
    const staffId = cloud.memberId('clerk');
    const attempt = () =>
      cloud.staff('clerk-b', 'store.dismissStaff', { staffId, reason: '试试' }, 'try-1');
    await attempt();
    await attempt();
    const rows = cloud.dump()['audit'] as AuditRow[];
    expect(rows.filter((row) => row.requestId === 'try-1')).toMatchObject([
      { outcome: 'staff.role_not_allowed', subject: { staffId }, action: 'store.dismissStaff' },
    ]);
  });
});

describe('what one person may do on a date', () => {
  it('is never more than the limit, however many ask at once, and a repeat takes nothing', async () => {
    const ask = async (takerId: string): Promise<boolean> => {
      const call = await admittedForTest(cloud, 'manager');
      const points = { kind: 'manualPoints', amount: 300, most: 1_000, takerId } as const;
      return (await takeFromLimit(call, [points])) !== null;
    };
    const taken = await Promise.all(
      Array.from({ length: 12 }, (_, index) => ask(`grant-${String(index)}`)),
    );
    expect(taken.filter(Boolean)).toHaveLength(3);
    const winner = `grant-${String(taken.indexOf(true))}`;
    expect(await ask(winner)).toBe(true);
    expect(await ask('grant-new')).toBe(false);
    cloud.nowMs += dayMs;
    expect(await ask('grant-new')).toBe(true);
  });
});
