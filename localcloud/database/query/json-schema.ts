import { requestFailed } from '../errors';
import { sameValue } from '../values/compare';
import { compileRegExp } from '../values/decode';
import { isPlainObject } from '../values/types';
import type { Doc } from '../values/types';
import { compileType } from './type-names';

type Check = (value: unknown) => boolean;

/** Compiles `$jsonSchema`: the draft 4 keywords MongoDB lists, `bsonType` included. */
export function compileJsonSchema(schema: unknown): (document: Doc) => boolean {
  return compile(schema);
}

function compile(schema: unknown): Check {
  if (!isPlainObject(schema)) throw requestFailed('$jsonSchema must be an object');
  const checks = Object.entries(schema).map(([keyword, operand]) =>
    check(keyword, operand, schema),
  );
  return (value) => checks.every((passes) => passes(value));
}

const JSON_TYPES: Record<string, string> = { boolean: 'bool' };

function check(keyword: string, operand: unknown, schema: Doc): Check {
  switch (keyword) {
    case 'bsonType':
      return compileType(operand);
    case 'type':
      return compileType(list(operand).map((name) => JSON_TYPES[String(name)] ?? name));
    case 'enum':
      return (value) => list(operand).some((item) => sameValue(item, value));
    case 'required':
      return onObjects((value) => list(operand).every((name) => value[String(name)] !== undefined));
    case 'properties':
      return properties(operand);
    case 'additionalProperties':
      return additional(operand, schema['properties']);
    case 'minProperties':
      return onObjects((value) => Object.keys(value).length >= Number(operand));
    case 'maxProperties':
      return onObjects((value) => Object.keys(value).length <= Number(operand));
    case 'minimum':
      return onNumbers((n) =>
        schema['exclusiveMinimum'] ? n > Number(operand) : n >= Number(operand),
      );
    case 'maximum':
      return onNumbers((n) =>
        schema['exclusiveMaximum'] ? n < Number(operand) : n <= Number(operand),
      );
    case 'multipleOf':
      return onNumbers((n) => n % Number(operand) === 0);
    case 'minLength':
      return onStrings((text) => lengthOf(text) >= Number(operand));
    case 'maxLength':
      return onStrings((text) => lengthOf(text) <= Number(operand));
    case 'pattern': {
      const pattern = compileRegExp(String(operand), '');
      return onStrings((text) => pattern.test(text));
    }
    case 'items': {
      const each = compile(operand);
      return onArrays((items) => items.every(each));
    }
    case 'minItems':
      return onArrays((items) => items.length >= Number(operand));
    case 'maxItems':
      return onArrays((items) => items.length <= Number(operand));
    case 'uniqueItems':
      return onArrays(
        (items) =>
          !operand || items.every((a, i) => !items.some((b, j) => j < i && sameValue(a, b))),
      );
    case 'allOf': {
      const all = list(operand).map(compile);
      return (value) => all.every((passes) => passes(value));
    }
    case 'anyOf': {
      const any = list(operand).map(compile);
      return (value) => any.some((passes) => passes(value));
    }
    case 'oneOf': {
      const one = list(operand).map(compile);
      return (value) => one.filter((passes) => passes(value)).length === 1;
    }
    case 'not': {
      const not = compile(operand);
      return (value) => !not(value);
    }
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
    case 'title':
    case 'description':
      return () => true;
    default:
      throw requestFailed(`unknown $jsonSchema keyword: ${keyword}`);
  }
}

function list(operand: unknown): unknown[] {
  return Array.isArray(operand) ? operand : [operand];
}

function properties(operand: unknown): Check {
  if (!isPlainObject(operand)) throw requestFailed('$jsonSchema properties must be an object');
  const checks = Object.entries(operand).map(([name, schema]) => [name, compile(schema)] as const);
  return onObjects((value) =>
    checks.every(([name, passes]) => value[name] === undefined || passes(value[name])),
  );
}

function additional(operand: unknown, known: unknown): Check {
  const names = new Set(isPlainObject(known) ? Object.keys(known) : []);
  const passes = operand === false ? () => false : operand === true ? () => true : compile(operand);
  return onObjects((value) =>
    Object.keys(value).every((name) => names.has(name) || passes(value[name])),
  );
}

// Lengths count code points.
const lengthOf = (text: string): number => Array.from(text).length;

// A keyword about one type says nothing of values of another.
const onObjects =
  (test: (value: Doc) => boolean): Check =>
  (value) =>
    !isPlainObject(value) || test(value);
const onArrays =
  (test: (value: unknown[]) => boolean): Check =>
  (value) =>
    !Array.isArray(value) || test(value);
const onNumbers =
  (test: (value: number) => boolean): Check =>
  (value) =>
    typeof value !== 'number' || test(value);
const onStrings =
  (test: (value: string) => boolean): Check =>
  (value) =>
    typeof value !== 'string' || test(value);
