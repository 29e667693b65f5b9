import { listFailedRefundsRequest, retryRefundRequest } from '#shared/payment/contract';
import { staffRead, staffWrite } from '../../_staff/action';
import { listFailedRefunds, retryRefund } from './retry';

/** What staff who may refund do about money that does not come back by itself. */
export const refundActions = {
  'payment.listFailedRefunds': staffRead('refund', listFailedRefundsRequest, listFailedRefunds),
  'payment.retryRefund': staffWrite('refund', retryRefundRequest, retryRefund),
};
