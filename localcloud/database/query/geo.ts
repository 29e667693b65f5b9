import { requestFailed } from '../errors';
import { isPlainObject } from '../values/types';
import type { FieldTest } from '../values/types';
import {
  EARTH_RADIUS_METERS,
  contains,
  distanceMeters,
  intersects,
  parseShape,
  pointsOf,
} from './geometry';
import type { Position, Shape } from './geometry';

type Geo = '$geoWithin' | '$geoIntersects' | '$near' | '$nearSphere';

/** Compiles the geo queries. Positions are [longitude, latitude]; distances are meters. */
export function compileGeo(operator: Geo, operand: unknown): FieldTest {
  if (!isPlainObject(operand)) throw requestFailed(`${operator} needs an object`);
  const test = operator === '$geoWithin' ? within(operand) : nearOrIntersects(operator, operand);
  return (values) =>
    values.some((value) => {
      const shape = parseShape(value);
      return shape !== undefined && test(shape);
    });
}

function nearOrIntersects(operator: Geo, operand: Record<string, unknown>) {
  if (operator !== '$geoIntersects') return near(operand);
  const area = required(operand['$geometry']);
  return (shape: Shape) => intersects(shape, area);
}

function within(operand: Record<string, unknown>): (shape: Shape) => boolean {
  const circle = operand['$centerSphere'] ?? operand['$center'];
  if (Array.isArray(circle)) {
    const centre = position(circle[0]);
    const radius = Number(circle[1]) * EARTH_RADIUS_METERS;
    return (shape) => pointsOf(shape).every((point) => distanceMeters(centre, point) <= radius);
  }
  const box = operand['$box'];
  if (Array.isArray(box)) {
    const [[west, south], [east, north]] = [position(box[0]), position(box[1])];
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    const area = required({ type: 'Polygon', coordinates: [ring] });
    return (shape) => contains(area, shape);
  }
  const polygon = operand['$polygon'];
  if (Array.isArray(polygon)) {
    const area = required({
      type: 'Polygon',
      coordinates: [[...(polygon as unknown[]), polygon[0]]],
    });
    return (shape) => contains(area, shape);
  }
  const area = required(operand['$geometry']);
  return (shape) => contains(area, shape);
}

function near(operand: Record<string, unknown>): (shape: Shape) => boolean {
  const { centre, minDistance, maxDistance } = parseNear(operand);
  return (shape) =>
    pointsOf(shape).some((point) => {
      const distance = distanceMeters(centre, point);
      return distance >= minDistance && distance <= maxDistance;
    });
}

/** Reads `{$geometry, $minDistance?, $maxDistance?}`. */
export function parseNear(operand: Record<string, unknown>) {
  const [centre] = pointsOf(required(operand['$geometry']));
  return {
    centre: centre as Position,
    minDistance: Number(operand['$minDistance'] ?? 0),
    maxDistance: Number(operand['$maxDistance'] ?? Infinity),
  };
}

function required(geometry: unknown): Shape {
  const shape = parseShape(geometry);
  if (!shape) throw requestFailed('unknown GeoJSON geometry');
  return shape;
}

function position(value: unknown): Position {
  if (!Array.isArray(value) || typeof value[0] !== 'number' || typeof value[1] !== 'number') {
    throw requestFailed('a position is [longitude, latitude]');
  }
  return [value[0], value[1]];
}
