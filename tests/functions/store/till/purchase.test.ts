import type { Bill } from '#shared/store/purchase/model';
import { documentPointsRules } from '#shared/rules/defaults';
import { dayMs, type Cloud } from '../../harness';
import { all, auditOf, buy, closeTill, dataOf, openTill, scanOf } from './till';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await openTill();
});
afterEach(() => closeTill(cloud));

const bill = { billNumber: 'A-001', amountFen: 12_850 };

describe('a purchase at the till', () => {
  it('gives a point for a yuan, pending for the days in which goods come back', async () => {
    const reply = dataOf(await buy(cloud, 'xiaoman', bill));
    expect(reply).toEqual({
      pointsAwarded: 128,
      entryId: 'bill:zongdian:2026-03-02:A-001',
      steps: [
        {
          code: 'purchase.base',
          points: 128,
          facts: {
            ...{ amountFen: 12_850, eligibleFen: 12_850, points: 1, perFen: 100 },
            ...{ storeId: 'zongdian', storeName: '总店', billNumber: 'A-001' },
            releaseOn: '2026-03-09',
          },
        },
      ],
      spendableOn: '2026-03-09',
      businessDate: '2026-03-02',
      billNumber: 'A-001',
      amountFen: 12_850,
      undoUntilMs: cloud.nowMs + 600_000,
    });
    const account = await cloud.member('xiaoman', 'points.getAccount', {});
    expect(account).toMatchObject({ data: { availablePoints: 0, pendingPoints: 128 } });
    expect(auditOf(cloud, 'store.recordPurchase')).toMatchObject([
      {
        role: 'clerk',
        storeId: 'zongdian',
        outcome: 'done',
        subject: {
          memberId: cloud.memberId('xiaoman'),
          entryId: 'bill:zongdian:2026-03-02:A-001',
        },
        after: { billNumber: 'A-001', amountFen: 12_850, points: 128 },
      },
    ]);
    expect(all<Bill>(cloud, 'bills')).toMatchObject([{ state: 'linked', points: 128, round: 1 }]);
  });

  it('is not recorded by a clerk who works elsewhere since the scan', async () => {
    const scanId = await scanOf(cloud, 'xiaoman');
    await cloud.staff('owner', 'store.changeStaff', {
      ...{ staffId: cloud.memberId('clerk'), role: 'clerk', storeIds: ['wanxiang'] },
      reason: '调店',
    });
    const reply = await cloud.staff('clerk', 'store.recordPurchase', { scanId, ...bill });
    expect(reply).toMatchObject({ ok: false, error: { code: 'store.scan_not_valid' } });
    expect(await cloud.entries('xiaoman')).toEqual([]);
    expect(all(cloud, 'bills')).toEqual([]);
  });

  it('is recorded when it comes to no whole point, and the entry says so', async () => {
    expect(dataOf(await buy(cloud, 'xiaoman', { ...bill, amountFen: 99 }))).toMatchObject({
      pointsAwarded: 0,
    });
    expect(await cloud.entries('xiaoman')).toMatchObject([{ kind: 'purchase', deltaPoints: 0 }]);
  });

  it('leaves excluded lines out, and is refused for lines that exceed the bill', async () => {
    const lines = [{ category: '储值', amountFen: 10_000 }];
    expect(dataOf(await buy(cloud, 'xiaoman', { ...bill, lines }))).toMatchObject({
      pointsAwarded: 28,
    });
    const more = { billNumber: 'A-002', amountFen: 100, lines };
    expect(await buy(cloud, 'xiaoman', more)).toMatchObject({
      error: { code: 'points.lines_exceed_bill' },
    });
    expect(all(cloud, 'bills')).toHaveLength(1);
  });

  it('is shown on the next scan as the last visit', async () => {
    dataOf(await buy(cloud, 'xiaoman', bill));
    const boughtAtMs = cloud.nowMs;
    cloud.nowMs += dayMs;
    const scanId = await scanOf(cloud, 'xiaoman');
    expect(scanId).toContain(cloud.memberId('clerk'));
    expect(all<{ lastVisit?: unknown }>(cloud, 'accounts')).toMatchObject([
      { lastVisit: { storeId: 'zongdian', atMs: boughtAtMs } },
    ]);
  });

  it('can be previewed with what the till is told', async () => {
    const scanId = await scanOf(cloud, 'xiaoman');
    const till = dataOf(await cloud.staff('clerk', 'store.getTill', { scanId }));
    expect(till).toMatchObject({
      storeId: 'zongdian',
      businessDate: '2026-03-02',
      earning: { points: 1, perFen: 100 },
      usualFen: null,
      member: { availablePoints: 0, pendingPoints: 0, earnedToday: null },
    });
    dataOf(await cloud.staff('clerk', 'store.recordPurchase', { scanId, ...bill }));
    const after = dataOf(await cloud.staff('clerk', 'store.getTill', { scanId }));
    expect(after.member).toMatchObject({ availablePoints: 0, pendingPoints: 128 });
  });
});

describe('the same bill', () => {
  it('repeated with its request is answered as the first time', async () => {
    const scanId = await scanOf(cloud, 'xiaoman');
    const first = await cloud.staff('clerk', 'store.recordPurchase', { scanId, ...bill }, 'r-1');
    cloud.nowMs += 3_600_000;
    const again = await cloud.staff('clerk', 'store.recordPurchase', { scanId, ...bill }, 'r-1');
    expect(again).toEqual(first);
    expect(await cloud.entries('xiaoman')).toHaveLength(1);
    expect(auditOf(cloud, 'store.recordPurchase')).toHaveLength(1);
  });

  it('under the same request with another amount is refused', async () => {
    const scanId = await scanOf(cloud, 'xiaoman');
    await cloud.staff('clerk', 'store.recordPurchase', { scanId, ...bill }, 'r-1');
    const other = { scanId, ...bill, amountFen: 1 };
    expect(await cloud.staff('clerk', 'store.recordPurchase', other, 'r-1')).toMatchObject({
      error: { code: 'request.key_reused' },
    });
  });

  it('from two tills at once is credited once, and both hear the same', async () => {
    for (let round = 0; round < 8; round += 1) {
      const number = { billNumber: `B-${String(round)}`, amountFen: 10_000 };
      const [atOne, atOther] = [
        await scanOf(cloud, 'xiaoman', 'clerk'),
        await scanOf(cloud, 'xiaoman', 'manager'),
      ];
      const replies = await Promise.all([
        cloud.staff('clerk', 'store.recordPurchase', { scanId: atOne, ...number }),
        cloud.staff('manager', 'store.recordPurchase', { scanId: atOther, ...number }),
      ]);
      expect(replies.map((reply) => dataOf(reply).pointsAwarded)).toEqual([100, 100]);
    }
    expect(await cloud.entries('xiaoman')).toHaveLength(8);
    expect(auditOf(cloud, 'store.recordPurchase')).toHaveLength(8);
  });

  it('for two members at once goes to one of them', async () => {
    await cloud.member('ayuan', 'member.getHome', {});
    const scans = [await scanOf(cloud, 'xiaoman'), await scanOf(cloud, 'ayuan', 'manager')];
    const replies = await Promise.all([
      cloud.staff('clerk', 'store.recordPurchase', { scanId: scans[0] ?? '', ...bill }),
      cloud.staff('manager', 'store.recordPurchase', { scanId: scans[1] ?? '', ...bill }),
    ]);
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
    expect(replies.find((reply) => !reply.ok)).toMatchObject({
      error: { code: 'store.bill_taken', billNumber: 'A-001', amountFen: 12_850 },
    });
    expect(await cloud.bookFault('ayuan')).toBeNull();
    const counts = await Promise.all(['xiaoman', 'ayuan'].map((who) => cloud.entries(who)));
    expect(counts.flat()).toHaveLength(1);
  });

  it('with another amount is refused by the name of who recorded it', async () => {
    dataOf(await buy(cloud, 'xiaoman', bill));
    const recordedAtMs = cloud.nowMs;
    cloud.nowMs += 60_000;
    expect(await buy(cloud, 'xiaoman', { ...bill, amountFen: 1285 }, 'manager')).toMatchObject({
      error: {
        code: 'store.bill_taken',
        amountFen: 12_850,
        staffName: '店员 clerk',
        atMs: recordedAtMs,
      },
    });
  });

  it('is another bill in another store and on another date', async () => {
    dataOf(await buy(cloud, 'xiaoman', bill));
    dataOf(await buy(cloud, 'xiaoman', bill, 'clerk-b'));
    cloud.nowMs += dayMs;
    dataOf(await buy(cloud, 'xiaoman', bill));
    expect(all<Bill>(cloud, 'bills').map(({ billId }) => billId)).toEqual([
      'bill:zongdian:2026-03-02:A-001',
      'bill:wanxiang:2026-03-02:A-001',
      'bill:zongdian:2026-03-03:A-001',
    ]);
  });
});

describe('an amount far above the usual', () => {
  it('has to be confirmed once a store has a usual bill', async () => {
    for (const number of ['1', '2', '3', '4', '5']) {
      dataOf(await buy(cloud, 'xiaoman', { billNumber: number, amountFen: 10_000 }));
    }
    cloud.nowMs += 600_000;
    const typed = { billNumber: '6', amountFen: 100_000 };
    expect(await buy(cloud, 'xiaoman', typed)).toMatchObject({
      error: { code: 'store.bill_unusual', amountFen: 100_000, usualFen: 10_000 },
    });
    expect(all(cloud, 'bills')).toHaveLength(5);
    const confirmed = { ...typed, confirmedUnusual: true };
    expect(dataOf(await buy(cloud, 'xiaoman', confirmed)).pointsAwarded).toBe(1000);
    // Its own record is found again, whether it says so or not.
    expect(dataOf(await buy(cloud, 'xiaoman', typed)).pointsAwarded).toBe(1000);
  });

  it('is judged by a floor in a store without history', async () => {
    expect(await buy(cloud, 'xiaoman', { ...bill, amountFen: 500_000 })).toMatchObject({
      error: { code: 'store.bill_unusual', usualFen: null },
    });
  });
});

describe('a purchase that waited for the network', () => {
  it('belongs to the date on which it was recorded', async () => {
    cloud.nowMs = Date.parse('2026-03-02T15:50:00.000Z');
    const scanId = await scanOf(cloud, 'xiaoman');
    const recordedAtMs = cloud.nowMs + 60_000;
    cloud.nowMs += 3 * 3_600_000;
    const late = { scanId, ...bill, recordedAtMs };
    expect(dataOf(await cloud.staff('clerk', 'store.recordPurchase', late))).toMatchObject({
      businessDate: '2026-03-02',
      entryId: 'bill:zongdian:2026-03-02:A-001',
    });
  });

  it('cannot be dated before its scan or into the future', async () => {
    const scanId = await scanOf(cloud, 'xiaoman');
    for (const [billNumber, recordedAtMs] of [
      ['1', 0],
      ['2', cloud.nowMs + 10 * dayMs],
    ] as const) {
      const sent = { scanId, billNumber, amountFen: 100, recordedAtMs };
      expect(dataOf(await cloud.staff('clerk', 'store.recordPurchase', sent))).toMatchObject({
        businessDate: '2026-03-02',
      });
    }
  });

  it('is found by its scan for a day, also behind many others, and not after', async () => {
    const scanId = await scanOf(cloud, 'xiaoman');
    for (let other = 0; other < 25; other += 1) await scanOf(cloud, 'xiaoman');
    cloud.nowMs += dayMs - 1;
    dataOf(await cloud.staff('clerk', 'store.recordPurchase', { scanId, ...bill }));
    cloud.nowMs += 1;
    const next = { scanId, billNumber: 'A-002', amountFen: 100 };
    expect(await cloud.staff('clerk', 'store.recordPurchase', next)).toMatchObject({
      error: { code: 'store.scan_not_valid' },
    });
  });
});

describe('a purchase that was recorded', () => {
  it('is answered again when its request comes long after its scan has ended', async () => {
    const scanId = await scanOf(cloud, 'xiaoman');
    const ask = (billNumber = bill.billNumber, requestId = 'p-1') =>
      cloud.staff('clerk', 'store.recordPurchase', { scanId, ...bill, billNumber }, requestId);
    const first = dataOf(await ask());
    cloud.nowMs += 2 * dayMs;
    expect(dataOf(await ask())).toMatchObject({
      ...{ entryId: first.entryId, pointsAwarded: first.pointsAwarded },
    });
    expect(await ask('A-777', 'p-2')).toMatchObject({ error: { code: 'store.scan_not_valid' } });
    expect(all(cloud, 'bills')).toHaveLength(1);
  });
});

describe('a scan', () => {
  it('serves nobody but the person who made it, where that person works', async () => {
    const scanId = await scanOf(cloud, 'xiaoman');
    for (const other of ['manager', 'clerk-b']) {
      expect(await cloud.staff(other, 'store.recordPurchase', { scanId, ...bill })).toMatchObject({
        error: { code: 'store.scan_not_valid' },
      });
    }
    expect(all(cloud, 'bills')).toEqual([]);
  });

  it('is not asked of those who do not work at the counter', async () => {
    const scanId = await scanOf(cloud, 'xiaoman');
    for (const [who, code] of [
      ['finance', 'staff.role_not_allowed'],
      ['owner', 'staff.role_not_allowed'],
      ['xiaoman', 'staff.not_staff'],
    ] as const) {
      const reply = await cloud.staff(who, 'store.recordPurchase', { scanId, ...bill });
      expect(reply).toMatchObject({ error: { code } });
    }
  });
});

describe('purchases that do not earn', () => {
  it('are refused, and nothing is written', async () => {
    await cloud.operator('rules.publish', {
      ruleSet: 'points',
      afterVersion: 1,
      effectiveFromMs: null,
      note: '暂停',
      body: { ...documentPointsRules, earning: null },
    });
    cloud.nowMs += 20_000;
    expect(await buy(cloud, 'xiaoman', bill)).toMatchObject({
      error: { code: 'points.earning_closed' },
    });
    expect(all(cloud, 'bills')).toEqual([]);
  });
});
