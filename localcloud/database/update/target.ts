import { requestFailed } from '../errors';
import { compileElement, compileOperand, isOperatorObject } from '../query/matcher';
import { requireFieldName } from '../values/storable';
import { isPlainObject } from '../values/types';
import type { Expression } from '../values/types';

/** Where an update writes: a path whose segments may stand for array elements. */
export interface Target {
  path: string;
  segments: string[];
  /** For `$`: tells the element that the query matched. */
  matched: ((element: unknown) => boolean) | undefined;
}

/** Errors: DATABASE_REQUEST_FAILED for `_id` and for names that no field may have. */
export function parseTarget(path: string, filter: Expression): Target {
  const segments = path.split('.');
  let matched: Target['matched'];
  segments.forEach((segment, i) => {
    if (segment === '')
      throw requestFailed(`The update path '${path}' contains an empty field name`);
    const isPosition = i > 0 && (segment === '$' || segment === '$[]');
    if (!isPosition) requireFieldName(segment, path);
    if (segment === '$') matched = elementTest(segments.slice(0, i).join('.'), path, filter);
  });
  if (segments[0] === '_id') {
    throw requestFailed(
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    );
  }
  return { path, segments, matched };
}

/** True when one path is the other or lies within it. */
export const pathsConflict = (a: string, b: string): boolean =>
  a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);

function elementTest(array: string, path: string, filter: Expression) {
  const tests: ((element: unknown) => boolean)[] = [];
  collect(array, filter, tests);
  if (tests.length === 0) {
    throw requestFailed(
      `The positional operator did not find the match needed from the query: ${path}`,
    );
  }
  return (element: unknown) => tests.every((test) => test(element));
}

function collect(
  array: string,
  filter: Expression,
  tests: ((element: unknown) => boolean)[],
): void {
  for (const [key, operand] of Object.entries(filter)) {
    if (key === '$and' && Array.isArray(operand)) {
      for (const part of operand) if (isPlainObject(part)) collect(array, part, tests);
    } else if (key === array) {
      tests.push(
        isOperatorObject(operand) && '$elemMatch' in operand
          ? compileElement(operand['$elemMatch'])
          : valueTest(operand),
      );
    } else if (key.startsWith(`${array}.`)) {
      tests.push(compileElement({ [key.slice(array.length + 1)]: operand }));
    }
  }
}

function valueTest(operand: unknown): (element: unknown) => boolean {
  const test = compileOperand(operand);
  return (element) => test([element]);
}
