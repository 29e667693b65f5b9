import type { InferOutput } from 'valibot';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type {
  CheckPaymentRefusal,
  CheckPaymentReply,
  checkPaymentRequest,
} from '#shared/payment/contract';
import type { OutTradeNo, Payment } from '#shared/payment/model';
import type { Call, MemberCall } from '../../_kit/action';
import type { PaymentSubjects } from '../../_kit/payment';
import { findPayment } from './repository';
import { applyPaid, settle } from './settle';
import { NoPayAnswer } from './wechatpay/client';
import { askTrade } from './wechatpay/orders';

/** What became of the caller's payment; another's is not there for them. */
export async function checkPayment(
  call: MemberCall,
  subjects: PaymentSubjects,
  data: InferOutput<typeof checkPaymentRequest>,
): Promise<Result<CheckPaymentReply, CheckPaymentRefusal>> {
  const found = await findPayment(call, data.outTradeNo as OutTradeNo);
  if (!found || found.openid !== call.caller.openid) return refuse({ code: 'payment.not_found' });
  const { outTradeNo, state, settledAtMs } = await bringUpToDate(call, subjects, found);
  return accept({ outTradeNo, state, isSettled: settledAtMs !== null });
}

async function bringUpToDate(
  call: Call,
  subjects: PaymentSubjects,
  payment: Payment,
): Promise<Payment> {
  if (payment.state === 'paid' && payment.settledAtMs === null) {
    return settle(call, subjects, payment);
  }
  const { account } = call.ports.pay;
  if (!account || (payment.state !== 'open' && payment.state !== 'closing')) return payment;
  try {
    const trade = await askTrade(call, account, payment.outTradeNo);
    if (trade.is !== 'paid') return payment;
    const applied = await applyPaid(call, subjects, trade.facts, { by: 'query' });
    return applied.ok ? applied.value : payment;
  } catch (error) {
    // What we know ourselves is an answer, too; the screen asks again.
    if (error instanceof NoPayAnswer) return payment;
    throw error;
  }
}
