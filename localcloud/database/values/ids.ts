import { randomBytes } from 'node:crypto';
import { invalidParam } from '../errors';
import { encodeStored } from './encode';
import { isRegExp } from './types';
import type { SqlValue } from './types';

/** `_id` as SQL keeps it: text and numbers as they are, anything else as marked text. */
export type IdKey = string | number;

const MARK = '\u0001';

/** Errors: INVALID_PARAM for what cannot be an `_id`. */
export function idKeyOf(id: unknown): IdKey {
  if (typeof id === 'string') return id.startsWith(MARK) ? MARK + JSON.stringify(id) : id;
  if (typeof id === 'number' && Number.isFinite(id)) return id;
  if (id === undefined || Array.isArray(id) || isRegExp(id)) {
    throw invalidParam('_id cannot be an array, a regular expression or missing');
  }
  return MARK + encodeStored({ id });
}

/** An id for a document that came without: 32 hexadecimal characters, as the service's are. */
export const newId = (): string => randomBytes(16).toString('hex');

/** Text that is different for `1` and `'1'`. */
export const idText = (key: SqlValue): string => (typeof key === 'number' ? `#${key}` : `$${key}`);
