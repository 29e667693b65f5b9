import * as v from 'valibot';
import type { Action } from '../action';
import type { Fen } from '../kernel/amounts';
import type { Refusal } from '../kernel/result';
import type { StaffRefusal } from '../store/staff/contract/self';
import { storeIdSchema } from '../fields';
import type { FailedState, RetryRefusal } from './failed';
import type { OutRefundNo, OutTradeNo, PaymentState, RefundState } from './model';

/**
 * What a phone needs to let somebody pay; part of the reply of the action that takes an order
 * (`groupbuy.joinTeam`, `mall.redeem`).
 *
 * Shape: `request` is handed to `wx.requestPayment` as it is. In a browser the local cloud's own
 * sheet takes `prepayId`: `POST /wechat/pay { prepayId, outcome }`.
 */
export interface PaymentSheet {
  readonly outTradeNo: OutTradeNo;
  readonly amountFen: Fen;
  /** What WeChat shows as the thing paid for. */
  readonly description: string;
  /** After this WeChat takes no payment. Units: ms since the epoch. */
  readonly expiresAtMs: number;
  readonly prepayId: string;
  readonly request: {
    /** Units: seconds since the epoch, as text. */
    readonly timeStamp: string;
    readonly nonceStr: string;
    /** `prepay_id=<prepayId>`. */
    readonly package: string;
    readonly signType: 'RSA';
    readonly paySign: string;
  };
}

/**
 * Refusals of an action that asks for money, besides its own:
 * - `payment.not_configured`: the shop has no merchant account yet.
 * - `payment.unavailable`: WeChat does not answer; nothing was taken, safe to repeat.
 * - `payment.closed`: the time to pay is over. - `payment.already_paid`.
 */
export type PreparePaymentRefusal =
  | Refusal<'payment.not_configured'>
  | Refusal<'payment.unavailable'>
  | Refusal<'payment.closed'>
  | Refusal<'payment.already_paid'>;

/**
 * `payment.check`: what became of a payment of the caller's. While it is open WeChat is asked, so
 * that a member who has just paid need not wait for WeChat's notification.
 *
 * Errors: `payment.not_found`, also for another person's.
 */
export const checkPaymentRequest = v.strictObject({
  outTradeNo: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
});

export interface CheckPaymentReply {
  readonly outTradeNo: OutTradeNo;
  readonly state: PaymentState;
  /** Whether the order it was for has taken note of the money. */
  readonly isSettled: boolean;
}

export type CheckPaymentRefusal = Refusal<'payment.not_found'>;

/**
 * `payment.listFailedRefunds` (who may refund): money that does not come back by itself, the longest
 * waiting first, 200 at most; of parcels, and of orders to be collected where the caller works.
 */
export const listFailedRefundsRequest = v.strictObject({ storeId: v.optional(storeIdSchema) });

export interface FailedRefundView {
  /** For `payment.retryRefund`. */
  readonly outRefundNo: OutRefundNo;
  readonly orderId: string;
  readonly title: string;
  readonly amountFen: Fen;
  /** `closed` may be asked for anew; `abnormal` is mended in WeChat's merchant pages alone. */
  readonly state: FailedState;
  /** Units: ms since the epoch. */
  readonly failedAtMs: number;
}

export interface ListFailedRefundsReply {
  readonly refunds: readonly FailedRefundView[];
}

/**
 * `payment.retryRefund` (who may refund): asks for a refund that WeChat closed anew, under another
 * number. `jobs` sends it to WeChat within a minute. Repeated, the same request hears the same.
 *
 * Errors: {@link RetryRefundRefusal}.
 */
export const retryRefundRequest = v.strictObject({
  outRefundNo: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}-\d{1,3}(?:-\d{1,3})?$/)),
  storeId: v.optional(storeIdSchema),
});

export interface RetryRefundReply {
  /** The new one's number. */
  readonly outRefundNo: OutRefundNo;
  readonly amountFen: Fen;
  readonly state: RefundState;
}

/** Besides the rule's own: nobody asks for money that goes back to themselves. */
export type RetryRefundRefusal = RetryRefusal | Refusal<'store.own_account'> | StaffRefusal;

export interface PaymentActions {
  'payment.check': Action<
    'member',
    typeof checkPaymentRequest,
    CheckPaymentReply,
    CheckPaymentRefusal
  >;
  'payment.listFailedRefunds': Action<
    'store',
    typeof listFailedRefundsRequest,
    ListFailedRefundsReply
  >;
  'payment.retryRefund': Action<
    'store',
    typeof retryRefundRequest,
    RetryRefundReply,
    RetryRefundRefusal
  >;
}
