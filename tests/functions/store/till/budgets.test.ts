import type { Cloud } from '../../harness';
import { putReadyOrder } from '../pickup/pickups';
import { dataOf, give, openTill, scanOf } from './till';

/** As in budgets.test.ts: calls of a warm function, audit rows included; a number may only fall. */
let cloud: Cloud;
let scanId: string;
beforeAll(async () => {
  cloud = await openTill();
  await give(cloud, 'xiaoman', 5000);
  scanId = await scanOf(cloud, 'xiaoman');
  const first = { scanId, billNumber: '0', amountFen: 100 };
  dataOf(await cloud.staff('clerk', 'store.recordPurchase', first));
});
afterAll(() => cloud.close());

const calls = (): number | undefined => cloud.logs.at(-1)?.databaseCalls;

it('a purchase takes eight', async () => {
  const bill = { scanId, billNumber: '1', amountFen: 10_000 };
  const { entryId } = dataOf(await cloud.staff('clerk', 'store.recordPurchase', bill, 'p-1'));
  expect(calls()).toBe(8);
  dataOf(await cloud.staff('clerk', 'store.recordPurchase', bill, 'p-1'));
  expect(calls()).toBe(4);
  dataOf(await cloud.staff('clerk', 'store.undo', { entryId, reason: '输错' }));
  expect(calls()).toBe(12);
});

it('points for cash take eight to propose, two to ask after, five to confirm', async () => {
  const bill = { scanId, billNumber: '2', amountFen: 10_000 };
  const { debitId } = dataOf(await cloud.staff('clerk', 'store.proposeDebit', bill));
  expect(calls()).toBe(8);
  dataOf(await cloud.staff('clerk', 'store.getDebit', { debitId }));
  expect(calls()).toBe(2);
  dataOf(await cloud.member('xiaoman', 'store.listDebits', {}));
  expect(calls()).toBe(1);
  const { entryId } = dataOf(await cloud.member('xiaoman', 'store.confirmDebit', { debitId }));
  expect(calls()).toBe(5);
  dataOf(await cloud.staff('clerk', 'store.recordPurchase', bill));
  expect(calls()).toBe(8);
  dataOf(await cloud.staff('clerk', 'store.undo', { entryId: entryId ?? '', reason: '退货' }));
  expect(calls()).toBe(13);
});

it('points for cash that are given up take nine', async () => {
  const bill = { scanId, billNumber: '4', amountFen: 10_000 };
  const { debitId } = dataOf(await cloud.staff('clerk', 'store.proposeDebit', bill));
  dataOf(await cloud.staff('clerk', 'store.withdrawDebit', { debitId }));
  expect(calls()).toBe(9);
});

it('a bill without a member takes four, its claim ten and a miss four', async () => {
  const bill = { billNumber: '3', amountFen: 10_000 };
  dataOf(await cloud.staff('clerk', 'store.recordBill', bill));
  expect(calls()).toBe(4);
  const receipt = { storeId: 'zongdian', businessDate: '2026-03-02', ...bill };
  dataOf(await cloud.member('xiaoman', 'store.claimPoints', receipt));
  expect(calls()).toBe(10);
  await cloud.member('xiaoman', 'store.claimPoints', { ...receipt, amountFen: 1 });
  expect(calls()).toBe(4);
});

it('a gift takes ten', async () => {
  const gift = { scanId: await scanOf(cloud, 'xiaoman', 'manager'), points: 10, reason: '补偿' };
  dataOf(await cloud.staff('manager', 'store.grantPoints', gift));
  expect(calls()).toBe(10);
});

it('a voucher takes five', async () => {
  const code = putReadyOrder(cloud, 'o-1', null);
  dataOf(await cloud.staff('clerk', 'store.verifyPickup', { code }));
  expect(calls()).toBe(5);
});

it('today takes four for a clerk and eight for a manager, the till one', async () => {
  dataOf(await cloud.staff('clerk', 'store.getToday', {}));
  expect(calls()).toBe(4);
  dataOf(await cloud.staff('manager', 'store.getToday', {}));
  expect(calls()).toBe(8);
  dataOf(await cloud.staff('clerk', 'store.getTill', {}));
  expect(calls()).toBe(1);
  dataOf(await cloud.staff('clerk', 'store.getTill', { scanId }));
  expect(calls()).toBe(2);
  dataOf(await cloud.staff('manager', 'store.listApprovals', {}));
  expect(calls()).toBe(3);
  expect(cloud.warnings).toEqual([]);
});

it('a large late undo takes seven to ask for and fourteen to agree to', async () => {
  const large = { scanId, billNumber: '9', amountFen: 500_000, confirmedUnusual: true };
  const { entryId } = dataOf(await cloud.staff('clerk', 'store.recordPurchase', large));
  cloud.nowMs += 11 * 60_000;
  await cloud.staff('manager', 'store.getTill', {});
  dataOf(await cloud.staff('manager', 'store.undo', { entryId, reason: '退货' }, 'u-1'));
  expect(calls()).toBe(7);
  const undoId = `undo:1:${entryId}`;
  const word = { entryId: undoId, approve: true, reason: '属实' };
  dataOf(await cloud.staff('owner', 'store.decideApproval', word));
  expect(calls()).toBe(14);
  expect(cloud.warnings).toEqual([]);
});
