import { addPoints, zeroPoints } from '../kernel/amounts';
import { canonicalJson } from '../kernel/canonicaljson';
import type { MemberId } from '../kernel/ids';
import { noCheckins } from '../checkin/model';
import { recentEntriesKept, type Account, type LedgerEntry, type Posting } from './model';

/** SHA-256 of a UTF-8 text, in hex. Passed in, because each runtime has its own. */
export type Sha256 = (text: string) => string;

/** The `prevHash` of a member's first entry. */
export const genesisHash = '0'.repeat(64);

export function emptyAccount(memberId: MemberId, nowMs: number): Account {
  return {
    memberId,
    seq: 0,
    availablePoints: zeroPoints,
    pendingPoints: zeroPoints,
    heldPoints: zeroPoints,
    debtPoints: zeroPoints,
    checkin: noCheckins,
    headEntryId: '',
    headHash: genesisHash,
    recentEntries: [],
    openedAtMs: nowMs,
    updatedAtMs: nowMs,
  };
}

/**
 * Gives the account after a posting, and the sealed entry that explains it.
 *
 * Errors: throws when the steps do not add up to the change or the balance would turn negative;
 * both are defects of the caller, which decides before it posts.
 */
export function post(
  account: Account,
  posting: Posting,
  sha256: Sha256,
): { account: Account; entry: LedgerEntry } {
  const stepPoints = addPoints(zeroPoints, ...posting.explanation.steps.map((step) => step.points));
  if (stepPoints !== posting.deltaPoints) {
    throw new Error(`steps give ${String(stepPoints)}, posting ${String(posting.deltaPoints)}`);
  }
  const after = addPoints(account.availablePoints, posting.deltaPoints);
  if (after < 0) throw new Error(`balance of ${account.memberId} would turn negative`);

  const unsealed: Omit<LedgerEntry, 'hash'> = {
    entryId: posting.entryId,
    memberId: account.memberId,
    seq: account.seq + 1,
    kind: posting.kind,
    deltaPoints: posting.deltaPoints,
    balanceBeforePoints: account.availablePoints,
    balanceAfterPoints: after,
    businessDate: posting.businessDate,
    atMs: posting.atMs,
    requestId: posting.requestId,
    explanation: posting.explanation,
    prevHash: account.headHash,
  };
  const entry: LedgerEntry = { ...unsealed, hash: sha256(canonicalJson(unsealed)) };
  return {
    entry,
    account: {
      ...account,
      ...posting.changes,
      seq: entry.seq,
      availablePoints: after,
      headEntryId: entry.entryId,
      headHash: entry.hash,
      recentEntries: [entry, ...account.recentEntries].slice(0, recentEntriesKept),
      updatedAtMs: posting.atMs,
    },
  };
}

/** The four balances of an account, as every screen shows them. */
export function balancesOf(
  account: Account,
): Pick<Account, 'availablePoints' | 'pendingPoints' | 'heldPoints' | 'debtPoints'> {
  const { availablePoints, pendingPoints, heldPoints, debtPoints } = account;
  return { availablePoints, pendingPoints, heldPoints, debtPoints };
}

/** What is wrong with a member's entries (oldest first), or null when the chain holds. */
export function findChainFault(entries: readonly LedgerEntry[], sha256: Sha256): string | null {
  let previous: LedgerEntry | null = null;
  for (const entry of entries) {
    const { hash, ...unsealed } = entry;
    const at = `entry ${String(entry.seq)}`;
    if (entry.seq !== (previous?.seq ?? 0) + 1) return `${at}: not the next in sequence`;
    if (entry.prevHash !== (previous?.hash ?? genesisHash))
      return `${at}: does not follow the one before`;
    if (hash !== sha256(canonicalJson(unsealed))) return `${at}: was altered`;
    if (entry.balanceBeforePoints !== (previous?.balanceAfterPoints ?? 0))
      return `${at}: balance before is wrong`;
    if (entry.balanceBeforePoints + entry.deltaPoints !== entry.balanceAfterPoints) {
      return `${at}: balance after is wrong`;
    }
    previous = entry;
  }
  return null;
}
