import type { InferOutput } from 'valibot';
import { accept, type Result } from '#shared/kernel/result';
import type { ListAuditReply, listAuditRequest } from '#shared/store/audit/contract';
import type { StaffCall } from '../../../_staff/action';
import { listRows, type AuditCursor } from '../../../_staff/rows';

const defaultLimit = 30;

export async function listAudit(
  call: StaffCall,
  { cursor, limit = defaultLimit, staffId }: InferOutput<typeof listAuditRequest>,
): Promise<Result<ListAuditReply, never>> {
  const after = cursor ? cursorOf(cursor) : null;
  const rows = await listRows(call, { staffId: staffId ?? null, after, limit });
  const last = rows.length < limit ? undefined : rows.at(-1);
  return accept({ rows, nextCursor: last ? `${String(last.atMs)}:${last.rowId}` : null });
}

function cursorOf(text: string): AuditCursor {
  const colon = text.indexOf(':');
  return { atMs: Number(text.slice(0, colon)), rowId: text.slice(colon + 1) };
}
