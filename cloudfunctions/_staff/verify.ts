import { businessDateAt } from '#shared/kernel/businessdate';
import type { AuditRow } from '#shared/store/audit/model';
import { findAuditFault } from '#shared/store/audit/rules';
import type { Staff } from '#shared/store/staff/model';
import type { Call } from '../_kit/action';
import { programmeInForce } from '../_ledger/rulebook';
import { listChain } from './rows';
import { listStaff } from './staff';

const rowsPerPage = 500;

/** A person whose rows do not hold together, and what is wrong. */
interface AuditFault {
  readonly staffId: string;
  readonly fault: string;
}

/** More than these would say nothing new; the count goes on. */
const faultsKept = 100;

/** The comparison as a job: once a business date, kept under it. */
export async function checkAudit(
  call: Call,
): Promise<{ people: number; rows: number; faults: number }> {
  const date = businessDateAt(call.nowMs, (await programmeInForce(call)).body.dayBoundary);
  const { people, rows, found } = await findAuditFaults(call);
  const report = { date, people, rows, faults: found.length, found: found.slice(0, faultsKept) };
  await call.database.collection('jobs').doc(`audit:${date}`).set(report);
  return { people, rows, faults: found.length };
}

/**
 * Compares every person's audit rows with the chain and with the end that the staff document names:
 * a row that was altered or removed, the newest one too, is found. Reports, never mends.
 */
async function findAuditFaults(
  call: Call,
): Promise<{ people: number; rows: number; found: AuditFault[] }> {
  const found: AuditFault[] = [];
  let people = 0;
  let rows = 0;
  for (let after = ''; ;) {
    const page = await listStaff(call, after);
    for (const staff of page) {
      const chain = await chainOf(call, staff);
      const fault = findAuditFault(staff, chain, call.ports.sha256);
      if (fault) found.push({ staffId: staff.staffId, fault });
      people += 1;
      rows += chain.length;
    }
    const last = page.at(-1);
    if (!last) return { people, rows, found };
    after = last.staffId;
  }
}

/** Up to the place that was read: rows written meanwhile belong to the next comparison. */
async function chainOf(call: Call, { staffId, auditSeq }: Staff): Promise<AuditRow[]> {
  const rows: AuditRow[] = [];
  for (;;) {
    const page = await listChain(call, staffId, rows.at(-1)?.seq ?? 0, rowsPerPage);
    rows.push(...page);
    if (page.length < rowsPerPage) return rows.filter(({ seq }) => seq <= auditSeq);
  }
}
