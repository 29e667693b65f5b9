import { accept, refuse, type Refusal, type Result } from '#shared/kernel/result';
import type { OutTradeNo, Payment, PaymentEvidence } from '#shared/payment/model';
import { checkMerchant, checkPaid, type PaidFacts, type PaidMismatch } from '#shared/payment/rules';
import type { Call } from '../../_kit/action';
import type { PaidDecision, PaymentSubjects } from '../../_kit/payment';
import { sendRefund } from './refund';
import { findPayment, movePayment, takePaid } from './repository';

export type ApplyRefusal = PaidMismatch | Refusal<'payment.unknown'>;

/**
 * Takes WeChat's word that money has come, however often and in whatever order it is said, and sees
 * to it that the subject's feature knows. Source: docs/domain/payment.md, rules 4 and 5.
 */
export async function applyPaid(
  call: Call,
  subjects: PaymentSubjects,
  facts: PaidFacts,
  evidence: PaymentEvidence,
): Promise<Result<Payment, ApplyRefusal>> {
  const { account } = call.ports.pay;
  if (!account) return refuse({ code: 'payment.unknown' });
  const forUs = checkMerchant(facts, account);
  if (!forUs.ok) return forUs;
  const taken = await takePaid(call, facts, evidence);
  if (taken) return accept(await settle(call, subjects, taken));

  const standing = await findPayment(call, facts.outTradeNo as OutTradeNo);
  if (!standing) return refuse({ code: 'payment.unknown' });
  const matches = checkPaid(standing, facts, account);
  if (!matches.ok) return matches;
  return accept(standing.settledAtMs === null ? await settle(call, subjects, standing) : standing);
}

/** Notes money that WeChat told us of on our own question; `jobs` tells the subject. */
export async function takeKnownPayment(call: Call, facts: PaidFacts): Promise<boolean> {
  const { account } = call.ports.pay;
  if (!account || !checkMerchant(facts, account).ok) return false;
  return (await takePaid(call, facts, { by: 'query' })) !== null;
}

/** Tells the subject of the money, then notes that it knows: dying in between tells it again. */
export async function settle(
  call: Call,
  subjects: PaymentSubjects,
  paid: Payment,
): Promise<Payment> {
  const decision = await subjects[paid.subject.kind].onPaid(call, paid);
  let standing: Payment | null = paid;
  while (standing?.settledAtMs === null) {
    const settled = await movePayment(call, standing, settledBy(call, standing, decision));
    if (settled) return sendPromised(call, settled, decision);
    // A refund was promised meanwhile, or another settled it.
    standing = await findPayment(call, paid.outTradeNo);
  }
  if (!standing) throw new Error(`payment ${paid.outTradeNo} is gone`);
  return standing;
}

function settledBy(call: Call, payment: Payment, decision: PaidDecision): Payment {
  const settled: Payment = { ...payment, settledAtMs: call.nowMs, tries: 0 };
  if (decision.is === 'keep' || payment.refundableFen === 0) return settled;
  const { outRefundNo, reason } = decision;
  if (payment.refunds.some((refund) => refund.outRefundNo === outRefundNo)) return settled;
  const promised = {
    outRefundNo,
    amountFen: payment.refundableFen,
    reason,
    state: 'requested',
    requestedAtMs: call.nowMs,
    succeededAtMs: null,
  } as const;
  return {
    ...settled,
    refunds: [...payment.refunds, promised],
    refundableFen: 0 as Payment['refundableFen'],
  };
}

async function sendPromised(
  call: Call,
  payment: Payment,
  decision: PaidDecision,
): Promise<Payment> {
  if (decision.is === 'keep') return payment;
  const { outRefundNo } = decision;
  const promised = payment.refunds.find((refund) => refund.outRefundNo === outRefundNo);
  return promised?.state === 'requested' ? sendRefund(call, payment, promised) : payment;
}
