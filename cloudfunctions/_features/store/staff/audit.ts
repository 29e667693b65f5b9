import type { InferOutput } from 'valibot';
import { addDays, startOfBusinessDateMs, type BusinessDate } from '#shared/kernel/businessdate';
import { accept, type Result } from '#shared/kernel/result';
import type { AuditView, ListAuditReply, listAuditRequest } from '#shared/store/audit/contract';
import { maskedName } from '#shared/store/scan/rules';
import { programmeInForce } from '../../../_ledger/rulebook';
import type { StaffCall } from '../../../_staff/action';
import { listRows, type AuditCursor, type NamedRow, type RowQuery } from '../../../_staff/rows';

const defaultLimit = 30;

/** What was done: of the store that was asked for; without one of all, for who belongs to all. */
export async function listAudit(
  call: StaffCall,
  data: InferOutput<typeof listAuditRequest>,
): Promise<Result<ListAuditReply, never>> {
  const { cursor, limit = defaultLimit, storeId, staffId, businessDate, action, refused } = data;
  const isBound = call.staff.storeIds !== null;
  const query: RowQuery = {
    storeId: storeId ?? (isBound ? call.storeId : null),
    staffId: staffId ?? null,
    action: action ?? null,
    refused: refused ?? false,
    during: businessDate ? await duringDate(call, businessDate) : null,
  };
  const rows = await listRows(call, query, cursor ? cursorOf(cursor) : null, limit);
  const last = rows.length < limit ? undefined : rows.at(-1)?.row;
  return accept({
    rows: rows.map(toView),
    nextCursor: last ? `${String(last.atMs)}:${last.rowId}` : null,
  });
}

async function duringDate(call: StaffCall, date: BusinessDate): Promise<RowQuery['during']> {
  const { dayBoundary } = (await programmeInForce(call)).body;
  return {
    fromMs: startOfBusinessDateMs(date, dayBoundary),
    toMs: startOfBusinessDateMs(addDays(date, 1), dayBoundary),
  };
}

function toView({ row, staffName, colleagueName, nickname }: NamedRow): AuditView {
  return { ...row, staffName, subjectName: colleagueName || (nickname && maskedName(nickname)) };
}

function cursorOf(text: string): AuditCursor {
  const colon = text.indexOf(':');
  return { atMs: Number(text.slice(0, colon)), rowId: text.slice(colon + 1) };
}
