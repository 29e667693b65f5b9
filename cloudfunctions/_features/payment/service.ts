import type { Payments } from '../../_kit/payment';
import { closePayment } from './close';
import { preparePayment } from './prepare';
import { refundPayment } from './refund';
import { findPayment } from './repository';

/** What entries hand to a feature that sells something. */
export const payments: Payments = { preparePayment, closePayment, refundPayment, findPayment };
