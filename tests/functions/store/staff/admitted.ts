import type { MemberId } from '#shared/kernel/ids';
import type { StaffCall } from '../../../../cloudfunctions/_staff/action';
import { findStaffForAudit } from '../../../../cloudfunctions/_staff/staff';
import type { Cloud } from '../../harness';

/** What a service of the store function is given, for what has no action of its own. */
export async function admittedForTest(cloud: Cloud, code: string): Promise<StaffCall> {
  const call = cloud.call();
  const memberId = cloud.memberId(code) as MemberId;
  const read = await findStaffForAudit(call, memberId, 'none');
  if (!read) throw new Error(`${code} is not staff`);
  const caller = { openid: `o-${code}`, memberId };
  const storeId = read.staff.storeIds?.[0] ?? null;
  return { ...call, caller, staff: read.staff, storeId, read, inputHash: '' };
}
