import { recordBillRequest } from '#shared/store/claim/contract';
import { getDebitRequest, proposeDebitRequest } from '#shared/store/debit/contract';
import {
  decideApprovalRequest,
  grantPointsRequest,
  listApprovalsRequest,
} from '#shared/store/grant/contract';
import { verifyPickupRequest } from '#shared/store/pickup/contract';
import { recordPurchaseRequest } from '#shared/store/purchase/contract';
import { rolesWith } from '#shared/store/staff/rules';
import { getTillRequest } from '#shared/store/till/contract';
import { getTodayRequest } from '#shared/store/today/contract';
import { undoRequest } from '#shared/store/undo/contract';
import { staffAction } from '../../../_staff/action';
import { recordBill } from '../claim/record';
import { getDebit, proposeDebit } from '../debit/propose';
import { decideApproval, listApprovals } from '../grant/approve';
import { grantPoints } from '../grant/service';
import { verifyPickup } from '../pickup/service';
import { recordPurchase } from '../purchase/service';
import { getToday } from '../today/service';
import { undo } from '../undo/service';
import { getTill } from './service';

/** What staff do at the counter. */
export const tillActions = {
  'store.getTill': staffAction<'store.getTill', typeof getTillRequest>({
    roles: rolesWith('record'),
    effect: 'read',
    request: getTillRequest,
    handle: (call, data) => getTill(call, data),
  }),
  'store.recordPurchase': staffAction<'store.recordPurchase', typeof recordPurchaseRequest>({
    roles: rolesWith('record'),
    effect: 'write',
    request: recordPurchaseRequest,
    handle: (call, data) => recordPurchase(call, data),
  }),
  'store.recordBill': staffAction<'store.recordBill', typeof recordBillRequest>({
    roles: rolesWith('record'),
    effect: 'write',
    request: recordBillRequest,
    handle: (call, data) => recordBill(call, data),
  }),
  'store.proposeDebit': staffAction<'store.proposeDebit', typeof proposeDebitRequest>({
    roles: rolesWith('record'),
    effect: 'write',
    request: proposeDebitRequest,
    handle: (call, data) => proposeDebit(call, data),
  }),
  'store.getDebit': staffAction<'store.getDebit', typeof getDebitRequest>({
    roles: rolesWith('record'),
    effect: 'read',
    request: getDebitRequest,
    handle: (call, { debitId }) => getDebit(call, debitId),
  }),
  'store.verifyPickup': staffAction<'store.verifyPickup', typeof verifyPickupRequest>({
    roles: rolesWith('verify'),
    effect: 'write',
    request: verifyPickupRequest,
    handle: (call, data) => verifyPickup(call, data),
  }),
  'store.undo': staffAction<'store.undo', typeof undoRequest>({
    roles: rolesWith('undo_own'),
    effect: 'write',
    request: undoRequest,
    handle: (call, data) => undo(call, data),
  }),
  'store.grantPoints': staffAction<'store.grantPoints', typeof grantPointsRequest>({
    roles: rolesWith('grant_points'),
    effect: 'write',
    request: grantPointsRequest,
    handle: (call, data) => grantPoints(call, data),
  }),
  'store.listApprovals': staffAction<'store.listApprovals', typeof listApprovalsRequest>({
    roles: rolesWith('approve'),
    effect: 'read',
    request: listApprovalsRequest,
    handle: (call) => listApprovals(call),
  }),
  'store.decideApproval': staffAction<'store.decideApproval', typeof decideApprovalRequest>({
    roles: rolesWith('approve'),
    effect: 'write',
    request: decideApprovalRequest,
    handle: (call, data) => decideApproval(call, data),
  }),
  'store.getToday': staffAction<'store.getToday', typeof getTodayRequest>({
    roles: rolesWith('view_own_day'),
    effect: 'read',
    request: getTodayRequest,
    handle: (call) => getToday(call),
  }),
};
