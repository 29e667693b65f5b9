import { requestFailed } from '../errors';
import { compareValues } from '../values/compare';
import { isPlainObject } from '../values/types';
import type { Stage } from './stages';

/**
 * `$bucket` as the stages MongoDB defines it by: a group by the bucket's lower bound, then a sort.
 * Errors: DATABASE_REQUEST_FAILED for bounds that do not ascend.
 */
export function bucketStages(operand: unknown): Stage[] {
  if (!isPlainObject(operand)) throw requestFailed('$bucket needs an object');
  const { groupBy, boundaries, output } = operand;
  if (!Array.isArray(boundaries) || boundaries.length < 2) {
    throw requestFailed('$bucket: must specify at least two boundaries');
  }
  const bounds = boundaries as unknown[];
  const branches = bounds.slice(1).map((upper, i) => {
    const lower = bounds[i];
    if (compareValues(lower, upper) >= 0) throw requestFailed('$bucket: boundaries must ascend');
    const within = { $and: [{ $gte: [groupBy, lower] }, { $lt: [groupBy, upper] }] };
    return { case: within, then: { $literal: lower } };
  });
  const others = 'default' in operand ? { default: { $literal: operand['default'] } } : {};
  const fields = isPlainObject(output) ? output : { count: { $sum: 1 } };
  return [
    ['$group', { _id: { $switch: { branches, ...others } }, ...fields }],
    ['$sort', { _id: 1 }],
  ];
}
