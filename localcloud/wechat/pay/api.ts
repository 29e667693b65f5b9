import { refused, rfc3339, type Answer, type ApiParts } from './answer';
import { isFromMerchant, seal, signatureHeaders, signerFor, type PayRequest } from './messages';
import { queryRefund, refundOrder } from './refunds';
import { close, prepay, query } from './trades';

export interface PayReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

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
