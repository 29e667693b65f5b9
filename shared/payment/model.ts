import type { Brand } from '../kernel/brand';
import type { Fen } from '../kernel/amounts';
import type { StaffMark } from '../store/purchase/model';

/** Ours, unique at WeChat for the merchant: 32 hexadecimal characters derived from the order. */
export type OutTradeNo = Brand<string, 'OutTradeNo'>;

/** Ours, unique at WeChat for the merchant: `<outTradeNo>-<n>`; asked for anew `<outTradeNo>-<n>-<attempt>`. */
export type OutRefundNo = Brand<string, 'OutRefundNo'>;

/** What money is taken for. The feature of that name is told what became of it. */
export const paymentSubjectKinds = ['groupbuy', 'mall'] as const;
export type PaymentSubjectKind = (typeof paymentSubjectKinds)[number];

export interface PaymentSubjectRef {
  readonly kind: PaymentSubjectKind;
  readonly orderId: string;
}

/**
 * - `open`: may be paid. `closing`: given up here, WeChat's word is still out.
 * - `closed`: cannot be paid any more, unless it was paid before and WeChat's word comes late.
 * - `paid`: final; what goes back is in `refunds`.
 */
export const paymentStates = ['open', 'closing', 'closed', 'paid'] as const;
export type PaymentState = (typeof paymentStates)[number];

/**
 * - `requested`: reserved here, WeChat has not confirmed that it knows of it.
 * - `processing`: WeChat has taken it on. `succeeded`: the money is back, and the
 *   subject's feature knows.
 * - `abnormal`: the payer's card does not take it, somebody has to act in WeChat's merchant pages.
 * - `closed`: WeChat gave it up; the sum is asked for anew under another number.
 */
export type RefundState = 'requested' | 'processing' | 'succeeded' | 'abnormal' | 'closed';

/** Why money goes back, by the feature that sold; the functions' copy has a sentence for each. */
export type RefundReason =
  | `groupbuy.${'left' | 'team_failed' | 'after_sales' | 'not_collected' | 'paid_late'}`
  | `mall.${'cancelled' | 'lapsed' | 'paid_late'}`;

export interface Refund {
  readonly outRefundNo: OutRefundNo;
  readonly amountFen: Fen;
  readonly reason: RefundReason;
  readonly state: RefundState;
  readonly requestedAtMs: number;
  readonly succeededAtMs: number | null;
  /** Since when it waits for somebody: `closed` or `abnormal`; null or absent while it does not. */
  readonly failedAtMs?: number | null;
  /** Which refund it asks for anew, and who did; absent for a first one. */
  readonly again?: RefundAgain;
}

/** Somebody of the shop asked for a refund that WeChat had closed once more. */
export interface RefundAgain {
  readonly of: OutRefundNo;
  readonly by: StaffMark;
  /** Where who asked stood; null for every store. */
  readonly storeId: string | null;
}

/** How we learned of it: a notification, by the id it is delivered under, or our own question. */
export type PaymentEvidence =
  { readonly by: 'notification'; readonly id: string } | { readonly by: 'query' };

/**
 * One attempt to take money; `_id` is the `outTradeNo`. Its refunds are part of it, so that what was
 * paid and what may still go back are one document. Source: docs/domain/payment.md.
 */
export interface Payment {
  readonly outTradeNo: OutTradeNo;
  readonly subject: PaymentSubjectRef;
  readonly state: PaymentState;
  readonly amountFen: Fen;
  readonly openid: string;
  readonly prepayId: string;
  readonly createdAtMs: number;
  /** WeChat takes no payment after this. */
  readonly expiresAtMs: number;
  /** WeChat's number of the payment; null until paid. */
  readonly transactionId: string | null;
  readonly paidAtMs: number | null;
  readonly evidence: PaymentEvidence | null;
  /** When the subject's feature had taken note of the money; null until then. */
  readonly settledAtMs: number | null;
  /** What is paid and not yet given or promised back; 0 until paid. */
  readonly refundableFen: Fen;
  readonly refunds: readonly Refund[];
  /** Since when one of its refunds waits for somebody; null or absent while none does. */
  readonly failedRefundAtMs?: number | null;
  /** When one was last asked for anew; null or absent when none was. */
  readonly retriedAtMs?: number | null;
  /** Times WeChat was asked in vain since something last changed. */
  readonly tries: number;
  /** When `jobs` looks at it next; null when nothing is left to do. */
  readonly nextAttemptAtMs: number | null;
  /** Counts changes: every write but the first names the one it follows. */
  readonly revision: number;
}
