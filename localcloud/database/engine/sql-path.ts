import { invalidParam } from '../errors';

/**
 * Stands for null and for a missing field in an index: below every number, as MongoDB sorts them,
 * and equal to itself, as a unique index wants.
 */
export const SQL_NULL_KEY = '-9e999';

/** The SQL expression an index is built on. Queries must use the very same text. */
export function indexedExpression(path: string): string {
  if (path === '_id') return 'id';
  if (/["'\0]/.test(path) || path === '') throw invalidParam(`cannot index the field '${path}'`);
  const labels = path.split('.').map((segment) => `."${segment}"`);
  return `ifnull(json_extract(doc,'$${labels.join('')}'),${SQL_NULL_KEY})`;
}
