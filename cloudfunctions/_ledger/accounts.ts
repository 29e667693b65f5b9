import type { MemberId } from '#shared/kernel/ids';
import type { SavingsGoal } from '#shared/mall/model';
import {
  recentEntriesKept,
  type Account,
  type LedgerEntry,
  type Posting,
} from '#shared/points/model';
import type { Call } from '../_kit/action';
import { addDocument, findDocument, isUpdated, valuesOf, withoutId } from '../_kit/documents';

const collection = 'accounts';

export async function findAccount(call: Call, memberId: MemberId): Promise<Account | null> {
  const stored = await findDocument<Account>(call.database, collection, memberId);
  return stored && withoutId(stored);
}

/** The accounts of several members, in no order; those without one are left out. */
export async function findAccountsOf(
  call: Call,
  memberIds: readonly MemberId[],
): Promise<Account[]> {
  return valuesOf<Account>(
    call.database
      .collection(collection)
      .where({ _id: call.database.command.in([...memberIds]) })
      .limit(memberIds.length)
      .get(),
  );
}

export function addAccount(call: Call, account: Account): Promise<'added' | 'exists'> {
  return addDocument(call.database, collection, { _id: account.memberId, ...account });
}

/**
 * Writes an account and the entries that led to it if nobody changed the account since it was read.
 * Gives false, and writes nothing, when somebody did.
 */
export async function compareAndSetAccount(
  call: Call,
  read: Account,
  next: Account,
  entries: readonly LedgerEntry[],
  changes: Posting['changes'],
): Promise<boolean> {
  const { command } = call.database;
  // `set` replaces a whole value; given plainly, the SDK would merge objects field by field.
  const changedParts = Object.entries(changes ?? {}).map(([part, value]) => [
    part,
    command.set(value),
  ]);
  return isUpdated(
    call.database
      .collection(collection)
      .where({ _id: read.memberId, seq: read.seq })
      .update({
        ...(Object.fromEntries(changedParts) as Record<string, unknown>),
        ...(next.tier !== read.tier && { tier: command.set(next.tier) }),
        ...(next.tierGift !== read.tierGift && { tierGift: command.set(next.tierGift) }),
        ...(next.growthMonths !== read.growthMonths && {
          growthMonths: command.set(next.growthMonths),
        }),
        seq: next.seq,
        availablePoints: next.availablePoints,
        pendingPoints: next.pendingPoints,
        heldPoints: next.heldPoints,
        debtPoints: next.debtPoints,
        lots: command.set(next.lots),
        pending: command.set(next.pending),
        holds: command.set(next.holds),
        headEntryId: next.headEntryId,
        headHash: next.headHash,
        headBatch: entries.length,
        recentEntries: command.push({
          each: [...entries].reverse(),
          position: 0,
          slice: Math.max(recentEntriesKept, entries.length),
        }),
        nextDueAtMs: next.nextDueAtMs,
        updatedAtMs: next.updatedAtMs,
      }),
  );
}

/**
 * Keeps what a member saves up for. The one part that changes by itself: nothing depends on it and no
 * entry explains it.
 */
export async function saveGoal(
  call: Call,
  memberId: MemberId,
  goal: SavingsGoal | null,
): Promise<void> {
  const { command } = call.database;
  await call.database
    .collection(collection)
    .doc(memberId)
    .update({ goal: command.set(goal) });
}
