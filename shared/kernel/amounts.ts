import type { Brand } from './brand';

/** Whole points; a change may be negative, a balance may not. */
export type Points = Brand<number, 'Points'>;

/** Money as whole fen (1 yuan = 100 fen). */
export type Fen = Brand<number, 'Fen'>;

/**
 * Gives the number as points.
 * Errors: throws when it is not a safe integer; a fraction of a point is always a defect.
 */
export function toPoints(value: number): Points {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not whole points: ${String(value)}`);
  return (value === 0 ? 0 : value) as Points;
}

/** Gives the number as money. Errors: throws when it is not a whole number of fen. */
export function toFen(value: number): Fen {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not whole fen: ${String(value)}`);
  return value as Fen;
}

export const zeroPoints = toPoints(0);

export function addPoints(...amounts: readonly Points[]): Points {
  return toPoints(amounts.reduce<number>((sum, points) => sum + points, 0));
}

export function negatePoints(points: Points): Points {
  return toPoints(0 - points);
}
