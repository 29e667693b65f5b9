import { invalidOperator, requestFailed } from '../errors';
import { compareValues, sameValue, typeRank } from '../values/compare';
import { compileRegExp } from '../values/decode';
import { isPlainObject, isRegExp } from '../values/types';
import type { Expression, FieldTest } from '../values/types';
import { compileBits } from './bits';
import { compileGeo } from './geo';
import { compileType } from './type-names';

type ValueTest = (value: unknown) => boolean;

/** Compiles one operator on a field. `siblings` are the operators beside it (`$options`). */
export function compileFieldTest(
  operator: string,
  operand: unknown,
  siblings: Expression,
): FieldTest {
  switch (operator) {
    case '$eq':
      return anyValue(equals(operand));
    case '$ne':
      return none(anyValue(equals(operand)));
    case '$gt':
      return anyValue(compares(operand, (order) => order > 0));
    case '$gte':
      return anyValue(compares(operand, (order) => order >= 0));
    case '$lt':
      return anyValue(compares(operand, (order) => order < 0));
    case '$lte':
      return anyValue(compares(operand, (order) => order <= 0));
    case '$in':
      return anyValue(isIn(operator, operand));
    case '$nin':
      return none(anyValue(isIn(operator, operand)));
    case '$exists':
      return operand ? exists : none(exists);
    case '$size':
      return (values) => values.some((value) => Array.isArray(value) && value.length === operand);
    case '$mod':
      return anyValue(modulo(operand));
    case '$regex':
      return anyValue(matchesPattern(operand, siblings['$options']));
    case '$options':
      if (!('$regex' in siblings)) throw requestFailed('$options needs a $regex');
      return () => true;
    case '$type':
      return anyValue(compileType(operand));
    case '$bitsAllSet':
    case '$bitsAnySet':
    case '$bitsAllClear':
    case '$bitsAnyClear':
      return anyValue(compileBits(operator, operand));
    case '$geoWithin':
    case '$geoIntersects':
    case '$near':
    case '$nearSphere':
      return compileGeo(operator, operand);
    case '$comment':
      return () => true;
    default:
      throw invalidOperator(operator);
  }
}

const exists: FieldTest = (values) => values.some((value) => value !== undefined);

const none =
  (test: FieldTest): FieldTest =>
  (values) =>
    !test(values);

/** A value passes itself or, when it is an array, through any of its elements. */
const anyValue =
  (test: ValueTest): FieldTest =>
  (values) => {
    for (const value of values) {
      if (test(value) || (Array.isArray(value) && value.some(test))) return true;
    }
    return false;
  };

function equals(operand: unknown): ValueTest {
  if (operand === null || operand === undefined)
    return (value) => value === null || value === undefined;
  if (typeof operand === 'string' || typeof operand === 'boolean')
    return (value) => value === operand;
  if (isRegExp(operand)) {
    return (value) => (typeof value === 'string' ? operand.test(value) : sameValue(value, operand));
  }
  return (value) => sameValue(value, operand);
}

function compares(operand: unknown, holds: (order: number) => boolean): ValueTest {
  if (isRegExp(operand)) throw requestFailed('cannot compare with a regular expression');
  const rank = typeRank(operand);
  const isNaNOperand = Number.isNaN(operand);
  // Only values of the operand's own type compare; NaN equals itself and is beside every other number.
  return (value) =>
    typeRank(value) === rank &&
    Number.isNaN(value) === isNaNOperand &&
    holds(compareValues(value, operand));
}

function isIn(operator: string, operand: unknown): ValueTest {
  if (!Array.isArray(operand)) throw requestFailed(`${operator} needs an array`);
  for (const item of operand) {
    if (isPlainObject(item) && Object.keys(item)[0]?.startsWith('$')) {
      throw requestFailed(`cannot nest $ under ${operator}`);
    }
  }
  const texts = new Set(operand.filter((item) => typeof item === 'string'));
  const others = operand.filter((item) => typeof item !== 'string').map(equals);
  return (value) => texts.has(value as string) || others.some((test) => test(value));
}

function modulo(operand: unknown): ValueTest {
  if (!Array.isArray(operand) || operand.length !== 2) throw requestFailed('malformed mod');
  const [divisor, remainder] = operand.map((part) => Math.trunc(Number(part)));
  if (!divisor || remainder === undefined || Number.isNaN(remainder)) {
    throw requestFailed('divisor of $mod cannot be 0');
  }
  return (value) => typeof value === 'number' && Math.trunc(value) % divisor === remainder;
}

function matchesPattern(operand: unknown, options: unknown): ValueTest {
  const flags = typeof options === 'string' ? options : '';
  if (typeof operand === 'string') return equals(compileRegExp(operand, flags));
  if (!isRegExp(operand)) throw requestFailed('$regex has to be a string');
  return equals(flags ? compileRegExp(operand.source, flags) : operand);
}
