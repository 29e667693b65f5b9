import type { ReplyOf, RequestOf } from '#shared/api';
import type { AuditRow } from '#shared/store/audit/model';
import { sealRow } from '#shared/store/audit/rules';
import { sha256 } from '../../../../cloudfunctions/_kit/ports';
import { dayMs, type Cloud } from '../../harness';
import { all, buy, dataOf, openTill, scanOf } from '../till/till';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await openTill();
  await cloud.member('xiaoman', 'member.updateProfile', { nickname: '小满满' });
});
afterEach(async () => {
  expect(cloud.warnings).toEqual([]);
  await cloud.close();
});

const list = async (staff: string, data: RequestOf<'store.listAudit'> = {}) =>
  dataOf(await cloud.staff(staff, 'store.listAudit', data)).rows;
const brief = (rows: ReplyOf<'store.listAudit'>['rows']): string[] =>
  rows.map(({ staffName, action, outcome }) => `${staffName} ${action} ${outcome}`);

/** A scan and a purchase in each of two stores, a day apart, an undo, and a refused attempt. */
async function twoDays(): Promise<void> {
  const { entryId } = dataOf(await buy(cloud, 'xiaoman', { billNumber: '1', amountFen: 10_000 }));
  cloud.nowMs += 1000;
  dataOf(await cloud.staff('manager', 'store.undo', { entryId, reason: '顾客退货' }));
  cloud.nowMs += dayMs;
  dataOf(await buy(cloud, 'xiaoman', { billNumber: '2', amountFen: 500 }, 'clerk-b'));
  cloud.nowMs += 1000;
  await cloud.staff('clerk', 'store.listStaff', {});
}

describe('what was done', () => {
  it('says who did what to whom, why, and what was before and after', async () => {
    await twoDays();
    const [row] = await list('auditor', { action: 'store.undo' });
    expect(row).toMatchObject({
      staffName: '店员 manager',
      role: 'manager',
      subjectName: '小**',
      storeId: 'zongdian',
      businessDate: '2026-03-02',
      reason: '顾客退货',
      before: { state: 'linked', points: 100, amountFen: 10_000 },
      after: { state: 'undone', netPoints: -100 },
    });
    const data = { staffId: cloud.memberId('clerk-b'), reason: '离职' };
    dataOf(await cloud.staff('owner', 'store.dismissStaff', data));
    expect(await list('owner', { action: 'store.dismissStaff' })).toMatchObject([
      { staffName: '店员 owner', subjectName: '店员 clerk-b', reason: '离职' },
    ]);
  });

  it.each<[string, RequestOf<'store.listAudit'>, string[]]>([
    [
      'of one store',
      { storeId: 'wanxiang' },
      ['店员 clerk-b store.recordPurchase done', '店员 clerk-b store.scan done'],
    ],
    [
      'of one day',
      { businessDate: '2026-03-02' },
      [
        '店员 manager store.undo done',
        '店员 clerk store.recordPurchase done',
        '店员 clerk store.scan done',
      ],
    ],
    [
      'of one action',
      { action: 'store.recordPurchase' },
      ['店员 clerk-b store.recordPurchase done', '店员 clerk store.recordPurchase done'],
    ],
    [
      'of one action in one store on one day',
      { action: 'store.scan', storeId: 'zongdian', businessDate: '2026-03-02' },
      ['店员 clerk store.scan done'],
    ],
    ['of a day without any', { businessDate: '2026-02-28' }, []],
    ['that was refused', { refused: true }, ['店员 clerk store.listStaff staff.role_not_allowed']],
  ])('is shown %s', async (_, data, expected) => {
    await twoDays();
    expect(brief(await list('owner', data))).toEqual(expected);
  });

  it('is read page by page, with every row once, also within a day and an instant', async () => {
    for (let number = 0; number < 5; number += 1) await scanOf(cloud, 'xiaoman');
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const data: RequestOf<'store.listAudit'> = { limit: 2, cursor, businessDate: '2026-03-02' };
      const page: ReplyOf<'store.listAudit'> = dataOf(
        await cloud.staff('owner', 'store.listAudit', data),
      );
      seen.push(...page.rows.map(({ rowId }) => rowId));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
  });

  it('is shown to a manager for the own store alone, and to a clerk not at all', async () => {
    await twoDays();
    expect(brief(await list('manager-b'))).toEqual([
      '店员 clerk-b store.recordPurchase done',
      '店员 clerk-b store.scan done',
    ]);
    const elsewhere = { storeId: 'zongdian' };
    expect(await cloud.staff('manager-b', 'store.listAudit', elsewhere)).toMatchObject({
      error: { code: 'staff.store_not_allowed' },
    });
    expect(await cloud.staff('clerk', 'store.listAudit', {})).toMatchObject({
      error: { code: 'staff.role_not_allowed' },
    });
  });
});

const unsealed = ({ seq: _seq, prevHash: _prevHash, hash: _hash, ...row }: AuditRow) => row;

describe('the comparison with the chain', () => {
  const verify = async (staff: string) => {
    const found = { people: 0, rows: 0, breaks: [] as unknown[], calls: 0 };
    let cursor: string | null = null;
    do {
      const part: ReplyOf<'store.verifyAudit'> = dataOf(
        await cloud.staff(staff, 'store.verifyAudit', { cursor }),
      );
      found.people += part.people;
      found.rows += part.rows;
      found.breaks.push(...part.breaks);
      found.calls += 1;
      cursor = part.nextCursor;
    } while (cursor !== null);
    return found;
  };

  /** Changes a document behind the product's back. */
  const tamper = (collection: string, id: string, change: object | null): Promise<unknown> =>
    cloud.database.execute(change ? 'database.modifyDocument' : 'database.removeDocument', {
      collectionName: collection,
      queryType: 'DOC',
      query: JSON.stringify({ _id: id }),
      multi: false,
      ...(change && { data: JSON.stringify({ $set: change }), merge: true, upsert: false }),
    });

  it('finds everything whole, for all people or for those of one store', async () => {
    await twoDays();
    expect(await verify('owner')).toEqual({ people: 8, rows: 6, breaks: [], calls: 1 });
    expect(await verify('manager-b')).toEqual({ people: 2, rows: 2, breaks: [], calls: 1 });
  });

  it.each<[string, (rowIds: string[]) => Promise<unknown>, object]>([
    [
      'altered',
      ([, second = '']) => tamper('audit', second, { reason: '没事' }),
      { kind: 'altered', seq: 2 },
    ],
    ['removed', ([, second = '']) => tamper('audit', second, null), { kind: 'sequence', seq: 3 }],
    [
      're-sealed with another before it',
      ([, second = '']) => tamper('audit', second, { prevHash: 'f'.repeat(64) }),
      { kind: 'torn', seq: 2 },
    ],
    [
      'the newest, removed with its copy',
      async ([, , third = '']) => {
        await tamper('audit', third, null);
        await tamper('staff', cloud.memberId('clerk'), { auditHead: null });
      },
      { kind: 'missing', seq: 3 },
    ],
  ])('says whose row was %s, and which', async (_, change, expected) => {
    for (let number = 0; number < 3; number += 1) await scanOf(cloud, 'xiaoman');
    const rows = all<AuditRow>(cloud, 'audit').sort((a, b) => a.seq - b.seq);
    await change(rows.map(({ rowId }) => rowId));
    const { breaks } = await verify('auditor');
    const clerk = { staffId: cloud.memberId('clerk'), staffName: '店员 clerk' };
    expect(breaks).toEqual([{ ...clerk, ...expected }]);
  });

  it('goes on within a long chain where the call before stopped', async () => {
    await scanOf(cloud, 'xiaoman');
    const [first] = all<AuditRow & { _id: string }>(cloud, 'audit').map(
      ({ _id, ...row }): AuditRow => row,
    );
    if (!first) throw new Error('no row');
    const rows: AuditRow[] = [first];
    for (let seq = 2; seq <= 10_003; seq += 1) {
      const { seq: auditSeq, hash: auditHash } = rows.at(-1) ?? first;
      const rowId = `${first.staffId}:r-${String(seq)}`;
      rows.push(sealRow({ auditSeq, auditHash }, { ...unsealed(first), rowId }, sha256));
    }
    const documents = rows.slice(1).map((row) => ({ _id: row.rowId, ...row }));
    cloud.database.insertMany('audit', documents);
    const head = rows.at(-1);
    const end = { auditSeq: head?.seq, auditHash: head?.hash, auditHead: head };
    await tamper('staff', first.staffId, end);
    const whole = await verify('owner');
    expect(whole).toMatchObject({ people: 8, rows: 10_003, breaks: [] });
    expect(whole.calls).toBeGreaterThan(1);
    await tamper('audit', `${first.staffId}:r-10002`, { storeId: 'wanxiang' });
    expect((await verify('owner')).breaks).toMatchObject([{ kind: 'altered', seq: 10_002 }]);
  });
});
