/** One document: what a collection holds under an `_id`. */
export type Doc = Record<string, unknown>;

/** A query or an update, as MongoDB writes it. */
export type Expression = Record<string, unknown>;

/** What the SQL engine can bind. */
export type SqlValue = string | number | null;

/** Tests what a path reaches in one document; see `valuesAtPath`. */
export type FieldTest = (values: unknown[]) => boolean;

/** Sort keys in order of weight. */
export type SortKeys = [path: string, direction: 1 | -1][];

/** True for `{...}` and nothing else: no array, date, identifier or other tagged value. */
export function isPlainObject(value: unknown): value is Doc {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || isForeignObject(prototype);
}

// An object made in another realm (a test runner's sandbox) has that realm's Object.prototype.
function isForeignObject(prototype: unknown): boolean {
  return (
    Object.getPrototypeOf(prototype) === null &&
    Object.prototype.hasOwnProperty.call(prototype, 'isPrototypeOf')
  );
}

export const isDate = (value: unknown): value is Date =>
  value instanceof Date || Object.prototype.toString.call(value) === '[object Date]';

export const isRegExp = (value: unknown): value is RegExp =>
  value instanceof RegExp || Object.prototype.toString.call(value) === '[object RegExp]';
