import type { GetTodayReply } from '#shared/store/today/contract';
import { dayMs, type Cloud } from '../../harness';
import { auditFault, auditOf, buy, dataOf, give, openTill, scanOf } from './till';
import { putReadyOrder } from '../pickup/pickups';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await openTill();
});
afterEach(async () => {
  expect(auditFault(cloud)).toBeNull();
  expect(cloud.warnings).toEqual([]);
  await cloud.close();
});

describe('another day', () => {
  it('is shown by its date, with what may still be taken back', async () => {
    dataOf(await buy(cloud, 'xiaoman', { billNumber: '1', amountFen: 10_000 }));
    cloud.nowMs += 3 * dayMs;
    dataOf(await buy(cloud, 'xiaoman', { billNumber: '2', amountFen: 500 }));
    const asked = { businessDate: '2026-03-02' };
    const then = dataOf(await cloud.staff('manager', 'store.getToday', asked));
    expect(then).toMatchObject({
      ...{ businessDate: '2026-03-02', today: '2026-03-05', earliest: '2026-02-03' },
    });
    expect(then.store).toMatchObject({ linkedBills: 1, billsFen: 10_000, joins: 0 });
    const untilMs = Date.parse('2026-04-01T04:00:00.000Z');
    expect(then.store?.log).toMatchObject([{ billNumber: '1', undoUntilMs: untilMs }]);
    const own = dataOf(await cloud.staff('clerk', 'store.getToday', asked));
    expect(own).toMatchObject({ own: { linkedBills: 1 }, log: [{ undoUntilMs: null }] });
  });

  it('may be taken back from its line to the last minute of the first date that is offered', async () => {
    dataOf(await buy(cloud, 'xiaoman', { billNumber: '1', amountFen: 10_000 }));
    cloud.nowMs += 30 * dayMs - 60_000;
    const { earliest } = dataOf(await cloud.staff('manager', 'store.getToday', {}));
    expect(earliest).toBe('2026-03-02');
    const asked = { businessDate: earliest };
    const { store } = dataOf(await cloud.staff('manager', 'store.getToday', asked));
    const [line] = store?.log ?? [];
    const undo = { entryId: line?.entryId ?? '', reason: '顾客退货' };
    expect(dataOf(await cloud.staff('manager', 'store.undo', undo))).toMatchObject({
      ...{ state: 'undone', netPoints: -100 },
    });
  });

  it('shows what somebody has asked to be taken back, to who sees the store alone', async () => {
    const large = { billNumber: '1', amountFen: 500_000, confirmedUnusual: true };
    const { entryId } = dataOf(await buy(cloud, 'xiaoman', large));
    cloud.nowMs += dayMs;
    dataOf(await cloud.staff('manager', 'store.undo', { entryId, reason: '顾客退货' }));
    const asked = { businessDate: '2026-03-02', storeId: 'zongdian' };
    const undoAsked = { staffName: '店员 manager', expiresAtMs: cloud.nowMs + 2 * dayMs };
    const seen = dataOf(await cloud.staff('owner', 'store.getToday', asked));
    expect(seen.store?.log).toMatchObject([{ entryId, undoUntilMs: null, undoAsked }]);
    const own = dataOf(await cloud.staff('clerk', 'store.getToday', asked));
    expect(own.log).toMatchObject([{ entryId, undoAsked: null }]);
  });

  it('with many lines comes page by page, none of them twice or left out', async () => {
    for (let count = 0; count < 65; count += 1) {
      const bill = { billNumber: `B${String(count)}`, amountFen: 10_000 };
      dataOf(await cloud.staff('clerk', 'store.recordBill', bill));
      // Three of the same instant, again and again.
      if (count % 3 === 0) cloud.nowMs += 1000;
    }
    for (const person of ['manager', 'clerk']) {
      const pages: (string | null)[][] = [];
      let cursor: string | null = null;
      do {
        const page: GetTodayReply = dataOf(await cloud.staff(person, 'store.getToday', { cursor }));
        pages.push((page.store?.log ?? page.log).map(({ billNumber }) => billNumber));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(pages.map((page) => page.length)).toEqual([30, 30, 5]);
      expect(new Set(pages.flat()).size).toBe(65);
      expect(pages[0]?.[0]).toBe('B64');
    }
  });

  it('that is none is refused', async () => {
    expect(
      await cloud.staff('manager', 'store.getToday', { businessDate: '2026-02-30' }),
    ).toMatchObject({ error: { code: 'request.invalid' } });
  });
});

it.each(['operations', 'finance', 'auditor', 'owner'])(
  'the day of a store is shown to %s, who does nothing at the counter',
  async (person) => {
    dataOf(await buy(cloud, 'xiaoman', { billNumber: '1', amountFen: 10_000 }));
    const today = await cloud.staff(person, 'store.getToday', { storeId: 'zongdian' });
    expect(dataOf(today)).toMatchObject({ own: { linkedBills: 0 }, store: { linkedBills: 1 } });
  },
);

describe('today at the counter', () => {
  beforeEach(async () => {
    await give(cloud, 'xiaoman', 1000);
    dataOf(await buy(cloud, 'xiaoman', { billNumber: '1', amountFen: 10_000 }));
    cloud.nowMs += 1000;
    const scanId = await scanOf(cloud, 'xiaoman');
    const asked = { scanId, billNumber: '2', amountFen: 10_000 };
    const { debitId } = dataOf(await cloud.staff('clerk', 'store.proposeDebit', asked));
    dataOf(await cloud.member('xiaoman', 'store.confirmDebit', { debitId }));
    cloud.nowMs += 1000;
    dataOf(await cloud.staff('clerk', 'store.recordBill', { billNumber: '3', amountFen: 5000 }));
    cloud.nowMs += 1000;
    const wrong = dataOf(
      await buy(cloud, 'xiaoman', { billNumber: '4', amountFen: 700 }, 'manager'),
    );
    dataOf(await cloud.staff('manager', 'store.undo', { entryId: wrong.entryId, reason: '输错' }));
    cloud.nowMs += 1000;
    const gift = { scanId: await scanOf(cloud, 'xiaoman', 'manager'), reason: '补偿' };
    dataOf(await cloud.staff('manager', 'store.grantPoints', { ...gift, points: 50 }));
    cloud.nowMs += 1000;
    dataOf(await cloud.staff('manager', 'store.grantPoints', { ...gift, points: 5000 }));
    dataOf(await buy(cloud, 'xiaoman', { billNumber: '1', amountFen: 900 }, 'clerk-b'));
    putReadyOrder(cloud, 'o-1', ['zongdian', 'gaoxin']);
    putReadyOrder(cloud, 'o-2', null);
    putReadyOrder(cloud, 'o-3', ['wanxiang']);
  });

  it('is a clerk’s own', async () => {
    const today = dataOf(await cloud.staff('clerk', 'store.getToday', {}));
    expect(today).toMatchObject({
      storeId: 'zongdian',
      businessDate: '2026-03-02',
      own: {
        linkedBills: 1,
        unlinkedBills: 1,
        billsFen: 15_000,
        pointsIssued: 100,
        pointsUsed: 1000,
        undone: 0,
      },
      store: null,
    });
    expect(today.log).toMatchObject([
      { kind: 'bill', billNumber: '3', amountFen: 5000, points: null },
      { kind: 'debit', billNumber: '2', amountFen: 4000, points: -1000 },
      { kind: 'purchase', billNumber: '1', amountFen: 10_000, points: 100 },
    ]);
    const started = Date.parse('2026-03-02T04:00:00.000Z');
    expect(today.log.map(({ undoUntilMs }) => undoUntilMs)).toEqual(
      [2000, 1000, 0].map((after) => started + after + 600_000),
    );
  });

  it('says what can no longer be undone', async () => {
    cloud.nowMs += 600_000;
    const { log } = dataOf(await cloud.staff('clerk', 'store.getToday', {}));
    expect(log.map(({ undoUntilMs }) => undoUntilMs)).toEqual([null, null, null]);
  });

  it('is the store’s for its manager', async () => {
    const today = dataOf(await cloud.staff('manager', 'store.getToday', {}));
    expect(today.own).toMatchObject({ linkedBills: 0, pointsIssued: 50, undone: 1 });
    expect(today.store).toMatchObject({
      linkedBills: 1,
      unlinkedBills: 1,
      billsFen: 15_000,
      pointsIssued: 150,
      pointsUsed: 1000,
      undone: 1,
      joins: 0,
      toHandOut: 2,
      approvalsWaiting: 1,
    });
    const { log } = today.store ?? { log: [] };
    expect(log.map(({ kind, state, staffName }) => [kind, state, staffName])).toEqual([
      ['grant', 'waiting', '店员 manager'],
      ['grant', 'given', '店员 manager'],
      ['purchase', 'undone', '店员 manager'],
      ['bill', 'unlinked', '店员 clerk'],
      ['debit', 'confirmed', '店员 clerk'],
      ['purchase', 'linked', '店员 clerk'],
    ]);
  });

  it('of another store is refused', async () => {
    expect(await cloud.staff('manager', 'store.getToday', { storeId: 'wanxiang' })).toMatchObject({
      error: { code: 'staff.store_not_allowed' },
    });
    expect(auditOf(cloud, 'store.getToday')).toMatchObject([
      { outcome: 'staff.store_not_allowed' },
    ]);
  });
});
