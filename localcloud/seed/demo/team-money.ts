import type { Payment } from '#shared/payment/model';
import type { SeedParts } from '../parts';

/** What a paid order is called on the payer's bill. */
const description = '拼团';

/** Writes a payment, and what went back of it, into the books of the WeChat Pay that stands beside the shop. */
export function noteAtWechat(books: SeedParts['payBooks'], payment: Payment): void {
  const { outTradeNo, openid, amountFen, expiresAtMs, transactionId, paidAtMs, refunds } = payment;
  books.saveTrade({
    ...{ outTradeNo, openid, expiresAtMs, transactionId, paidAtMs, description },
    prepayId: payment.prepayId,
    totalFen: amountFen,
    notifyUrl: '',
    state: refunds.length === 0 ? 'SUCCESS' : 'REFUND',
  });
  for (const { outRefundNo, amountFen: refundFen, requestedAtMs, succeededAtMs } of refunds) {
    books.saveRefund({
      ...{ outRefundNo, outTradeNo, refundFen },
      refundId: `5${outRefundNo.slice(0, 28)}`,
      notifyUrl: '',
      status: 'SUCCESS',
      createdAtMs: requestedAtMs,
      dueMs: succeededAtMs ?? requestedAtMs,
    });
  }
}
