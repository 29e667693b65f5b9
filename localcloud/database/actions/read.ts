import { responseTooLarge } from '../errors';
import {
  DEFAULT_DOCUMENTS_PER_QUERY,
  MAX_DOCUMENTS_PER_QUERY,
  MAX_OPERATION_MS,
  MAX_RESPONSE_BYTES,
} from '../../limits';
import { parseStages } from '../aggregate/stages';
import { compileProjection } from '../query/projection';
import { parseSort } from '../query/sort';
import { runWithin } from '../run-within';
import { decodeWire } from '../values/decode';
import { encodeWire, storedToWire } from '../values/encode';
import { idKeyOf } from '../values/ids';
import { isPlainObject } from '../values/types';
import type { Expression } from '../values/types';
import type { Row } from '../engine/table';
import { scopeOf } from './action';
import type { Action, Parts } from './action';
import type { Request } from './request';

/** `database.getDocument`: doc().get() and where().get(). */
export const getDocument: Action = (request, parts) => {
  const filter = request.query;
  const limit = Math.min(
    request.count('limit', DEFAULT_DOCUMENTS_PER_QUERY),
    MAX_DOCUMENTS_PER_QUERY,
  );
  const skip = request.count('offset', 0);
  const sort = request.has('order') ? parseSort(request.object('order')) : [];
  // A limit of 0 means none, as in MongoDB.
  const rows = findRows(request, parts, filter, {
    sort,
    skip,
    limit: limit || MAX_DOCUMENTS_PER_QUERY,
  });
  const list = request.has('projection')
    ? projected(request, rows)
    : rows.map(({ text }) => storedToWire(text));
  return { data: { list: withinSize(list) }, limit, offset: skip };
};

function findRows(
  request: Request,
  parts: Parts,
  filter: Expression,
  options: Parameters<Parts['store']['find']>[2],
): Row[] {
  const { collection, transaction } = scopeOf(request, parts);
  const id = onlyId(filter);
  if (id === undefined) return parts.store.find(collection, filter, options, transaction);
  const row = parts.store.get(collection, idKeyOf(id), transaction);
  return row && !options.skip ? [row] : [];
}

/** The id of a query that asks for one document by it, as doc() does. */
export function onlyId(filter: Expression): string | number | undefined {
  const id = filter['_id'];
  if (typeof id !== 'string' && typeof id !== 'number') return undefined;
  return Object.keys(filter).length === 1 ? id : undefined;
}

function projected(request: Request, rows: Row[]): string[] {
  const project = compileProjection(request.object('projection'));
  return rows.map((row) => encodeWire(project(row.document)));
}

/** `database.calculateDocument`: count(). */
export const calculateDocument: Action = (request, parts) => {
  const collection = parts.catalog.get(request.collectionName);
  return { data: { total: parts.store.count(collection, request.query) } };
};

/** `database.aggregateDocuments`. */
export const aggregateDocuments: Action = (request, parts) => {
  const collection = parts.catalog.get(request.collectionName);
  const stages = parseStages(
    request.list('stages').map((stage) => {
      const { stageKey, stageValue } = isPlainObject(stage) ? stage : {};
      return { [String(stageKey)]: decodeWire(String(stageValue), request.nowMs) };
    }),
  );
  const documents = parts.aggregation.run(collection, stages, (work) =>
    runWithin(MAX_OPERATION_MS, work),
  );
  return { data: { list: withinSize(documents.map(encodeWire)) } };
};

/** Errors: EXCEED_MAX_RESPONSE_SIZE. */
function withinSize(list: string[]): string[] {
  let size = 0;
  for (const text of list) size += text.length;
  if (size > MAX_RESPONSE_BYTES / 3) {
    size = list.reduce((bytes, text) => bytes + Buffer.byteLength(text), 0);
    if (size > MAX_RESPONSE_BYTES) throw responseTooLarge(MAX_RESPONSE_BYTES);
  }
  return list;
}
