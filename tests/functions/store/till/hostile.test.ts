import type { Cloud } from '../../harness';
import { all, give, openTill, scanOf } from './till';

/** What no till and no phone of ours would send. */
let cloud: Cloud;
let before: unknown;
let scanId: string;
beforeAll(async () => {
  cloud = await openTill();
  await give(cloud, 'xiaoman', 1000);
  scanId = await scanOf(cloud, 'xiaoman');
  before = cloud.dump();
});
afterAll(() => cloud.close());
afterEach(() => {
  expect(cloud.dump()).toEqual(before);
});

const clerk = { WX_OPENID: 'o-clerk' };
const member = { WX_OPENID: 'o-xiaoman' };

const amounts = [
  0,
  -1,
  -0.01,
  1.5,
  Number.NaN,
  Infinity,
  2 ** 53,
  100_000_001,
  '100',
  null,
  { $gt: 0 },
];

describe.each(['store.recordPurchase', 'store.recordBill', 'store.proposeDebit'] as const)(
  '%s with an amount of',
  (action) => {
    it.each(amounts)('%p', async (amountFen) => {
      const scan = action === 'store.recordBill' ? {} : { scanId };
      const data = { ...scan, billNumber: 'A', amountFen };
      const reply = await cloud.raw('store', { action, data, requestId: 'r-1' }, clerk);
      expect(reply).toMatchObject({ ok: false, error: { code: 'request.invalid' } });
    });
  },
);

describe.each([
  '',
  ' ',
  '-1',
  'A'.repeat(33),
  'A:B',
  'A#2',
  '../x',
  '单号',
  'A\u0000',
  '\u202eA',
  { $ne: '' },
  1,
  ['A'],
])('a bill number %p', (billNumber) => {
  it.each(['store.recordPurchase', 'store.proposeDebit'])('at %s', async (action) => {
    const data = { scanId, billNumber, amountFen: 100 };
    const reply = await cloud.raw('store', { action, data, requestId: 'r-1' }, clerk);
    expect(reply).toMatchObject({ ok: false, error: { code: 'request.invalid' } });
  });
});

it.each<[string, string, object]>([
  ['somebody else’s points', 'store.recordPurchase', { points: 1_000_000 }],
  ['a member of one’s choice', 'store.recordPurchase', { memberId: 'm_1' }],
  ['a person of one’s choice', 'store.recordPurchase', { staffId: 'm_1' }],
  ['a state', 'store.recordPurchase', { state: 'linked' }],
  [
    'too many lines',
    'store.recordPurchase',
    { lines: Array(51).fill({ category: 'x', amountFen: 1 }) },
  ],
  ['a line below nothing', 'store.recordPurchase', { lines: [{ category: 'x', amountFen: -1 }] }],
  ['points of a fraction', 'store.proposeDebit', { points: 0.5 }],
  ['points below nothing', 'store.proposeDebit', { points: -100 }],
  ['no more than a word', 'store.proposeDebit', { hasCoupon: 'no' }],
])('%s in %s is an invalid request', async (_, action, more) => {
  const data = { scanId, billNumber: 'A', amountFen: 100, ...more };
  const reply = await cloud.raw('store', { action, data, requestId: 'r-1' }, clerk);
  expect(reply).toMatchObject({ ok: false, error: { code: 'request.invalid' } });
});

it.each<[string, object]>([
  ['store.undo', { entryId: { $gt: '' }, reason: 'x' }],
  ['store.undo', { entryId: 'checkin:m_1:2026-03-02', reason: 'x' }],
  ['store.undo', { entryId: 'bill:zongdian:2026-03-02:A', reason: '' }],
  ['store.undo', { entryId: 'bill:zongdian:2026-03-02:A', reason: 'x'.repeat(101) }],
  ['store.getDebit', { debitId: { $regex: '.*' } }],
  ['store.getDebit', { debitId: 'capture:x' }],
  ['store.verifyPickup', { code: { $ne: null } }],
  ['store.verifyPickup', { code: 'x'.repeat(65) }],
  ['store.grantPoints', { scanId: 'x', points: Infinity, reason: 'x' }],
  ['store.giveTier', { scanId: 'x', tierCode: { $ne: '' }, until: '2026-04-01', reason: 'x' }],
  ['store.giveTier', { scanId: 'x', tierCode: 'gilt', until: '2026-02-30', reason: 'x' }],
  ['store.giveTier', { scanId: 'x', tierCode: 'gilt', until: '2026-04-01', reason: '' }],
  ['store.decideApproval', { entryId: 'grant:x', approve: 'yes', reason: 'x' }],
  ['store.withdrawDebit', { debitId: { $gt: '' } }],
  ['store.withdrawDebit', { debitId: 'debit:a b' }],
  ['store.getToday', { storeId: '../../x' }],
  ['store.getToday', { cursor: '1:staff:x' }],
])('%s with %p is an invalid request', async (action, data) => {
  const reply = await cloud.raw('store', { action, data, requestId: 'r-1' }, clerk);
  expect(reply).toMatchObject({ ok: false, error: { code: 'request.invalid' } });
});

it.each<[string, object]>([
  ['store.confirmDebit', { debitId: { $gt: '' } }],
  ['store.declineDebit', { debitId: 'x' }],
  [
    'store.claimPoints',
    { storeId: 'zongdian', businessDate: '2026-02-30', billNumber: 'A', amountFen: 1 },
  ],
  [
    'store.claimPoints',
    { storeId: { $ne: '' }, businessDate: '2026-03-02', billNumber: 'A', amountFen: 1 },
  ],
])('%s with %p is an invalid request', async (action, data) => {
  const reply = await cloud.raw('member', { action, data, requestId: 'r-1' }, member);
  expect(reply).toMatchObject({ ok: false, error: { code: 'request.invalid' } });
});

it.each([
  'store.recordPurchase',
  'store.recordBill',
  'store.proposeDebit',
  'store.withdrawDebit',
  'store.undo',
  'store.grantPoints',
  'store.giveTier',
  'store.decideApproval',
  'store.verifyPickup',
])('%s is not done without a request id, nor through the function for members', async (action) => {
  const data = { scanId, billNumber: 'A', amountFen: 100 };
  expect(await cloud.raw('store', { action, data }, clerk)).toMatchObject({
    error: { code: 'request.invalid' },
  });
  expect(await cloud.raw('member', { action, data, requestId: 'r-1' }, clerk)).toMatchObject({
    error: { code: 'request.unknown_action' },
  });
  expect(all(cloud, 'bills')).toEqual([]);
});

it.each(['store.confirmDebit', 'store.declineDebit', 'store.claimPoints', 'store.listDebits'])(
  '%s is not asked of the function for staff',
  async (action) => {
    expect(await cloud.raw('store', { action, data: {}, requestId: 'r-1' }, clerk)).toMatchObject({
      error: { code: 'request.unknown_action' },
    });
  },
);
