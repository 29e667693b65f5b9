import type { Fen } from '#shared/kernel/amounts';
import type { Refusal, Result } from '#shared/kernel/result';
import type { PaymentSheet, PreparePaymentRefusal } from '#shared/payment/contract';
import type {
  OutRefundNo,
  OutTradeNo,
  Payment,
  PaymentState,
  PaymentSubjectKind,
  PaymentSubjectRef,
  Refund,
  RefundReason,
  RefundState,
} from '#shared/payment/model';
import type { Call } from './action';

/*
 * How a feature that sells something and the payment feature meet, though neither imports the other:
 * an entry hands `Payments` to the feature and the feature's `PaymentSubject` to payment.
 */

/** An order's wish for money. Repeated for the same order, every field must be the same. */
export interface PaymentWish {
  /** `outTradeNoOf(orderId, call.ports.sha256)`. */
  readonly outTradeNo: OutTradeNo;
  readonly subject: PaymentSubjectRef;
  /** At least 1. */
  readonly amountFen: Fen;
  /** What WeChat shows as the thing paid for; cut to 127 bytes. */
  readonly description: string;
  /** The person who pays; nobody else can. */
  readonly openid: string;
  /** At most `longestPaymentMs` from now; keep it with the order, a retry must give the same. */
  readonly expiresAtMs: number;
}

/** Money to give back. The number makes it happen once: `outRefundNoOf(outTradeNo)`. */
export interface RefundWish {
  readonly outTradeNo: OutTradeNo;
  readonly outRefundNo: OutRefundNo;
  readonly amountFen: Fen;
  /** The payer reads its sentence in WeChat. */
  readonly reason: RefundReason;
}

export type RefundPaymentRefusal =
  Refusal<'payment.not_paid'> | Refusal<'payment.refund_exceeds_paid'>;

/** What a feature may ask. All of it is safe to repeat. */
export interface Payments {
  /**
   * Opens the payment of an order and gives what the phone needs. Call it after the seat or the stock
   * is held and the order stands. Database calls: 1; when repeated 2.
   */
  readonly preparePayment: (
    call: Call,
    wish: PaymentWish,
  ) => Promise<Result<PaymentSheet, PreparePaymentRefusal>>;
  /**
   * Gives up a payment that was not made. `closed`: it never will be. `closing`: WeChat does not
   * answer; `jobs` goes on, and should money come all the same, `onPaid` hears of it. `paid`: it is
   * too late, `onPaid` hears of it within a minute. Also for one that was never opened: then it never can be. Database
   * calls: 2.
   */
  readonly closePayment: (
    call: Call,
    wish: Pick<PaymentWish, 'outTradeNo' | 'subject'>,
  ) => Promise<Extract<PaymentState, 'closed' | 'closing' | 'paid'>>;
  /**
   * Promises money back, in the same write as it is checked against what was paid, and asks WeChat
   * for it; what WeChat does not take on now, `jobs` repeats until it does. `onRefunded` hears of the
   * end. Database calls: 2; when repeated 1 more.
   */
  readonly refundPayment: (
    call: Call,
    wish: RefundWish,
  ) => Promise<Result<{ readonly state: RefundState }, RefundPaymentRefusal>>;
  /** The payment as it stands here, null when there is none. WeChat is not asked. Database calls: 1. */
  readonly findPayment: (call: Call, outTradeNo: OutTradeNo) => Promise<Payment | null>;
}

/** What the feature decides about money that has come for one of its orders. */
export type PaidDecision =
  | { readonly is: 'keep' }
  /** Too late, or for nothing: all of it goes back, once, under this number. */
  | { readonly is: 'refund'; readonly outRefundNo: OutRefundNo; readonly reason: RefundReason };

/**
 * What payment tells the feature whose order it is. Each may be told more than once, by two at the
 * same time, and again after the function died anywhere: it must come to the same end each time.
 * Payment has checked the notification, the amount, the currency, the payer and the order.
 */
export interface PaymentSubject {
  /** Money has come. Besides these, payment makes 2 database calls for a notification. */
  readonly onPaid: (call: Call, payment: Payment) => Promise<PaidDecision>;
  /** A refund has reached the payer. Payment makes 2 database calls besides these. */
  readonly onRefunded: (call: Call, payment: Payment, refund: Refund) => Promise<void>;
}

export type PaymentSubjects = Readonly<Record<PaymentSubjectKind, PaymentSubject>>;
