import { isPlainObject, isRegExp } from '../values/types';

const UNBOUNDED = new Set([
  '$regex',
  '$jsonSchema',
  '$regexMatch',
  '$regexFind',
  '$regexFindAll',
  // Not a pattern, but the one expression that makes long lists out of nothing.
  '$range',
]);

/**
 * True when a query or expression can run far longer than its documents are large, above all by a
 * regular expression. Such work is watched; watching starts a thread, so the rest runs without.
 */
export function mayBacktrack(query: unknown): boolean {
  if (typeof query !== 'object' || query === null) return false;
  if (isRegExp(query)) return true;
  if (Array.isArray(query)) return query.some(mayBacktrack);
  if (!isPlainObject(query)) return false;
  for (const key of Object.keys(query)) {
    if (UNBOUNDED.has(key) || mayBacktrack(query[key])) return true;
  }
  return false;
}
