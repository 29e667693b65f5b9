import { requestFailed } from '../errors';
import { Binary, ObjectId } from '../values/special';
import { isDate, isPlainObject, isRegExp } from '../values/types';

type ValueTest = (value: unknown) => boolean;

const isInt32 = (value: unknown) => Number.isInteger(value) && value === ((value as number) | 0);
const isNumber: ValueTest = (value) => typeof value === 'number';

/** MongoDB's type names. A number has no width here, so whole numbers pass as int, long and double. */
const TYPES: Record<string, ValueTest> = {
  double: isNumber,
  string: (value) => typeof value === 'string',
  object: isPlainObject,
  array: Array.isArray,
  binData: (value) => value instanceof Binary,
  objectId: (value) => value instanceof ObjectId,
  bool: (value) => typeof value === 'boolean',
  date: isDate,
  null: (value) => value === null,
  regex: isRegExp,
  int: isInt32,
  long: (value) => Number.isSafeInteger(value),
  decimal: isNumber,
  number: isNumber,
};

const CODES: Record<number, string> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  16: 'int',
  18: 'long',
  19: 'decimal',
};

/** Compiles `$type`: a name, a BSON code, or a list of them. */
export function compileType(operand: unknown): ValueTest {
  const tests = (Array.isArray(operand) ? operand : [operand]).map((name: unknown) => {
    const known = typeof name === 'number' ? CODES[name] : String(name);
    const test = known !== undefined && Object.hasOwn(TYPES, known) ? TYPES[known] : undefined;
    if (!test) throw requestFailed(`unknown type name or code: ${String(name)}`);
    return test;
  });
  return (value) => tests.some((test) => test(value));
}
