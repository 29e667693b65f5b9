import type { EntryId, MemberId } from '#shared/kernel/ids';
import type { SavingsGoal } from '#shared/mall/model';
import {
  documentToEntry,
  effectOf,
  settlementKinds,
  type LedgerDocument,
} from '#shared/points/ledgerdocument';
import {
  recentEntriesKept,
  type Account,
  type LedgerEntry,
  type Posting,
} from '#shared/points/model';
import type { Call } from '../_kit/action';
import {
  addDocument,
  findDocument,
  isUpdated,
  type Stored,
  valuesOf,
  withoutId,
} from '../_kit/documents';

const collection = 'accounts';

/** An account as read for a change, and whether its newest entry has reached the ledger. */
export interface AccountForChange {
  readonly account: Account;
  readonly headIsInLedger: boolean;
}

/** The same, with the entry that stands where one is about to be posted; null for none. */
export interface AccountForPosting extends AccountForChange {
  readonly standing: LedgerEntry | null;
  /** What {@link Beside} asked for; empty without. */
  readonly beside: readonly unknown[];
}

/** Documents of a feature that are read together with the account: those with a value in an indexed field. */
export interface Beside {
  readonly from: string;
  readonly foreignField: string;
  readonly value: string;
}

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

/**
 * One call gives the account and tells whether the posting before died between its two writes, and
 * which entry stands already under an id or, without one, as the effect of this very request: the
 * look-ups cost nothing on top of the read.
 */
export async function findAccountForChange(
  call: Call,
  memberId: MemberId,
  entryId: EntryId | null,
  beside: Beside | null = null,
): Promise<AccountForPosting | null> {
  const wanted = entryId ?? effectOf(memberId, call.requestId);
  const foreignField = entryId === null ? 'effectOf' : '_id';
  const read = call.database
    .collection(collection)
    .aggregate()
    .match({ _id: memberId })
    .addFields({ wanted, ...(beside && { besideKey: beside.value }) })
    .lookup({ from: 'ledger', localField: 'headEntryId', foreignField: '_id', as: 'head' })
    .lookup({ from: 'ledger', localField: 'wanted', foreignField, as: 'standing' });
  // Without a key the look-up would match every document that lacks the field.
  const whole = beside
    ? read.lookup({
        ...{ from: beside.from, foreignField: beside.foreignField },
        ...{ localField: 'besideKey', as: 'beside' },
      })
    : read;
  const { data } = (await whole.end()) as { data: Stored<AccountRead>[] };
  const [found] = data;
  return found ? asRead(call, entryId, found) : null;
}

function asRead(
  call: Call,
  entryId: EntryId | null,
  {
    head,
    standing: [inLedger],
    wanted: _wanted,
    beside = [],
    besideKey: _key,
    ...stored
  }: Stored<AccountRead>,
): AccountForPosting {
  const recent = standingAmongRecent(call, stored, entryId);
  return {
    account: withoutId(stored),
    headIsInLedger: stored.headEntryId === '' || head.length > 0,
    standing: recent ?? (inLedger ? documentToEntry(inLedger) : null),
    beside,
  };
}

/** The entry under an id, or the effect of this request, if it is one of the newest. */
export function standingAmongRecent(
  call: Call,
  { recentEntries }: Pick<Account, 'recentEntries'>,
  entryId: EntryId | null,
): LedgerEntry | null {
  const found = recentEntries.find((entry) =>
    entryId === null
      ? entry.requestId === call.requestId && !settlementKinds.has(entry.kind)
      : entry.entryId === entryId,
  );
  return found ?? null;
}

type AccountRead = Account & {
  readonly head: readonly unknown[];
  readonly standing: readonly LedgerDocument[];
  readonly wanted: string;
  readonly beside?: readonly unknown[];
  readonly besideKey?: string;
};

/** A place in the walk over all accounts by the time of their last change. */
export interface AccountCursor {
  readonly updatedAtMs: number;
  readonly memberId: string;
}

/** The accounts after a place in that walk, in its order. */
export function findAccountsChangedAfter(
  call: Call,
  { updatedAtMs, memberId }: AccountCursor,
  limit: number,
): Promise<AccountForChange[]> {
  const { command } = call.database;
  return accountsWithHead(
    call,
    command.or([
      { updatedAtMs: command.gt(updatedAtMs) },
      { updatedAtMs, _id: command.gt(memberId) },
    ]),
    limit,
  );
}

/** All accounts, in the order of their ids. */
export async function listAccountsAfter(
  call: Call,
  memberId: string,
  limit: number,
): Promise<Account[]> {
  return valuesOf<Account>(
    call.database
      .collection(collection)
      .where({ _id: call.database.command.gt(memberId) })
      .orderBy('_id', 'asc')
      .limit(limit)
      .get(),
  );
}

/** Members with something due by an instant, the longest due first. */
export async function findAccountsDueBy(
  call: Call,
  atMs: number,
  limit: number,
): Promise<Account[]> {
  return valuesOf<Account>(
    call.database
      .collection(collection)
      .where({ nextDueAtMs: call.database.command.lte(atMs) })
      .orderBy('nextDueAtMs', 'asc')
      .limit(limit)
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

async function accountsWithHead(
  call: Call,
  match: object,
  limit: number,
): Promise<AccountForChange[]> {
  const { data } = (await call.database
    .collection(collection)
    .aggregate()
    .match(match)
    .sort({ updatedAtMs: 1, _id: 1 })
    .limit(limit)
    .lookup({ from: 'ledger', localField: 'headEntryId', foreignField: '_id', as: 'head' })
    .end()) as { data: Stored<Account & { head: unknown[] }>[] };
  return data.map(({ head, ...stored }) => ({
    account: withoutId(stored),
    headIsInLedger: stored.headEntryId === '' || head.length > 0,
  }));
}
