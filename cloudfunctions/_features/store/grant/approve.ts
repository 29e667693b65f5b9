import type { InferOutput } from 'valibot';
import { toPoints } from '#shared/kernel/amounts';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type {
  DecideApprovalRefusal,
  decideApprovalRequest,
  GrantReply,
  ListApprovalsReply,
} from '#shared/store/grant/contract';
import type { Grant } from '#shared/store/grant/model';
import { decideApproval as decide } from '#shared/store/grant/rules';
import type { StaffRefusal } from '#shared/store/staff/contract';
import { worksIn } from '#shared/store/staff/rules';
import type { WriteRefusal } from '../../../_kit/action';
import type { StaffCall } from '../../../_staff/action';
import { writeDown } from '../till/deed';
import { markOf } from '../till/scan';
import { giveGrant } from './give';
import { findGrant, listWaitingGrants, moveGrant } from './repository';

type Refused = DecideApprovalRefusal | StaffRefusal | WriteRefusal;

/** What waits for a second word in the store of the call. */
export async function listApprovals(
  call: StaffCall,
): Promise<Result<ListApprovalsReply, StaffRefusal>> {
  if (call.storeId === null) return refuse({ code: 'staff.store_not_allowed' });
  const waiting = await listWaitingGrants(call, call.storeId);
  const { staffId } = call.staff;
  return accept({
    approvals: waiting.map((grant) => ({
      entryId: grant.grantId,
      staffName: grant.asked.staffName,
      memberName: grant.memberName,
      points: grant.points,
      reason: grant.reason,
      askedAtMs: grant.asked.atMs,
      expiresAtMs: grant.expiresAtMs ?? 0,
      mayDecide: grant.asked.staffId !== staffId && grant.memberId !== staffId,
    })),
  });
}

/** The second word. Of two at once one counts. Source: docs/domain/till.md, rule 17. */
export async function decideApproval(
  call: StaffCall,
  { entryId, approve, reason }: InferOutput<typeof decideApprovalRequest>,
): Promise<Result<GrantReply, Refused>> {
  const grant = await findGrant(call, entryId);
  if (!grant) return refuse({ code: 'store.approval_not_found' });
  if (!worksIn(call.staff, grant.storeId)) return refuse({ code: 'staff.store_not_allowed' });
  const own = { ...markOf(call), reason };
  if (grant.decided?.staffId === own.staffId && grant.decided.requestId === own.requestId) {
    return grant.decided.reason === reason && (grant.state === 'declined') !== approve
      ? carryOut(call, grant)
      : refuse({ code: 'request.key_reused' });
  }
  const decided = decide(grant, call.staff.staffId, call.nowMs);
  if (!decided.ok) return decided;
  const to = { state: approve ? 'crediting' : 'declined', decided: own } as const;
  if (await moveGrant(call, entryId, 'waiting', to)) return carryOut(call, { ...grant, ...to });
  const standing = (await findGrant(call, entryId)) ?? grant;
  const again = decide(standing, call.staff.staffId, call.nowMs);
  return again.ok ? refuse({ code: 'request.busy' }) : again;
}

async function carryOut(call: StaffCall, grant: Grant): Promise<Result<GrantReply, Refused>> {
  const { grantId: entryId, expiresAtMs } = grant;
  if (grant.state === 'declined') {
    if (grant.decided) await writeDown(call, declinedDeed(grant, grant.decided));
    return accept({ entryId, state: 'declined', pointsAwarded: toPoints(0), expiresAtMs });
  }
  const given = await giveGrant(call, grant);
  if (!given.ok) return given;
  return accept({ entryId, state: 'given', pointsAwarded: given.value, expiresAtMs });
}

function declinedDeed(
  { grantId: entryId, memberId, storeId, points }: Grant,
  by: NonNullable<Grant['decided']>,
): Parameters<typeof writeDown>[1] {
  return {
    by,
    storeId,
    action: 'store.decideApproval',
    subject: { entryId, memberId },
    reason: by.reason,
    before: { state: 'waiting', points },
    after: { state: 'declined' },
  };
}
