import { checkPaymentRequest } from '#shared/payment/contract';
import { memberAction } from '../../_kit/action';
import type { PaymentSubjects } from '../../_kit/payment';
import { checkPayment } from './check';

/** What a member may ask about their own payments. */
export const paymentActions = (subjects: PaymentSubjects) => ({
  'payment.check': memberAction<'payment.check', typeof checkPaymentRequest>({
    effect: 'read',
    request: checkPaymentRequest,
    handle: (call, data) => checkPayment(call, subjects, data),
  }),
});
