import type { InferOutput } from 'valibot';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type {
  DecideApprovalRefusal,
  DecideApprovalReply,
  decideApprovalRequest,
  ListApprovalsReply,
} from '#shared/store/approval/contract';
import { decideApproval as decide, isDisinterested } from '#shared/store/approval/rules';
import type { StaffRefusal } from '#shared/store/staff/contract/self';
import { worksIn } from '#shared/store/staff/rules';
import type { WriteRefusal } from '../../../_kit/action';
import type { StaffCall } from '../../../_staff/action';
import { approvableGrant, approvableGrants } from '../grant/approve';
import { markOf } from '../till/scan';
import { approvableUndo, approvableUndos } from '../undo/approve';
import type { Approvable } from './approvable';

type Refused = DecideApprovalRefusal | StaffRefusal | WriteRefusal;

/** What waits for a second word in the store of the call, the oldest first. */
export async function listApprovals(
  call: StaffCall,
): Promise<Result<ListApprovalsReply, StaffRefusal>> {
  const { storeId, staff } = call;
  if (storeId === null) return refuse({ code: 'staff.store_not_allowed' });
  const waiting = await Promise.all([
    approvableGrants(call, storeId),
    approvableUndos(call, storeId),
  ]);
  const approvals = waiting
    .flat()
    .map((one) => ({ ...one.view, mayDecide: isDisinterested(one, staff.staffId) }))
    .sort((a, b) => a.askedAtMs - b.askedAtMs);
  return accept({ approvals });
}

/** The second word. Of two at once one counts. Source: docs/domain/till.md, rule 17. */
export async function decideApproval(
  call: StaffCall,
  { entryId, approve, reason }: InferOutput<typeof decideApprovalRequest>,
): Promise<Result<DecideApprovalReply, Refused>> {
  const { staffId } = call.staff;
  const found = await findApprovable(call, entryId);
  if (!found) return refuse({ code: 'store.approval_not_found' });
  if (!worksIn(call.staff, found.storeId)) return refuse({ code: 'staff.store_not_allowed' });
  const mark = { ...markOf(call), reason };
  if (found.decided?.staffId === staffId && found.decided.requestId === call.requestId) {
    const { decided, state } = found;
    return decided.reason === reason && (state === 'declined') !== approve
      ? found.carryOut(approve, decided)
      : refuse({ code: 'request.key_reused' });
  }
  const decided = decide(found, staffId, call.nowMs);
  if (!decided.ok) return decided;
  if (await found.decide(approve, mark)) return found.carryOut(approve, mark);
  const again = await findApprovable(call, entryId);
  const stands = decide(again ?? found, staffId, call.nowMs);
  return stands.ok ? refuse({ code: 'request.busy' }) : stands;
}

function findApprovable(call: StaffCall, entryId: string): Promise<Approvable | null> {
  return entryId.startsWith('grant:')
    ? approvableGrant(call, entryId)
    : approvableUndo(call, entryId);
}
