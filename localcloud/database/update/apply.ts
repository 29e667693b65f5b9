import { invalidOperator, requestFailed } from '../errors';
import { isPlainObject } from '../values/types';
import type { Doc, Expression } from '../values/types';
import { compileArrayOperator } from './array-operators';
import { compileFieldOperator } from './field-operators';
import { parseTarget, pathsConflict } from './target';
import type { Target } from './target';
import { writeAt } from './write';
import type { Change } from './write';

/** Changes a document in place. */
export type Update = (document: Doc) => void;

/**
 * Compiles update operators. `filter` is the query the documents were found by: `$` in a path
 * means the array element that it matched.
 * Errors: DATABASE_INVALID_OPERRATOR for unknown operators, DATABASE_REQUEST_FAILED for wrong
 * operands and conflicting paths (both at once), and for values an operator cannot work on (later).
 */
export function compileUpdate(update: Expression, filter: Expression): Update {
  const steps: Update[] = [];
  const targets: string[] = [];
  for (const [operator, fields] of Object.entries(update)) {
    if (!operator.startsWith('$')) {
      throw requestFailed('the update operation document must contain atomic operators');
    }
    if (!isPlainObject(fields)) throw requestFailed(`${operator} needs an object of fields`);
    for (const [path, operand] of Object.entries(fields)) {
      steps.push(compileStep(operator, parseTarget(path, filter), operand, targets));
    }
  }
  return (document) => {
    for (const step of steps) step(document);
  };
}

function compileStep(
  operator: string,
  target: Target,
  operand: unknown,
  targets: string[],
): Update {
  claim(target.path, targets);
  if (operator === '$rename') return compileRename(target, operand, targets);
  if (operator === '$unset') {
    const remove: Change = { buildsPath: false, compute: () => undefined };
    return (document) => writeAt(document, target, remove);
  }
  const compute =
    compileFieldOperator(operator, operand) ?? compileArrayOperator(operator, target.path, operand);
  if (!compute) throw invalidOperator(operator);
  const change: Change = { buildsPath: !REMOVING.has(operator), compute };
  return (document) => writeAt(document, target, change);
}

// These find nothing to do where the path ends early, and must not build it.
const REMOVING = new Set(['$pop', '$pull', '$pullAll']);

function claim(path: string, targets: string[]): void {
  const other = targets.find((known) => pathsConflict(known, path));
  if (other !== undefined) {
    throw requestFailed(`Updating the path '${path}' would create a conflict at '${other}'`);
  }
  targets.push(path);
}

function compileRename(target: Target, operand: unknown, targets: string[]): Update {
  if (typeof operand !== 'string' || operand === '') {
    throw requestFailed('The $rename target must be a string');
  }
  claim(operand, targets);
  const to = parseTarget(operand, {});
  return (document) => {
    let moved: unknown;
    writeAt(document, target, {
      buildsPath: false,
      compute: (old) => {
        moved = old;
        return undefined;
      },
    });
    if (moved !== undefined) writeAt(document, to, { buildsPath: true, compute: () => moved });
  };
}
