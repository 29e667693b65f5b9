import { invalidParam, requestFailed } from '../errors';
import { MAX_NESTING_DEPTH } from '../../limits';
import { Binary, ObjectId } from './special';
import type { Doc } from './types';

/**
 * Reads the EJSON text of a request (canonical or relaxed).
 * `nowMs` replaces `$tcb_server_date` at any depth.
 * Errors: INVALID_PARAM for what is not JSON, DATABASE_REQUEST_FAILED for nesting and forbidden names.
 */
export function decodeWire(text: string, nowMs: number): unknown {
  let tree: unknown;
  try {
    tree = JSON.parse(text);
  } catch {
    throw invalidParam('a parameter is not valid JSON');
  }
  return decodeTree(tree, nowMs, 0);
}

/** Reads the text of a stored document. */
export function decodeStored(text: string): Doc {
  const tree = JSON.parse(text) as Doc;
  // Tagged values all start this way, and a plain document needs no second walk.
  return text.includes('{"$') ? (decodeTree(tree, 0, 0) as Doc) : tree;
}

function decodeTree(value: unknown, nowMs: number, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > MAX_NESTING_DEPTH) {
    throw requestFailed(`nesting exceeds the limit of ${MAX_NESTING_DEPTH} levels`);
  }
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) value[i] = decodeTree(value[i], nowMs, depth + 1);
    return value;
  }
  const object = value as Doc;
  const keys = Object.keys(object);
  const first = keys[0];
  if (first !== undefined && first.startsWith('$') && keys.length <= 2) {
    const tagged = decodeTagged(first, object, nowMs);
    if (tagged !== NOT_TAGGED) return tagged;
  }
  for (const key of keys) {
    if (key === '__proto__') throw requestFailed("field name '__proto__' is not allowed");
    const member = object[key];
    if (typeof member === 'object' && member !== null) {
      object[key] = decodeTree(member, nowMs, depth + 1);
    }
  }
  return object;
}

const NOT_TAGGED = Symbol('not tagged');

function decodeTagged(tag: string, object: Doc, nowMs: number): unknown {
  const content = object[tag];
  switch (tag) {
    case '$numberInt':
    case '$numberLong':
    case '$numberDouble':
    case '$numberDecimal':
      return decodeNumber(content);
    case '$date':
      return decodeDate(content);
    case '$oid':
      return decodeObjectId(content);
    case '$regularExpression':
      return decodeRegExp(content);
    case '$binary':
      return decodeBinary(content, object);
    case '$tcb_server_date': {
      const offset = decodeTree((content as Doc | null)?.['offset'] ?? 0, nowMs, 0);
      return new Date(nowMs + (typeof offset === 'number' ? offset : 0));
    }
    case '$undefined':
      return null;
    default:
      return NOT_TAGGED;
  }
}

function decodeNumber(content: unknown): number {
  if (typeof content !== 'string' || content.length > 400) {
    throw invalidParam('a number is not written as EJSON');
  }
  const number = Number(content);
  if (Number.isNaN(number) && content !== 'NaN') {
    throw invalidParam(`not a number: ${content.slice(0, 40)}`);
  }
  return number;
}

function decodeDate(content: unknown): Date {
  const ms =
    typeof content === 'string'
      ? Date.parse(content)
      : typeof content === 'number'
        ? content
        : Number((content as Doc | null)?.['$numberLong'] ?? NaN);
  return new Date(ms);
}

function decodeObjectId(content: unknown): ObjectId {
  if (typeof content !== 'string' || !/^[0-9a-fA-F]{24}$/.test(content)) {
    throw invalidParam('an ObjectId is 24 hexadecimal characters');
  }
  return new ObjectId(content.toLowerCase());
}

function decodeRegExp(content: unknown): RegExp {
  const { pattern, options } = (content ?? {}) as Doc;
  if (typeof pattern !== 'string') throw invalidParam('a regular expression needs a pattern');
  return compileRegExp(pattern, typeof options === 'string' ? options : '');
}

/** Compiles a MongoDB pattern. Errors: DATABASE_REQUEST_FAILED when it does not compile. */
export function compileRegExp(pattern: string, options: string): RegExp {
  // MongoDB knows i, m, s, x and u; g and y would make test() remember where it stopped.
  const flags = [...new Set(options)].filter((flag) => 'imsu'.includes(flag)).join('');
  try {
    return new RegExp(pattern, flags);
  } catch {
    throw requestFailed(`invalid regular expression: ${pattern.slice(0, 100)}`);
  }
}

function decodeBinary(content: unknown, object: Doc): Binary {
  if (typeof content === 'string') return new Binary(content, textOr(object['$type'], '00'));
  const { base64, subType } = (content ?? {}) as Doc;
  return new Binary(textOr(base64, ''), textOr(subType, '00'));
}

const textOr = (value: unknown, fallback: string): string =>
  typeof value === 'string' ? value : fallback;
