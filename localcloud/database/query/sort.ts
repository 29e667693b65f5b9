import { requestFailed } from '../errors';
import { compareValues } from '../values/compare';
import { valuesAtPath } from '../values/paths';
import { isPlainObject } from '../values/types';
import type { Doc, SortKeys } from '../values/types';

/** Reads `{a: 1, b: -1}`. Errors: DATABASE_REQUEST_FAILED for other directions. */
export function parseSort(spec: unknown): SortKeys {
  if (!isPlainObject(spec)) throw requestFailed('a sort is an object of paths and directions');
  return Object.entries(spec).map(([path, direction]) => {
    if (direction !== 1 && direction !== -1) throw requestFailed('a sort direction is 1 or -1');
    if (path === '' || path.startsWith('$')) throw requestFailed(`cannot sort by '${path}'`);
    return [path, direction];
  });
}

/** Sorts by BSON order; documents that compare equal keep their order. */
export function sortDocuments<T>(items: T[], keys: SortKeys, documentOf: (item: T) => Doc): T[] {
  const decorated = items.map((item) => ({
    item,
    values: keys.map(([path, direction]) => sortValue(documentOf(item), path, direction)),
  }));
  decorated.sort((a, b) => {
    for (let i = 0; i < keys.length; i++) {
      const order = compareSortValues(a.values[i], b.values[i]);
      if (order !== 0) return order * (keys[i] as [string, 1 | -1])[1];
    }
    return 0;
  });
  return decorated.map(({ item }) => item);
}

const EMPTY_ARRAY = Symbol('empty array');

/** An array sorts by its least element upwards and by its greatest downwards. */
function sortValue(document: Doc, path: string, direction: 1 | -1): unknown {
  let best: unknown;
  let found = false;
  for (const reached of valuesAtPath(document, path)) {
    const candidates = Array.isArray(reached)
      ? reached.length
        ? reached
        : [EMPTY_ARRAY]
      : [reached];
    for (const candidate of candidates) {
      if (!found || compareSortValues(candidate, best) * direction < 0) best = candidate;
      found = true;
    }
  }
  return best;
}

// An empty array sorts below null.
function compareSortValues(a: unknown, b: unknown): number {
  if (a === EMPTY_ARRAY) return b === EMPTY_ARRAY ? 0 : -1;
  if (b === EMPTY_ARRAY) return 1;
  return compareValues(a, b);
}
