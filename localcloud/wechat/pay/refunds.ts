import { refused, rfc3339, type Answer, type ApiParts } from './answer';
import type { Trade, TradeRefund } from './books';
import { randomHex } from './messages';

/** How long a bank takes here for a refund. */
const REFUND_MS = 3_000;

/** Begins a refund, or gives the standing one of that number again. */
export function refundOrder(
  data: Record<string, unknown>,
  { books, nowMs, random }: ApiParts,
): Answer {
  const { out_trade_no: outTradeNo, out_refund_no: outRefundNo, notify_url: notifyUrl } = data;
  const { refund, total, currency } = (data.amount ?? {}) as Record<string, unknown>;
  if (typeof outRefundNo !== 'string' || !/^[\w*|@-]{1,64}$/.test(outRefundNo))
    return refused(400, 'PARAM_ERROR', 'out_refund_no');
  const trade = books.trades.get(String(outTradeNo));
  if (!trade || (trade.state !== 'SUCCESS' && trade.state !== 'REFUND'))
    return refused(404, 'RESOURCE_NOT_EXISTS', '订单不存在或未支付');
  const standing = books.refunds.get(outRefundNo);
  if (standing) {
    const isSame = standing.outTradeNo === outTradeNo && standing.refundFen === refund;
    if (!isSame) return refused(400, 'INVALID_REQUEST', '退款单号重复，参数不一致');
    return [200, refundFacts(standing, trade)];
  }
  const given = [...books.refunds.values()]
    .filter((one) => one.outTradeNo === outTradeNo && one.status !== 'CLOSED')
    .reduce((sum, one) => sum + one.refundFen, 0);
  const fits = Number.isSafeInteger(refund) && Number(refund) > 0 && total === trade.totalFen;
  if (!fits || currency !== 'CNY') return refused(400, 'PARAM_ERROR', '金额错误');
  if (given + Number(refund) > trade.totalFen)
    return refused(403, 'NOT_ENOUGH', '退款金额大于可退金额');
  const made: TradeRefund = {
    ...{ outRefundNo, outTradeNo: trade.outTradeNo, refundFen: Number(refund) },
    refundId: `5${randomHex(random, 14)}`,
    notifyUrl: typeof notifyUrl === 'string' ? notifyUrl : trade.notifyUrl,
    status: 'PROCESSING',
    createdAtMs: nowMs(),
    dueMs: nowMs() + REFUND_MS,
  };
  books.saveRefund(made);
  books.saveTrade({ ...trade, state: 'REFUND' });
  return [200, refundFacts(made, trade)];
}

/** What became of a refund. */
export function queryRefund(outRefundNo: string, { books }: ApiParts): Answer {
  const refund = books.refunds.get(outRefundNo);
  const trade = refund && books.trades.get(refund.outTradeNo);
  if (!trade) return refused(404, 'RESOURCE_NOT_EXISTS', '退款单不存在');
  return [200, refundFacts(refund, trade)];
}

/** What WeChat says of a refund in an answer. */
export function refundFacts(refund: TradeRefund, trade: Trade): Record<string, unknown> {
  return {
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    transaction_id: trade.transactionId,
    out_trade_no: trade.outTradeNo,
    channel: 'ORIGINAL',
    user_received_account: '支付用户零钱',
    create_time: rfc3339(refund.createdAtMs),
    ...(refund.status === 'SUCCESS' && { success_time: rfc3339(refund.dueMs) }),
    status: refund.status,
    funds_account: 'UNAVAILABLE',
    amount: {
      ...{ total: trade.totalFen, refund: refund.refundFen, currency: 'CNY' },
      ...{ payer_total: trade.totalFen, payer_refund: refund.refundFen },
    },
  };
}
