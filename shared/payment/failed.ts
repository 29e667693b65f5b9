import type { Fen } from '../kernel/amounts';
import { accept, refuse, type Refusal, type Result } from '../kernel/result';
import type { OutRefundNo, OutTradeNo, Payment, Refund, RefundAgain, RefundState } from './model';

/*
 * Refunds that do not come to their end by themselves. WeChat closes one that the shop's account could
 * not cover for a week: its sum is free and is asked for anew, under another number. One that the payer's
 * bank does not take lies at WeChat, and only the merchant pages move it on.
 * Source: docs/domain/payment.md, rules 9 and 10.
 */

export type FailedState = Extract<RefundState, 'closed' | 'abnormal'>;

export const waitsForSomebody = (state: RefundState): state is FailedState =>
  state === 'closed' || state === 'abnormal';

/** The refunds that count: all but those that were closed and asked for anew. */
export function standingRefunds({ refunds }: Pick<Payment, 'refunds'>): readonly Refund[] {
  return refunds.filter(
    ({ outRefundNo }) => !refunds.some(({ again }) => again?.of === outRefundNo),
  );
}

/** Those of the standing ones that wait for somebody. */
export function failedRefunds(payment: Pick<Payment, 'refunds'>): readonly Refund[] {
  return standingRefunds(payment).filter(({ state }) => waitsForSomebody(state));
}

/** Since when the first of them waits; null when none does. Units: ms since the epoch. */
export function failedRefundAtMs(payment: Pick<Payment, 'refunds'>): number | null {
  const instants = failedRefunds(payment).map((one) => one.failedAtMs ?? one.requestedAtMs);
  return instants.length === 0 ? null : Math.min(...instants);
}

export type RetryRefusal =
  /** It is under way, or through: nobody needs to ask again. */
  | (Refusal<'payment.refund_not_failed'> & { readonly state: RefundState })
  /** Its money lies at WeChat; another refund beside it would be a second one. */
  | Refusal<'payment.refund_abnormal'>
  | (Refusal<'payment.refund_retried'> & { readonly staffName: string; readonly atMs: number })
  | Refusal<'payment.refund_not_found'>
  | Refusal<'payment.refund_exceeds_paid'>;

export interface Retry {
  readonly failed: Refund;
  readonly retry: Refund;
  /** The payment with the new refund in it; null where this very request has asked before. */
  readonly payment: Payment | null;
}

/**
 * Asks for a closed refund anew: once, under the number that follows from its own, and only while what
 * is paid and not given back covers it.
 */
export function decideRetry(
  payment: Payment,
  outRefundNo: string,
  { by, storeId }: Pick<RefundAgain, 'by' | 'storeId'>,
): Result<Retry, RetryRefusal> {
  const failed = payment.refunds.find((one) => one.outRefundNo === outRefundNo);
  if (!failed) return refuse({ code: 'payment.refund_not_found' });
  const standing = payment.refunds.find(({ again }) => again?.of === outRefundNo);
  if (standing?.again) {
    const { staffId, staffName, requestId, atMs } = standing.again.by;
    if (staffId === by.staffId && requestId === by.requestId) {
      return accept({ failed, retry: standing, payment: null });
    }
    return refuse({ code: 'payment.refund_retried', staffName, atMs });
  }
  if (failed.state === 'abnormal') return refuse({ code: 'payment.refund_abnormal' });
  if (failed.state !== 'closed') {
    return refuse({ code: 'payment.refund_not_failed', state: failed.state });
  }
  const { amountFen, reason } = failed;
  if (payment.refundableFen < amountFen) return refuse({ code: 'payment.refund_exceeds_paid' });
  const retry: Refund = {
    ...{ outRefundNo: retryNoOf(failed.outRefundNo), amountFen, reason },
    state: 'requested',
    requestedAtMs: by.atMs,
    succeededAtMs: null,
    again: { of: failed.outRefundNo, by, storeId },
  };
  return accept({
    failed,
    retry,
    payment: {
      ...payment,
      refunds: [...payment.refunds, retry],
      refundableFen: (payment.refundableFen - amountFen) as Fen,
      retriedAtMs: by.atMs,
      tries: 0,
    },
  });
}

/** `<outTradeNo>-1` is followed by `<outTradeNo>-1-2`, that by `-1-3`: WeChat takes no number twice. */
function retryNoOf(outRefundNo: OutRefundNo): OutRefundNo {
  const [outTradeNo, n, attempt = '1'] = outRefundNo.split('-');
  return [outTradeNo, n, Number(attempt) + 1].join('-') as OutRefundNo;
}

/** Which payment a refund is of. */
export function outTradeNoIn(outRefundNo: string): OutTradeNo {
  return outRefundNo.slice(0, 32) as OutTradeNo;
}
