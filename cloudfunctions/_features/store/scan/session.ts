import type { MemberId } from '#shared/kernel/ids';
import type { ScanReply } from '#shared/store/scan/contract';
import { auditRowId } from '#shared/store/audit/rules';
import type { ScanSession } from '#shared/store/staff/model';
import { findRow } from '../../../_staff/rows';
import { writeAudit, type StaffCall } from '../../../_staff/action';

/** How long a scan serves for what happens at the counter; a queue of purchases may look further back. */
const sessionMs = 10 * 60_000;

/** Writes the scan down; its row is what the session is known by. */
export async function openSession(
  call: StaffCall,
  storeId: string,
  found: Pick<ScanSession, 'kind' | 'memberId' | 'orderId'>,
): Promise<Pick<ScanReply, 'scanId' | 'kind' | 'storeId' | 'expiresAtMs'>> {
  const scanId = auditRowId(call.staff.staffId, call.requestId);
  const standing = call.staff.scans.find((scan) => scan.scanId === scanId);
  const session: ScanSession = standing ?? {
    scanId,
    storeId,
    ...found,
    atMs: call.nowMs,
    expiresAtMs: call.nowMs + sessionMs,
  };
  const { kind, memberId, orderId } = found;
  await writeAudit(call, { action: call.action, subject: { kind, memberId, orderId } }, session);
  return { scanId, kind, storeId: session.storeId, expiresAtMs: session.expiresAtMs };
}

/**
 * A scan of the person of this call, or null: those of others are not found. Without a call for one of
 * the newest; older ones are read from the audit. How old one may be is for the caller to say.
 */
export async function findScan(call: StaffCall, scanId: string): Promise<ScanSession | null> {
  const standing = call.staff.scans.find((scan) => scan.scanId === scanId);
  if (standing) return standing;
  if (!scanId.startsWith(`${call.staff.staffId}:`)) return null;
  const row = await findRow(call, scanId);
  if (row?.action !== 'store.scan' || row.outcome !== 'done' || row.storeId === null) return null;
  const { kind, memberId, orderId } = row.subject;
  return {
    scanId,
    kind: kind === 'order' ? 'order' : 'member',
    memberId: String(memberId) as MemberId,
    orderId: typeof orderId === 'string' ? orderId : null,
    storeId: row.storeId,
    atMs: row.atMs,
    expiresAtMs: row.atMs + sessionMs,
  };
}
