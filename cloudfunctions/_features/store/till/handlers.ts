import { decideApprovalRequest, listApprovalsRequest } from '#shared/store/approval/contract';
import { recordBillRequest } from '#shared/store/claim/contract';
import {
  getDebitRequest,
  proposeDebitRequest,
  withdrawDebitRequest,
} from '#shared/store/debit/contract';
import { grantPointsRequest } from '#shared/store/grant/contract';
import { verifyPickupRequest } from '#shared/store/pickup/contract';
import { recordPurchaseRequest } from '#shared/store/purchase/contract';
import { getTillRequest } from '#shared/store/till/contract';
import { giveTierRequest } from '#shared/store/tiergift/contract';
import { getTodayRequest } from '#shared/store/today/contract';
import { undoRequest } from '#shared/store/undo/contract';
import { staffRead, staffWrite } from '../../../_staff/action';
import { decideApproval, listApprovals } from '../approval/service';
import { recordBill } from '../claim/record';
import { getDebit, proposeDebit } from '../debit/propose';
import { withdrawDebit } from '../debit/withdraw';
import { grantPoints } from '../grant/service';
import { verifyPickup } from '../pickup/service';
import { recordPurchase } from '../purchase/service';
import { giveTier } from '../tiergift/service';
import { getToday } from '../today/service';
import { undo } from '../undo/service';
import { getTill } from './service';

/** What staff do at the counter. */
export const tillActions = {
  'store.getTill': staffRead('record', getTillRequest, getTill),
  'store.recordPurchase': staffWrite('record', recordPurchaseRequest, recordPurchase),
  'store.recordBill': staffWrite('record', recordBillRequest, recordBill),
  'store.proposeDebit': staffWrite('record', proposeDebitRequest, proposeDebit),
  'store.getDebit': staffRead('record', getDebitRequest, (call, { debitId }) =>
    getDebit(call, debitId),
  ),
  'store.withdrawDebit': staffWrite('record', withdrawDebitRequest, (call, { debitId }) =>
    withdrawDebit(call, debitId),
  ),
  'store.verifyPickup': staffWrite('verify', verifyPickupRequest, verifyPickup),
  'store.undo': staffWrite('undo_own', undoRequest, undo),
  'store.grantPoints': staffWrite('grant_points', grantPointsRequest, grantPoints),
  'store.giveTier': staffWrite('give_tier', giveTierRequest, giveTier),
  'store.listApprovals': staffRead('approve', listApprovalsRequest, listApprovals),
  'store.decideApproval': staffWrite('approve', decideApprovalRequest, decideApproval),
  'store.getToday': staffRead('view_own_day', getTodayRequest, getToday),
};
