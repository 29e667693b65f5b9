import { isPlainObject } from './types';
import type { Doc } from './types';

/** A copy that shares nothing that can change: objects and arrays; tagged values never change. */
export function copyValue<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyValue) as T;
  if (!isPlainObject(value)) return value;
  const copy: Doc = {};
  for (const key of Object.keys(value)) copy[key] = copyValue(value[key]);
  return copy as T;
}
