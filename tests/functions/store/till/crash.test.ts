import type { FunctionReplyOf } from '#shared/api';
import type { Bill } from '#shared/store/purchase/model';
import type { Debit } from '#shared/store/debit/model';
import type { Grant } from '#shared/store/grant/model';
import type { UndoAsk } from '#shared/store/undo/model';
import type { Hired } from '../../../../localcloud/seed/staff';
import { Cloud, type Crash } from '../../harness';
import { openStores } from '../../people';
import { putReadyOrder } from '../pickup/pickups';
import { all, auditFault, auditOf, buy, dataOf, give, scanOf } from './till';

/** Every call of a flow, and a few beyond the last, where nothing may go wrong any more. */
const crashesOf = (calls: number): Crash[] =>
  Array.from({ length: calls }, (_, index) => index + 1).flatMap((atCall): Crash[] => [
    { atCall, moment: 'before' },
    { atCall, moment: 'after' },
  ]);

const second: Hired = {
  code: 'manager-2',
  name: '店长乙',
  role: 'manager',
  storeIds: ['zongdian'],
};
const bill = { billNumber: 'A-001', amountFen: 20_000 };

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
  openStores(cloud, [second]);
  await give(cloud, 'xiaoman', 1000);
});
afterEach(async () => {
  expect(await cloud.bookFault('xiaoman')).toBeNull();
  expect(auditFault(cloud)).toBeNull();
  await cloud.close();
});

/** Runs it on a line that is cut, then on a whole one. */
async function twice<Reply extends { ok: boolean }>(
  crash: Crash,
  run: () => Promise<Reply>,
  callsOfFlow = 1,
): Promise<Reply> {
  cloud.crashAt(crash);
  const died = await run();
  cloud.heal();
  if (crash.atCall <= callsOfFlow) expect(died).toMatchObject({ error: { code: 'server.fault' } });
  return run();
}

/** Runs it on a line that is cut; then nobody asks again, and the timers come by. */
async function left(crash: Crash, run: () => Promise<unknown>): Promise<void> {
  cloud.crashAt(crash);
  await run();
  cloud.heal();
  cloud.nowMs += 10 * 60_000;
  for (const job of [
    'repair-entries',
    'settle-accounts',
    'end-debits',
    'finish-till',
    'repair-audit',
  ]) {
    expect(await cloud.timer(job)).toMatchObject({ ok: true });
  }
}

const points = async (): Promise<number[]> => {
  const account = dataOf(await cloud.member('xiaoman', 'points.getAccount', {}));
  return [account.availablePoints, account.pendingPoints, account.heldPoints];
};

describe.each(crashesOf(11))('a till that dies $moment its database call $atCall', (crash) => {
  it('credits a purchase once when it asks again', async () => {
    const scanId = await scanOf(cloud, 'xiaoman');
    const reply = await twice(
      crash,
      () => cloud.staff('clerk', 'store.recordPurchase', { scanId, ...bill }, 'r-1'),
      8,
    );
    expect(dataOf(reply)).toMatchObject({ pointsAwarded: 200 });
    expect(await points()).toEqual([1000, 200, 0]);
    expect(all<Bill>(cloud, 'bills')).toMatchObject([{ state: 'linked', points: 200 }]);
    expect(auditOf(cloud, 'store.recordPurchase')).toHaveLength(1);
  });

  it('leaves a purchase whole or not at all when it never asks again', async () => {
    const scanId = await scanOf(cloud, 'xiaoman');
    await left(crash, () =>
      cloud.staff('clerk', 'store.recordPurchase', { scanId, ...bill }, 'r-1'),
    );
    const bills = all<Bill>(cloud, 'bills');
    expect(await points()).toEqual([1000, bills.length * 200, 0]);
    expect(bills.map(({ state }) => state)).toEqual(bills.map(() => 'linked'));
    expect(auditOf(cloud, 'store.recordPurchase')).toHaveLength(bills.length);
  });

  it('holds points once when it asks again', async () => {
    const scanId = await scanOf(cloud, 'xiaoman');
    const reply = await twice(
      crash,
      () => cloud.staff('clerk', 'store.proposeDebit', { scanId, ...bill }, 'r-1'),
      8,
    );
    expect(dataOf(reply)).toMatchObject({ state: 'proposed', points: 1000 });
    expect(await points()).toEqual([0, 0, 1000]);
    expect(auditOf(cloud, 'store.proposeDebit')).toHaveLength(1);
  });

  it('keeps no points held that nobody is asked for', async () => {
    const scanId = await scanOf(cloud, 'xiaoman');
    await left(crash, () => cloud.staff('clerk', 'store.proposeDebit', { scanId, ...bill }, 'r-1'));
    expect(await points()).toEqual([1000, 0, 0]);
    const states = all<Debit>(cloud, 'debits').map(({ state }) => state);
    const asked = states.filter((state) => state !== 'void');
    expect(asked).toEqual(asked.map(() => 'expired'));
    expect(auditOf(cloud, 'store.proposeDebit').length).toBeGreaterThanOrEqual(asked.length);
    const other = await scanOf(cloud, 'yuan', 'manager');
    const recorded = { scanId: other, ...bill };
    expect(dataOf(await cloud.staff('manager', 'store.recordPurchase', recorded))).toMatchObject({
      pointsAwarded: 200,
    });
  });

  it.each(['store.confirmDebit', 'store.declineDebit'] as const)(
    'hears the member’s answer once: %s',
    async (action) => {
      const scanId = await scanOf(cloud, 'xiaoman');
      const proposed = await cloud.staff('clerk', 'store.proposeDebit', { scanId, ...bill });
      const { debitId } = dataOf(proposed);
      const reply: FunctionReplyOf<typeof action> = await twice(crash, () =>
        cloud.member('xiaoman', action, { debitId }, 'a-1'),
      );
      const isYes = action === 'store.confirmDebit';
      expect(dataOf(reply).state).toBe(isYes ? 'confirmed' : 'declined');
      expect(await points()).toEqual([isYes ? 0 : 1000, 0, 0]);
      expect(all<Debit>(cloud, 'debits')).toMatchObject([
        { state: isYes ? 'confirmed' : 'declined' },
      ]);
    },
  );

  it('gives a debit up once, with one deed in the audit', async () => {
    const scanId = await scanOf(cloud, 'xiaoman');
    const proposed = await cloud.staff('clerk', 'store.proposeDebit', { scanId, ...bill });
    const { debitId } = dataOf(proposed);
    const reply: FunctionReplyOf<'store.withdrawDebit'> = await twice(crash, () =>
      cloud.staff('clerk', 'store.withdrawDebit', { debitId }, 'w-1'),
    );
    expect(dataOf(reply).state).toBe('withdrawn');
    expect(await points()).toEqual([1000, 0, 0]);
    expect(all<Debit>(cloud, 'debits')).toMatchObject([{ state: 'withdrawn' }]);
    expect(auditOf(cloud, 'store.withdrawDebit')).toHaveLength(1);
  });

  it('leaves no debit half given up, nor its deed unwritten', async () => {
    const scanId = await scanOf(cloud, 'xiaoman');
    const proposed = await cloud.staff('clerk', 'store.proposeDebit', { scanId, ...bill });
    const { debitId } = dataOf(proposed);
    await left(crash, () => cloud.staff('clerk', 'store.withdrawDebit', { debitId }, 'w-1'));
    expect(await points()).toEqual([1000, 0, 0]);
    const [{ state } = { state: 'none' }] = all<Debit>(cloud, 'debits');
    expect(['withdrawn', 'expired']).toContain(state);
    expect(auditOf(cloud, 'store.withdrawDebit')).toHaveLength(state === 'withdrawn' ? 1 : 0);
  });

  it('tells the clerk of an answer whose function died, at the deadline at the latest', async () => {
    const scanId = await scanOf(cloud, 'xiaoman');
    const proposed = await cloud.staff('clerk', 'store.proposeDebit', { scanId, ...bill });
    const { debitId } = dataOf(proposed);
    await left(crash, () => cloud.member('xiaoman', 'store.confirmDebit', { debitId }, 'a-1'));
    const { state } = dataOf(await cloud.staff('clerk', 'store.getDebit', { debitId }));
    expect(await points()).toEqual([state === 'confirmed' ? 0 : 1000, 0, 0]);
    expect(['confirmed', 'expired']).toContain(state);
  });

  it('gives points by hand once when it asks again', async () => {
    const scanId = await scanOf(cloud, 'xiaoman', 'manager');
    const gift = { scanId, points: 300, reason: '补偿' };
    const reply = await twice(crash, () =>
      cloud.staff('manager', 'store.grantPoints', gift, 'g-1'),
    );
    expect(dataOf(reply)).toMatchObject({ state: 'given', pointsAwarded: 300 });
    expect(await points()).toEqual([1300, 0, 0]);
    expect(auditOf(cloud, 'store.grantPoints')).toHaveLength(1);
  });

  it('gives points by hand wholly or not at all when it never asks again', async () => {
    const scanId = await scanOf(cloud, 'xiaoman', 'manager');
    const gift = { scanId, points: 300, reason: '补偿' };
    await left(crash, () => cloud.staff('manager', 'store.grantPoints', gift, 'g-1'));
    const grants = all<Grant>(cloud, 'grants');
    expect(await points()).toEqual([1000 + grants.length * 300, 0, 0]);
    expect(grants.map(({ state }) => state)).toEqual(grants.map(() => 'given'));
    expect(auditOf(cloud, 'store.grantPoints')).toHaveLength(grants.length);
  });

  it('keeps a large gift waiting, also when it asks again', async () => {
    const scanId = await scanOf(cloud, 'xiaoman', 'manager');
    const gift = { scanId, points: 5000, reason: '补偿' };
    const reply = await twice(crash, () =>
      cloud.staff('manager', 'store.grantPoints', gift, 'g-1'),
    );
    const { entryId, state } = dataOf(reply);
    expect(state).toBe('waiting');
    expect(await points()).toEqual([1000, 0, 0]);
    const word = { entryId, approve: true, reason: '属实' };
    const decided = await twice(crash, () =>
      cloud.staff('manager-2', 'store.decideApproval', word, 'd-1'),
    );
    expect(dataOf(decided)).toMatchObject({ state: 'given', netPoints: 5000 });
    expect(await points()).toEqual([6000, 0, 0]);
    expect(auditOf(cloud, 'store.decideApproval')).toHaveLength(1);
  });

  it('gives the points of a receipt once', async () => {
    dataOf(await cloud.staff('clerk', 'store.recordBill', bill));
    const receipt = { storeId: 'zongdian', businessDate: '2026-03-02', ...bill };
    const reply = await twice(crash, () =>
      cloud.member('xiaoman', 'store.claimPoints', receipt, 'c-1'),
    );
    expect(dataOf(reply)).toMatchObject({ pointsAwarded: 200 });
    expect(await points()).toEqual([1000, 200, 0]);
  });

  it('hands an order out once and writes it down once', async () => {
    const code = putReadyOrder(cloud, 'o-1', null);
    const reply = await twice(crash, () =>
      cloud.staff('clerk', 'store.verifyPickup', { code }, 'v-1'),
    );
    expect(reply.ok).toBe(true);
    expect(auditOf(cloud, 'store.verifyPickup')).toHaveLength(1);
  });

  it('records a bill without a member once and writes it down once', async () => {
    const reply = await twice(crash, () => cloud.staff('clerk', 'store.recordBill', bill, 'b-1'));
    expect(reply.ok).toBe(true);
    expect(all<Bill>(cloud, 'bills')).toMatchObject([{ state: 'unlinked' }]);
    expect(auditOf(cloud, 'store.recordBill')).toHaveLength(1);
  });
});

describe.each(crashesOf(15))('an undo that dies $moment its database call $atCall', (crash) => {
  it('takes a purchase back once when it is asked again', async () => {
    const { entryId } = dataOf(await buy(cloud, 'xiaoman', bill));
    const wrong = { entryId, reason: '输错' };
    const reply = await twice(crash, () => cloud.staff('clerk', 'store.undo', wrong, 'u-1'), 12);
    expect(dataOf(reply)).toMatchObject({ entryId, state: 'undone', netPoints: -200 });
    expect(await points()).toEqual([1000, 0, 0]);
    expect(all<Bill>(cloud, 'bills')).toMatchObject([{ state: 'undone' }]);
    expect(auditOf(cloud, 'store.undo')).toHaveLength(1);
  });

  it('ends one way or the other when it is never asked again', async () => {
    const { entryId } = dataOf(await buy(cloud, 'xiaoman', bill));
    const wrong = { entryId, reason: '输错' };
    await left(crash, () => cloud.staff('clerk', 'store.undo', wrong, 'u-1'));
    const [found] = all<Bill>(cloud, 'bills');
    const isUndone = found?.state === 'undone';
    expect(found?.state).toBe(isUndone ? 'undone' : 'linked');
    expect(await points()).toEqual([1000, isUndone ? 0 : 200, 0]);
    expect(auditOf(cloud, 'store.undo')).toHaveLength(isUndone ? 1 : 0);
  });

  it('gives a use of points back once', async () => {
    const scanId = await scanOf(cloud, 'xiaoman');
    const proposed = await cloud.staff('clerk', 'store.proposeDebit', { scanId, ...bill });
    const { debitId } = dataOf(proposed);
    const confirmed = await cloud.member('xiaoman', 'store.confirmDebit', { debitId });
    const wrong = { entryId: dataOf(confirmed).entryId ?? '', reason: '退货' };
    const reply = await twice(crash, () => cloud.staff('clerk', 'store.undo', wrong, 'u-1'));
    expect(dataOf(reply)).toMatchObject({ netPoints: 1000 });
    expect(await points()).toEqual([1000, 0, 0]);
    expect(auditOf(cloud, 'store.undo')).toHaveLength(1);
  });

  it('lays a large one before a second person once, late, and takes it back once', async () => {
    const large = { billNumber: 'A-900', amountFen: 900_000, confirmedUnusual: true };
    const { entryId } = dataOf(await buy(cloud, 'xiaoman', large));
    cloud.nowMs += 60 * 60_000;
    const wrong = { entryId, reason: '退货' };
    const asked = await twice(crash, () => cloud.staff('manager', 'store.undo', wrong, 'u-1'));
    expect(dataOf(asked)).toMatchObject({ state: 'waiting', netPoints: 0 });
    expect(await points()).toEqual([1000, 9000, 0]);
    const { approvals } = dataOf(await cloud.staff('manager-2', 'store.listApprovals', {}));
    const word = { entryId: approvals[0]?.entryId ?? '', approve: true, reason: '属实' };
    expect(approvals).toHaveLength(1);
    const decided = await twice(crash, () =>
      cloud.staff('manager-2', 'store.decideApproval', word, 'd-1'),
    );
    expect(dataOf(decided)).toMatchObject({ state: 'undone', netPoints: -9000 });
    expect(await points()).toEqual([1000, 0, 0]);
    expect(all<Bill>(cloud, 'bills')).toMatchObject([{ state: 'undone' }]);
    expect(all<UndoAsk>(cloud, 'undo_asks')).toMatchObject([{ state: 'undone' }]);
    expect(auditOf(cloud, 'store.undo')).toHaveLength(1);
    expect(auditOf(cloud, 'store.decideApproval')).toHaveLength(1);
  });

  it('comes to the end its word says when nobody repeats the word', async () => {
    const large = { billNumber: 'A-900', amountFen: 900_000, confirmedUnusual: true };
    const { entryId } = dataOf(await buy(cloud, 'xiaoman', large));
    cloud.nowMs += 60 * 60_000;
    dataOf(await cloud.staff('manager', 'store.undo', { entryId, reason: '退货' }, 'u-1'));
    const undoId = `undo:1:${entryId}`;
    const word = { entryId: undoId, approve: true, reason: '属实' };
    await left(crash, () => cloud.staff('manager-2', 'store.decideApproval', word, 'd-1'));
    const [ask] = all<UndoAsk>(cloud, 'undo_asks');
    const isUndone = ask?.state === 'undone';
    expect(ask?.state).toBe(isUndone ? 'undone' : 'waiting');
    expect(await points()).toEqual([1000, isUndone ? 0 : 9000, 0]);
    expect(auditOf(cloud, 'store.decideApproval')).toHaveLength(isUndone ? 1 : 0);
  });

  it.each(['grant', 'undo'])('leaves the row of a word against a %s', async (kind) => {
    const large = { billNumber: 'A-900', amountFen: 900_000, confirmedUnusual: true };
    const { entryId } = dataOf(await buy(cloud, 'xiaoman', large));
    const scanId = await scanOf(cloud, 'xiaoman', 'manager');
    cloud.nowMs += 9 * 60_000;
    if (kind === 'grant') {
      const gift = { scanId, points: 5000, reason: '补偿' };
      dataOf(await cloud.staff('manager', 'store.grantPoints', gift, 'r-1'));
    } else {
      cloud.nowMs += 2 * 60_000;
      dataOf(await cloud.staff('manager', 'store.undo', { entryId, reason: '退货' }, 'r-1'));
    }
    const { approvals } = dataOf(await cloud.staff('manager-2', 'store.listApprovals', {}));
    const word = { entryId: approvals[0]?.entryId ?? '', approve: false, reason: '不符' };
    await left(crash, () => cloud.staff('manager-2', 'store.decideApproval', word, 'd-1'));
    const [waited] = [...all<UndoAsk>(cloud, 'undo_asks'), ...all<Grant>(cloud, 'grants')];
    const isDeclined = waited?.state === 'declined';
    expect(waited?.state).toBe(isDeclined ? 'declined' : 'waiting');
    expect(auditOf(cloud, 'store.decideApproval')).toHaveLength(isDeclined ? 1 : 0);
  });
});
