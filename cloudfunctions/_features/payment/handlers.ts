import { checkPaymentRequest } from '#shared/payment/contract';
import { memberRead } from '../../_kit/action';
import type { PaymentSubjects } from '../../_kit/payment';
import { checkPayment } from './check';

/** What a member may ask about their own payments. */
export const paymentActions = (subjects: PaymentSubjects) => ({
  'payment.check': memberRead(checkPaymentRequest, (call, data) =>
    checkPayment(call, subjects, data),
  ),
});
