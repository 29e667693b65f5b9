import type { Call } from '../../../_kit/action';
import type { Deed } from '../../../_staff/audit';
import { listChangedStaff } from '../../../_staff/staff';
import { deedOfChange, deedOfInvite } from './deeds';
import { listInvites } from './repository';

const invitesRead = 500;

/** What was done to places and invitations since an instant, as it has to stand in the audit. */
export async function listStaffDeeds(call: Call, sinceMs: number): Promise<Deed[]> {
  const [changed, invites] = await Promise.all([
    listChangedStaff(call, sinceMs),
    listInvites(call, sinceMs, invitesRead),
  ]);
  return [...changed.map(deedOfChange), ...invites.map(deedOfInvite)];
}
