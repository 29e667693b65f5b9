import type { Debit } from '#shared/store/debit/model';
import { documentStoreRules } from '#shared/store/till/defaults';
import type { Cloud } from '../../harness';
import { all, auditOf, closeTill, dataOf, give, openTill, scanOf } from '../till/till';
import { balances, bill, propose } from './proposals';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await openTill();
  await give(cloud, 'xiaoman', 1000);
});
afterEach(() => closeTill(cloud));

describe('points for a part of a bill', () => {
  it('are held while the member is asked, and taken when the member says yes', async () => {
    const proposed = dataOf(await propose(cloud));
    expect(proposed).toEqual({
      debitId: 'debit:zongdian:2026-03-02:A-001',
      state: 'proposed',
      storeId: 'zongdian',
      storeName: '总店',
      billNumber: 'A-001',
      billFen: 20_000,
      worthFen: 4000,
      payableFen: 16_000,
      points: 1000,
      confirmedBy: null,
      proposedAtMs: cloud.nowMs,
      expiresAtMs: cloud.nowMs + 120_000,
      entryId: null,
    });
    expect(await balances(cloud)).toEqual([0, 1000]);
    const { debitId } = proposed;
    const listed = dataOf(await cloud.member('xiaoman', 'store.listDebits', {}));
    expect(listed).toEqual({ debits: [proposed] });

    cloud.nowMs += 20_000;
    const confirmed = dataOf(await cloud.member('xiaoman', 'store.confirmDebit', { debitId }));
    expect(confirmed).toMatchObject({ state: 'confirmed', confirmedBy: 'member', points: 1000 });
    expect(dataOf(await cloud.staff('clerk', 'store.getDebit', { debitId }))).toEqual(confirmed);
    expect(await balances(cloud)).toEqual([0, 0]);
    expect(dataOf(await cloud.member('xiaoman', 'store.listDebits', {}))).toEqual({ debits: [] });
    const entries = await cloud.entries('xiaoman');
    expect(entries.at(-1)).toMatchObject({
      entryId: confirmed.entryId,
      kind: 'capture',
      explanation: {
        rule: { name: 'points', version: 1 },
        steps: [
          {
            code: 'spend.cash',
            points: -1000,
            facts: { storeName: '总店', billNumber: 'A-001', billFen: 20_000, worthFen: 4000 },
          },
        ],
      },
    });
    expect(auditOf(cloud, 'store.proposeDebit')).toMatchObject([
      { subject: { debitId }, after: { points: 1000, worthFen: 4000, billFen: 20_000 } },
    ]);
  });

  it('go back to the very lots when the member says no', async () => {
    const { debitId } = dataOf(await propose(cloud));
    const before = all<{ lots: unknown }>(cloud, 'accounts')[0];
    expect(before).toMatchObject({ lots: [] });
    const declined = dataOf(await cloud.member('xiaoman', 'store.declineDebit', { debitId }));
    expect(declined).toMatchObject({ state: 'declined', entryId: null });
    expect(await balances(cloud)).toEqual([1000, 0]);
    expect(all(cloud, 'accounts')).toMatchObject([
      { lots: [{ expiresOn: '2027-03-31', points: 1000 }] },
    ]);
    for (const action of ['store.confirmDebit', 'store.declineDebit'] as const) {
      const again = await cloud.member('xiaoman', action, { debitId });
      expect(again).toMatchObject(
        action === 'store.confirmDebit'
          ? { error: { code: 'store.debit_declined' } }
          : { data: { state: 'declined' } },
      );
    }
  });

  it('are the most that helps, whole units, or what was asked for and no more', async () => {
    expect(dataOf(await propose(cloud, { billNumber: '1', amountFen: 3000 }))).toMatchObject({
      points: 300,
      worthFen: 1200,
    });
    const cases: [object, object][] = [
      [{ points: 1100 }, { code: 'points.cash_too_many', mostPoints: 700 }],
      [{ points: 150 }, { code: 'points.cash_not_whole_units', unitPoints: 100 }],
      [{ hasCoupon: true }, { code: 'points.cash_not_with_coupon' }],
      [{ amountFen: 100 }, { code: 'store.debit_nothing' }],
    ];
    for (const [more, error] of cases) {
      expect(await propose(cloud, { billNumber: '2', ...more })).toMatchObject({ error });
    }
    expect(all<Debit>(cloud, 'debits').map(({ state }) => state)).toEqual([
      'proposed',
      ...Array<string>(4).fill('void'),
    ]);
    expect(dataOf(await propose(cloud, { billNumber: '2', points: 200 }))).toMatchObject({
      debitId: 'debit:zongdian:2026-03-02:2#5',
      points: 200,
      worthFen: 800,
    });
    expect(await balances(cloud)).toEqual([500, 500]);
  });

  it('are never more than there are, with two proposals side by side', async () => {
    const scans = [await scanOf(cloud, 'xiaoman'), await scanOf(cloud, 'xiaoman', 'manager')];
    const replies = await Promise.all(
      (['clerk', 'manager'] as const).map((staff, index) =>
        cloud.staff(staff, 'store.proposeDebit', {
          scanId: scans[index] ?? '',
          billNumber: `N-${String(index)}`,
          amountFen: 20_000,
        }),
      ),
    );
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
    expect(replies.find((reply) => !reply.ok)).toMatchObject({
      error: { code: 'store.debit_nothing' },
    });
    expect(await balances(cloud)).toEqual([0, 1000]);
  });

  it('pass on the code alone up to what the owner has set', async () => {
    const free = { ...documentStoreRules.debit, freeFen: 1000 };
    dataOf(
      await cloud.operator('rules.publish', {
        ruleSet: 'store',
        afterVersion: 0,
        effectiveFromMs: null,
        note: '十元以下免确认',
        body: { ...documentStoreRules, debit: free },
      }),
    );
    cloud.nowMs += 20_000;
    const small = dataOf(await propose(cloud, { amountFen: 2000 }));
    expect(small).toMatchObject({ state: 'confirmed', confirmedBy: 'code', points: 200 });
    const large = dataOf(await propose(cloud, { billNumber: '2', amountFen: 2600 }));
    expect(large).toMatchObject({ state: 'proposed', confirmedBy: null, worthFen: 1200 });
    expect(await balances(cloud)).toEqual([500, 300]);
  });
});

describe('the same bill', () => {
  it('is asked for once, whoever asks and however often', async () => {
    const first = dataOf(await propose(cloud));
    expect(dataOf(await propose(cloud, {}, 'manager'))).toEqual(first);
    expect(await propose(cloud, { amountFen: 30_000 }, 'manager')).toMatchObject({
      error: { code: 'store.debit_open', expiresAtMs: first.expiresAtMs },
    });
    const { debitId } = first;
    await cloud.member('xiaoman', 'store.confirmDebit', { debitId });
    await give(cloud, 'xiaoman', 1000);
    expect(await propose(cloud)).toMatchObject({
      error: { code: 'store.debit_taken', points: 1000, worthFen: 4000 },
    });
    expect(await balances(cloud)).toEqual([1000, 0]);
  });

  it('may be asked for again after a no, under its next id', async () => {
    const { debitId } = dataOf(await propose(cloud));
    await cloud.member('xiaoman', 'store.declineDebit', { debitId });
    expect(dataOf(await propose(cloud)).debitId).toBe('debit:zongdian:2026-03-02:A-001#2');
  });

  it('asked for by two tills at once is one question', async () => {
    const scans = [await scanOf(cloud, 'xiaoman'), await scanOf(cloud, 'xiaoman', 'manager')];
    const replies = await Promise.all(
      (['clerk', 'manager'] as const).map((staff, index) =>
        cloud.staff(staff, 'store.proposeDebit', { scanId: scans[index] ?? '', ...bill }),
      ),
    );
    expect(new Set(replies.map((reply) => dataOf(reply).debitId)).size).toBe(1);
    expect(all<Debit>(cloud, 'debits')).toHaveLength(1);
    expect(await balances(cloud)).toEqual([0, 1000]);
  });

  it('asked of two members at once is asked of one, and the other has the points back', async () => {
    await give(cloud, 'ayuan', 1000);
    const scans = [await scanOf(cloud, 'xiaoman'), await scanOf(cloud, 'ayuan', 'manager')];
    const replies = await Promise.all(
      (['clerk', 'manager'] as const).map((staff, index) =>
        cloud.staff(staff, 'store.proposeDebit', { scanId: scans[index] ?? '', ...bill }),
      ),
    );
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
    expect(replies.find((reply) => !reply.ok)).toMatchObject({
      error: { code: 'store.debit_open' },
    });
    const held = all<{ heldPoints: number }>(cloud, 'accounts').map(({ heldPoints }) => heldPoints);
    expect(held.filter((points) => points > 0)).toEqual([1000]);
    expect(await cloud.bookFault('ayuan')).toBeNull();
  });
});

describe('a proposal that was given up before anybody was asked', () => {
  it('is nothing that the member, the clerk or the day’s list shows, nor the member’s own file', async () => {
    expect(await propose(cloud, { points: 1100 })).toMatchObject({ ok: false });
    const [{ debitId } = { debitId: '' }] = all<Debit>(cloud, 'debits');
    expect(dataOf(await cloud.member('xiaoman', 'store.listDebits', {}))).toEqual({ debits: [] });
    expect(await cloud.staff('clerk', 'store.getDebit', { debitId })).toMatchObject({
      error: { code: 'store.debit_not_found' },
    });
    for (const action of ['store.confirmDebit', 'store.declineDebit'] as const) {
      expect(await cloud.member('xiaoman', action, { debitId })).toMatchObject({
        error: { code: 'store.debit_not_found' },
      });
    }
    expect(dataOf(await cloud.staff('clerk', 'store.getToday', {})).log).toEqual([]);
    expect(dataOf(await cloud.member('xiaoman', 'member.exportData', {})).debits).toEqual([]);
  });

  it('by a function that died keeps its bill for two minutes at most', async () => {
    await propose(cloud, { billNumber: '9' });
    const [{ debitId } = { debitId: '' }] = all<Debit>(cloud, 'debits');
    await cloud.member('xiaoman', 'store.declineDebit', { debitId });
    const scanId = await scanOf(cloud, 'xiaoman');
    const other = await scanOf(cloud, 'yuan', 'manager');
    // Past the audit look and the reservation, before the account is read.
    cloud.crashAt({ atCall: 2, moment: 'after' });
    await cloud.staff('clerk', 'store.proposeDebit', { scanId, ...bill }, 'p-1');
    cloud.heal();
    const record = () =>
      cloud.staff('manager', 'store.recordPurchase', { scanId: other, ...bill }, 'b-1');
    expect(await record()).toMatchObject({ error: { code: 'store.debit_open' } });
    cloud.nowMs += 120_000;
    await cloud.timer('end-debits');
    expect(all<Debit>(cloud, 'debits').map(({ state }) => state)).toEqual(['declined', 'void']);
    expect(dataOf(await record())).toMatchObject({ pointsAwarded: 200 });
    expect(await balances(cloud)).toEqual([1000, 0]);
  });
});

it('a scan serves a proposal for ten minutes', async () => {
  const scanId = await scanOf(cloud, 'xiaoman');
  cloud.nowMs += 600_000;
  expect(await cloud.staff('clerk', 'store.proposeDebit', { scanId, ...bill })).toMatchObject({
    error: { code: 'store.scan_not_valid' },
  });
});
