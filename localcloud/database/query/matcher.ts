import { invalidOperator, notSupportedLocally, requestFailed } from '../errors';
import { valuesAtPath } from '../values/paths';
import { isPlainObject } from '../values/types';
import type { Doc, Expression, FieldTest } from '../values/types';
import { compileExpr } from './expr';
import { compileFieldTest } from './field-tests';
import { compileJsonSchema } from './json-schema';

export type Matcher = (document: Doc) => boolean;

/**
 * Compiles a MongoDB query. `variables` are what `$expr` may name besides the document.
 * Errors: DATABASE_INVALID_OPERRATOR for operators the service does not run, DATABASE_REQUEST_FAILED
 * for wrong operands; both before any document is looked at.
 */
export function compileFilter(filter: Expression, variables: Doc = {}): Matcher {
  const tests = Object.entries(filter).map(([key, operand]) =>
    key.startsWith('$') ? compileTopLevel(key, operand, variables) : compileField(key, operand),
  );
  const [only] = tests;
  if (only && tests.length === 1) return only;
  return (document) => tests.every((test) => test(document));
}

function compileTopLevel(operator: string, operand: unknown, variables: Doc): Matcher {
  switch (operator) {
    case '$and': {
      const tests = compileList(operator, operand, variables);
      return (document) => tests.every((test) => test(document));
    }
    case '$or': {
      const tests = compileList(operator, operand, variables);
      return (document) => tests.some((test) => test(document));
    }
    case '$nor': {
      const tests = compileList(operator, operand, variables);
      return (document) => !tests.some((test) => test(document));
    }
    case '$expr':
      return compileExpr(operand, variables);
    case '$jsonSchema':
      return compileJsonSchema(operand);
    case '$comment':
      return () => true;
    case '$text':
      throw notSupportedLocally('text search ($text)');
    default:
      throw invalidOperator(operator);
  }
}

function compileList(operator: string, operand: unknown, variables: Doc): Matcher[] {
  if (!Array.isArray(operand) || operand.length === 0) {
    throw requestFailed(`${operator} must be a nonempty array`);
  }
  return operand.map((filter) => {
    if (!isPlainObject(filter)) throw requestFailed(`${operator} entries must be objects`);
    return compileFilter(filter, variables);
  });
}

function compileField(path: string, operand: unknown): Matcher {
  const test = compileOperand(operand);
  return (document) => test(valuesAtPath(document, path));
}

/** The test a field's operand means: operators when it holds any, equality otherwise. */
export function compileOperand(operand: unknown): FieldTest {
  if (!isOperatorObject(operand)) return compileFieldTest('$eq', operand, {});
  const tests = Object.entries(operand).map(([operator, value]) =>
    compileOperator(operator, value, operand),
  );
  return (values) => tests.every((test) => test(values));
}

function compileOperator(operator: string, value: unknown, siblings: Expression): FieldTest {
  switch (operator) {
    case '$not': {
      const test = compileOperand(value);
      return (values) => !test(values);
    }
    case '$elemMatch':
      return compileElemMatch(value);
    case '$all':
      return compileAll(value);
    default:
      return compileFieldTest(operator, value, siblings);
  }
}

function compileElemMatch(operand: unknown): FieldTest {
  const matches = compileElement(operand);
  return (values) => values.some((value) => Array.isArray(value) && value.some(matches));
}

/** A test of one array element: by operators (`{$gt: 5}`) or as a document (`{sku: 'a'}`). */
export function compileElement(operand: unknown): (element: unknown) => boolean {
  if (!isPlainObject(operand)) throw requestFailed('$elemMatch needs an Object');
  if (isOperatorObject(operand) && !isLogical(operand)) {
    const test = compileOperand(operand);
    // An element that is itself an array is tested as a value, not searched.
    return (element) => test([Array.isArray(element) ? [element] : element]);
  }
  const matches = compileFilter(operand);
  return (element) => isPlainObject(element) && matches(element);
}

function compileAll(operand: unknown): FieldTest {
  if (!Array.isArray(operand)) throw requestFailed('$all needs an array');
  const tests = operand.map((item) =>
    isPlainObject(item) && '$elemMatch' in item
      ? compileElemMatch(item['$elemMatch'])
      : compileFieldTest('$eq', item, {}),
  );
  return (values) => tests.length > 0 && tests.every((test) => test(values));
}

const isLogical = (operand: Expression) =>
  Object.keys(operand).some((key) => key === '$and' || key === '$or' || key === '$nor');

/** True for `{$gt: 1}`. Errors: DATABASE_REQUEST_FAILED when operators and names are mixed. */
export function isOperatorObject(operand: unknown): operand is Expression {
  if (!isPlainObject(operand)) return false;
  const keys = Object.keys(operand);
  if (!keys.some((key) => key.startsWith('$'))) return false;
  if (!keys.every((key) => key.startsWith('$'))) {
    throw requestFailed(`unknown operator: ${keys.find((key) => !key.startsWith('$')) ?? ''}`);
  }
  return true;
}
