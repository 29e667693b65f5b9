import { groupbuySubject } from '../_features/groupbuy/pay';
import type { GroupbuyPorts } from '../_features/groupbuy/ports';
import { mallSubject } from '../_features/mall/paid';
import type { MallPorts } from '../_features/mall/ports';
import { addNotices } from '../_features/notice/repository';
import { payments } from '../_features/payment/service';
import type { PaymentSubjects } from '../_kit/payment';

/** What group-buy is given of payment and notices, in every function that sells. */
export const groupbuyPorts: GroupbuyPorts = { payments, tell: addNotices };

/** What the mall is given of payment. */
export const mallPorts: MallPorts = { payments };

/** Who hears of money, by what it was for. */
export const paymentSubjects: PaymentSubjects = {
  groupbuy: groupbuySubject(groupbuyPorts),
  mall: mallSubject(mallPorts),
};
