import { requestFailed } from '../errors';
import { isPlainObject } from './types';

/** Errors: DATABASE_REQUEST_FAILED for names a document may not hold. */
export function requireStorable(value: unknown): void {
  if (Array.isArray(value)) {
    value.forEach(requireStorable);
    return;
  }
  if (!isPlainObject(value)) return;
  for (const key of Object.keys(value)) {
    if (key.startsWith('$')) {
      throw requestFailed(
        `The dollar ($) prefixed field '${key}' in '${key}' is not valid for storage.`,
      );
    }
    requireStorable(value[key]);
  }
}
