import type { BusinessDate } from '#shared/kernel/businessdate';
import type { EntryId, MemberId } from '#shared/kernel/ids';
import type { EntryKind, LedgerEntry } from '#shared/points/model';
import type { Call } from '../_kit/action';
import { addDocument, findDocument, type Stored } from '../_kit/documents';

const collection = 'ledger';

/** Which entries of a member to list. */
export interface EntryQuery {
  readonly memberId: MemberId;
  readonly direction: 'all' | 'earned' | 'used';
  /** Only entries older than this place. */
  readonly beforeSeq: number | null;
  readonly limit: number;
}

/**
 * Adds an entry under its own id. Its being there already is the normal end of a race between a
 * posting and whoever repaired it.
 * Errors: throws when the place in the chain is taken by another entry, which must never happen.
 */
export async function addEntry(call: Call, entry: LedgerEntry): Promise<void> {
  const document = { _id: entry.entryId, ...entry };
  if ((await addDocument(call.database, collection, document)) === 'added') return;
  const stored = await findEntry(call, entry.entryId);
  if (stored?.hash !== entry.hash) {
    throw new Error(`${entry.entryId} is not the entry in place ${String(entry.seq)}`);
  }
}

export async function findEntry(call: Call, entryId: EntryId): Promise<LedgerEntry | null> {
  const stored = await findDocument<LedgerEntry>(call.database, collection, entryId);
  return stored && withoutId(stored);
}

/** Newest first. */
export async function listEntries(call: Call, query: EntryQuery): Promise<LedgerEntry[]> {
  const { command } = call.database;
  const direction = {
    all: {},
    earned: { deltaPoints: command.gt(0) },
    used: { deltaPoints: command.lt(0) },
  }[query.direction];
  const { data } = (await call.database
    .collection(collection)
    .where({
      memberId: query.memberId,
      ...(query.beforeSeq === null ? {} : { seq: command.lt(query.beforeSeq) }),
      ...direction,
    })
    .orderBy('seq', 'desc')
    .limit(query.limit)
    .get()) as { data: Stored<LedgerEntry>[] };
  return data.map(withoutId);
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

function withoutId({ _id, ...entry }: Stored<LedgerEntry>): LedgerEntry {
  return entry;
}
