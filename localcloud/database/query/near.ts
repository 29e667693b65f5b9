import type { Row } from '../engine/table';
import { isPlainObject } from '../values/types';
import { valuesAtPath } from '../values/paths';
import type { Expression } from '../values/types';
import { parseNear } from './geo';
import { distanceMeters, parseShape, pointsOf } from './geometry';
import type { Position } from './geometry';

/** A query with `$nearSphere` answers the nearest first; nothing for other queries. */
export function nearestFirst(filter: Expression): ((rows: Row[]) => Row[]) | undefined {
  for (const [path, operand] of Object.entries(filter)) {
    const near = isPlainObject(operand) ? (operand['$nearSphere'] ?? operand['$near']) : undefined;
    if (!isPlainObject(near)) continue;
    const { centre } = parseNear(near);
    return (rows) =>
      rows
        .map((row) => ({ row, distance: nearest(row, path, centre) }))
        .sort((a, b) => a.distance - b.distance)
        .map(({ row }) => row);
  }
  return undefined;
}

function nearest(row: Row, path: string, centre: Position): number {
  const shapes = valuesAtPath(row.document, path).map(parseShape);
  const points = shapes.flatMap((shape) => (shape ? pointsOf(shape) : []));
  return Math.min(...points.map((point) => distanceMeters(centre, point)));
}
