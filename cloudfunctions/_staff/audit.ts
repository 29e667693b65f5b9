import { businessDateAt, type BusinessDate } from '#shared/kernel/businessdate';
import type { MemberId } from '#shared/kernel/ids';
import type { AuditDraft } from '#shared/store/audit/model';
import { auditRowId, refusalsKeptPerDay, sealRow } from '#shared/store/audit/rules';
import type { ScanSession, Staff } from '#shared/store/staff/model';
import type { Call } from '../_kit/action';
import { retryWithJitter } from '../_kit/retry';
import { programmeInForce } from '../_ledger/rulebook';
import { addRow } from './rows';
import { findStaffForAudit, moveAuditHead, type StaffForAudit } from './staff';

/** A deed as it is written down: by whom, for which request, in which store, when. */
export interface Deed extends AuditDraft {
  readonly staffId: MemberId;
  readonly requestId: string;
  readonly storeId: string | null;
  readonly atMs: number;
  readonly inputHash?: string;
}

/** Scans a person can still refer to without a look into the audit. */
const scansKept = 20;

/**
 * Writes a deed down once: the row goes into the staff document by compare-and-set, then into the
 * audit collection. Two calls when nobody interferes. Repeating it, from a retry or from the sweep,
 * finds the row and changes nothing. Source: docs/domain/store.md, rules 12 and 14.
 */
export async function writeDeed(
  call: Call,
  deed: Deed,
  read: StaffForAudit | null,
  scan: ScanSession | null = null,
): Promise<void> {
  const rowId = auditRowId(deed.staffId, deed.requestId);
  const written = await write(call, rowId, deed, read, ({ scans }) =>
    scan ? { scans: [scan, ...scans].slice(0, scansKept) } : {},
  );
  if (!written) throw new Error(`the audit chain of ${deed.staffId} kept changing`);
}

/**
 * Writes down that a person was refused, at most so many times a date. Losing one to a crash, or in a
 * crowd of them, loses nothing that was moved.
 */
export async function writeRefusal(call: Call, deed: Deed, today: BusinessDate): Promise<void> {
  const rowId = auditRowId(deed.staffId, deed.requestId, true);
  await write(call, rowId, deed, null, ({ refusals }) => {
    const count = refusals.date === today ? refusals.count : 0;
    return count < refusalsKeptPerDay ? { refusals: { date: today, count: count + 1 } } : null;
  });
}

type Besides = Partial<Pick<Staff, 'scans' | 'refusals'>>;

/**
 * `besidesOf` says what changes together with the row; null for not to be written at all. False when
 * others kept changing the chain.
 */
async function write(
  call: Call,
  rowId: string,
  deed: Deed,
  read: StaffForAudit | null,
  besidesOf: (staff: Staff) => Besides | null,
): Promise<boolean> {
  let known = read;
  const outcome = await retryWithJitter(call.ports, async () => {
    const current = known ?? (await findStaffForAudit(call, deed.staffId, rowId));
    known = null;
    if (!current) throw new Error(`${deed.staffId} has no staff document`);
    const { staff, isHeadStored, written } = current;
    if (!isHeadStored && staff.auditHead) await addRow(call, staff.auditHead);
    if (written) return 'standing';
    const besides = besidesOf(staff);
    if (!besides) return 'not written';
    return (await append(call, staff, rowId, deed, besides)) ? 'written' : null;
  });
  return outcome !== null;
}

async function append(
  call: Call,
  staff: Staff,
  rowId: string,
  deed: Deed,
  besides: Besides,
): Promise<boolean> {
  const row = sealRow(
    staff,
    {
      rowId,
      staffId: staff.staffId,
      role: staff.role,
      storeId: deed.storeId,
      action: deed.action,
      outcome: deed.outcome ?? 'done',
      subject: deed.subject,
      reason: deed.reason ?? '',
      before: deed.before ?? {},
      after: deed.after ?? {},
      businessDate: businessDateAt(deed.atMs, (await programmeInForce(call)).body.dayBoundary),
      atMs: deed.atMs,
      requestId: deed.requestId,
      inputHash: deed.inputHash ?? null,
    },
    call.ports.sha256,
  );
  if (!(await moveAuditHead(call, staff, row, besides))) return false;
  await addRow(call, row);
  return true;
}
