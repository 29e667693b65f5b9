import { SQL_NULL_KEY } from '../engine/sql-path';
import type { TrackedPath } from '../engine/catalog';
import { encodeValue } from '../values/encode';
import { idKeyOf } from '../values/ids';
import { BOOLEAN_KINDS, DATE_KINDS, KIND, ORDERED_KINDS, onlyKinds } from '../values/kinds';
import { isDate, isPlainObject, isRegExp } from '../values/types';
import type { SqlValue } from '../values/types';

/** SQL conditions that never drop a matching document. */
export interface Conditions {
  where: string[];
  values: SqlValue[];
  /** True when the conditions are the whole query: what SQL finds needs no second look. */
  exact: boolean;
}

/** Adds what SQL can tell of a test on one field. */
export function addField(plan: Conditions, tracked: TrackedPath, operand: unknown): void {
  if (isRegExp(operand)) {
    addPrefix(plan, tracked, operand);
    return;
  }
  if (!isPlainObject(operand) || !Object.keys(operand)[0]?.startsWith('$')) {
    addEquality(plan, tracked, operand);
    return;
  }
  for (const [operator, value] of Object.entries(operand)) {
    switch (operator) {
      case '$eq':
        addEquality(plan, tracked, value);
        break;
      case '$in':
        addMembership(plan, tracked, value);
        break;
      case '$gt':
      case '$gte':
      case '$lt':
      case '$lte':
        addRange(plan, tracked, operator, value);
        break;
      default:
        plan.exact = false;
    }
  }
}

/** What SQL compares with, and whether equality in SQL is equality in MongoDB. */
interface Comparable {
  value: SqlValue;
  exact: boolean;
}

/** Nothing when SQL cannot tell. */
function comparable(tracked: TrackedPath, value: unknown): Comparable | undefined {
  const { kinds } = tracked;
  if (tracked.path === '_id') return idComparable(value);
  if (typeof value === 'string') return { value, exact: onlyKinds(kinds, ORDERED_KINDS) };
  if (typeof value === 'number' && Number.isFinite(value)) {
    return { value, exact: onlyKinds(kinds, ORDERED_KINDS) };
  }
  if (typeof value === 'boolean') {
    return { value: value ? 1 : 0, exact: onlyKinds(kinds, BOOLEAN_KINDS) };
  }
  if (value === null) return { value: null, exact: true };
  if (isDate(value) && !Number.isNaN(value.getTime())) {
    return { value: encodeValue(value), exact: onlyKinds(kinds, DATE_KINDS) };
  }
  return undefined;
}

function idComparable(value: unknown): Comparable | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  if (typeof value === 'number' && !Number.isFinite(value)) return undefined;
  return { value: idKeyOf(value), exact: true };
}

function addEquality(plan: Conditions, tracked: TrackedPath, value: unknown): void {
  const operand = comparable(tracked, value);
  if (!operand) {
    plan.exact = false;
    return;
  }
  plan.exact &&= operand.exact;
  if (operand.value === null) {
    plan.where.push(`${tracked.sql} = ${SQL_NULL_KEY}`);
  } else {
    plan.where.push(`${tracked.sql} = ?`);
    plan.values.push(operand.value);
  }
}

/** A pattern that starts with plain text narrows to the texts that start so. */
function addPrefix(plan: Conditions, tracked: TrackedPath, pattern: RegExp): void {
  plan.exact = false;
  const prefix = literalPrefix(pattern);
  if (prefix === '' || (tracked.kinds & KIND.other) !== 0 || tracked.path === '_id') return;
  plan.where.push(`${tracked.sql} >= ?`, `${tracked.sql} < ?`);
  plan.values.push(prefix, `${prefix}\u{10ffff}`);
}

function literalPrefix({ source, flags }: RegExp): string {
  const [, text = ''] = /^\^([\w:\-\u0080-\ud7ff]+)/.exec(source) ?? [];
  if (flags.includes('i') || flags.includes('m') || source.includes('|')) return '';
  // A quantifier after the text speaks of its last character.
  return /^[*?{+]/.test(source.slice(text.length + 1)) ? text.slice(0, -1) : text;
}

/** Longest `$in` that SQL is given. */
const MAX_MEMBERS = 4096;

function addMembership(plan: Conditions, tracked: TrackedPath, members: unknown): void {
  if (!Array.isArray(members) || members.length === 0 || members.length > MAX_MEMBERS) {
    plan.exact = false;
    return;
  }
  const operands: SqlValue[] = [];
  for (const member of members) {
    const operand = comparable(tracked, member);
    if (!operand || operand.value === null) {
      plan.exact = false;
      return;
    }
    plan.exact &&= operand.exact;
    operands.push(operand.value);
  }
  // Lists are padded to powers of two, so that few different statements are prepared.
  const length = 2 ** Math.ceil(Math.log2(operands.length));
  while (operands.length < length) operands.push(operands[operands.length - 1] as SqlValue);
  plan.where.push(`${tracked.sql} IN (${Array(length).fill('?').join(',')})`);
  plan.values.push(...operands);
}

const SQL_OPERATOR = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' } as const;

function addRange(
  plan: Conditions,
  tracked: TrackedPath,
  operator: keyof typeof SQL_OPERATOR,
  value: unknown,
): void {
  const isText = typeof value === 'string' || isDate(value);
  const operand = comparable(tracked, value);
  if (!operand || operand.value === null || typeof value === 'boolean') {
    plan.exact = false;
    return;
  }
  plan.exact &&= operand.exact && (tracked.path !== '_id' || ordersLikeSql(tracked));
  const upwards = operator === '$gt' || operator === '$gte';
  plan.where.push(`${tracked.sql} ${SQL_OPERATOR[operator]} ?`);
  plan.values.push(operand.value);
  // A range stays within its own type; SQL sorts the null key, numbers, text in this order.
  if (isText && !upwards) plan.where.push(`${tracked.sql} >= ''`);
  if (!isText)
    plan.where.push(upwards ? `${tracked.sql} < ''` : `${tracked.sql} > ${SQL_NULL_KEY}`);
}

/** True when SQL sorts a field as MongoDB does. */
export function ordersLikeSql({ path, kinds }: TrackedPath): boolean {
  // Ids of other types are kept as marked text, which sorts otherwise.
  if (path === '_id') return onlyKinds(kinds, KIND.number | KIND.string);
  return [ORDERED_KINDS, DATE_KINDS, BOOLEAN_KINDS].some((ordered) => onlyKinds(kinds, ordered));
}
