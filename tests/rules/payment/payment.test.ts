import { toFen } from '#shared/kernel/amounts';
import { decideRetry, failedRefundAtMs, standingRefunds } from '#shared/payment/failed';
import type { OutRefundNo, OutTradeNo, Payment, Refund } from '#shared/payment/model';
import { decideRefundMove, statesBefore } from '#shared/payment/rules';

const outTradeNo = 'a'.repeat(32) as OutTradeNo;
const no = (end: string) => `${outTradeNo}-${end}` as OutRefundNo;

function refund(end: string, state: Refund['state'], more: Partial<Refund> = {}): Refund {
  return {
    ...{ outRefundNo: no(end), amountFen: toFen(1_990), reason: 'groupbuy.team_failed', state },
    ...{ requestedAtMs: 5, succeededAtMs: null },
    ...more,
  };
}

function paid(refundableFen: number, ...refunds: Refund[]): Payment {
  return {
    outTradeNo,
    subject: { kind: 'groupbuy', orderId: 'order-1' },
    ...{ state: 'paid', amountFen: toFen(1_990), openid: 'o', prepayId: 'p' },
    ...{ createdAtMs: 1, expiresAtMs: 2, transactionId: '4', paidAtMs: 2, settledAtMs: 3 },
    ...{ evidence: { by: 'query' }, refundableFen: toFen(refundableFen), refunds },
    ...{ tries: 4, nextAttemptAtMs: null, revision: 7 },
  };
}

const asked = (requestId = 'r-1', atMs = 9) => ({
  by: { staffId: 'm_1', staffName: '林姐', requestId, atMs },
  storeId: 'zongdian',
});

it.each([
  // Money that came is a fact, whatever was agreed about the payment before.
  ['paid', ['open', 'closing', 'closed']],
  ['closed', ['open', 'closing']],
  ['closing', ['open']],
  ['open', []],
] as const)('a payment becomes %s from %j only', (state, before) => {
  expect([...statesBefore(state)].sort()).toEqual([...before].sort());
});

describe('a refund asked for anew', () => {
  it('has the number that follows from the one that was closed', () => {
    const first = decideRetry(paid(1_990, refund('1', 'closed')), no('1'), asked());
    expect(first).toMatchObject({
      value: {
        retry: { outRefundNo: no('1-2'), amountFen: 1_990, state: 'requested' },
        payment: { refundableFen: 0, tries: 0, retriedAtMs: 9 },
      },
    });
    const again = refund('1-2', 'closed', { again: { of: no('1'), ...asked() } });
    const second = decideRetry(paid(1_990, refund('1', 'closed'), again), no('1-2'), asked('r-2'));
    expect(second).toMatchObject({ value: { retry: { outRefundNo: no('1-3') } } });
  });

  it('is never more than what was paid and has not gone back', () => {
    const twice = paid(0, refund('1', 'closed'), refund('2', 'succeeded'));
    expect(decideRetry(twice, no('1'), asked())).toEqual({
      ok: false,
      error: { code: 'payment.refund_exceeds_paid' },
    });
  });

  it.each([
    ['requested', 'payment.refund_not_failed'],
    ['processing', 'payment.refund_not_failed'],
    ['succeeded', 'payment.refund_not_failed'],
    ['abnormal', 'payment.refund_abnormal'],
  ] as const)('is refused while the other is %s', (state, code) => {
    expect(decideRetry(paid(1_990, refund('1', state)), no('1'), asked())).toMatchObject({
      error: { code },
    });
  });

  it('is asked for once: the same request hears it again, another hears who was first', () => {
    const retry = refund('1-2', 'processing', { again: { of: no('1'), ...asked() } });
    const payment = paid(0, refund('1', 'closed'), retry);
    expect(decideRetry(payment, no('1'), asked('r-1', 50))).toMatchObject({
      value: { retry: { outRefundNo: no('1-2') }, payment: null },
    });
    expect(decideRetry(payment, no('1'), asked('r-2', 50))).toEqual({
      ok: false,
      error: { code: 'payment.refund_retried', staffName: '林姐', atMs: 9 },
    });
    expect(standingRefunds(payment)).toEqual([retry]);
  });
});

it('a payment waits for somebody since its first refund failed, until that is asked for anew', () => {
  const payment = paid(0, refund('1', 'processing'));
  expect(failedRefundAtMs(payment)).toBeNull();
  const abnormal = decideRefundMove(payment, payment.refunds[0]!, 'ABNORMAL', 20)!;
  expect(failedRefundAtMs(abnormal)).toBe(20);
  const closed = decideRefundMove(abnormal, abnormal.refunds[0]!, 'CLOSED', 30)!;
  expect([failedRefundAtMs(closed), closed.refundableFen]).toEqual([20, 1_990]);
  const decided = decideRetry(closed, no('1'), asked());
  expect(decided.ok && decided.value.payment && failedRefundAtMs(decided.value.payment)).toBeNull();
  const mended = decideRefundMove(abnormal, abnormal.refunds[0]!, 'SUCCESS', 40)!;
  expect(failedRefundAtMs(mended)).toBeNull();
});
