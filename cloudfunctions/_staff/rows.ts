import type { MemberId } from '#shared/kernel/ids';
import type { AuditRow } from '#shared/store/audit/model';
import type { Call } from '../_kit/action';
import { addDocument, findDocument, type Stored } from '../_kit/documents';

const collection = 'audit';

/** A place in the list of all rows, newest first. */
export interface AuditCursor {
  readonly atMs: number;
  readonly rowId: string;
}

/**
 * Adds a row under its own id. Its being there is the normal end of a race with whoever repaired it.
 * Errors: throws when another row stands in its place, which must never happen.
 */
export async function addRow(call: Call, row: AuditRow): Promise<void> {
  if ((await addDocument(call.database, collection, { _id: row.rowId, ...row })) === 'added')
    return;
  const standing = await findDocument<AuditRow>(call.database, collection, row.rowId);
  if (standing?.hash !== row.hash) {
    throw new Error(`${row.rowId} is not row ${String(row.seq)} of ${row.staffId}`);
  }
}

export async function findRow(call: Call, rowId: string): Promise<AuditRow | null> {
  const stored = await findDocument<AuditRow>(call.database, collection, rowId);
  return stored && withoutId(stored);
}

/** Those of the named rows that are there. */
export async function listWritten(call: Call, rowIds: readonly string[]): Promise<Set<string>> {
  const { data } = (await call.database
    .collection(collection)
    .where({ _id: call.database.command.in([...rowIds]) })
    .field({ _id: true })
    .limit(1000)
    .get()) as { data: { _id: string }[] };
  return new Set(data.map(({ _id }) => _id));
}

/** Newest first, of everybody or of one person, after a place in that order. */
export async function listRows(
  call: Call,
  query: { staffId: string | null; after: AuditCursor | null; limit: number },
): Promise<AuditRow[]> {
  const { command } = call.database;
  const whose = query.staffId === null ? {} : { staffId: query.staffId };
  const where = query.after
    ? command.or([
        { ...whose, atMs: command.lt(query.after.atMs) },
        { ...whose, atMs: query.after.atMs, _id: command.lt(query.after.rowId) },
      ])
    : whose;
  const { data } = (await call.database
    .collection(collection)
    .where(where)
    .orderBy('atMs', 'desc')
    .orderBy('_id', 'desc')
    .limit(query.limit)
    .get()) as { data: Stored<AuditRow>[] };
  return data.map(withoutId);
}

/** One person's rows after a place in the chain, oldest first. */
export async function listChain(
  call: Call,
  staffId: MemberId,
  afterSeq: number,
  limit: number,
): Promise<AuditRow[]> {
  const { data } = (await call.database
    .collection(collection)
    .where({ staffId, seq: call.database.command.gt(afterSeq) })
    .orderBy('seq', 'asc')
    .limit(limit)
    .get()) as { data: Stored<AuditRow>[] };
  return data.map(withoutId);
}

function withoutId({ _id, ...row }: Stored<AuditRow>): AuditRow {
  return row;
}
