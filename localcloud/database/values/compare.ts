import { Binary, ObjectId } from './special';
import { isDate, isRegExp } from './types';
import type { Doc } from './types';

/** MongoDB's order of types (manual: "BSON comparison order"); missing sorts as null. */
export function typeRank(value: unknown): number {
  switch (typeof value) {
    case 'undefined':
      return 1;
    case 'number':
      return 2;
    case 'string':
      return 3;
    case 'boolean':
      return 8;
    default:
      if (value === null) return 1;
      if (Array.isArray(value)) return 5;
      if (value instanceof Binary) return 6;
      if (value instanceof ObjectId) return 7;
      if (isDate(value)) return 9;
      if (isRegExp(value)) return 10;
      return 4;
  }
}

/** Compares two values in BSON order: negative, zero or positive. */
export function compareValues(a: unknown, b: unknown): number {
  const rank = typeRank(a);
  const difference = rank - typeRank(b);
  if (difference !== 0) return difference;
  switch (rank) {
    case 1:
      return 0;
    case 2:
      return compareNumbers(a as number, b as number);
    case 3:
      return compareStrings(a as string, b as string);
    case 4:
      return compareObjects(a as Doc, b as Doc);
    case 5:
      return compareArrays(a as unknown[], b as unknown[]);
    case 9:
      return (a as Date).getTime() - (b as Date).getTime();
    default:
      return compareStrings(String(a), String(b));
  }
}

export const sameValue = (a: unknown, b: unknown): boolean => compareValues(a, b) === 0;

function compareNumbers(a: number, b: number): number {
  if (a === b) return 0;
  // NaN sorts below every other number.
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : -1;
  if (Number.isNaN(b)) return 1;
  return a < b ? -1 : 1;
}

/** Compares by code point, which is the order of UTF-8 bytes that MongoDB and SQL use. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return rankOfUnit(x) - rankOfUnit(y);
  }
  return a.length - b.length;
}

// Surrogates stand for code points above U+FFFF, yet their units lie below U+E000.
const rankOfUnit = (unit: number) => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);

function compareArrays(a: unknown[], b: unknown[]): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const order = compareValues(a[i], b[i]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareObjects(a: Doc, b: Doc): number {
  const keysA = Object.keys(a);
  const keysB = Object.keys(b);
  const length = Math.min(keysA.length, keysB.length);
  for (let i = 0; i < length; i++) {
    const keyA = keysA[i] as string;
    const keyB = keysB[i] as string;
    const order =
      typeRank(a[keyA]) - typeRank(b[keyB]) ||
      compareStrings(keyA, keyB) ||
      compareValues(a[keyA], b[keyB]);
    if (order !== 0) return order;
  }
  return keysA.length - keysB.length;
}
