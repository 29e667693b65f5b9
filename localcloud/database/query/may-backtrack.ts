import { isPlainObject, isRegExp } from '../values/types';

const PATTERNED = new Set(['$regex', '$jsonSchema', '$expr']);

/** True when a query can hold a regular expression, whose running time has no bound. */
export function mayBacktrack(query: unknown): boolean {
  if (typeof query !== 'object' || query === null) return false;
  if (isRegExp(query)) return true;
  if (Array.isArray(query)) return query.some(mayBacktrack);
  if (!isPlainObject(query)) return false;
  for (const key of Object.keys(query)) {
    if (PATTERNED.has(key) || mayBacktrack(query[key])) return true;
  }
  return false;
}
