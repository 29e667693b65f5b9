import type { Fen } from '../kernel/amounts';
import { accept, refuse, type Refusal, type Result } from '../kernel/result';
import { waitsForSomebody } from './failed';
import {
  paymentStates,
  type OutRefundNo,
  type OutTradeNo,
  type Payment,
  type PaymentState,
  type Refund,
  type RefundState,
} from './model';

/** WeChat's prepay id lives this long, so no payment may be open for longer. Units: ms. */
export const longestPaymentMs = 2 * 3_600_000;

/** What may follow what. `paid` may follow `closed`: money that came is a fact. */
const paymentGraph: Readonly<Record<PaymentState, readonly PaymentState[]>> = {
  open: ['closing', 'closed', 'paid'],
  closing: ['closed', 'paid'],
  closed: ['paid'],
  paid: [],
};

/** The states from which a payment may come into this one. */
export function statesBefore(state: PaymentState): PaymentState[] {
  return paymentStates.filter((before) => paymentGraph[before].includes(state));
}

/** `abnormal` may still succeed, once somebody has mended it in WeChat's merchant pages. */
export const refundGraph: Readonly<Record<RefundState, readonly RefundState[]>> = {
  requested: ['processing', 'succeeded', 'abnormal', 'closed'],
  processing: ['succeeded', 'abnormal', 'closed'],
  abnormal: ['processing', 'succeeded', 'closed'],
  succeeded: [],
  closed: [],
};

export type Sha256 = (text: string) => string;

/** The payment of an order, always the same. Source: WeChat allows 6 to 32 characters. */
export function outTradeNoOf(orderId: string, sha256: Sha256): OutTradeNo {
  return sha256(`payment:${orderId}`).slice(0, 32) as OutTradeNo;
}

/** The n-th refund of a payment; a repeated refund meets its own number. */
export function outRefundNoOf(outTradeNo: OutTradeNo, n = 1): OutRefundNo {
  return `${outTradeNo}-${n}` as OutRefundNo;
}

/** What WeChat says of a payment that went through, in a notification or an answer to our question. */
export interface PaidFacts {
  readonly appid: string;
  readonly mchid: string;
  readonly outTradeNo: string;
  readonly transactionId: string;
  readonly openid: string;
  readonly totalFen: number;
  readonly currency: string;
  readonly paidAtMs: number;
}

/** Who we are at WeChat. */
export interface Merchant {
  readonly appid: string;
  readonly mchid: string;
}

/** Says which fact is not ours, by name. Never shown to a member; part of a log line. */
export type PaidMismatch = Refusal<
  | 'payment.other_appid'
  | 'payment.other_mchid'
  | 'payment.other_currency'
  | 'payment.other_amount'
  | 'payment.other_openid'
  | 'payment.other_order'
  | 'payment.other_transaction'
>;

/** Whether the facts are for us at all: all that can be said without reading the payment. */
export function checkMerchant(facts: PaidFacts, merchant: Merchant): Result<null, PaidMismatch> {
  if (facts.appid !== merchant.appid) return refuse({ code: 'payment.other_appid' });
  if (facts.mchid !== merchant.mchid) return refuse({ code: 'payment.other_mchid' });
  if (facts.currency !== 'CNY') return refuse({ code: 'payment.other_currency' });
  return accept(null);
}

/** Whether a payment is what these facts speak of. Source: docs/domain/payment.md, rule 4. */
export function checkPaid(
  payment: Payment,
  facts: PaidFacts,
  merchant: Merchant,
): Result<null, PaidMismatch> {
  const forUs = checkMerchant(facts, merchant);
  if (!forUs.ok) return forUs;
  if (facts.outTradeNo !== payment.outTradeNo) return refuse({ code: 'payment.other_order' });
  if (facts.totalFen !== payment.amountFen) return refuse({ code: 'payment.other_amount' });
  if (facts.openid !== payment.openid) return refuse({ code: 'payment.other_openid' });
  const known = payment.transactionId;
  if (known !== null && known !== facts.transactionId) {
    return refuse({ code: 'payment.other_transaction' });
  }
  return accept(null);
}

/** What WeChat says of a refund, in a notification or an answer. */
export interface RefundFacts {
  readonly mchid: string | null;
  readonly outTradeNo: string;
  readonly outRefundNo: string;
  readonly refundFen: number;
  readonly totalFen: number;
  readonly status: 'SUCCESS' | 'CLOSED' | 'PROCESSING' | 'ABNORMAL';
}

/** Says which fact is not ours, by name; part of a log line. */
export type RefundMismatch = Refusal<
  'payment.other_mchid' | 'payment.unknown_refund' | 'payment.other_amount' | 'payment.other_order'
>;

/** Gives the refund of ours that these facts speak of. */
export function checkRefund(
  payment: Payment,
  facts: RefundFacts,
  merchant: Merchant,
): Result<Refund, RefundMismatch> {
  if (facts.mchid !== null && facts.mchid !== merchant.mchid) {
    return refuse({ code: 'payment.other_mchid' });
  }
  if (facts.outTradeNo !== payment.outTradeNo) return refuse({ code: 'payment.other_order' });
  const refund = payment.refunds.find(({ outRefundNo }) => outRefundNo === facts.outRefundNo);
  if (!refund) return refuse({ code: 'payment.unknown_refund' });
  if (facts.refundFen !== refund.amountFen || facts.totalFen !== payment.amountFen) {
    return refuse({ code: 'payment.other_amount' });
  }
  return accept(refund);
}

const stateOfStatus = {
  SUCCESS: 'succeeded',
  CLOSED: 'closed',
  PROCESSING: 'processing',
  ABNORMAL: 'abnormal',
} as const satisfies Record<RefundFacts['status'], RefundState>;

/** The payment after WeChat's word on one of its refunds; null when that changes nothing. */
export function decideRefundMove(
  payment: Payment,
  refund: Refund,
  status: RefundFacts['status'],
  nowMs: number,
): Payment | null {
  const state = stateOfStatus[status];
  if (!refundGraph[refund.state].includes(state)) return null;
  const moved: Refund = {
    ...refund,
    state,
    succeededAtMs: state === 'succeeded' ? nowMs : refund.succeededAtMs,
    failedAtMs: waitsForSomebody(state) ? (refund.failedAtMs ?? nowMs) : null,
  };
  const givenUp = state === 'closed' ? refund.amountFen : 0;
  return {
    ...payment,
    refunds: payment.refunds.map((one) => (one.outRefundNo === refund.outRefundNo ? moved : one)),
    refundableFen: (payment.refundableFen + givenUp) as Fen,
    tries: 0,
  };
}

/**
 * How long until WeChat is asked again, by how often it was asked. A member waits at the first ones;
 * the last goes on for as long as something is left to do. Units: ms.
 */
const waitsMs = [30, 30, 60, 120, 300, 600, 1_200, 3_600, 10_800, 21_600].map((s) => s * 1_000);

/** When to look at a payment again; null when nothing is left to do. */
export function nextAttemptAtMs(payment: Payment, nowMs: number): number | null {
  const wait = waitsMs[Math.min(payment.tries, waitsMs.length - 1)] ?? 0;
  return isAtRest(payment) ? null : nowMs + wait;
}

function isAtRest({ state, settledAtMs, refunds }: Payment): boolean {
  if (state === 'closed') return true;
  if (state !== 'paid' || settledAtMs === null) return false;
  return refunds.every(({ state: refund }) => refund === 'closed' || refund === 'succeeded');
}
