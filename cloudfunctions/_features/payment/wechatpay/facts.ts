import * as v from 'valibot';
import type { PaidFacts, RefundFacts } from '#shared/payment/rules';

/*
 * WeChat's words as ours. Only what is checked or kept is read; WeChat adds fields at will.
 */

const paid = v.object({
  appid: v.string(),
  mchid: v.string(),
  out_trade_no: v.string(),
  transaction_id: v.string(),
  trade_state: v.literal('SUCCESS'),
  success_time: v.string(),
  payer: v.object({ openid: v.string() }),
  amount: v.object({ total: v.number(), currency: v.string() }),
});

/** Gives null when it does not speak of a payment that went through. */
export function readPaidFacts(text: string): PaidFacts | null {
  const read = v.safeParse(paid, toValue(text));
  if (!read.success) return null;
  const { appid, mchid, amount, payer, success_time: at } = read.output;
  const paidAtMs = Date.parse(at);
  if (Number.isNaN(paidAtMs)) return null;
  return {
    appid,
    mchid,
    outTradeNo: read.output.out_trade_no,
    transactionId: read.output.transaction_id,
    openid: payer.openid,
    totalFen: amount.total,
    currency: amount.currency,
    paidAtMs,
  };
}

const statuses = v.picklist(['SUCCESS', 'CLOSED', 'PROCESSING', 'ABNORMAL']);

const refund = v.object({
  mchid: v.optional(v.string()),
  out_trade_no: v.string(),
  out_refund_no: v.string(),
  // A notification says `refund_status`, an answer `status`.
  refund_status: v.optional(statuses),
  status: v.optional(statuses),
  amount: v.object({ total: v.number(), refund: v.number() }),
});

/** Gives null when it does not speak of a refund. */
export function readRefundFacts(text: string): RefundFacts | null {
  const read = v.safeParse(refund, toValue(text));
  if (!read.success) return null;
  const status = read.output.refund_status ?? read.output.status;
  if (status === undefined) return null;
  return {
    mchid: read.output.mchid ?? null,
    outTradeNo: read.output.out_trade_no,
    outRefundNo: read.output.out_refund_no,
    refundFen: read.output.amount.refund,
    totalFen: read.output.amount.total,
    status,
  };
}

/** Undefined for what is no JSON. */
export function toValue(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // The reader above answers for it: no schema takes undefined.
    return undefined;
  }
}
