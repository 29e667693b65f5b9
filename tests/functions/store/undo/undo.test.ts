import type { Bill } from '#shared/store/purchase/model';
import type { FunctionReplyOf } from '#shared/api';
import { documentPointsRules } from '#shared/rules/defaults';
import { documentStoreRules } from '#shared/store/till/defaults';
import { dayMs, type Cloud } from '../../harness';
import { all, auditOf, buy, closeTill, dataOf, give, openTill, scanOf } from '../till/till';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await openTill();
});
afterEach(() => closeTill(cloud));

const bill = { billNumber: 'A-001', amountFen: 12_850 };
const minuteMs = 60_000;

const undo = (
  entryId: string,
  staff = 'clerk',
  requestId = cloud.nextRequestId(),
): Promise<FunctionReplyOf<'store.undo'>> =>
  cloud.staff(staff, 'store.undo', { entryId, reason: '金额输错' }, requestId);

describe('a purchase', () => {
  it('is taken back exactly by the clerk who recorded it, and written down', async () => {
    const { entryId } = dataOf(await buy(cloud, 'xiaoman', bill));
    cloud.nowMs += 10 * minuteMs;
    expect(dataOf(await undo(entryId))).toEqual({
      entryId,
      state: 'undone',
      expiresAtMs: null,
      netPoints: -128,
    });
    const account = await cloud.member('xiaoman', 'points.getAccount', {});
    expect(account).toMatchObject({ data: { availablePoints: 0, pendingPoints: 0 } });
    expect(auditOf(cloud, 'store.undo')).toMatchObject([
      {
        reason: '金额输错',
        subject: { entryId, memberId: cloud.memberId('xiaoman') },
        before: { state: 'linked', points: 128, amountFen: 12_850 },
        after: { state: 'undone', netPoints: -128 },
      },
    ]);
    expect(all<Bill>(cloud, 'bills')).toMatchObject([
      { state: 'undone', undone: { staffName: '店员 clerk', reason: '金额输错' } },
    ]);
  });

  it('is taken back once: a repeat hears the first answer, another is told who did it', async () => {
    const { entryId } = dataOf(await buy(cloud, 'xiaoman', bill));
    const first = await undo(entryId, 'clerk', 'u-1');
    expect(await undo(entryId, 'clerk', 'u-1')).toEqual(first);
    expect(await undo(entryId, 'manager')).toMatchObject({
      error: { code: 'store.already_undone', staffName: '店员 clerk' },
    });
    expect(await cloud.entries('xiaoman')).toHaveLength(2);
  });

  it('is taken back once by two at the same instant', async () => {
    for (let round = 0; round < 5; round += 1) {
      const number = { ...bill, billNumber: `U-${String(round)}` };
      const { entryId } = dataOf(await buy(cloud, 'xiaoman', number));
      const replies = await Promise.all([undo(entryId, 'clerk'), undo(entryId, 'manager')]);
      expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
    }
    expect(await cloud.entries('xiaoman')).toHaveLength(10);
    expect(auditOf(cloud, 'store.undo')).toHaveLength(5);
  });

  it('is the manager’s to take back after the clerk’s minutes, and nobody’s after a month', async () => {
    const { entryId, undoUntilMs } = dataOf(await buy(cloud, 'xiaoman', bill));
    cloud.nowMs = undoUntilMs + 1;
    expect(await undo(entryId)).toMatchObject({ error: { code: 'store.undo_by_manager' } });
    const boughtAtMs = undoUntilMs - 10 * minuteMs;
    cloud.nowMs = boughtAtMs + 30 * dayMs + 1;
    expect(await undo(entryId, 'manager')).toMatchObject({
      error: { code: 'store.undo_too_late' },
    });
    cloud.nowMs -= 1;
    expect(dataOf(await undo(entryId, 'manager'))).toMatchObject({ netPoints: -128 });
  });

  it('of a colleague or another store is refused, and that is written down', async () => {
    const { entryId } = dataOf(await buy(cloud, 'xiaoman', bill, 'manager'));
    expect(await undo(entryId)).toMatchObject({ error: { code: 'store.undo_by_manager' } });
    for (const other of ['clerk-b', 'manager-b']) {
      expect(await undo(entryId, other)).toMatchObject({
        error: { code: 'staff.store_not_allowed' },
      });
    }
    expect(auditOf(cloud, 'store.undo')).toMatchObject([
      { outcome: 'staff.store_not_allowed' },
      { outcome: 'staff.store_not_allowed' },
    ]);
    expect(await cloud.entries('xiaoman')).toHaveLength(1);
  });

  it('may be recorded anew, as a round of its own', async () => {
    const first = dataOf(await buy(cloud, 'xiaoman', bill));
    cloud.nowMs += minuteMs;
    dataOf(await undo(first.entryId));
    cloud.nowMs += minuteMs;
    const again = dataOf(await buy(cloud, 'xiaoman', { ...bill, amountFen: 1285 }));
    expect(again).toMatchObject({
      pointsAwarded: 12,
      entryId: 'bill:zongdian:2026-03-02:A-001#2',
    });
    dataOf(await undo(again.entryId));
    expect(await cloud.entries('xiaoman')).toHaveLength(4);
  });

  it('sent again from a queue after the undo is answered, or refused, but not credited', async () => {
    const scanId = await scanOf(cloud, 'xiaoman');
    const sent = { scanId, ...bill, recordedAtMs: cloud.nowMs };
    const first = await cloud.staff('clerk', 'store.recordPurchase', sent, 'r-1');
    const { entryId } = dataOf(first);
    cloud.nowMs += minuteMs;
    dataOf(await undo(entryId));
    cloud.nowMs += minuteMs;
    expect(await cloud.staff('clerk', 'store.recordPurchase', sent, 'r-1')).toEqual(first);
    expect(await cloud.staff('clerk', 'store.recordPurchase', sent, 'r-2')).toMatchObject({
      error: { code: 'store.bill_undone', staffName: '店员 clerk' },
    });
    expect(await cloud.entries('xiaoman')).toHaveLength(2);
  });

  it('leaves room again under the cap of the day', async () => {
    const { earning } = documentPointsRules;
    if (!earning) throw new Error('closed');
    const cap = { maxPointsPerDay: 200, multipliers: [], excludedCategories: [] };
    dataOf(
      await cloud.operator('rules.publish', {
        ruleSet: 'points',
        afterVersion: 1,
        effectiveFromMs: null,
        note: '每天最多 200 分',
        body: { ...documentPointsRules, earning: { ...earning, ...cap } },
      }),
    );
    cloud.nowMs += 20_000;
    const { entryId } = dataOf(await buy(cloud, 'xiaoman', bill));
    dataOf(await undo(entryId));
    cloud.nowMs += 1;
    const after = dataOf(await buy(cloud, 'xiaoman', { billNumber: '2', amountFen: 30_000 }));
    expect(after.pointsAwarded).toBe(200);
  });
});

it('a use of points is given back to the very lots', async () => {
  await give(cloud, 'xiaoman', 600);
  cloud.nowMs += 40 * dayMs;
  await give(cloud, 'xiaoman', 600);
  const before = all<{ lots: unknown }>(cloud, 'accounts')[0]?.lots;
  const scanId = await scanOf(cloud, 'xiaoman');
  const asked = { scanId, billNumber: 'A-001', amountFen: 20_000, points: 1000 };
  const { debitId } = dataOf(await cloud.staff('clerk', 'store.proposeDebit', asked));
  const { entryId } = dataOf(await cloud.member('xiaoman', 'store.confirmDebit', { debitId }));
  expect(all<{ lots: unknown }>(cloud, 'accounts')[0]?.lots).toEqual([
    { expiresOn: '2027-04-30', points: 200 },
  ]);
  expect(dataOf(await undo(entryId ?? ''))).toMatchObject({ netPoints: 1000 });
  expect(all<{ lots: unknown }>(cloud, 'accounts')[0]?.lots).toEqual(before);
  expect(dataOf(await cloud.staff('clerk', 'store.getDebit', { debitId })).state).toBe('undone');
  expect(await cloud.member('xiaoman', 'store.confirmDebit', { debitId })).toMatchObject({
    error: { code: 'store.debit_undone' },
  });
});

it.each([
  ['bill:zongdian:2026-03-02:NONE'],
  ['capture:m_00000000000000000000000000000000:debit:zongdian:2026-03-02:A'],
  ['grant:m_00000000000000000000000000000000:x:y'],
])('what never was is not undone: %s', async (entryId) => {
  expect(await undo(entryId)).toMatchObject({ error: { code: 'store.entry_not_found' } });
});

it('one person undoes so many a day', async () => {
  dataOf(
    await cloud.operator('rules.publish', {
      ruleSet: 'store',
      afterVersion: 0,
      effectiveFromMs: null,
      note: '一天最多撤销两笔',
      body: { ...documentStoreRules, undo: { ...documentStoreRules.undo, mostPerDay: 2 } },
    }),
  );
  cloud.nowMs += 20_000;
  const bought: string[] = [];
  for (const billNumber of ['1', '2', '3']) {
    bought.push(dataOf(await buy(cloud, 'xiaoman', { billNumber, amountFen: 100 })).entryId);
  }
  const [first = '', second = '', third = ''] = bought;
  dataOf(await undo(first));
  dataOf(await undo(second));
  expect(await undo(third)).toMatchObject({ error: { code: 'store.undo_limit', mostPerDay: 2 } });
  dataOf(await undo(third, 'manager'));
});
