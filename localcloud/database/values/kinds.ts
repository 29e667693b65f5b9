import { isDate, isPlainObject } from './types';
import { ownMember } from './paths';
import type { Doc } from './types';

/**
 * Which types of value were ever stored under an indexed path, as bits. SQL compares JSON text and
 * numbers, not BSON; knowing the kinds tells when both agree.
 */
export const KIND = {
  null: 1,
  number: 2,
  string: 4,
  boolean: 8,
  date: 16,
  /** An array at the path or on the way to it: one document then has several values. */
  array: 32,
  other: 64,
} as const;

/** SQL's order of null, number and text is MongoDB's. */
export const ORDERED_KINDS = KIND.null | KIND.number | KIND.string;
export const DATE_KINDS = KIND.null | KIND.date;
export const BOOLEAN_KINDS = KIND.null | KIND.boolean;

export const onlyKinds = (kinds: number, allowed: number): boolean => (kinds & ~allowed) === 0;

export function kindOfValue(value: unknown): number {
  switch (typeof value) {
    case 'undefined':
      return KIND.null;
    case 'number':
      return Number.isFinite(value) ? KIND.number : KIND.other;
    case 'string':
      return KIND.string;
    case 'boolean':
      return KIND.boolean;
    default:
      if (value === null) return KIND.null;
      if (Array.isArray(value)) return KIND.array;
      return isDate(value) ? KIND.date : KIND.other;
  }
}

/** The kind of what a document holds at a path. */
export function kindAtPath(document: Doc, segments: readonly string[]): number {
  let value: unknown = document;
  for (const segment of segments) {
    if (Array.isArray(value)) return KIND.array;
    if (!isPlainObject(value)) return KIND.null;
    value = ownMember(value, segment);
  }
  return kindOfValue(value);
}
