import type { MemberId } from '#shared/kernel/ids';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type { StaffMark } from '#shared/store/purchase/model';
import { worksIn } from '#shared/store/staff/rules';
import type { OwnAccount, ScanNotValid } from '#shared/store/till/contract';
import type { StaffCall } from '../../../_staff/action';
import { findScan } from '../scan/session';

/** A member stands at the till for so long at most; a purchase may wait longer for the network. */
export const standingMs = 10 * 60_000;

/** The member whom the caller has scanned, and where. */
export interface MemberScan {
  readonly memberId: MemberId;
  readonly storeId: string;
  readonly atMs: number;
}

/**
 * Gives the member behind a scan of the caller's own, for as long as an action takes it. Whoever has
 * been moved to other stores meanwhile has no use of it, and nobody serves their own account. What this
 * very request has done already is answered again, however old the scan is by then.
 */
export async function memberOfScan(
  call: StaffCall,
  scanId: string,
  goodForMs: number,
): Promise<Result<MemberScan, ScanNotValid | OwnAccount>> {
  const { staff, nowMs, action } = call;
  const scan = await findScan(call, scanId);
  const isDone = call.read.written?.action === action;
  const isGood = scan?.kind === 'member' && (isDone || nowMs < scan.atMs + goodForMs);
  if (!isGood || !worksIn(staff, scan.storeId)) return refuse({ code: 'store.scan_not_valid' });
  if (scan.memberId === staff.staffId) return refuse({ code: 'store.own_account' });
  const { memberId, storeId, atMs } = scan;
  return accept({ memberId, storeId, atMs });
}

/** Who does this, for the document it is done to. */
export function markOf({ staff, requestId, nowMs }: StaffCall): StaffMark {
  return { staffId: staff.staffId, staffName: staff.name, requestId, atMs: nowMs };
}
