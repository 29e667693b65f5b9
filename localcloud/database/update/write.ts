import { requestFailed } from '../errors';
import { isArrayIndex } from '../values/paths';
import { isPlainObject } from '../values/types';
import type { Doc } from '../values/types';
import type { Target } from './target';

export interface Change {
  /** True when missing objects on the way are created. */
  buildsPath: boolean;
  /** The new value; `undefined` removes the field. */
  compute(old: unknown): unknown;
}

/** Longest gap an update may leave in an array. Source: MongoDB, "cannot backfill array". */
const MAX_ARRAY_BACKFILL = 1_500_000;

/** Applies a change wherever a target points in a document. */
export function writeAt(document: Doc, target: Target, change: Change): void {
  descend(document, target, 0, change);
}

function descend(holder: unknown, target: Target, depth: number, change: Change): void {
  const segment = target.segments[depth] as string;
  const last = depth === target.segments.length - 1;
  if (segment === '$' || segment === '$[]') {
    descendElements(holder, segment, target, depth, change);
  } else if (Array.isArray(holder)) {
    if (!isArrayIndex(segment)) {
      if (change.buildsPath) throw cannotCreate(segment, target);
      return;
    }
    const index = Number(segment);
    if (last) writeElement(holder, index, change);
    else step(holder as unknown as Doc, segment, target, depth, change);
  } else if (isPlainObject(holder)) {
    if (last) writeMember(holder, segment, change);
    else step(holder, segment, target, depth, change);
  } else if (change.buildsPath) {
    throw cannotCreate(segment, target);
  }
}

function step(holder: Doc, segment: string, target: Target, depth: number, change: Change): void {
  if (!Object.hasOwn(holder, segment)) {
    if (!change.buildsPath) return;
    if (Array.isArray(holder)) padTo(holder, Number(segment));
    holder[segment] = {};
  }
  descend(holder[segment], target, depth + 1, change);
}

function descendElements(
  holder: unknown,
  segment: string,
  target: Target,
  depth: number,
  change: Change,
) {
  if (!Array.isArray(holder)) {
    throw requestFailed(`Cannot apply array updates to a non-array element at '${target.path}'`);
  }
  const last = depth === target.segments.length - 1;
  for (let i = 0; i < holder.length; i++) {
    if (segment === '$' && !target.matched?.(holder[i])) continue;
    if (last) writeElement(holder, i, change);
    else descend(holder[i], target, depth + 1, change);
    if (segment === '$') return;
  }
}

function writeMember(holder: Doc, key: string, change: Change): void {
  const exists = Object.hasOwn(holder, key);
  const value = change.compute(exists ? holder[key] : undefined);
  if (value !== undefined) holder[key] = value;
  else if (exists) Reflect.deleteProperty(holder, key);
}

function writeElement(holder: unknown[], index: number, change: Change): void {
  const exists = index < holder.length;
  const value = change.compute(exists ? holder[index] : undefined);
  if (value !== undefined) {
    padTo(holder, index);
    holder[index] = value;
  } else if (exists && !change.buildsPath) {
    // Unsetting an element keeps the places of the others.
    holder[index] = null;
  }
}

function padTo(holder: unknown[], index: number): void {
  if (index - holder.length > MAX_ARRAY_BACKFILL) throw requestFailed('cannot backfill array');
  while (holder.length < index) holder.push(null);
}

const cannotCreate = (segment: string, target: Target) =>
  requestFailed(`Cannot create field '${segment}' in element at '${target.path}'`);
