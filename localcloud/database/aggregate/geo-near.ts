import { requestFailed } from '../errors';
import { distanceMeters, parseShape, pointsOf } from '../query/geometry';
import type { Position } from '../query/geometry';
import { compileFilter } from '../query/matcher';
import { valuesAtPath } from '../values/paths';
import { isPlainObject } from '../values/types';
import type { Doc } from '../values/types';

/** `$geoNear`: documents by distance from a point, with the distance written into them. */
export function geoNear(documents: Doc[], operand: unknown): Doc[] {
  if (!isPlainObject(operand)) throw requestFailed('$geoNear needs an object');
  const near = parseShape(operand['near']);
  const centre = near && pointsOf(near)[0];
  const field = operand['distanceField'];
  if (!centre || typeof field !== 'string')
    throw requestFailed('$geoNear needs near and distanceField');
  const min = Number(operand['minDistance'] ?? 0);
  const max = Number(operand['maxDistance'] ?? Infinity);
  const multiplier = Number(operand['distanceMultiplier'] ?? 1);
  const matches = compileFilter(isPlainObject(operand['query']) ? operand['query'] : {});
  const key = typeof operand['key'] === 'string' ? operand['key'] : undefined;
  const includeLocs = operand['includeLocs'];

  const found: { document: Doc; distance: number }[] = [];
  for (const document of documents.filter(matches)) {
    const place = nearest(document, key ?? geoFieldOf(document), centre);
    if (!place || place.distance < min || place.distance > max) continue;
    const result = write({ ...document }, field, place.distance * multiplier);
    if (typeof includeLocs === 'string') write(result, includeLocs, place.location);
    found.push({ document: result, distance: place.distance });
  }
  found.sort((a, b) => a.distance - b.distance);
  const limit = Number(operand['limit'] ?? operand['num'] ?? Infinity);
  return found.slice(0, limit).map(({ document }) => document);
}

/** With no geo index to name the field, the first field that holds a geometry. */
const geoFieldOf = (document: Doc): string | undefined =>
  Object.keys(document).find((name) => isPlainObject(document[name]) && parseShape(document[name]));

function nearest(document: Doc, path: string | undefined, centre: Position) {
  if (path === undefined) return undefined;
  let best: { location: unknown; distance: number } | undefined;
  for (const location of valuesAtPath(document, path)) {
    const shape = parseShape(location);
    if (!shape) continue;
    for (const point of pointsOf(shape)) {
      const distance = distanceMeters(centre, point);
      if (!best || distance < best.distance) best = { location, distance };
    }
  }
  return best;
}

function write(document: Doc, path: string, value: unknown): Doc {
  const [first, ...rest] = path.split('.') as [string, ...string[]];
  const child = document[first];
  document[first] = rest.length
    ? write(isPlainObject(child) ? { ...child } : {}, rest.join('.'), value)
    : value;
  return document;
}
