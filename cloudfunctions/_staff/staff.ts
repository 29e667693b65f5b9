import type { MemberId } from '#shared/kernel/ids';
import type { AuditRow } from '#shared/store/audit/model';
import type { Staff } from '#shared/store/staff/model';
import type { Call } from '../_kit/action';
import {
  addDocument,
  findDocument,
  isUpdated,
  type Stored,
  valuesOf,
  withoutId,
} from '../_kit/documents';

const collection = 'staff';

/** The most that one query gives; a brand with five hundred shops has fewer people than that in each. */
export const peoplePerRead = 1000;

/** A staff document as read for a change of its audit chain. */
export interface StaffForAudit {
  readonly staff: Staff;
  /** Whether the newest row has reached the audit collection. */
  readonly isHeadStored: boolean;
  /** The asked row where it is there already: then the deed was written down before. */
  readonly written: AuditRow | null;
}

/**
 * One call gives the person, whether the chain before is whole, and whether a row stands: the look-ups
 * cost nothing on top of the read.
 */
export async function findStaffForAudit(
  call: Call,
  staffId: MemberId,
  rowId: string,
): Promise<StaffForAudit | null> {
  const { aggregate: $ } = call.database.command;
  const { data } = (await call.database
    .collection(collection)
    .aggregate()
    .match({ _id: staffId })
    // Nothing stands under an empty id; looking for a missing one would read everything.
    .addFields({ askedRowId: rowId, headRowId: $.ifNull(['$auditHead.rowId', '']) })
    .lookup({ from: 'audit', localField: 'headRowId', foreignField: '_id', as: 'heads' })
    .lookup({ from: 'audit', localField: 'askedRowId', foreignField: '_id', as: 'asked' })
    .end()) as { data: FoundStaff[] };
  return data[0] ? toStaffForAudit(data[0], rowId) : null;
}

type FoundStaff = Stored<Staff> & {
  readonly askedRowId: string;
  readonly headRowId: string;
  readonly heads: readonly unknown[];
  readonly asked: readonly AuditRow[];
};

function toStaffForAudit(
  { askedRowId: _asked, headRowId: _head, heads, asked, ...found }: FoundStaff,
  rowId: string,
): StaffForAudit {
  const staff = withoutId(found);
  return {
    staff,
    isHeadStored: staff.auditHead === null || heads.length > 0,
    written: asked[0] ?? (staff.auditHead?.rowId === rowId ? staff.auditHead : null),
  };
}

export async function findStaff(call: Call, staffId: MemberId): Promise<Staff | null> {
  const stored = await findDocument<Staff>(call.database, collection, staffId);
  return stored && withoutId(stored);
}

export function addStaff(call: Call, staff: Staff): Promise<'added' | 'exists'> {
  return addDocument(call.database, collection, { _id: staff.staffId, ...staff });
}

/** Everybody who works or worked here, in the order of their ids. */
export async function listStaff(call: Call, after = ''): Promise<Staff[]> {
  return valuesOf<Staff>(
    call.database
      .collection(collection)
      .where({ _id: call.database.command.gt(after) })
      .orderBy('_id', 'asc')
      .limit(peoplePerRead)
      .get(),
  );
}

/** Those whose place changed after an instant. */
export async function listChangedStaff(call: Call, sinceMs: number): Promise<Staff[]> {
  return valuesOf<Staff>(
    call.database
      .collection(collection)
      .where({ 'lastChange.atMs': call.database.command.gte(sinceMs) })
      .orderBy('lastChange.atMs', 'asc')
      .limit(peoplePerRead)
      .get(),
  );
}

/** Changes somebody's place if nobody else did since it was read; false when somebody did. */
export async function moveStaff(
  call: Call,
  { staffId, version }: Pick<Staff, 'staffId' | 'version'>,
  next: Pick<Staff, 'name' | 'role' | 'storeIds' | 'state' | 'lastChange'>,
): Promise<boolean> {
  const { command } = call.database;
  return updateWhere(
    call,
    { _id: staffId, version },
    {
      name: next.name,
      role: next.role,
      storeIds: command.set(next.storeIds),
      state: next.state,
      lastChange: command.set(next.lastChange),
      version: version + 1,
    },
  );
}

/** Puts a row at the end of the person's chain if it still ends where it was read to end. */
export async function moveAuditHead(
  call: Call,
  { staffId, auditSeq }: Pick<Staff, 'staffId' | 'auditSeq'>,
  row: AuditRow,
  besides: Partial<Pick<Staff, 'scans' | 'refusals'>>,
): Promise<boolean> {
  const { command } = call.database;
  return updateWhere(
    call,
    { _id: staffId, auditSeq },
    {
      auditSeq: row.seq,
      auditHash: row.hash,
      auditHead: command.set(row),
      ...(besides.scans && { scans: command.set(besides.scans) }),
      ...(besides.refusals && { refusals: command.set(besides.refusals) }),
    },
  );
}

/** Puts the day's usage in place of the one that was read. */
export async function moveUsage(
  call: Call,
  { staffId, usage }: Pick<Staff, 'staffId' | 'usage'>,
  next: Staff['usage'],
): Promise<boolean> {
  return updateWhere(
    call,
    { _id: staffId, 'usage.version': usage.version },
    { usage: call.database.command.set(next) },
  );
}

/** Counts one more wrong code since an instant; false when the count is older and has to begin anew. */
export async function addGuess(call: Call, staffId: MemberId, sinceMs: number): Promise<boolean> {
  const { command } = call.database;
  return updateWhere(
    call,
    { _id: staffId, 'guesses.sinceMs': command.gt(sinceMs) },
    { 'guesses.count': command.inc(1) },
  );
}

/** Begins a new count with one wrong code, unless another call has begun it. */
export async function beginGuesses(
  call: Call,
  staffId: MemberId,
  notSinceMs: number,
): Promise<boolean> {
  const { command } = call.database;
  return updateWhere(
    call,
    { _id: staffId, 'guesses.sinceMs': command.lte(notSinceMs) },
    { guesses: command.set({ count: 1, sinceMs: call.nowMs }) },
  );
}

async function updateWhere(call: Call, where: object, change: object): Promise<boolean> {
  return isUpdated(call.database.collection(collection).where(where).update(change));
}
