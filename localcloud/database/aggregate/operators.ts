import { evalExpr } from 'mingo/core';
import { $range } from 'mingo/operators/expression';
import type { Options } from 'mingo/types';
import { requestFailed } from '../errors';
import { MAX_RANGE_ITEMS } from '../../limits';

type Operator = (document: unknown, operand: unknown, options: Options) => unknown;

/** Expressions that stand in for the engine's, where those are not MongoDB's or have no bound. */
export const OWN_EXPRESSIONS: Record<string, Operator> = {
  $range(document, operand, options) {
    const [start, end, step = 1] = list(document, operand, options) as number[];
    const items = ((end ?? 0) - (start ?? 0)) / step;
    if (items > MAX_RANGE_ITEMS) {
      throw requestFailed(`$range would build more than ${MAX_RANGE_ITEMS} items`);
    }
    return ($range as unknown as Operator)(document, operand, options);
  },

  // A negative length means the rest of the text.
  $substr: substrBytes,
  $substrBytes: substrBytes,
  $substrCP(document, operand, options) {
    const [text, start, length] = list(document, operand, options);
    const points = Array.from(asText(text));
    return slice(points, Number(start), Number(length)).join('');
  },

  $indexOfCP(document, operand, options) {
    const [text, part, start = 0, end = Infinity] = list(document, operand, options);
    if (text === null || text === undefined) return null;
    const points = Array.from(asText(text));
    const wanted = Array.from(asText(part));
    const last = Math.min(points.length, Number(end)) - wanted.length;
    for (let i = Number(start); i <= last; i++) {
      if (wanted.every((point, k) => points[i + k] === point)) return i;
    }
    return -1;
  },

  $indexOfBytes(document, operand, options) {
    const [text, part, start = 0, end] = list(document, operand, options);
    if (text === null || text === undefined) return null;
    const bytes = Buffer.from(asText(text));
    const upTo = end === undefined ? bytes : bytes.subarray(0, Number(end));
    return upTo.indexOf(Buffer.from(asText(part)), Number(start));
  },

  $strLenBytes: (document, operand, options) =>
    Buffer.byteLength(asText(single(document, operand, options))),
  $strLenCP: (document, operand, options) =>
    Array.from(asText(single(document, operand, options))).length,
};

function substrBytes(document: unknown, operand: unknown, options: Options): string {
  const [text, start, length] = list(document, operand, options);
  const bytes = Buffer.from(asText(text));
  const from = Number(start);
  const rest = bytes.subarray(from);
  return (Number(length) < 0 ? rest : rest.subarray(0, Number(length))).toString();
}

const slice = <T>(items: T[], start: number, length: number): T[] =>
  length < 0 ? items.slice(start) : items.slice(start, start + length);

function list(document: unknown, operand: unknown, options: Options): unknown[] {
  if (!Array.isArray(operand)) throw requestFailed('the expression takes a list of arguments');
  return evalExpr(document, operand, options) as unknown[];
}

function single(document: unknown, operand: unknown, options: Options): unknown {
  const [only] = Array.isArray(operand) ? (operand as unknown[]) : [operand];
  return evalExpr(document, only, options);
}

/** Text of an argument; numbers and dates are written out, as MongoDB does in `$substr`. */
function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (value instanceof Date) return value.toISOString();
  throw requestFailed('the expression needs text');
}
