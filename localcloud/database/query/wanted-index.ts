import { isPlainObject } from '../values/types';
import type { Expression, SortKeys } from '../values/types';

const RANGE = new Set(['$gt', '$gte', '$lt', '$lte']);

/**
 * The index that would serve a query: fields tested for equality, then the sort, then ranges.
 * Nothing when no index would help.
 */
export function wantedIndex(filter: Expression, sort: SortKeys): string | undefined {
  const equal: string[] = [];
  const ranged: string[] = [];
  collect(filter, equal, ranged);
  const keys = new Map<string, number>();
  for (const path of equal) keys.set(path, 1);
  for (const [path, direction] of sort) if (!keys.has(path)) keys.set(path, direction);
  for (const path of ranged) if (!keys.has(path)) keys.set(path, 1);
  if (keys.size === 0) return undefined;
  return [...keys].map(([path, direction]) => `${JSON.stringify(path)}: ${direction}`).join(', ');
}

function collect(filter: Expression, equal: string[], ranged: string[]): void {
  for (const [key, operand] of Object.entries(filter)) {
    if (key === '$and' && Array.isArray(operand)) {
      for (const part of operand) if (isPlainObject(part)) collect(part, equal, ranged);
    } else if (!key.startsWith('$')) {
      const operators = isPlainObject(operand)
        ? Object.keys(operand).filter((name) => name.startsWith('$'))
        : [];
      if (operators.some((name) => RANGE.has(name))) ranged.push(key);
      else if (operators.every((name) => name === '$eq' || name === '$in')) equal.push(key);
    }
  }
}
