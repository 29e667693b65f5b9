import { canonicalJson } from '../../kernel/canonicaljson';
import { genesisHash, type Sha256 } from '../../points/chain';
import type { Staff } from '../staff/model';
import type { AuditRow } from './model';

/**
 * Refusals that are written down: somebody tried what is not theirs. Others (a code that expired, too
 * few points) are everyday answers. Source: docs/domain/store.md, rule 13.
 */
export const auditedRefusals: ReadonlySet<string> = new Set([
  'staff.dismissed',
  'staff.role_not_allowed',
  'staff.store_not_allowed',
  'staff.self_not_allowed',
  'code.own',
  'store.own_account',
  'store.approval_own',
  'store.approval_beneficiary',
  'store.grant_limit',
  'order.wrong_store',
]);

/** Refused attempts of one person that are written down on one date; more are only answered. */
export const refusalsKeptPerDay = 50;

/** The row of one deed, or of its refusal. */
export function auditRowId(staffId: string, requestId: string, isRefused = false): string {
  return `${staffId}:${requestId}${isRefused ? ':refused' : ''}`;
}

/** Gives the row its place after the newest one of the person, and its seal. */
export function sealRow(
  { auditSeq, auditHash }: Pick<Staff, 'auditSeq' | 'auditHash'>,
  row: Omit<AuditRow, 'seq' | 'prevHash' | 'hash'>,
  sha256: Sha256,
): AuditRow {
  const unsealed = { ...row, seq: auditSeq + 1, prevHash: auditHash };
  return { ...unsealed, hash: sha256(canonicalJson(unsealed)) };
}

/**
 * What is wrong with one person's rows (oldest first), or null when the chain holds and ends where the
 * staff document says. The newest row may still be in that document alone.
 */
export function findAuditFault(
  staff: Pick<Staff, 'auditSeq' | 'auditHash' | 'auditHead'>,
  stored: readonly AuditRow[],
  sha256: Sha256,
): string | null {
  const isHeadMissing = stored.length === staff.auditSeq - 1;
  const rows = isHeadMissing && staff.auditHead ? [...stored, staff.auditHead] : stored;
  let previous: AuditRow | null = null;
  for (const row of rows) {
    const { hash, ...unsealed } = row;
    const place = `row ${String(row.seq)}`;
    if (row.seq !== (previous?.seq ?? 0) + 1) return `${place}: not the next in sequence`;
    if (row.prevHash !== (previous?.hash ?? genesisHash))
      return `${place}: does not follow the one before`;
    if (hash !== sha256(canonicalJson(unsealed))) return `${place}: was altered`;
    previous = row;
  }
  if ((previous?.seq ?? 0) !== staff.auditSeq) return `row ${String(staff.auditSeq)}: is missing`;
  return (previous?.hash ?? genesisHash) === staff.auditHash ? null : 'the head is another row';
}
