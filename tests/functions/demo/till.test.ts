import type { FunctionReplyOf } from '#shared/api';
import type { LedgerDocument } from '#shared/points/ledgerdocument';
import type { Bill } from '#shared/store/purchase/model';
import { askAs, openDemoShop } from './shop';
import type { Cloud } from '../harness';
import { all, dataOf } from '../store/till/till';

let cloud: Cloud;
beforeAll(async () => {
  cloud = await openDemoShop();
}, 60_000);
afterAll(() => cloud.close());

const ask = (code: string, target: 'member' | 'store', action: string, data: object) =>
  askAs(cloud, code, target, action, data);

test('the demo shop’s bills of the last month stand in the ledger, point for point', () => {
  const entries = new Map(all<LedgerDocument>(cloud, 'ledger').map((one) => [one._id, one]));
  const linked = all<Bill>(cloud, 'bills').filter(({ memberId }) => memberId !== null);
  expect(linked.length).toBeGreaterThan(200);
  for (const { billId, memberId, points } of linked) {
    const entry = entries.get(billId as LedgerDocument['_id']);
    expect([entry?.kind, entry?.memberId]).toEqual(['purchase', memberId]);
    expect(entry?.explanation.steps.reduce((sum, step) => sum + step.points, 0)).toBe(points);
  }
});

test('the demo shop’s counter has something to show for today, and a bill to claim', async () => {
  const today = dataOf(
    (await ask('demo-manager', 'store', 'store.getToday', {})) as FunctionReplyOf<'store.getToday'>,
  );
  expect(today).toMatchObject({ storeId: 'zongdian', businessDate: '2026-03-02' });
  expect(today.store?.unlinkedBills).toBe(2);
  expect(today.store?.log.length).toBeGreaterThan(1);
  const receipt = {
    storeId: 'zongdian',
    businessDate: '2026-03-02',
    billNumber: 'A901',
    amountFen: 12_850,
  };
  const claimed = (await ask(
    'demo-member',
    'member',
    'store.claimPoints',
    receipt,
  )) as FunctionReplyOf<'store.claimPoints'>;
  expect(dataOf(claimed)).toMatchObject({ pointsAwarded: 128 });
});
