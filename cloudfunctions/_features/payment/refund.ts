import { accept, refuse, type Result } from '#shared/kernel/result';
import type { OutRefundNo, OutTradeNo, Payment, Refund } from '#shared/payment/model';
import {
  checkRefund,
  decideRefundMove,
  type RefundFacts,
  type RefundMismatch,
} from '#shared/payment/rules';
import type { Call } from '../../_kit/action';
import type { Payments, PaymentSubjects } from '../../_kit/payment';
import { findPayment, movePayment, reserveRefund } from './repository';
import { NoPayAnswer } from './wechatpay/client';
import { askRefund } from './wechatpay/orders';

/** Promises first, asks second: what was promised is never forgotten. Source: payment.md, rule 7. */
export const refundPayment: Payments['refundPayment'] = async (call, wish) => {
  const { outTradeNo, outRefundNo, amountFen, reason } = wish;
  if (amountFen < 1) throw new RangeError('a refund of nothing');
  const wanted: Refund = {
    ...{ outRefundNo, amountFen, reason },
    state: 'requested',
    requestedAtMs: call.nowMs,
    succeededAtMs: null,
  };
  const reserved = await reserveRefund(call, outTradeNo, wanted);
  const payment = reserved ?? (await findPayment(call, outTradeNo));
  if (payment?.state !== 'paid') return refuse({ code: 'payment.not_paid' });
  const refund = refundOf(payment, outRefundNo);
  if (!refund) return refuse({ code: 'payment.refund_exceeds_paid' });
  if (refund.amountFen !== amountFen) throw new Error(`${outRefundNo} is for another amount`);
  if (refund.state !== 'requested') return accept({ state: refund.state });
  const sent = await sendRefund(call, payment, refund);
  return accept({ state: refundOf(sent, outRefundNo)?.state ?? refund.state });
};

const refundOf = (payment: Payment, outRefundNo: OutRefundNo): Refund | undefined =>
  payment.refunds.find((refund) => refund.outRefundNo === outRefundNo);

/**
 * Asks WeChat for a promised refund. A refund that is through at once is left `processing`: the
 * subject's feature is not at hand here, `jobs` and the notification bring it to its end.
 */
export async function sendRefund(call: Call, payment: Payment, refund: Refund): Promise<Payment> {
  const { account } = call.ports.pay;
  if (!account) return payment;
  let facts: RefundFacts;
  try {
    facts = await askRefund(call, account, payment, refund);
  } catch (error) {
    // The promise stands and `jobs` repeats it under the same number.
    if (error instanceof NoPayAnswer) return payment;
    throw error;
  }
  const checked = checkRefund(payment, facts, account);
  if (!checked.ok) throw new Error(`refund ${refund.outRefundNo}: ${checked.error.code}`);
  const status = facts.status === 'SUCCESS' ? 'PROCESSING' : facts.status;
  const moved = decideRefundMove(payment, refund, status, call.nowMs);
  return (moved && (await movePayment(call, payment, moved))) ?? payment;
}

/** Takes WeChat's word on a refund; the subject's feature hears of a success before it is noted. */
export async function applyRefund(
  call: Call,
  subjects: PaymentSubjects,
  facts: RefundFacts,
): Promise<Result<Payment, RefundMismatch>> {
  const { account } = call.ports.pay;
  for (;;) {
    const payment = await findPayment(call, facts.outTradeNo as OutTradeNo);
    if (!payment || !account) return refuse({ code: 'payment.unknown_refund' });
    const checked = checkRefund(payment, facts, account);
    if (!checked.ok) return checked;
    const moved = decideRefundMove(payment, checked.value, facts.status, call.nowMs);
    if (!moved) return accept(payment);
    const refund = refundOf(moved, checked.value.outRefundNo);
    if (refund?.state === 'succeeded') {
      await subjects[payment.subject.kind].onRefunded(call, moved, refund);
    }
    const saved = await movePayment(call, payment, moved);
    if (saved) return accept(saved);
  }
}
