import { noOrder, refused, rfc3339, type Answer, type ApiParts } from './answer';
import type { Trade } from './books';
import type { PayKeys } from './keys';
import { randomHex } from './messages';

/** Opens a payment, or gives the standing one again. */
export function prepay(
  data: Record<string, unknown>,
  { books, keys, nowMs, random }: ApiParts,
): Answer {
  const { out_trade_no: outTradeNo, description, notify_url: notifyUrl } = data;
  const { total, currency = 'CNY' } = (data.amount ?? {}) as Record<string, unknown>;
  const { openid } = (data.payer ?? {}) as Record<string, unknown>;
  const { time_expire: expires } = data;
  const expiresAtMs = typeof expires === 'string' ? Date.parse(expires) : null;
  if (data.appid !== keys.appid || data.mchid !== keys.mchid)
    return refused(400, 'APPID_MCHID_NOT_MATCH', 'appid 和 mchid 不匹配');
  const isWhole =
    typeof outTradeNo === 'string' &&
    /^[\w*|-]{6,32}$/.test(outTradeNo) &&
    typeof description === 'string' &&
    Buffer.byteLength(description) <= 127 &&
    typeof notifyUrl === 'string' &&
    typeof openid === 'string' &&
    Number.isSafeInteger(total) &&
    Number(total) > 0 &&
    currency === 'CNY';
  if (!isWhole) return refused(400, 'PARAM_ERROR', '参数错误');
  if (expiresAtMs !== null && !(expiresAtMs > nowMs()))
    return refused(400, 'PARAM_ERROR', 'time_expire 已过');
  const standing = books.trades.get(outTradeNo);
  if (standing && standing.state === 'NOTPAY') {
    const isSame = standing.totalFen === total && standing.openid === openid;
    if (!isSame) return refused(400, 'INVALID_REQUEST', '商户订单号重复，参数不一致');
    return [200, { prepay_id: standing.prepayId }];
  }
  if (standing?.state === 'CLOSED') return refused(400, 'ORDER_CLOSED', '订单已关闭');
  if (standing) return refused(400, 'ORDERPAID', '订单已支付');
  const prepayId = `wx${randomHex(random, 17)}`;
  books.saveTrade({
    ...{ outTradeNo, prepayId, openid, description, notifyUrl, expiresAtMs },
    totalFen: Number(total),
    state: 'NOTPAY',
    transactionId: null,
    paidAtMs: null,
  });
  return [200, { prepay_id: prepayId }];
}

/** Closes a payment that nobody has paid. */
export function close(outTradeNo: string, { books }: ApiParts): Answer {
  const trade = books.trades.get(outTradeNo);
  if (!trade) return noOrder;
  if (trade.state === 'SUCCESS' || trade.state === 'REFUND')
    return refused(400, 'ORDERPAID', '订单已支付');
  books.saveTrade({ ...trade, state: 'CLOSED' });
  return [204];
}

/** What became of a payment. */
export function query(outTradeNo: string, { books, keys }: ApiParts): Answer {
  const trade = books.trades.get(outTradeNo);
  if (!trade) return noOrder;
  if (trade.state === 'SUCCESS' || trade.state === 'REFUND') {
    return [200, { ...paidFacts(trade, keys), trade_state: trade.state }];
  }
  return [
    200,
    {
      ...{ appid: keys.appid, mchid: keys.mchid, out_trade_no: outTradeNo },
      trade_state: trade.state,
      trade_state_desc: trade.state === 'CLOSED' ? '订单已关闭' : '订单未支付',
    },
  ];
}

/** What WeChat says of a payment, in an answer and in a notification. */
export function paidFacts(trade: Trade, keys: PayKeys): Record<string, unknown> {
  return {
    appid: keys.appid,
    mchid: keys.mchid,
    out_trade_no: trade.outTradeNo,
    transaction_id: trade.transactionId,
    trade_type: 'JSAPI',
    trade_state: 'SUCCESS',
    trade_state_desc: '支付成功',
    bank_type: 'OTHERS',
    attach: '',
    success_time: rfc3339(trade.paidAtMs ?? 0),
    payer: { openid: trade.openid },
    amount: {
      ...{ total: trade.totalFen, payer_total: trade.totalFen },
      ...{ currency: 'CNY', payer_currency: 'CNY' },
    },
  };
}
