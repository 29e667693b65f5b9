import { checkinActions } from '../_features/checkin/handlers';
import { goalOf } from '../_features/mall/goal';
import { mallActions } from '../_features/mall/handlers';
import { groupbuyActions } from '../_features/groupbuy/handlers';
import { memberActions } from '../_features/member/handlers';
import { noticeActions } from '../_features/notice/handlers';
import { paymentActions } from '../_features/payment/handlers';
import { pointsActions } from '../_features/points/handlers';
import { codeActions } from '../_features/store/code/handlers';
import { staffMemberActions } from '../_features/store/staff/handlers';
import { tillMemberActions } from '../_features/store/till/memberhandlers';
import { tierActions } from '../_features/tier/handlers';
import { createFunction, type FunctionSpec } from '../_kit/dispatch';
import { presentPerson } from '../_ledger/departed';
import { groupbuyPorts, mallPorts, paymentSubjects } from '../payment/sales';

/** What members may ask. Every caller carries an openid, vouched for by the platform. */
export const memberFunction: FunctionSpec = {
  name: 'member',
  identify: presentPerson,
  actions: {
    ...memberActions({ goalOf }),
    ...mallActions(mallPorts),
    ...checkinActions,
    ...noticeActions,
    ...pointsActions,
    ...tierActions,
    ...codeActions,
    ...staffMemberActions,
    ...groupbuyActions(groupbuyPorts),
    ...paymentActions(paymentSubjects),
    ...tillMemberActions,
  },
};

export const main = createFunction(memberFunction);
