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

/** A place in somebody's chain up to which it holds; of nobody's rows at the beginning. */
export interface ChainPlace {
  readonly seq: number;
  readonly hash: string;
}

/** The place before anybody's first row. */
export const chainStart: ChainPlace = { seq: 0, hash: genesisHash };

/**
 * Where a chain breaks: the row's place, and how: out of sequence, torn from the one before, altered,
 * missing, or another than the staff document names as the newest.
 */
export interface ChainBreak {
  readonly seq: number;
  readonly kind: 'sequence' | 'torn' | 'altered' | 'missing' | 'head';
}

/** Follows the next rows (oldest first) of one chain: the place they lead to, or the first break. */
export function followChain(
  from: ChainPlace,
  rows: readonly AuditRow[],
  sha256: Sha256,
): ChainPlace | ChainBreak {
  let place = from;
  for (const row of rows) {
    const { hash, ...unsealed } = row;
    const { seq } = row;
    if (seq !== place.seq + 1) return { seq, kind: 'sequence' };
    if (row.prevHash !== place.hash) return { seq, kind: 'torn' };
    if (hash !== sha256(canonicalJson(unsealed))) return { seq, kind: 'altered' };
    place = { seq, hash };
  }
  return place;
}

/** Whether a chain that was followed to its last stored row ends where the staff document says. */
export function endBreak(
  { auditSeq, auditHash, auditHead }: Pick<Staff, 'auditSeq' | 'auditHash' | 'auditHead'>,
  stored: ChainPlace,
  sha256: Sha256,
): ChainBreak | null {
  // The newest row may still be in that document alone.
  const isHeadMissing = stored.seq === auditSeq - 1 && auditHead !== null;
  const end = isHeadMissing ? followChain(stored, [auditHead], sha256) : stored;
  if ('kind' in end) return end;
  if (end.seq !== auditSeq) return { seq: auditSeq, kind: 'missing' };
  return end.hash === auditHash ? null : { seq: auditSeq, kind: 'head' };
}

/** What is wrong with one person's rows (oldest first), or null when the chain holds to its end. */
export function findAuditFault(
  staff: Pick<Staff, 'auditSeq' | 'auditHash' | 'auditHead'>,
  stored: readonly AuditRow[],
  sha256: Sha256,
): string | null {
  const followed = followChain(chainStart, stored, sha256);
  const found = 'kind' in followed ? followed : endBreak(staff, followed, sha256);
  if (!found) return null;
  const place = `row ${String(found.seq)}`;
  return found.kind === 'head' ? breakTexts.head : `${place}: ${breakTexts[found.kind]}`;
}

const breakTexts: Readonly<Record<ChainBreak['kind'], string>> = {
  sequence: 'not the next in sequence',
  torn: 'does not follow the one before',
  altered: 'was altered',
  missing: 'is missing',
  head: 'the head is another row',
};
