import type { AuditFacts } from '#shared/store/audit/model';
import type { Invite, Staff, StaffChange } from '#shared/store/staff/model';
import type { Deed } from '../../../_staff/audit';

/** How an invitation is written down. The code itself is not. */
export function deedOfInvite(invite: Invite): Deed {
  return {
    staffId: invite.byStaffId,
    requestId: invite.requestId,
    storeId: invite.storeId,
    atMs: invite.createdAtMs,
    action: 'store.inviteStaff',
    subject: { name: invite.name },
    after: placeFacts(invite),
  };
}

const actions: Record<StaffChange['action'], string> = {
  appoint: 'store.appointOwner',
  accept: 'store.acceptInvite',
  change: 'store.changeStaff',
  dismiss: 'store.dismissStaff',
};

/**
 * How the newest change of somebody's place is written down: with who decided it. An operator has no
 * chain, so that goes with the person themselves.
 */
export function deedOfChange({ staffId, lastChange, ...place }: Staff): Deed {
  const { byStaffId } = lastChange;
  return {
    staffId: byStaffId === 'operator' ? staffId : byStaffId,
    requestId: lastChange.requestId,
    storeId: lastChange.storeId,
    atMs: lastChange.atMs,
    action: actions[lastChange.action],
    subject: { staffId, by: byStaffId },
    reason: lastChange.reason,
    before: lastChange.before,
    after: { ...placeFacts(place), state: place.state },
  };
}

export function placeFacts({ role, storeIds }: Pick<Staff, 'role' | 'storeIds'>): AuditFacts {
  return { role, stores: storeIds === null ? '*' : storeIds.join(',') };
}
