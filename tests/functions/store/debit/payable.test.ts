import type { Bill } from '#shared/store/purchase/model';
import type { Cloud } from '../../harness';
import { all, auditOf, buy, closeTill, dataOf, give, openTill, scanOf } from '../till/till';
import { bill, propose } from './proposals';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await openTill();
  await give(cloud, 'xiaoman', 1000);
});
afterEach(() => closeTill(cloud));

const debitId = 'debit:zongdian:2026-03-02:A-001';

async function usePoints(): Promise<string> {
  dataOf(await propose(cloud));
  const debit = dataOf(await cloud.member('xiaoman', 'store.confirmDebit', { debitId }));
  return debit.entryId ?? '';
}

const undo = (entryId: string) =>
  cloud.staff('clerk', 'store.undo', { entryId, reason: '退货' }).then(dataOf);

const decline = () => cloud.member('xiaoman', 'store.declineDebit', { debitId }).then(dataOf);

describe('a bill at which points were used', () => {
  it('earns on what they left to pay when the full amount is recorded, and says so', async () => {
    await usePoints();
    const scanId = await scanOf(cloud, 'xiaoman');
    const sent = { scanId, ...bill };
    const first = await cloud.staff('clerk', 'store.recordPurchase', sent, 'r-1');
    expect(dataOf(first)).toMatchObject({
      pointsAwarded: 160,
      amountFen: 20_000,
      steps: [{ facts: { amountFen: 20_000, eligibleFen: 16_000, payableFen: 16_000 } }],
    });
    expect(await cloud.staff('clerk', 'store.recordPurchase', sent, 'r-1')).toEqual(first);
    expect((await cloud.entries('xiaoman')).filter(({ kind }) => kind === 'purchase')).toHaveLength(
      1,
    );
  });

  it('earns on what was left to pay when just that is recorded, and on less when it is less', async () => {
    await usePoints();
    const paid = dataOf(await buy(cloud, 'xiaoman', { ...bill, amountFen: 16_000 }));
    expect(paid.pointsAwarded).toBe(160);
    expect(paid.steps[0]?.facts).not.toHaveProperty('payableFen');
    await undo(paid.entryId);
    cloud.nowMs += 1;
    const less = dataOf(await buy(cloud, 'xiaoman', { ...bill, amountFen: 5_000 }));
    expect(less.pointsAwarded).toBe(50);
  });

  it('earns no more for another member, nor for one who claims it', async () => {
    await usePoints();
    await cloud.member('ayuan', 'member.getHome', {});
    const other = dataOf(await buy(cloud, 'ayuan', bill));
    expect(other.pointsAwarded).toBe(160);
    await undo(other.entryId);
    cloud.nowMs += 1;
    dataOf(await cloud.staff('clerk', 'store.recordBill', bill));
    const receipt = { storeId: 'zongdian', businessDate: '2026-03-02', ...bill };
    expect(dataOf(await cloud.member('ayuan', 'store.claimPoints', receipt))).toMatchObject({
      pointsAwarded: 160,
    });
  });

  it('earns in full under another number, in another store, and once the points are back', async () => {
    const captured = await usePoints();
    expect(dataOf(await buy(cloud, 'xiaoman', bill, 'clerk-b')).pointsAwarded).toBe(200);
    const next = { ...bill, billNumber: 'A-002' };
    expect(dataOf(await buy(cloud, 'xiaoman', next)).pointsAwarded).toBe(200);
    await undo(captured);
    expect(dataOf(await buy(cloud, 'xiaoman', bill)).pointsAwarded).toBe(200);
  });

  it('keeps what it was credited when the use is undone afterwards', async () => {
    const captured = await usePoints();
    const { entryId } = dataOf(await buy(cloud, 'xiaoman', bill));
    await undo(captured);
    expect(dataOf(await buy(cloud, 'xiaoman', bill)).pointsAwarded).toBe(160);
    await undo(entryId);
    cloud.nowMs += 1;
    expect(dataOf(await buy(cloud, 'xiaoman', bill)).pointsAwarded).toBe(200);
  });

  it('counts lines that are excluded first, then what was left to pay', async () => {
    await usePoints();
    const lines = [{ category: '储值', amountFen: 5_000 }];
    expect(dataOf(await buy(cloud, 'xiaoman', { ...bill, lines })).pointsAwarded).toBe(150);
  });

  it('is met by the date of the scan, on both sides of midnight', async () => {
    cloud.nowMs = Date.parse('2026-03-02T15:59:00.000Z');
    const scanId = await scanOf(cloud, 'xiaoman');
    cloud.nowMs += 90_000;
    dataOf(await cloud.staff('clerk', 'store.proposeDebit', { scanId, ...bill }));
    dataOf(await cloud.member('xiaoman', 'store.confirmDebit', { debitId }));
    const recorded = await cloud.staff('clerk', 'store.recordPurchase', { scanId, ...bill });
    expect(dataOf(recorded).pointsAwarded).toBe(160);
  });
});

describe('a bill whose member is being asked', () => {
  it('waits by name, and brings what the answer leaves, under the same request', async () => {
    for (const [answer, points] of [
      ['store.confirmDebit', 160],
      ['store.declineDebit', 200],
    ] as const) {
      const { debitId: asked, expiresAtMs } = dataOf(await propose(cloud));
      const sent = { scanId: await scanOf(cloud, 'xiaoman'), ...bill };
      const early = await cloud.staff('clerk', 'store.recordPurchase', sent, answer);
      expect(early).toMatchObject({ error: { code: 'store.debit_open', expiresAtMs } });
      expect(all<Bill>(cloud, 'bills').at(-1)).toMatchObject({ state: 'crediting', points: null });
      const { entryId: captured } = dataOf(
        await cloud.member('xiaoman', answer, { debitId: asked }),
      );
      const late = dataOf(await cloud.staff('clerk', 'store.recordPurchase', sent, answer));
      expect(late.pointsAwarded).toBe(points);
      await undo(late.entryId);
      if (captured !== null) await undo(captured);
      cloud.nowMs += 1;
    }
    expect(
      auditOf(cloud, 'store.recordPurchase').filter((row) => row.outcome === 'done'),
    ).toHaveLength(2);
  });

  it('is finished by the job when the till never asks again', async () => {
    dataOf(await propose(cloud));
    expect(await buy(cloud, 'xiaoman', bill)).toMatchObject({
      error: { code: 'store.debit_open' },
    });
    await decline();
    cloud.nowMs += 130_000;
    await cloud.timer('finish-till');
    expect(all<Bill>(cloud, 'bills')).toMatchObject([{ state: 'linked', points: 200 }]);
  });
});

describe('a bill on record', () => {
  it('takes no points until it is undone', async () => {
    const { entryId } = dataOf(await buy(cloud, 'xiaoman', bill));
    expect(await propose(cloud)).toMatchObject({
      error: { code: 'store.bill_taken', amountFen: 20_000, staffName: '店员 clerk' },
    });
    expect(all(cloud, 'debits')).toMatchObject([{ state: 'void', points: 0 }]);
    await undo(entryId);
    expect(dataOf(await propose(cloud))).toMatchObject({ payableFen: 16_000 });
  });

  it('and points for it asked for at the same instant never bring more than was paid', async () => {
    for (let round = 0; round < 12; round += 1) {
      const number = { billNumber: `R-${String(round)}`, amountFen: 20_000 };
      const [atOne, atOther] = [
        await scanOf(cloud, 'xiaoman', 'clerk'),
        await scanOf(cloud, 'xiaoman', 'manager'),
      ];
      const [recorded, proposed] = await Promise.all([
        cloud.staff('clerk', 'store.recordPurchase', { scanId: atOne, ...number }),
        cloud.staff('manager', 'store.proposeDebit', { scanId: atOther, ...number }),
      ]);
      // Neither may have passed as if the other were not there.
      expect([recorded.ok, proposed.ok]).not.toEqual([true, true]);
      expect(recorded.ok || proposed.ok).toBe(true);
      if (!proposed.ok) continue;
      const { debitId: asked } = proposed.data;
      dataOf(await cloud.member('xiaoman', 'store.declineDebit', { debitId: asked }));
    }
  });
});
