import { requestFailed } from '../errors';
import { compareValues } from '../values/compare';
import { isPlainObject } from '../values/types';
import { copyValue } from '../values/copy';
import { requireStorable } from '../values/storable';

/** The new value of a field; `undefined` when it stays missing. */
export type Compute = (old: unknown) => unknown;

/** Compiles the operators on plain fields; nothing for others. */
export function compileFieldOperator(operator: string, operand: unknown): Compute | undefined {
  switch (operator) {
    case '$set':
      requireStorable(operand);
      return () => copyValue(operand);
    case '$setOnInsert':
      return (old) => old;
    case '$inc':
      return arithmetic(
        operator,
        operand,
        (old, by) => old + by,
        (by) => by,
      );
    case '$mul':
      return arithmetic(
        operator,
        operand,
        (old, by) => old * by,
        () => 0,
      );
    case '$min':
      requireStorable(operand);
      return (old) =>
        old === undefined || compareValues(operand, old) < 0 ? copyValue(operand) : old;
    case '$max':
      requireStorable(operand);
      return (old) =>
        old === undefined || compareValues(operand, old) > 0 ? copyValue(operand) : old;
    case '$bit':
      return compileBit(operand);
    default:
      return undefined;
  }
}

function arithmetic(
  operator: string,
  operand: unknown,
  combine: (old: number, by: number) => number,
  start: (by: number) => number,
): Compute {
  if (typeof operand !== 'number') {
    throw requestFailed(`Cannot apply ${operator} with a non-numeric argument`);
  }
  return (old) => {
    if (old === undefined) return start(operand);
    if (typeof old !== 'number') {
      throw requestFailed(`Cannot apply ${operator} to a value of non-numeric type`);
    }
    return combine(old, operand);
  };
}

function compileBit(operand: unknown): Compute {
  const entries = isPlainObject(operand) ? Object.entries(operand) : [];
  if (entries.length === 0) throw requestFailed('$bit needs and, or, or xor');
  for (const [name, mask] of entries) {
    if (!['and', 'or', 'xor'].includes(name) || !Number.isSafeInteger(mask)) {
      throw requestFailed('$bit takes and, or, xor with whole numbers');
    }
  }
  return (old) => {
    if (old !== undefined && !Number.isSafeInteger(old)) {
      throw requestFailed('Cannot apply $bit to a value of non-integral type');
    }
    let bits = BigInt((old as number | undefined) ?? 0);
    for (const [name, mask] of entries) {
      const other = BigInt(mask as number);
      bits = name === 'and' ? bits & other : name === 'or' ? bits | other : bits ^ other;
    }
    return Number(bits);
  };
}
