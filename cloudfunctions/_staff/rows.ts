import type { MemberId } from '#shared/kernel/ids';
import type { Member } from '#shared/member/model';
import type { AuditRow } from '#shared/store/audit/model';
import type { Staff } from '#shared/store/staff/model';
import type { Call } from '../_kit/action';
import { addDocument, findDocument, type Stored, valuesOf, withoutId } from '../_kit/documents';

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

/** What the rows of a list have in common; null for anything. */
export interface RowQuery {
  readonly storeId: string | null;
  readonly staffId: string | null;
  readonly action: string | null;
  /** Only what was refused. */
  readonly refused: boolean;
  /** From and including the first instant, up to the second. */
  readonly during: { readonly fromMs: number; readonly toMs: number } | null;
}

/** A row with the documents that its ids name. */
export interface NamedRow {
  readonly row: AuditRow;
  readonly staffName: string;
  /** What the colleague, or else the member, is called whom it was done to; empty for nobody. */
  readonly colleagueName: string;
  readonly nickname: string;
}

/** Newest first, after a place in that order. One call: the look-ups cost nothing on top of the read. */
export async function listRows(
  call: Call,
  query: RowQuery,
  after: AuditCursor | null,
  limit: number,
): Promise<NamedRow[]> {
  const { command } = call.database;
  const { aggregate: $ } = command;
  const named = {
    ...(query.storeId !== null && { storeId: query.storeId }),
    ...(query.staffId !== null && { staffId: query.staffId }),
    ...(query.action !== null && { action: query.action }),
    ...(query.refused && { outcome: command.neq('done') }),
  };
  const { fromMs, toMs } = query.during ?? { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };
  const untilMs = after ? Math.min(toMs, after.atMs) : toMs;
  const within = { ...named, atMs: command.gte(fromMs).and(command.lt(untilMs)) };
  const isOnPage = after && after.atMs >= fromMs && after.atMs < toMs;
  const match = isOnPage
    ? command.or([within, { ...named, atMs: after.atMs, _id: command.lt(after.rowId) }])
    : within;
  const { data } = (await call.database
    .collection(collection)
    .aggregate()
    .match(match)
    .sort({ atMs: -1, _id: -1 })
    .limit(limit)
    .addFields({
      colleagueId: $.ifNull(['$subject.staffId', '']),
      memberId: $.ifNull(['$subject.memberId', '']),
    })
    .lookup({ from: 'staff', localField: 'staffId', foreignField: '_id', as: 'actors' })
    .lookup({ from: 'staff', localField: 'colleagueId', foreignField: '_id', as: 'colleagues' })
    .lookup({ from: 'members', localField: 'memberId', foreignField: '_id', as: 'members' })
    .end()) as { data: FoundRow[] };
  return data.map(({ actors, colleagues, members, colleagueId: _c, memberId: _m, ...stored }) => ({
    row: withoutId(stored),
    staffName: actors[0]?.name ?? '',
    colleagueName: colleagues[0]?.name ?? '',
    nickname: members[0]?.profile.nickname ?? '',
  }));
}

type FoundRow = Stored<AuditRow> & {
  readonly actors: readonly Pick<Staff, 'name'>[];
  readonly colleagues: readonly Pick<Staff, 'name'>[];
  readonly members: readonly Pick<Member, 'profile'>[];
  readonly colleagueId: string;
  readonly memberId: string;
};

/** One person's rows after a place in the chain, oldest first. */
export async function listChain(
  call: Call,
  staffId: MemberId,
  afterSeq: number,
  limit: number,
): Promise<AuditRow[]> {
  return valuesOf<AuditRow>(
    call.database
      .collection(collection)
      .where({ staffId, seq: call.database.command.gt(afterSeq) })
      .orderBy('seq', 'asc')
      .limit(limit)
      .get(),
  );
}
