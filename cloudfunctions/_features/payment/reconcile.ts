import type { Payment, Refund } from '#shared/payment/model';
import type { Call } from '../../_kit/action';
import type { PaymentSubjects } from '../../_kit/payment';
import type { MerchantAccount } from '../../_kit/wechatpay';
import type { TimerReport } from '../../_kit/timer';
import { closeAtWechat } from './close';
import { applyRefund, sendRefund } from './refund';
import { beginClosing, listDuePayments, movePayment } from './repository';
import { applyPaid, settle } from './settle';
import { NoPayAnswer } from './wechatpay/client';
import { askRefundState, askTrade } from './wechatpay/orders';

/** Bounds one run well inside the function's time limit of a minute. */
const paymentsPerRun = 100;
const longestRunMs = 40_000;

/**
 * Looks after every payment that something is left to do for: one whose notification did not come,
 * one the subject was not told of, one to be closed, a refund that is not through. Each is taken by
 * moving its next look ahead, so two runs at once do not both have it.
 */
export async function reconcilePayments(
  call: Call,
  subjects: PaymentSubjects,
): Promise<TimerReport> {
  const { account } = call.ports.pay;
  const report = { looked: 0, unanswered: 0 };
  if (!account) return report;
  const errors: unknown[] = [];
  for (const due of await listDuePayments(call, paymentsPerRun)) {
    if (call.ports.now() - call.nowMs > longestRunMs) break;
    const payment = await movePayment(call, due, { ...due, tries: due.tries + 1 });
    if (!payment) continue;
    report.looked += 1;
    try {
      await attend(call, subjects, account, payment);
    } catch (error) {
      if (error instanceof NoPayAnswer) report.unanswered += 1;
      // One that fails must not keep the others waiting: thrown when all are done.
      else errors.push(error);
    }
  }
  if (errors.length > 0)
    throw new AggregateError(errors, 'some payments could not be looked after');
  return report;
}

async function attend(
  call: Call,
  subjects: PaymentSubjects,
  account: MerchantAccount,
  payment: Payment,
): Promise<void> {
  switch (payment.state) {
    case 'open':
      return attendOpen(call, subjects, account, payment);
    case 'closing':
      await closeAtWechat(call, payment);
      return;
    case 'paid':
      if (payment.settledAtMs === null) await settle(call, subjects, payment);
      for (const refund of payment.refunds)
        await attendRefund(call, subjects, account, { payment, refund });
      return;
    case 'closed':
      return;
  }
}

async function attendOpen(
  call: Call,
  subjects: PaymentSubjects,
  account: MerchantAccount,
  payment: Payment,
): Promise<void> {
  const trade = await askTrade(call, account, payment.outTradeNo);
  if (trade.is === 'paid') {
    const applied = await applyPaid(call, subjects, trade.facts, { by: 'query' });
    if (!applied.ok) throw new Error(`payment ${payment.outTradeNo}: ${applied.error.code}`);
  } else if (trade.is === 'closed') {
    await movePayment(call, payment, { ...payment, state: 'closed' });
  } else if (payment.expiresAtMs <= call.nowMs) {
    const closing = await beginClosing(call, payment.outTradeNo);
    if (closing) await closeAtWechat(call, closing);
  }
}

async function attendRefund(
  call: Call,
  subjects: PaymentSubjects,
  account: MerchantAccount,
  { payment, refund }: { payment: Payment; refund: Refund },
): Promise<void> {
  if (refund.state === 'succeeded' || refund.state === 'closed') return;
  const facts = await askRefundState(call, account, refund.outRefundNo);
  if (facts === null) {
    await sendRefund(call, payment, refund);
    return;
  }
  const applied = await applyRefund(call, subjects, facts);
  if (!applied.ok) throw new Error(`refund ${refund.outRefundNo}: ${applied.error.code}`);
}
