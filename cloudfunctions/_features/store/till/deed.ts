import type { MemberId } from '#shared/kernel/ids';
import type { AuditDraft } from '#shared/store/audit/model';
import type { StaffMark } from '#shared/store/purchase/model';
import type { Call } from '../../../_kit/action';
import type { StaffCall } from '../../../_staff/action';
import { writeDeed } from '../../../_staff/audit';

/** A deed as its document remembers it: enough to write it down whoever comes to do so. */
export interface RememberedDeed extends AuditDraft {
  readonly by: StaffMark;
  readonly storeId: string;
}

/**
 * Writes a deed down under the request it was done by: from the call itself, from another till that
 * met the same bill, or from the sweeper. Once, whoever does it.
 */
export async function writeDown(
  call: Call | StaffCall,
  { by, storeId, ...draft }: RememberedDeed,
): Promise<void> {
  const { requestId, atMs } = by;
  const staffId = by.staffId as MemberId;
  const isOwn = 'read' in call && call.staff.staffId === staffId && call.requestId === requestId;
  await writeDeed(call, { ...draft, staffId, requestId, storeId, atMs }, isOwn ? call.read : null);
}
