import { claimPointsRequest } from '#shared/store/claim/contract';
import {
  confirmDebitRequest,
  declineDebitRequest,
  listDebitsRequest,
} from '#shared/store/debit/contract';
import { memberRead, memberWrite } from '../../../_kit/action';
import { claimPoints } from '../claim/service';
import { confirmDebit, declineDebit, listDebits } from '../debit/answer';

/** What a member does about the counter, on the member's own phone. */
export const tillMemberActions = {
  'store.listDebits': memberRead(listDebitsRequest, listDebits),
  'store.confirmDebit': memberWrite(confirmDebitRequest, (call, { debitId }) =>
    confirmDebit(call, debitId),
  ),
  'store.declineDebit': memberWrite(declineDebitRequest, (call, { debitId }) =>
    declineDebit(call, debitId),
  ),
  'store.claimPoints': memberWrite(claimPointsRequest, claimPoints),
};
