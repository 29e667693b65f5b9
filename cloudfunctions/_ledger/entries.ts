import type { BusinessDate } from '#shared/kernel/businessdate';
import type { EntryId, MemberId } from '#shared/kernel/ids';
import {
  documentToEntry,
  entryToDocument,
  type Direction,
  type LedgerDocument,
} from '#shared/points/ledgerdocument';
import type { Account, EntryKind, LedgerEntry } from '#shared/points/model';
import type { Call } from '../_kit/action';
import { addDocuments, findDocument } from '../_kit/documents';

const collection = 'ledger';

/** Which entries of a member to list. */
export interface EntryQuery {
  readonly memberId: MemberId;
  readonly direction: 'all' | Exclude<Direction, 'still'>;
  /** Only entries older than this place. */
  readonly beforeSeq: number | null;
  readonly limit: number;
}

/**
 * Adds the entries of one change, oldest first, in one call. Their being there already is the normal
 * end of a race between a posting and whoever repaired it: then each is looked at by itself.
 * Errors: throws when a place in the chain is taken by another entry, which must never happen.
 */
export async function addEntries(call: Call, entries: readonly LedgerEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const documents = entries.map(entryToDocument);
  if ((await addDocuments(call.database, collection, documents)) === 'added') return;
  for (const entry of entries) await addEntry(call, entry);
}

/** The entries of an account's last change, oldest first: those that may be missing in the ledger. */
export function headEntries(account: Account): LedgerEntry[] {
  return account.recentEntries.slice(0, account.headBatch).reverse();
}

async function addEntry(call: Call, entry: LedgerEntry): Promise<void> {
  const added = await addDocuments(call.database, collection, [entryToDocument(entry)]);
  if (added === 'added') return;
  const stored = await findEntry(call, entry.entryId);
  if (stored?.hash !== entry.hash) {
    throw new Error(`${entry.entryId} is not the entry in place ${String(entry.seq)}`);
  }
}

/** The reversals of an entry so far. */
export async function listReversals(call: Call, entry: LedgerEntry): Promise<LedgerEntry[]> {
  const { data } = (await call.database
    .collection(collection)
    .where({ memberId: entry.memberId, reversesEntryId: entry.entryId })
    .limit(1000)
    .get()) as { data: LedgerDocument[] };
  return data.map(documentToEntry);
}

export async function findEntry(call: Call, entryId: EntryId): Promise<LedgerEntry | null> {
  const stored = await findDocument<LedgerDocument>(call.database, collection, entryId);
  return stored && documentToEntry(stored);
}

/** Newest first; with a direction by its own index, so a rare one costs no more in a long ledger. */
export async function listEntries(call: Call, query: EntryQuery): Promise<LedgerEntry[]> {
  const { command } = call.database;
  const { data } = (await call.database
    .collection(collection)
    .where({
      memberId: query.memberId,
      ...(query.beforeSeq === null ? {} : { seq: command.lt(query.beforeSeq) }),
      ...(query.direction === 'all' ? {} : { direction: query.direction }),
    })
    .orderBy('seq', 'desc')
    .limit(query.limit)
    .get()) as { data: LedgerDocument[] };
  return data.map(documentToEntry);
}

/** The entries after a place, oldest first. */
export async function listEntriesAfter(
  call: Call,
  memberId: MemberId,
  afterSeq: number,
  limit: number,
): Promise<LedgerEntry[]> {
  const { data } = (await call.database
    .collection(collection)
    .where({ memberId, seq: call.database.command.gt(afterSeq) })
    .orderBy('seq', 'asc')
    .limit(limit)
    .get()) as { data: LedgerDocument[] };
  return data.map(documentToEntry);
}

/** The newest entries of some kinds, the newest date first. */
export async function listEntriesOfKinds(
  call: Call,
  memberId: MemberId,
  kinds: readonly EntryKind[],
  limit: number,
): Promise<LedgerEntry[]> {
  const { data } = (await call.database
    .collection(collection)
    .where({ memberId, kind: call.database.command.in([...kinds]) })
    .orderBy('businessDate', 'desc')
    .limit(limit)
    .get()) as { data: LedgerDocument[] };
  return data.map(documentToEntry);
}

/** The business dates, in order, on which a member has an entry of a kind. */
export async function listEntryDates(
  call: Call,
  memberId: MemberId,
  kind: EntryKind,
  from: BusinessDate,
  to: BusinessDate,
): Promise<BusinessDate[]> {
  const { command } = call.database;
  const { data } = (await call.database
    .collection(collection)
    .where({ memberId, kind, businessDate: command.gte(from).and(command.lte(to)) })
    .orderBy('businessDate', 'asc')
    .field({ businessDate: true })
    .limit(1000)
    .get()) as { data: { businessDate: BusinessDate }[] };
  return data.map((entry) => entry.businessDate);
}
