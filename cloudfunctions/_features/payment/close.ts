import { toFen } from '#shared/kernel/amounts';
import type { Payment } from '#shared/payment/model';
import type { Call } from '../../_kit/action';
import type { Payments, PaymentWish } from '../../_kit/payment';
import { addPayment, beginClosing, findPayment, movePayment } from './repository';
import { takeKnownPayment } from './settle';
import { NoPayAnswer } from './wechatpay/client';
import { askClose, askTrade } from './wechatpay/orders';

/** Gives a payment up here first, then at WeChat. Source: docs/domain/payment.md, rule 6. */
export const closePayment: Payments['closePayment'] = async (call, wish) => {
  const closing = await beginClosing(call, wish.outTradeNo);
  if (closing) return closeAtWechat(call, closing);
  // Never opened: a closed one in its place keeps a slow function from opening it after us.
  if ((await addPayment(call, neverOpened(call, wish))) === 'added') return 'closed';
  const standing = await findPayment(call, wish.outTradeNo);
  if (!standing) throw new Error(`payment ${wish.outTradeNo} is neither there nor not there`);
  return standing.state === 'open' ? closePayment(call, wish) : standing.state;
};

/** Gives `closing` where WeChat does not answer: `jobs` comes back to it. */
export async function closeAtWechat(
  call: Call,
  closing: Payment,
): Promise<'closed' | 'closing' | 'paid'> {
  const { account } = call.ports.pay;
  if (!account) return 'closing';
  try {
    const outcome = await askClose(call, account, closing.outTradeNo);
    if (outcome === 'closed') {
      const closed = await movePayment(call, closing, { ...closing, state: 'closed' });
      return closed ? 'closed' : 'closing';
    }
    const trade = await askTrade(call, account, closing.outTradeNo);
    if (trade.is !== 'paid') return 'closing';
    return (await takeKnownPayment(call, trade.facts)) ? 'paid' : 'closing';
  } catch (error) {
    // It may be closed or paid by now; whoever gave it up need not wait to know.
    if (error instanceof NoPayAnswer) return 'closing';
    throw error;
  }
}

function neverOpened(
  call: Call,
  { outTradeNo, subject }: Pick<PaymentWish, 'outTradeNo' | 'subject'>,
): Payment {
  return {
    outTradeNo,
    subject,
    state: 'closed',
    amountFen: toFen(0),
    openid: '',
    prepayId: '',
    createdAtMs: call.nowMs,
    expiresAtMs: call.nowMs,
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
}
