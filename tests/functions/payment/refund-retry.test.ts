import type { AuditRow } from '#shared/store/audit/model';
import type { RefundEnd } from '../../../localcloud/wechat/pay';
import { TeamShop, hourMs } from '../groupbuy/fixture';
import type { Cloud, Crash } from '../harness';
import { CashShop, minuteMs } from '../mall/cashshop';
import { findPaymentFault } from './audit';
import { openStores } from '../people';

const open: Cloud[] = [];
afterEach(async () => {
  for (const cloud of open.splice(0)) await cloud.close();
});

/** A shop whose member has paid for two cups and cancelled; their refund ended as told. */
async function openCancelled(...ends: RefundEnd[]): Promise<CashShop> {
  const shop = await CashShop.open();
  open.push(shop.cloud);
  openStores(shop.cloud);
  const { orderId } = await shop.redeemAndPay();
  shop.cloud.pay.setRefundEnds(ends);
  await shop.cancel(orderId);
  await shop.live(10 * minuteMs);
  return shop;
}

const failedOf = async (cloud: Cloud, code = 'manager') => {
  const reply = await cloud.staff(code, 'payment.listFailedRefunds', {});
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.data.refunds;
};
const retry = (cloud: Cloud, outRefundNo: string, code = 'manager', requestId = 'retry-1') =>
  cloud.staff(code, 'payment.retryRefund', { outRefundNo }, requestId);
const rowsOf = (cloud: Cloud): AuditRow[] =>
  ((cloud.dump()['audit'] ?? []) as AuditRow[]).filter(
    ({ action, outcome }) => action === 'payment.retryRefund' && outcome === 'done',
  );
/** What WeChat has truly sent back. */
const backFen = (cloud: Cloud): number =>
  cloud.pay
    .list()
    .refunds.filter(({ status }) => status === 'SUCCESS')
    .reduce((sum, { refundFen }) => sum + refundFen, 0);

describe('a refund that WeChat closed', () => {
  it('waits for somebody, and the member is told that it is late', async () => {
    const shop = await openCancelled('CLOSED');
    const [payment] = shop.payments;
    expect(payment).toMatchObject({
      refundableFen: 1980,
      nextAttemptAtMs: null,
      refunds: [{ state: 'closed' }],
    });
    const outRefundNo = `${payment!.outTradeNo}-1`;
    expect(await failedOf(shop.cloud)).toMatchObject([
      { outRefundNo, title: '马克杯', amountFen: 1980, state: 'closed' },
    ]);
    expect(await shop.show(shop.order.orderId)).toMatchObject({
      refund: { amountFen: 1980, state: 'delayed' },
    });
    // Days pass: nothing asks again by itself, and nothing is broken.
    await shop.live(3 * 24 * hourMs, 12 * hourMs);
    expect(shop.cloud.pay.list().refunds).toHaveLength(1);
    expect(shop.breaches()).toEqual([]);
  });

  it('is asked for anew under the next number, and the money comes back once', async () => {
    const shop = await openCancelled('CLOSED');
    const [{ outRefundNo } = { outRefundNo: '' }] = await failedOf(shop.cloud);
    expect(await retry(shop.cloud, outRefundNo)).toMatchObject({
      ok: true,
      data: { outRefundNo: `${outRefundNo}-2`, amountFen: 1980, state: 'requested' },
    });
    expect(await failedOf(shop.cloud)).toEqual([]);
    await shop.live(10 * minuteMs);
    expect(shop.payments).toMatchObject([
      {
        refundableFen: 0,
        refunds: [
          { state: 'closed' },
          { state: 'succeeded', again: { of: outRefundNo, by: { staffName: '店员 manager' } } },
        ],
      },
    ]);
    expect(await shop.show(shop.order.orderId)).toMatchObject({ refund: { state: 'done' } });
    expect(backFen(shop.cloud)).toBe(1980);
    expect(rowsOf(shop.cloud)).toMatchObject([
      {
        role: 'manager',
        subject: { orderId: shop.order.orderId },
        before: { state: 'closed', outRefundNo },
        after: { state: 'requested', outRefundNo: `${outRefundNo}-2`, amountFen: 1980 },
      },
    ]);
    expect(shop.breaches()).toEqual([]);
  });

  it('may be closed again and again; each is asked for once, however many ask', async () => {
    const shop = await openCancelled('CLOSED', 'CLOSED');
    const [{ outRefundNo: first } = { outRefundNo: '' }] = await failedOf(shop.cloud);
    const askers = ['manager', 'finance', 'manager', 'finance'];
    const replies = await Promise.all(
      askers.map((code, index) => retry(shop.cloud, first, code, `at-once-${String(index)}`)),
    );
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    for (const reply of replies.filter(({ ok }) => !ok)) {
      expect(reply).toMatchObject({ error: { code: 'payment.refund_retried' } });
    }
    await shop.live(10 * minuteMs);
    expect(await failedOf(shop.cloud)).toMatchObject([{ outRefundNo: `${first}-2` }]);
    expect(await retry(shop.cloud, `${first}-2`, 'finance')).toMatchObject({
      data: { outRefundNo: `${first}-3` },
    });
    await shop.live(10 * minuteMs);
    expect(backFen(shop.cloud)).toBe(1980);
    expect(shop.cloud.pay.list().refunds.map(({ status }) => status)).toEqual([
      'SUCCESS',
      'CLOSED',
      'CLOSED',
    ]);
    expect(rowsOf(shop.cloud)).toHaveLength(2);
    expect(findPaymentFault(shop.payments)).toBeNull();
  });

  it('hears the first answer when the same request comes again', async () => {
    const shop = await openCancelled('CLOSED');
    const [{ outRefundNo } = { outRefundNo: '' }] = await failedOf(shop.cloud);
    const once = await retry(shop.cloud, outRefundNo);
    await shop.live(10 * minuteMs);
    expect(await retry(shop.cloud, outRefundNo)).toEqual(once);
    expect(shop.cloud.pay.list().refunds).toHaveLength(2);
    expect(rowsOf(shop.cloud)).toHaveLength(1);
  });

  it('keeps an account from being deleted until the money is back', async () => {
    const shop = await openCancelled('CLOSED');
    const preview = async () => {
      const reply = await shop.cloud.member('xiaoman', 'member.previewDeletion', {});
      if (!reply.ok) throw new Error(reply.error.code);
      return reply.data.blockers;
    };
    expect(await preview()).toEqual([{ kind: 'refund', count: 1 }]);
    const [{ outRefundNo } = { outRefundNo: '' }] = await failedOf(shop.cloud);
    await retry(shop.cloud, outRefundNo);
    await shop.live(10 * minuteMs);
    expect(await preview()).toEqual([]);
  });

  it('gives a seat of a team its money back like any other', async () => {
    const shop = await TeamShop.open();
    open.push(shop.cloud);
    openStores(shop.cloud);
    const seat = await shop.openTeam('ada');
    await shop.pay('ada', seat);
    shop.cloud.pay.setRefundEnds(['CLOSED']);
    await shop.live(26 * hourMs, hourMs);
    expect(shop.order(seat.orderId).state).toBe('refunding');
    const [{ outRefundNo, title } = { outRefundNo: '', title: '' }] = await failedOf(shop.cloud);
    expect(title).toBe('手冲咖啡');
    expect(await retry(shop.cloud, outRefundNo, 'finance')).toMatchObject({ ok: true });
    await shop.live(hourMs);
    expect(shop.order(seat.orderId).state).toBe('refunded');
    expect(backFen(shop.cloud)).toBe(1990);
  });
});

describe('asking again is refused, and nothing is written', () => {
  it.each([
    ['once it is through', ['SUCCESS'], 'payment.refund_not_failed'],
    ['while the money lies at WeChat', ['ABNORMAL'], 'payment.refund_abnormal'],
  ] as const)('%s', async (_when, ends, code) => {
    const shop = await openCancelled(...ends);
    const outRefundNo = `${shop.payments[0]!.outTradeNo}-1`;
    const before = shop.payments;
    expect(await retry(shop.cloud, outRefundNo)).toMatchObject({ error: { code } });
    expect(shop.payments).toEqual(before);
    expect(rowsOf(shop.cloud)).toEqual([]);
  });

  it('for a number of nobody’s, another store’s order, one’s own, and by who may not refund', async () => {
    const shop = await CashShop.open({ storeIds: ['zongdian'] });
    open.push(shop.cloud);
    const buyer = {
      code: 'xiaoman',
      name: '小满',
      role: 'manager',
      storeIds: ['zongdian'],
    } as const;
    openStores(shop.cloud, [buyer]);
    const { orderId } = await shop.redeemAndPay();
    shop.cloud.pay.setRefundEnds(['CLOSED']);
    await shop.cancel(orderId);
    await shop.live(10 * minuteMs);
    const outRefundNo = `${shop.payments[0]!.outTradeNo}-1`;
    const before = shop.payments;
    const refusals = [
      [`${'0'.repeat(32)}-1`, 'manager', 'payment.refund_not_found'],
      [`${outRefundNo}-7`, 'manager', 'payment.refund_not_found'],
      [outRefundNo, 'manager-b', 'staff.store_not_allowed'],
      [outRefundNo, 'xiaoman', 'store.own_account'],
      [outRefundNo, 'clerk', 'staff.role_not_allowed'],
      [outRefundNo, 'owner', 'staff.role_not_allowed'],
    ] as const;
    for (const [index, [number, code, refusal]] of refusals.entries()) {
      const reply = await retry(shop.cloud, number, code, `refused-${String(index)}`);
      expect(reply).toMatchObject({ error: { code: refusal } });
    }
    expect(await failedOf(shop.cloud, 'manager-b')).toEqual([]);
    expect(await failedOf(shop.cloud, 'finance')).toHaveLength(1);
    expect(shop.payments).toEqual(before);
  });
});

it('an abnormal refund that was mended in the merchant pages comes to its end by itself', async () => {
  const shop = await openCancelled('ABNORMAL');
  const [{ outRefundNo, state } = { outRefundNo: '', state: '' }] = await failedOf(shop.cloud);
  expect(state).toBe('abnormal');
  expect(shop.cloud.pay.mendRefund(outRefundNo)).toBe(true);
  await shop.live(10 * minuteMs);
  expect(await failedOf(shop.cloud)).toEqual([]);
  expect(await shop.show(shop.order.orderId)).toMatchObject({ refund: { state: 'done' } });
  expect(backFen(shop.cloud)).toBe(1980);
});

describe('database calls', () => {
  it('are three for the list and six for asking again, audit row included', async () => {
    const shop = await openCancelled('CLOSED');
    // Warm: rules and deletions are in the process.
    await shop.cloud.staff('manager', 'store.getToday', {});
    const [{ outRefundNo } = { outRefundNo: '' }] = await failedOf(shop.cloud);
    expect(shop.cloud.logs.at(-1)?.databaseCalls).toBe(3);
    await retry(shop.cloud, outRefundNo);
    expect(shop.cloud.logs.at(-1)?.databaseCalls).toBe(6);
    expect(shop.cloud.warnings).toEqual([]);
  });
});

const crashes = [1, 2, 3, 4, 5, 6].flatMap((atCall): Crash[] => [
  { atCall, moment: 'before' },
  { atCall, moment: 'after' },
]);

describe.each(crashes)('asking again that dies $moment its database call $atCall', (crash) => {
  it('asks once and is written down once, whether it is repeated or not', async () => {
    const shop = await openCancelled('CLOSED');
    const [{ outRefundNo } = { outRefundNo: '' }] = await failedOf(shop.cloud);
    shop.cloud.crashAt(crash);
    await retry(shop.cloud, outRefundNo);
    shop.cloud.heal();
    await shop.live(4 * minuteMs);
    await shop.cloud.timer('repair-audit');
    const isAsked = shop.payments[0]!.refunds.length === 2;
    // The row says where it was asked for, also where the job has made up for it.
    const row = { storeId: 'zongdian', after: { outRefundNo: `${outRefundNo}-2` } };
    expect(rowsOf(shop.cloud)).toMatchObject(isAsked ? [row] : []);

    expect(await retry(shop.cloud, outRefundNo)).toMatchObject({ ok: true });
    await shop.live(10 * minuteMs);
    expect(rowsOf(shop.cloud)).toHaveLength(1);
    expect(backFen(shop.cloud)).toBe(1980);
    expect(await shop.cloud.timer('check-audit')).toMatchObject({ data: { faults: 0 } });
  });
});
