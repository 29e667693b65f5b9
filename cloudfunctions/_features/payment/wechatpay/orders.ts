import * as v from 'valibot';
import type { OutRefundNo, OutTradeNo, Payment, Refund } from '#shared/payment/model';
import type { PaidFacts, RefundFacts } from '#shared/payment/rules';
import { copy } from '../../../_copy';
import type { Call } from '../../../_kit/action';
import type { PaymentWish } from '../../../_kit/payment';
import type { MerchantAccount } from '../../../_kit/wechatpay';
import { askWechatPay, NoPayAnswer, type PayAnswer } from './client';
import { readPaidFacts, readRefundFacts, toValue } from './facts';

/*
 * The five things we ask of WeChat Pay. Each may be asked again; WeChat knows the numbers.
 * Errors of all: throws `NoPayAnswer` where asking again later may help.
 */

/** Asks for a prepay id; null where WeChat has an order of this number that it will not open again. */
export async function askPrepay(
  call: Call,
  account: MerchantAccount,
  wish: PaymentWish,
): Promise<string | null> {
  const answer = await askWechatPay(call, account, {
    method: 'POST',
    path: '/v3/pay/transactions/jsapi',
    body: {
      appid: account.appid,
      mchid: account.mchid,
      description: firstBytes(wish.description, 127),
      out_trade_no: wish.outTradeNo,
      time_expire: new Date(wish.expiresAtMs).toISOString().replace(/\.\d+Z$/, '+00:00'),
      notify_url: account.notifyUrl,
      amount: { total: wish.amountFen, currency: 'CNY' },
      payer: { openid: wish.openid },
    },
  });
  const read = v.safeParse(v.object({ prepay_id: v.string() }), toValue(answer.body));
  if (answer.code === '' && read.success) return read.output.prepay_id;
  if (isOver.has(answer.code)) return null;
  throw unexpected('prepay', answer);
}

/** WeChat has spelled both in both ways. */
const isOver = new Set([
  'ORDERPAID',
  'ORDER_PAID',
  'ORDERCLOSED',
  'ORDER_CLOSED',
  'OUT_TRADE_NO_USED',
]);
const isUnknown = new Set(['ORDER_NOT_EXIST', 'ORDERNOTEXIST', 'RESOURCE_NOT_EXISTS']);

/** What WeChat knows of a payment. */
export type TradeAnswer =
  | { readonly is: 'paid'; readonly facts: PaidFacts }
  | { readonly is: 'unpaid' | 'closed' | 'unknown' };

export async function askTrade(
  call: Call,
  account: MerchantAccount,
  outTradeNo: OutTradeNo,
): Promise<TradeAnswer> {
  const path = `/v3/pay/transactions/out-trade-no/${outTradeNo}?mchid=${account.mchid}`;
  const answer = await askWechatPay(call, account, { method: 'GET', path });
  if (isUnknown.has(answer.code)) return { is: 'unknown' };
  const read = v.safeParse(v.object({ trade_state: v.string() }), toValue(answer.body));
  if (answer.code !== '' || !read.success) throw unexpected('query', answer);
  switch (read.output.trade_state) {
    case 'SUCCESS':
    case 'REFUND': {
      // With refunds the state changes its name; that it was paid has not.
      const body = answer.body.replace(/"trade_state"\s*:\s*"REFUND"/, '"trade_state":"SUCCESS"');
      const facts = readPaidFacts(body);
      if (facts === null) throw unexpected('query', answer);
      return { is: 'paid', facts };
    }
    case 'CLOSED':
    case 'REVOKED':
      return { is: 'closed' };
    default:
      return { is: 'unpaid' };
  }
}

/** Gives `paid` where it is too late to close. */
export async function askClose(
  call: Call,
  account: MerchantAccount,
  outTradeNo: OutTradeNo,
): Promise<'closed' | 'paid'> {
  const path = `/v3/pay/transactions/out-trade-no/${outTradeNo}/close`;
  const body = { mchid: account.mchid };
  const answer = await askWechatPay(call, account, { method: 'POST', path, body });
  if (answer.code === '' || isUnknown.has(answer.code)) return 'closed';
  if (answer.code === 'ORDERCLOSED' || answer.code === 'ORDER_CLOSED') return 'closed';
  if (answer.code === 'ORDERPAID' || answer.code === 'ORDER_PAID') return 'paid';
  throw unexpected('close', answer);
}

export async function askRefund(
  call: Call,
  account: MerchantAccount,
  payment: Payment,
  refund: Refund,
): Promise<RefundFacts> {
  const answer = await askWechatPay(call, account, {
    method: 'POST',
    path: '/v3/refund/domestic/refunds',
    body: {
      out_trade_no: payment.outTradeNo,
      out_refund_no: refund.outRefundNo,
      reason: copy.refunds[refund.reason],
      notify_url: account.notifyUrl,
      amount: { refund: refund.amountFen, total: payment.amountFen, currency: 'CNY' },
    },
  });
  return refundFactsOf(answer);
}

/** Null where WeChat does not know of the refund. */
export async function askRefundState(
  call: Call,
  account: MerchantAccount,
  outRefundNo: OutRefundNo,
): Promise<RefundFacts | null> {
  const path = `/v3/refund/domestic/refunds/${outRefundNo}`;
  const answer = await askWechatPay(call, account, { method: 'GET', path });
  return isUnknown.has(answer.code) ? null : refundFactsOf(answer);
}

function refundFactsOf(answer: PayAnswer): RefundFacts {
  const facts = answer.code === '' ? readRefundFacts(answer.body) : null;
  if (facts === null) throw unexpected('refund', answer);
  return facts;
}

/** WeChat's code goes into the log; its body may name a person. */
function unexpected(what: string, { status, code }: PayAnswer): NoPayAnswer {
  return new NoPayAnswer(`${what}: WeChat Pay answered ${status} ${code}`);
}

/** The longest beginning of a text that is no longer than so many bytes of UTF-8. */
function firstBytes(text: string, bytes: number): string {
  let kept = '';
  for (const character of text) {
    if (Buffer.byteLength(kept + character) > bytes) break;
    kept += character;
  }
  return kept;
}
