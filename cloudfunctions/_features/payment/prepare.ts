import { toFen } from '#shared/kernel/amounts';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type { PaymentSheet, PreparePaymentRefusal } from '#shared/payment/contract';
import type { Payment } from '#shared/payment/model';
import { longestPaymentMs, nextAttemptAtMs } from '#shared/payment/rules';
import type { Call } from '../../_kit/action';
import type { Payments, PaymentWish } from '../../_kit/payment';
import type { MerchantAccount } from '../../_kit/wechatpay';
import { addPayment, findPayment } from './repository';
import { NoPayAnswer } from './wechatpay/client';
import { askPrepay } from './wechatpay/orders';
import { paymentRequestOf } from './wechatpay/signing';

/**
 * WeChat is asked first and our document written second, in one call: until it stands nobody has the
 * prepay id, so nobody can pay what we do not know of. Source: docs/domain/payment.md, rule 2.
 */
export const preparePayment: Payments['preparePayment'] = async (call, wish) => {
  const { account } = call.ports.pay;
  if (!account) return refuse({ code: 'payment.not_configured' });
  if (wish.amountFen < 1) throw new RangeError('a payment of nothing');
  if (wish.expiresAtMs > call.nowMs + longestPaymentMs) throw new RangeError('open for too long');
  if (wish.expiresAtMs <= call.nowMs) return refuse({ code: 'payment.closed' });

  let prepayId: string | null;
  try {
    prepayId = await askPrepay(call, account, wish);
  } catch (error) {
    // Nothing was taken: the member may try again, so this is an answer and no fault.
    if (error instanceof NoPayAnswer) return unavailable(call, error);
    throw error;
  }
  if (prepayId !== null) {
    const payment = paymentOf(call, wish, prepayId);
    if ((await addPayment(call, payment)) === 'added') {
      return accept(sheetOf(call, account, wish, prepayId));
    }
  }
  const standing = await findPayment(call, wish.outTradeNo);
  return standing
    ? sheetOfStanding(call, account, wish, standing)
    : refuse({ code: 'payment.closed' });
};

function unavailable(call: Call, error: NoPayAnswer): Result<never, PreparePaymentRefusal> {
  call.ports.log({
    level: 'warn',
    function: 'payment',
    action: 'prepare',
    requestId: call.requestId,
    ms: call.ports.now() - call.nowMs,
    databaseCalls: 0,
    outcome: 'payment.unavailable',
    fault: error.message,
  });
  return refuse({ code: 'payment.unavailable' });
}

function paymentOf(call: Call, wish: PaymentWish, prepayId: string): Payment {
  const payment: Payment = {
    outTradeNo: wish.outTradeNo,
    subject: wish.subject,
    state: 'open',
    amountFen: wish.amountFen,
    openid: wish.openid,
    prepayId,
    createdAtMs: call.nowMs,
    expiresAtMs: wish.expiresAtMs,
    transactionId: null,
    paidAtMs: null,
    evidence: null,
    settledAtMs: null,
    refundableFen: toFen(0),
    refunds: [],
    tries: 0,
    nextAttemptAtMs: null,
    revision: 1,
  };
  return { ...payment, nextAttemptAtMs: nextAttemptAtMs(payment, call.nowMs) };
}

/** The same order again: a member who closed the sheet, or a retry. */
function sheetOfStanding(
  call: Call,
  account: MerchantAccount,
  wish: PaymentWish,
  standing: Payment,
): Result<PaymentSheet, PreparePaymentRefusal> {
  if (standing.state === 'paid') return refuse({ code: 'payment.already_paid' });
  if (standing.state !== 'open') return refuse({ code: 'payment.closed' });
  const isSame =
    standing.amountFen === wish.amountFen &&
    standing.openid === wish.openid &&
    standing.subject.orderId === wish.subject.orderId;
  // The number follows from the order, and an order's price and payer never change.
  if (!isSame) throw new Error(`payment ${wish.outTradeNo} was opened for something else`);
  return accept(sheetOf(call, account, wish, standing.prepayId));
}

function sheetOf(
  call: Call,
  account: MerchantAccount,
  { outTradeNo, amountFen, description, expiresAtMs }: PaymentWish,
  prepayId: string,
): PaymentSheet {
  const moment = { nonce: call.ports.pay.nonce(), nowMs: call.nowMs };
  const request = paymentRequestOf(account, prepayId, moment);
  return { outTradeNo, amountFen, description, expiresAtMs, prepayId, request };
}
