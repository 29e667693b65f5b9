import type { Debit } from '#shared/store/debit/model';
import type { Cloud } from '../../harness';
import { all, auditOf, closeTill, dataOf, give, openTill, scanOf } from '../till/till';
import { balances, bill, propose } from './proposals';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await openTill();
  await give(cloud, 'xiaoman', 1000);
});
afterEach(() => closeTill(cloud));

describe('an answer', () => {
  it('and its opposite at the same instant: one counts, on both phones', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { debitId, points } = dataOf(
        await propose(cloud, { billNumber: `R-${String(round)}`, points: 100, amountFen: 20_000 }),
      );
      const [yes, no] = await Promise.all([
        cloud.member('xiaoman', 'store.confirmDebit', { debitId }),
        cloud.member('xiaoman', 'store.declineDebit', { debitId }),
      ]);
      expect([yes.ok, no.ok].filter(Boolean)).toHaveLength(1);
      const { state } = dataOf(await cloud.staff('clerk', 'store.getDebit', { debitId }));
      expect(state).toBe(yes.ok ? 'confirmed' : 'declined');
      expect(no.ok ? yes : no).toMatchObject({
        error: { code: yes.ok ? 'store.debit_confirmed' : 'store.debit_declined' },
      });
      if (yes.ok) await give(cloud, 'xiaoman', points);
    }
    expect(await balances(cloud)).toEqual([1000, 0]);
  });

  it('counts on the last millisecond and not on the next', async () => {
    const first = dataOf(await propose(cloud, { points: 100 }));
    cloud.nowMs = first.expiresAtMs - 1;
    dataOf(await cloud.member('xiaoman', 'store.confirmDebit', { debitId: first.debitId }));
    const second = dataOf(await propose(cloud, { billNumber: '2', points: 100 }));
    cloud.nowMs = second.expiresAtMs;
    const late = await cloud.member('xiaoman', 'store.confirmDebit', { debitId: second.debitId });
    expect(late).toMatchObject({ error: { code: 'store.debit_expired' } });
    expect(await balances(cloud)).toEqual([900, 0]);
    expect(all<Debit>(cloud, 'debits').map(({ state }) => state)).toEqual(['confirmed', 'expired']);
  });

  it('and the deadline at the same instant agree on one end', async () => {
    const { debitId, expiresAtMs } = dataOf(await propose(cloud));
    cloud.nowMs = expiresAtMs;
    const [answer, asked] = await Promise.all([
      cloud.member('xiaoman', 'store.confirmDebit', { debitId }),
      cloud.staff('clerk', 'store.getDebit', { debitId }),
      cloud.timer('end-debits'),
      cloud.timer('settle-accounts'),
    ]);
    expect(answer).toMatchObject({ error: { code: 'store.debit_expired' } });
    expect(dataOf(asked).state).toBe('expired');
    expect(await balances(cloud)).toEqual([1000, 0]);
    expect(all<Debit>(cloud, 'debits')).toMatchObject([{ state: 'expired' }]);
  });

  it('that never comes is made by the timer', async () => {
    const { expiresAtMs } = dataOf(await propose(cloud));
    cloud.nowMs = expiresAtMs;
    expect(await cloud.timer('end-debits')).toMatchObject({ ok: true, data: { ended: 1 } });
    expect(all<Debit>(cloud, 'debits')).toMatchObject([{ state: 'expired' }]);
    expect(await balances(cloud)).toEqual([1000, 0]);
    expect(await cloud.timer('end-debits')).toMatchObject({ ok: true, data: { ended: 0 } });
  });

  it('is not waited for once the till has given the debit up; the points are back in their lots', async () => {
    const { debitId } = dataOf(await propose(cloud));
    const withdrawn = dataOf(await cloud.staff('clerk', 'store.withdrawDebit', { debitId }, 'w-1'));
    expect(withdrawn).toMatchObject({ state: 'withdrawn', entryId: null, points: 1000 });
    expect(await balances(cloud)).toEqual([1000, 0]);
    expect(all(cloud, 'accounts')).toMatchObject([
      { lots: [{ expiresOn: '2027-03-31', points: 1000 }] },
    ]);
    expect(dataOf(await cloud.member('xiaoman', 'store.listDebits', {}))).toEqual({ debits: [] });
    for (const action of ['store.confirmDebit', 'store.declineDebit'] as const) {
      expect(await cloud.member('xiaoman', action, { debitId })).toMatchObject({
        error: { code: 'store.debit_withdrawn' },
      });
    }
    const [unhold] = (await cloud.entries('xiaoman')).slice(-1);
    expect(unhold).toMatchObject({
      kind: 'unhold',
      explanation: { steps: [{ code: 'debit.withdrawn' }] },
    });
    const again = await cloud.staff('clerk', 'store.withdrawDebit', { debitId }, 'w-1');
    expect(dataOf(again)).toEqual(withdrawn);
    // A colleague who presses it as well is told how it ended, and is not the one who did it.
    dataOf(await cloud.staff('manager', 'store.withdrawDebit', { debitId }));
    expect(auditOf(cloud, 'store.withdrawDebit')).toMatchObject([
      { staffId: cloud.memberId('clerk'), subject: { debitId }, after: { state: 'withdrawn' } },
    ]);
    expect(dataOf(await propose(cloud))).toMatchObject({ state: 'proposed', points: 1000 });
    expect(await cloud.bookFault('xiaoman')).toBeNull();
  });

  it('and the till’s giving up at the same instant: one counts, on both sides', async () => {
    let givenUp = 0;
    for (let round = 0; round < 6; round += 1) {
      const asked = { billNumber: `W-${String(round)}`, points: 100, amountFen: 20_000 };
      const { debitId, points } = dataOf(await propose(cloud, asked));
      const [yes, up, twin] = await Promise.all([
        cloud.member('xiaoman', 'store.confirmDebit', { debitId }),
        cloud.staff('clerk', 'store.withdrawDebit', { debitId }),
        cloud.staff('manager', 'store.withdrawDebit', { debitId }),
      ]);
      expect([up.ok, twin.ok]).toEqual([!yes.ok, !yes.ok]);
      const { state } = dataOf(await cloud.staff('clerk', 'store.getDebit', { debitId }));
      expect(state).toBe(yes.ok ? 'confirmed' : 'withdrawn');
      expect(yes.ok ? up : yes).toMatchObject({
        error: { code: yes.ok ? 'store.debit_confirmed' : 'store.debit_withdrawn' },
      });
      if (yes.ok) await give(cloud, 'xiaoman', points);
      else givenUp += 1;
    }
    expect(await balances(cloud)).toEqual([1000, 0]);
    expect(auditOf(cloud, 'store.withdrawDebit')).toHaveLength(givenUp);
    expect(await cloud.bookFault('xiaoman')).toBeNull();
  });

  it.each([
    ['after a no', 'store.declineDebit', 0, 'store.debit_declined'],
    ['after a yes', 'store.confirmDebit', 0, 'store.debit_confirmed'],
    ['after its deadline', null, 120_000, 'store.debit_expired'],
  ] as const)('%s cannot be given up any more', async (_, said, laterMs, code) => {
    const { debitId } = dataOf(await propose(cloud));
    if (said) await cloud.member('xiaoman', said, { debitId });
    cloud.nowMs += laterMs;
    expect(await cloud.staff('clerk', 'store.withdrawDebit', { debitId })).toMatchObject({
      error: { code },
    });
    expect(auditOf(cloud, 'store.withdrawDebit')).toEqual([]);
  });

  it('that was given up lets the bill that waited for it be credited in full', async () => {
    const { debitId } = dataOf(await propose(cloud));
    const scanId = await scanOf(cloud, 'xiaoman');
    const record = () => cloud.staff('clerk', 'store.recordPurchase', { scanId, ...bill }, 'b-1');
    expect(await record()).toMatchObject({ error: { code: 'store.debit_open' } });
    dataOf(await cloud.staff('clerk', 'store.withdrawDebit', { debitId }));
    expect(dataOf(await record())).toMatchObject({ pointsAwarded: 200 });
  });

  it('is nobody’s but the member’s', async () => {
    const { debitId } = dataOf(await propose(cloud));
    await cloud.member('ayuan', 'member.getHome', {});
    for (const action of ['store.confirmDebit', 'store.declineDebit'] as const) {
      expect(await cloud.member('ayuan', action, { debitId })).toMatchObject({
        error: { code: 'store.debit_not_found' },
      });
    }
    expect(await cloud.staff('clerk-b', 'store.getDebit', { debitId })).toMatchObject({
      error: { code: 'store.debit_not_found' },
    });
    expect(await balances(cloud)).toEqual([0, 1000]);
  });
});
