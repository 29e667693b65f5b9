import { requestFailed } from '../errors';
import { MAX_FIELD_NAME_CHARACTERS } from '../../limits';
import { isPlainObject } from './types';

/** Errors: DATABASE_REQUEST_FAILED for names a document may not hold. */
export function requireStorable(value: unknown): void {
  if (Array.isArray(value)) {
    value.forEach(requireStorable);
    return;
  }
  if (!isPlainObject(value)) return;
  for (const key of Object.keys(value)) {
    requireFieldName(key);
    requireStorable(value[key]);
  }
}

/** Letters, digits, `_` and `.`; the first a letter or a digit. Source: as for the length. */
const FIELD_NAME = /^[A-Za-z0-9][A-Za-z0-9_.]*$/;

/** Errors: DATABASE_REQUEST_FAILED. */
export function requireFieldName(name: string, where = name): void {
  if (name === '_id' || (FIELD_NAME.test(name) && name.length <= MAX_FIELD_NAME_CHARACTERS)) return;
  throw requestFailed(
    name.startsWith('$')
      ? `The dollar ($) prefixed field '${name}' in '${where}' is not valid for storage.`
      : `The field name '${name.slice(0, 100)}' is not valid for storage.`,
  );
}
