import type { Books, Trade, TradeRefund } from './books';
import type { PayKeys } from './keys';
import {
  isFromMerchant,
  randomHex,
  seal,
  signatureHeaders,
  signerFor,
  type PayRequest,
  type RandomBytes,
} from './messages';

export interface PayReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface ApiParts {
  readonly books: Books;
  readonly keys: PayKeys;
  readonly nowMs: () => number;
  readonly random: RandomBytes;
}

/** An answer of WeChat's before it is signed. */
type Answer = [status: number, value?: object];

const refused = (status: number, code: string, message: string): Answer => [
  status,
  { code, message },
];
const noOrder = refused(404, 'ORDER_NOT_EXIST', '订单不存在');

/** How long a bank takes here for a refund. */
const REFUND_MS = 3_000;

/** WeChat Pay v3 as far as this product uses it. Source: docs/platform.md, "WeChat Pay". */
export function answerPay(request: PayRequest, parts: ApiParts): PayReply {
  const { keys, nowMs, random } = parts;
  const answer: Answer = isFromMerchant(request, keys, nowMs())
    ? route(request, parts)
    : refused(401, 'SIGN_ERROR', '签名错误');
  const [status, value] = answer;
  const body = value === undefined ? '' : JSON.stringify(value);
  const signer = signerFor(keys, request.headers['wechatpay-serial']);
  return { status, headers: signatureHeaders(body, nowMs(), signer, random), body };
}

const TRADE = /^\/v3\/pay\/transactions\/out-trade-no\/([\w*|-]{6,32})(\/close)?$/;
const REFUND = /^\/v3\/refund\/domestic\/refunds\/([\w*|@-]{1,64})$/;

function route({ method, pathAndQuery, body }: PayRequest, parts: ApiParts): Answer {
  const [path = ''] = pathAndQuery.split('?');
  const data = method === 'POST' ? parse(body) : {};
  if (data === null) return refused(400, 'PARAM_ERROR', '请求不是 JSON');
  const trade = TRADE.exec(path);
  const refund = REFUND.exec(path);
  if (method === 'GET' && path === '/v3/certificates') return [200, certificates(parts)];
  if (method === 'POST' && path === '/v3/pay/transactions/jsapi') return prepay(data, parts);
  if (method === 'POST' && trade?.[2]) return close(trade[1] ?? '', parts);
  if (method === 'GET' && trade && !trade[2]) return query(trade[1] ?? '', parts);
  if (method === 'POST' && path === '/v3/refund/domestic/refunds') return refundOrder(data, parts);
  if (method === 'GET' && refund) return queryRefund(refund[1] ?? '', parts);
  return refused(404, 'NOT_FOUND', '没有这个接口');
}

function parse(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' ? (value as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
}

function certificates({ keys, nowMs, random }: ApiParts): object {
  return {
    data: [
      {
        serial_no: keys.platformSerial,
        effective_time: rfc3339(nowMs() - 86_400_000),
        expire_time: rfc3339(keys.platformUntilMs),
        encrypt_certificate: seal(keys.platformCertificate, keys.apiV3Key, 'certificate', random),
      },
    ],
  };
}

function prepay(data: Record<string, unknown>, { books, keys, nowMs, random }: ApiParts): Answer {
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

function close(outTradeNo: string, { books }: ApiParts): Answer {
  const trade = books.trades.get(outTradeNo);
  if (!trade) return noOrder;
  if (trade.state === 'SUCCESS' || trade.state === 'REFUND')
    return refused(400, 'ORDERPAID', '订单已支付');
  books.saveTrade({ ...trade, state: 'CLOSED' });
  return [204];
}

function query(outTradeNo: string, { books, keys }: ApiParts): Answer {
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

function refundOrder(data: Record<string, unknown>, { books, nowMs, random }: ApiParts): Answer {
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

function queryRefund(outRefundNo: string, { books }: ApiParts): Answer {
  const refund = books.refunds.get(outRefundNo);
  const trade = refund && books.trades.get(refund.outTradeNo);
  if (!trade) return refused(404, 'RESOURCE_NOT_EXISTS', '退款单不存在');
  return [200, refundFacts(refund, trade)];
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

/** WeChat's own clock shows Beijing time. */
function rfc3339(ms: number): string {
  return new Date(ms + 8 * 3_600_000).toISOString().replace(/\.\d+Z$/, '+08:00');
}
