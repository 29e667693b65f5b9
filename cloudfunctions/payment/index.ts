import { receiveNotifications } from '../_features/payment/receive';
import { createHttpFunction } from '../_kit/http';
import { paymentSubjects } from './sales';

/** What WeChat Pay tells us. It answers to signatures alone, and to nobody with an identity. */
export const main = createHttpFunction('payment', receiveNotifications(paymentSubjects));
