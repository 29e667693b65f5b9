import { isPlainObject } from './types';
import type { Doc } from './types';

const INDEX = /^(0|[1-9][0-9]*)$/;

/** True for a path segment that may name an array's element. */
export const isArrayIndex = (segment: string): boolean => INDEX.test(segment);

/** The member of an object, own properties only. */
export const ownMember = (object: Doc, key: string): unknown =>
  Object.prototype.hasOwnProperty.call(object, key) ? object[key] : undefined;

/**
 * All values a dotted path reaches, as queries and sorts see them: through every element of an
 * array on the way. An array at the end is reached as itself.
 */
export function valuesAtPath(document: Doc, path: string): unknown[] {
  if (!path.includes('.')) return [ownMember(document, path)];
  const found: unknown[] = [];
  collect(document, path.split('.'), 0, found);
  return found;
}

function collect(value: unknown, segments: string[], depth: number, found: unknown[]): void {
  if (depth === segments.length) {
    found.push(value);
    return;
  }
  const segment = segments[depth] as string;
  if (Array.isArray(value)) {
    if (isArrayIndex(segment)) collect(value[Number(segment)], segments, depth + 1, found);
    for (const element of value) {
      if (isPlainObject(element)) collect(element, segments, depth, found);
    }
  } else if (isPlainObject(value)) {
    collect(ownMember(value, segment), segments, depth + 1, found);
  } else {
    found.push(undefined);
  }
}

/** The value under a path of object members only, `undefined` when something else is on the way. */
export function valueAtPath(document: Doc, path: string): unknown {
  let value: unknown = document;
  for (const segment of path.split('.')) {
    if (!isPlainObject(value)) return undefined;
    value = ownMember(value, segment);
  }
  return value;
}
