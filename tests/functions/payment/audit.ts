import type { Payment } from '#shared/payment/model';

/** What is wrong with the payments of a shop, or null: invariants over everything stored. */
export function findPaymentFault(stored: readonly unknown[]): string | null {
  const payments = stored as readonly Payment[];
  const transactions = payments.flatMap(({ transactionId }) => transactionId ?? []);
  if (new Set(transactions).size < transactions.length) return 'a transaction pays two orders';
  const refundNumbers = payments.flatMap(({ refunds }) => refunds.map((one) => one.outRefundNo));
  if (new Set(refundNumbers).size < refundNumbers.length) return 'a refund number is used twice';
  const evidence = payments.flatMap(({ evidence: one }) =>
    one?.by === 'notification' ? [one.id] : [],
  );
  if (new Set(evidence).size < evidence.length) return 'a notification pays two orders';
  for (const payment of payments) {
    const fault = faultOf(payment);
    if (fault !== null) return `${payment.outTradeNo}: ${fault}`;
  }
  return null;
}

function faultOf(payment: Payment): string | null {
  const { state, transactionId, amountFen, refundableFen, refunds, paidAtMs } = payment;
  const isPaid = state === 'paid';
  if (isPaid !== (transactionId !== null) || isPaid !== (paidAtMs !== null)) return 'half paid';
  const given = refunds
    .filter((refund) => refund.state !== 'closed')
    .reduce((sum, refund) => sum + refund.amountFen, 0);
  if (refundableFen !== (isPaid ? amountFen - given : 0)) return 'refunds do not add up';
  return refundableFen < 0 ? 'more given back than paid' : null;
}
