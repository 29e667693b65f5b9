import type { Bill } from '#shared/store/purchase/model';
import { parseBillCode } from '#shared/store/claim/rules';
import { dayMs, type Cloud } from '../../harness';
import { all, auditOf, buy, closeTill, dataOf, openTill } from './till';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await openTill();
});
afterEach(() => closeTill(cloud));

const bill = { billNumber: 'A-001', amountFen: 12_850 };
const receipt = { storeId: 'zongdian', businessDate: '2026-03-02', ...bill };

describe('a bill without a member', () => {
  it('is recorded with a code for the receipt, and claimed by who holds it', async () => {
    const recorded = dataOf(await cloud.staff('clerk', 'store.recordBill', bill));
    expect(recorded).toMatchObject({
      entryId: 'bill:zongdian:2026-03-02:A-001',
      billCode: 'JDB.zongdian.2026-03-02.A-001.12850',
      claimUntilMs: Date.parse('2026-03-09T16:00:00.000Z'),
    });
    expect(parseBillCode(recorded.billCode)).toEqual(receipt);
    cloud.nowMs += dayMs;
    const claimed = dataOf(await cloud.member('xiaoman', 'store.claimPoints', receipt));
    expect(claimed).toMatchObject({
      pointsAwarded: 128,
      entryId: recorded.entryId,
      spendableOn: '2026-03-09',
    });
    expect(dataOf(await cloud.member('xiaoman', 'store.claimPoints', receipt))).toEqual(claimed);
    expect(await cloud.entries('xiaoman')).toHaveLength(1);
    expect(auditOf(cloud, 'store.recordBill')).toHaveLength(1);
  });

  it('earns nothing for the parts that the clerk named as excluded', async () => {
    const lines = [{ category: '礼品卡', amountFen: 2_800 }];
    dataOf(await cloud.staff('clerk', 'store.recordBill', { ...bill, lines }));
    const claimed = dataOf(await cloud.member('xiaoman', 'store.claimPoints', receipt));
    expect(claimed.pointsAwarded).toBe(100);
  });

  it('goes to one of two who hold it at the same instant', async () => {
    dataOf(await cloud.staff('clerk', 'store.recordBill', bill));
    const replies = await Promise.all([
      cloud.member('xiaoman', 'store.claimPoints', receipt),
      cloud.member('ayuan', 'store.claimPoints', receipt),
    ]);
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
    expect(replies.find((reply) => !reply.ok)).toMatchObject({
      error: { code: 'store.claim_taken' },
    });
    expect(await cloud.bookFault('ayuan')).toBeNull();
  });

  it('answers one request that was sent three times at once the same each time', async () => {
    dataOf(await cloud.staff('clerk', 'store.recordBill', bill));
    const replies = await Promise.all(
      [1, 2, 3].map(() => cloud.member('xiaoman', 'store.claimPoints', receipt, 'c-1')),
    );
    expect(replies.map((reply) => dataOf(reply).pointsAwarded)).toEqual([128, 128, 128]);
    expect(await cloud.entries('xiaoman')).toHaveLength(1);
  });

  it('goes to the member whom the clerk scans afterwards, once', async () => {
    dataOf(await cloud.staff('manager', 'store.recordBill', bill, 'b-1'));
    expect(dataOf(await buy(cloud, 'xiaoman', bill)).pointsAwarded).toBe(128);
    expect(all<Bill>(cloud, 'bills')).toMatchObject([
      { state: 'linked', linked: { staffName: '店员 clerk' } },
    ]);
    expect(await cloud.member('ayuan', 'store.claimPoints', receipt)).toMatchObject({
      error: { code: 'store.claim_taken' },
    });
    expect(dataOf(await cloud.staff('manager', 'store.recordBill', bill, 'b-1'))).toMatchObject({
      billNumber: 'A-001',
    });
    expect(await cloud.staff('manager', 'store.recordBill', bill, 'b-2')).toMatchObject({
      error: { code: 'store.bill_taken' },
    });
  });

  it('is the clerk’s and the member’s at the same instant: credited once', async () => {
    dataOf(await cloud.staff('clerk', 'store.recordBill', bill));
    const replies = await Promise.all([
      buy(cloud, 'xiaoman', bill),
      cloud.member('ayuan', 'store.claimPoints', receipt),
    ]);
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
    const owners = all<Bill>(cloud, 'bills').map(({ memberId }) => memberId);
    expect(owners).toEqual([cloud.memberId(replies[0].ok ? 'xiaoman' : 'ayuan')]);
  });

  it('can be claimed by somebody who was no member before', async () => {
    dataOf(await cloud.staff('clerk', 'store.recordBill', bill));
    expect(dataOf(await cloud.member('new', 'store.claimPoints', receipt)).pointsAwarded).toBe(128);
    expect(await cloud.bookFault('new')).toBeNull();
  });

  it('can be claimed to the end of the seventh day after', async () => {
    dataOf(await cloud.staff('clerk', 'store.recordBill', bill));
    const { billNumber, ...rest } = receipt;
    dataOf(await cloud.staff('clerk', 'store.recordBill', { ...bill, billNumber: '2' }));
    cloud.nowMs = Date.parse('2026-03-09T16:00:00.000Z') - 1;
    dataOf(await cloud.member('xiaoman', 'store.claimPoints', receipt));
    cloud.nowMs += 1;
    const late = { ...rest, billNumber: '2' };
    expect(await cloud.member('xiaoman', 'store.claimPoints', late)).toMatchObject({
      error: { code: 'store.claim_too_late', days: 7 },
    });
    expect(billNumber).toBe('A-001');
  });
});

describe('a claim', () => {
  it.each([
    ['another amount', { amountFen: 12_851 }],
    ['another number', { billNumber: 'A-002' }],
    ['another date', { businessDate: '2026-03-01' }],
    ['another store', { storeId: 'wanxiang' }],
  ])('with %s finds nothing', async (_, other) => {
    dataOf(await cloud.staff('clerk', 'store.recordBill', bill));
    expect(
      await cloud.member('xiaoman', 'store.claimPoints', { ...receipt, ...other }),
    ).toMatchObject({ error: { code: 'store.claim_not_found' } });
    expect(all<Bill>(cloud, 'bills')).toMatchObject([{ state: 'unlinked' }]);
  });

  it('of what was undone finds nothing', async () => {
    const { entryId } = dataOf(await cloud.staff('clerk', 'store.recordBill', bill));
    expect(
      dataOf(await cloud.staff('clerk', 'store.undo', { entryId, reason: '重复' })),
    ).toMatchObject({ netPoints: 0 });
    expect(await cloud.member('xiaoman', 'store.claimPoints', receipt)).toMatchObject({
      error: { code: 'store.claim_not_found' },
    });
  });

  it('can be tried ten times a day, however many come at once', async () => {
    dataOf(await cloud.staff('clerk', 'store.recordBill', bill));
    const guesses = Array.from({ length: 30 }, (_, index) =>
      cloud.member('xiaoman', 'store.claimPoints', { ...receipt, amountFen: index + 1 }),
    );
    const codes = (await Promise.all(guesses)).map((reply) => (reply.ok ? 'ok' : reply.error.code));
    expect(codes.filter((code) => code === 'store.claim_not_found')).toHaveLength(10);
    expect(codes.filter((code) => code === 'store.claim_too_often')).toHaveLength(20);
    expect(await cloud.member('xiaoman', 'store.claimPoints', receipt)).toMatchObject({
      error: { code: 'store.claim_too_often' },
    });
    cloud.nowMs += dayMs;
    dataOf(await cloud.member('xiaoman', 'store.claimPoints', receipt));
  });

  it('of one’s own counter is refused', async () => {
    dataOf(await cloud.staff('clerk', 'store.recordBill', bill));
    expect(await cloud.member('manager', 'store.claimPoints', receipt)).toMatchObject({
      error: { code: 'store.own_account' },
    });
  });
});
