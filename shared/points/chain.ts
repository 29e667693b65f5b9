import { addPoints, toPoints, zeroPoints, type Points } from '../kernel/amounts';
import { canonicalJson } from '../kernel/canonicaljson';
import type { DayBoundary } from '../kernel/businessdate';
import type { MemberId } from '../kernel/ids';
import { noCheckins } from '../checkin/model';
import { addGrowth } from '../tier/growth';
import { lotMovesBetween, sumOfLots } from './lots';
import {
  recentEntriesKept,
  type Account,
  type BalanceChange,
  type Holdings,
  type LedgerEntry,
  type Posting,
} from './model';
import { netPointsOf } from './rules';
import { nextDueAtMs } from './settle';

/** SHA-256 of a UTF-8 text, in hex. Passed in, because each runtime has its own. */
export type Sha256 = (text: string) => string;

/** The `prevHash` of a member's first entry. */
export const genesisHash = '0'.repeat(64);

/** An account before its first entry. */
export function emptyAccount(memberId: MemberId, nowMs: number): Account {
  return {
    memberId,
    seq: 0,
    availablePoints: zeroPoints,
    pendingPoints: zeroPoints,
    heldPoints: zeroPoints,
    debtPoints: zeroPoints,
    lots: [],
    pending: [],
    holds: [],
    checkin: noCheckins,
    earnedToday: null,
    headEntryId: '',
    headHash: genesisHash,
    headBatch: 0,
    recentEntries: [],
    nextDueAtMs: null,
    openedAtMs: nowMs,
    updatedAtMs: nowMs,
  };
}

/** What {@link post} needs besides the posting. */
export interface PostContext {
  readonly sha256: Sha256;
  readonly dayBoundary: DayBoundary;
}

/**
 * Gives the account after a posting, and the sealed entry that explains it. Balances, changes and
 * lot moves are worked out from where the points lay and lie, so an entry cannot say anything else.
 *
 * Errors: throws when the steps do not add up to the change, or something would turn negative; both
 * are defects of the caller, which decides before it posts.
 */
export function post(
  account: Account,
  posting: Posting,
  { sha256, dayBoundary }: PostContext,
): { account: Account; entry: LedgerEntry } {
  const { holdings } = posting;
  const after = balancesOf(holdings);
  const change = differences(balancesOf(account), after);
  const entry = seal(
    {
      entryId: posting.entryId,
      memberId: account.memberId,
      seq: account.seq + 1,
      kind: posting.kind,
      deltaPoints: change.availablePoints,
      balanceBeforePoints: account.availablePoints,
      balanceAfterPoints: after.availablePoints,
      change,
      lotMoves: lotMovesBetween(account.lots, holdings.lots),
      businessDate: posting.businessDate,
      atMs: posting.atMs,
      requestId: posting.requestId,
      explanation: posting.explanation,
      reversesEntryId: posting.reversesEntryId ?? null,
      ...(posting.growth && { growth: posting.growth }),
      prevHash: account.headHash,
    },
    sha256,
  );
  const tier = posting.tier ?? account.tier;
  const tierGift = posting.tierGift === undefined ? account.tierGift : posting.tierGift;
  return {
    entry,
    account: {
      ...account,
      ...posting.changes,
      ...after,
      ...(tier && { tier }),
      ...(tierGift !== undefined && { tierGift }),
      ...(posting.growth && {
        growthMonths: addGrowth(account.growthMonths ?? [], posting.growth, posting.businessDate),
      }),
      lots: holdings.lots,
      pending: holdings.pending,
      holds: holdings.holds,
      seq: entry.seq,
      headEntryId: entry.entryId,
      headHash: entry.hash,
      headBatch: 1,
      recentEntries: [entry, ...account.recentEntries].slice(0, recentEntriesKept),
      nextDueAtMs: nextDueAtMs(holdings, dayBoundary, [tier?.until, tierGift?.until]),
      updatedAtMs: posting.atMs,
    },
  };
}

/** What is wrong with a member's entries (oldest first), or null when the chain holds. */
export function findChainFault(entries: readonly LedgerEntry[], sha256: Sha256): string | null {
  let previous: LedgerEntry | null = null;
  for (const entry of entries) {
    const fault = faultOf(entry, previous, sha256);
    if (fault) return `entry ${String(entry.seq)}: ${fault}`;
    previous = entry;
  }
  return null;
}

function faultOf(
  { hash, ...unsealed }: LedgerEntry,
  previous: LedgerEntry | null,
  sha256: Sha256,
): string | null {
  if (unsealed.seq !== (previous?.seq ?? 0) + 1) return 'not the next in sequence';
  if (unsealed.prevHash !== (previous?.hash ?? genesisHash))
    return 'does not follow the one before';
  if (hash !== sha256(canonicalJson(unsealed))) return 'was altered';
  const { balanceBeforePoints: before, deltaPoints: delta, balanceAfterPoints: after } = unsealed;
  if (before !== (previous?.balanceAfterPoints ?? 0)) return 'balance before is wrong';
  if (before + delta !== after) return 'balance after is wrong';
  if (sumOfLots(unsealed.lotMoves) !== delta) return 'lots do not add up';
  return stepsTotal(unsealed) === netPointsOf(unsealed) ? null : 'steps do not add up';
}

function seal(unsealed: Omit<LedgerEntry, 'hash'>, sha256: Sha256): LedgerEntry {
  const steps = stepsTotal(unsealed);
  const net = netPointsOf(unsealed);
  if (steps !== net) throw new Error(`steps give ${String(steps)}, the posting ${String(net)}`);
  return { ...unsealed, hash: sha256(canonicalJson(unsealed)) };
}

function stepsTotal({ explanation }: Pick<LedgerEntry, 'explanation'>): Points {
  return addPoints(zeroPoints, ...explanation.steps.map((step) => step.points));
}

/** The balances that lots, pending earns and holds add up to. */
export function balancesOf(holdings: Holdings): BalanceChange {
  const found = {
    availablePoints: sumOfLots(holdings.lots),
    pendingPoints: addPoints(zeroPoints, ...holdings.pending.map(({ points }) => points)),
    heldPoints: sumOfLots(holdings.holds.flatMap(({ lots }) => lots)),
    debtPoints: holdings.debtPoints,
  };
  const parts = [...holdings.lots, ...holdings.pending].map(({ points }) => points);
  if ([...parts, ...Object.values(found)].some((points) => points < 0)) {
    throw new Error('points would turn negative');
  }
  return found;
}

function differences(before: BalanceChange, after: BalanceChange): BalanceChange {
  return {
    availablePoints: toPoints(after.availablePoints - before.availablePoints),
    pendingPoints: toPoints(after.pendingPoints - before.pendingPoints),
    heldPoints: toPoints(after.heldPoints - before.heldPoints),
    debtPoints: toPoints(after.debtPoints - before.debtPoints),
  };
}
