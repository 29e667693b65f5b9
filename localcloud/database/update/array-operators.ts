import { requestFailed } from '../errors';
import { compileElement } from '../query/matcher';
import { parseSort, sortDocuments } from '../query/sort';
import { compareValues, sameValue } from '../values/compare';
import { copyValue } from '../values/copy';
import { requireStorable } from '../values/storable';
import { isPlainObject, isRegExp } from '../values/types';
import type { Doc, SortKeys } from '../values/types';
import type { Compute } from './field-operators';

/** Compiles the operators on arrays; nothing for others. */
export function compileArrayOperator(
  operator: string,
  path: string,
  operand: unknown,
): Compute | undefined {
  switch (operator) {
    case '$push':
      return compilePush(path, operand);
    case '$addToSet': {
      const items = eachOf(operand) ?? [operand];
      requireStorable(items);
      return onArray(operator, path, (array) => addMissing(array, items));
    }
    case '$pop':
      if (operand !== 1 && operand !== -1) throw requestFailed('$pop expects 1 or -1');
      return onExisting(operator, path, (array) =>
        operand === 1 ? array.slice(0, -1) : array.slice(1),
      );
    case '$pullAll': {
      if (!Array.isArray(operand)) throw requestFailed('$pullAll requires an array argument');
      return onExisting(operator, path, (array) =>
        array.filter((item) => !operand.some((other) => sameValue(item, other))),
      );
    }
    case '$pull': {
      const pulls = pullTest(operand);
      return onExisting(operator, path, (array) => array.filter((item) => !pulls(item)));
    }
    default:
      return undefined;
  }
}

/** The list of `{$each: [...]}`; nothing for a plain value. */
function eachOf(operand: unknown): unknown[] | undefined {
  if (!isPlainObject(operand) || !('$each' in operand)) return undefined;
  const each = operand['$each'];
  if (!Array.isArray(each)) throw requestFailed('The argument to $each must be an array');
  return each as unknown[];
}

const onArray =
  (operator: string, path: string, change: (array: unknown[]) => unknown[]): Compute =>
  (old) => {
    if (old !== undefined && !Array.isArray(old)) {
      throw requestFailed(`The field '${path}' must be an array to apply ${operator}`);
    }
    return change((old as unknown[] | undefined) ?? []);
  };

const onExisting = (
  operator: string,
  path: string,
  change: (array: unknown[]) => unknown[],
): Compute => {
  const compute = onArray(operator, path, change);
  return (old) => (old === undefined ? undefined : compute(old));
};

function addMissing(array: unknown[], items: unknown[]): unknown[] {
  const result = [...array];
  for (const item of items) {
    if (!result.some((other) => sameValue(other, item))) result.push(copyValue(item));
  }
  return result;
}

function compilePush(path: string, operand: unknown): Compute {
  const each = eachOf(operand);
  requireStorable(each ?? operand);
  if (!each) return onArray('$push', path, (array) => [...array, copyValue(operand)]);
  const modifiers = operand as Doc;
  const position = whole(modifiers['$position'], '$position');
  const slice = whole(modifiers['$slice'], '$slice');
  const sort = modifiers['$sort'] === undefined ? undefined : compileSort(modifiers['$sort']);
  const unknown = Object.keys(modifiers).find(
    (name) => !['$each', '$position', '$slice', '$sort'].includes(name),
  );
  if (unknown) throw requestFailed(`Unrecognized clause in $push: ${unknown}`);
  return onArray('$push', path, (array) => {
    let result = [...array];
    result.splice(position ?? result.length, 0, ...copyValue(each));
    if (sort) result = sort(result);
    if (slice === undefined) return result;
    return slice < 0 ? result.slice(slice) : result.slice(0, slice);
  });
}

function whole(value: unknown, name: string): number | undefined {
  if (value === undefined || Number.isInteger(value)) return value as number | undefined;
  throw requestFailed(`The value for ${name} must be an integer`);
}

function compileSort(spec: unknown): (array: unknown[]) => unknown[] {
  if (spec === 1 || spec === -1)
    return (array) => [...array].sort((a, b) => spec * compareValues(a, b));
  const keys: SortKeys = parseSort(spec);
  return (array) => sortDocuments(array, keys, (item) => (isPlainObject(item) ? item : {}));
}

function pullTest(operand: unknown): (item: unknown) => boolean {
  if (isRegExp(operand)) return (item) => typeof item === 'string' && operand.test(item);
  if (!isPlainObject(operand)) return (item) => sameValue(item, operand);
  return compileElement(operand);
}
