import { requestFailed } from '../errors';

type Bits = '$bitsAllSet' | '$bitsAnySet' | '$bitsAllClear' | '$bitsAnyClear';

/** The four bit queries; the mask is a number or a list of bit positions. */
export function compileBits(operator: Bits, operand: unknown): (value: unknown) => boolean {
  const mask = maskOf(operator, operand);
  return (value) => {
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) return false;
    const set = BigInt.asUintN(64, BigInt(value)) & mask;
    switch (operator) {
      case '$bitsAllSet':
        return set === mask;
      case '$bitsAnySet':
        return set !== 0n;
      case '$bitsAllClear':
        return set === 0n;
      case '$bitsAnyClear':
        return set !== mask;
    }
  };
}

function maskOf(operator: string, operand: unknown): bigint {
  if (typeof operand === 'number' && Number.isSafeInteger(operand) && operand >= 0) {
    return BigInt(operand);
  }
  if (!Array.isArray(operand))
    throw requestFailed(`${operator} takes a number or a list of positions`);
  return operand.reduce<bigint>((mask, position: unknown) => {
    if (typeof position !== 'number' || !(position >= 0 && position < 64)) {
      throw requestFailed(`${operator} bit positions lie between 0 and 63`);
    }
    return mask | (1n << BigInt(position));
  }, 0n);
}
