import type { Team } from '#shared/groupbuy/model';
import { decidePayment, type PaymentOutcome } from '#shared/groupbuy/rules';
import { decideRefunded } from '#shared/groupbuy/settling';
import type { OrderId } from '#shared/kernel/ids';
import type { Payment } from '#shared/payment/model';
import { outRefundNoOf } from '#shared/payment/rules';
import type { Call } from '../../_kit/action';
import type { PaidDecision, PaymentSubject } from '../../_kit/payment';
import { changeTeam } from './change';
import { followUp } from './follow-up';
import { moveOrderTo } from './orders';
import type { GroupbuyPorts } from './ports';
import { refundReason } from './refund-reason';
import { findTeamOfOrder } from './team/repository';

/** What payment tells group-buy. */
export function groupbuySubject(ports: GroupbuyPorts): PaymentSubject {
  return {
    onPaid: (call, payment) => takePayment(call, ports, payment),
    onRefunded: (call, payment) => noteRefund(call, payment),
  };
}

/**
 * Money has come for a seat: the team's document decides whether it takes the seat or goes back. Told
 * again, it comes to the same end. Database calls: 3; the last one to pay completes the team.
 */
export async function takePayment(
  call: Call,
  ports: GroupbuyPorts,
  payment: Payment,
): Promise<PaidDecision> {
  const orderId = payment.subject.orderId as OrderId;
  const paidAtMs = payment.paidAtMs ?? call.nowMs;
  const read = await findTeamOfOrder(call, orderId);
  if (!read) return sendBack(call, payment, { is: 'refund', reason: 'paid_late' });
  let outcome: PaymentOutcome = { is: 'seat', team: null };
  const team = await changeTeam(call, read, (standing) => {
    outcome = decidePayment(standing, orderId, { paidAtMs, nowMs: call.nowMs });
    return outcome.is === 'seat' ? outcome.team : null;
  });
  return finish(call, ports, payment, team, outcome);
}

async function finish(
  call: Call,
  ports: GroupbuyPorts,
  payment: Payment,
  team: Team,
  outcome: PaymentOutcome,
): Promise<PaidDecision> {
  if (outcome.is === 'refund') return sendBack(call, payment, outcome);
  const orderId = payment.subject.orderId as OrderId;
  if (team.state === 'full') await followUp(call, ports, team, orderId);
  else {
    const patch = { nextCheckAtMs: null };
    const step = { expected: 'awaiting_payment', to: 'locked', by: 'payment', patch } as const;
    await moveOrderTo(call, orderId, step);
  }
  return { is: 'keep' };
}

/** The seat is gone: all of the money goes back, under the number that any refund of the order has. */
async function sendBack(
  call: Call,
  payment: Payment,
  { reason }: Extract<PaymentOutcome, { is: 'refund' }>,
): Promise<PaidDecision> {
  await moveOrderTo(call, payment.subject.orderId as OrderId, {
    expected: 'cancelled',
    to: 'refunding',
    by: 'payment',
    patch: { nextCheckAtMs: null },
  });
  return {
    is: 'refund',
    outRefundNo: outRefundNoOf(payment.outTradeNo),
    reason: refundReason(reason),
  };
}

/** A refund has reached who paid: the order and the seat say so. */
async function noteRefund(call: Call, payment: Payment): Promise<void> {
  const orderId = payment.subject.orderId as OrderId;
  await moveOrderTo(call, orderId, { expected: 'refunding', to: 'refunded', by: 'payment' });
  const team = await findTeamOfOrder(call, orderId);
  if (team) await changeTeam(call, team, (one) => decideRefunded(one, orderId, call.nowMs));
}
