import { duplicateError, textOf } from '../engine/table';
import type { Row } from '../engine/table';
import type { Collection } from '../engine/catalog';
import { invalidParam, requestFailed } from '../errors';
import { MAX_REGEX_MS } from '../../limits';
import { mayBacktrack } from '../query/may-backtrack';
import { runWithin } from '../run-within';
import type { Transaction } from '../transactions/transaction';
import type { Write } from '../transactions/write';
import { compileUpdate } from '../update/apply';
import type { Update } from '../update/apply';
import { decodeStored } from '../values/decode';
import { storedToWire } from '../values/encode';
import { idKeyOf, newId } from '../values/ids';
import { ObjectId } from '../values/special';
import { requireStorable } from '../values/storable';
import type { Doc, Expression } from '../values/types';
import { scopeOf } from './action';
import type { Action, Parts } from './action';
import { onlyId } from './read';
import type { Request } from './request';

/** `database.insertDocument`: add(). All documents are added, or none. */
export const insertDocument: Action = (request, parts) => {
  const { collection, transaction } = scopeOf(request, parts);
  const documents = request.list('data').map((text) => identified(request.document(text)));
  if (documents.length === 0) throw invalidParam('data must not be empty');
  const seen = new Set<unknown>();
  const writes = documents.map((document): Write => {
    requireStorable(document);
    const key = idKeyOf(document['_id']);
    if (seen.has(key) || (transaction && parts.store.get(collection, key, transaction))) {
      throw duplicateError(collection, undefined, document);
    }
    seen.add(key);
    return { key, before: undefined, after: document };
  });
  parts.store.write(collection, writes, transaction);
  return { data: { insertedIds: documents.map(({ _id }) => idToWire(_id)) } };
};

/** A document with its id first, made when it came without. */
function identified(document: Doc): Doc {
  const { _id = newId(), ...rest } = document;
  return { _id, ...rest };
}

const idToWire = (id: unknown): unknown => (id instanceof ObjectId ? id.hex : id);

/** `database.modifyDocument`: update(), and doc().set(), which sends `merge: false`. */
export const modifyDocument: Action = (request, parts) => {
  const { collection, transaction } = scopeOf(request, parts);
  const filter = request.requiredQuery;
  const data = request.object('data');
  if (!request.flag('merge')) return setDocument(request, parts, filter, data);
  const update = compileUpdate(data, filter);
  const rows = findTargets(parts, collection, filter, transaction, request.flag('multi'));
  const writes = changed(rows, update, mayBacktrack(data));
  parts.store.write(collection, writes, transaction);
  return { data: { updated: writes.length, upsert_id: null } };
};

function setDocument(request: Request, parts: Parts, filter: Expression, data: Doc) {
  const { collection, transaction } = scopeOf(request, parts);
  const id = filter['_id'];
  const after = { _id: id, ...data };
  requireStorable(after);
  const key = idKeyOf(id);
  const before = parts.store.get(collection, key, transaction);
  if (!before && !request.flag('upsert')) return { data: { updated: 0, upsert_id: null } };
  parts.store.write(collection, [{ key, before, after }], transaction);
  return {
    data: before ? { updated: 1, upsert_id: null } : { updated: 0, upsert_id: idToWire(id) },
  };
}

/** `database.modifyAndReturnDoc`: updateAndReturn(), the document after the change. */
export const modifyAndReturnDoc: Action = (request, parts) => {
  const { collection, transaction } = scopeOf(request, parts);
  const filter = request.requiredQuery;
  const data = request.object('data');
  const update = compileUpdate(data, filter);
  const rows = findTargets(parts, collection, filter, transaction, false);
  const [row] = rows;
  if (!row) return { data: { updated: 0, doc: null } };
  const [write] = changed(rows, update, mayBacktrack(data));
  if (write) parts.store.write(collection, [write], transaction);
  return { data: { updated: 1, doc: storedToWire(write?.text ?? row.text) } };
};

/** `database.removeDocument`. */
export const removeDocument: Action = (request, parts) => {
  const { collection, transaction } = scopeOf(request, parts);
  const filter = request.requiredQuery;
  const rows = findTargets(parts, collection, filter, transaction, request.flag('multi'));
  const writes = rows.map((row): Write => ({ key: row.key, before: row, after: undefined }));
  parts.store.write(collection, writes, transaction);
  return { data: { deleted: rows.length } };
};

function findTargets(
  { store }: Parts,
  collection: Collection,
  filter: Expression,
  transaction: Transaction | undefined,
  multi: boolean,
): Row[] {
  const id = onlyId(filter);
  if (id === undefined)
    return store.find(collection, filter, multi ? {} : { limit: 1 }, transaction);
  const row = store.get(collection, idKeyOf(id), transaction);
  return row ? [row] : [];
}

/** The writes an update comes to; documents that it leaves as they are need none. */
function changed(rows: Row[], update: Update, watched: boolean): Write[] {
  const writes: Write[] = [];
  const work = () => {
    for (const row of rows) {
      const after = decodeStored(row.text);
      update(after);
      const text = textOf(after);
      if (text !== row.text) writes.push({ key: row.key, before: row, after, text });
    }
  };
  if (watched) runWithin(MAX_REGEX_MS, work);
  else work();
  if (writes.some(({ after }) => after?.['_id'] === undefined))
    throw requestFailed('_id is immutable');
  return writes;
}
