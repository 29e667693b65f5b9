import { claimPointsRequest } from '#shared/store/claim/contract';
import {
  confirmDebitRequest,
  declineDebitRequest,
  listDebitsRequest,
} from '#shared/store/debit/contract';
import { memberAction } from '../../../_kit/action';
import { claimPoints } from '../claim/service';
import { confirmDebit, declineDebit, listDebits } from '../debit/answer';

/** What a member does about the counter, on the member's own phone. */
export const tillMemberActions = {
  'store.listDebits': memberAction<'store.listDebits', typeof listDebitsRequest>({
    effect: 'read',
    request: listDebitsRequest,
    handle: (call) => listDebits(call),
  }),
  'store.confirmDebit': memberAction<'store.confirmDebit', typeof confirmDebitRequest>({
    effect: 'write',
    request: confirmDebitRequest,
    handle: (call, { debitId }) => confirmDebit(call, debitId),
  }),
  'store.declineDebit': memberAction<'store.declineDebit', typeof declineDebitRequest>({
    effect: 'write',
    request: declineDebitRequest,
    handle: (call, { debitId }) => declineDebit(call, debitId),
  }),
  'store.claimPoints': memberAction<'store.claimPoints', typeof claimPointsRequest>({
    effect: 'write',
    request: claimPointsRequest,
    handle: (call, data) => claimPoints(call, data),
  }),
};
