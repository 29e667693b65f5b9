import { isPlainObject } from '../values/types';

/** Radius by which MongoDB turns radians into meters. Source: MongoDB manual, spherical geometry. */
export const EARTH_RADIUS_METERS = 6_378_100;

export type Position = [longitude: number, latitude: number];

/** A geometry taken apart: single points, lines, and areas (outer ring first, then holes). */
export interface Shape {
  points: Position[];
  lines: Position[][];
  areas: Position[][][];
}

/** Reads GeoJSON or a legacy `[longitude, latitude]` pair; nothing for anything else. */
export function parseShape(value: unknown): Shape | undefined {
  if (isPosition(value)) return { points: [value], lines: [], areas: [] };
  if (!isPlainObject(value) || !Array.isArray(value['coordinates'])) return undefined;
  const coordinates = value['coordinates'] as never;
  switch (value['type']) {
    case 'Point':
      return isPosition(coordinates) ? { points: [coordinates], lines: [], areas: [] } : undefined;
    case 'MultiPoint':
      return { points: coordinates, lines: [], areas: [] };
    case 'LineString':
      return { points: [], lines: [coordinates], areas: [] };
    case 'MultiLineString':
      return { points: [], lines: coordinates, areas: [] };
    case 'Polygon':
      return { points: [], lines: [], areas: [coordinates] };
    case 'MultiPolygon':
      return { points: [], lines: [], areas: coordinates };
    default:
      return undefined;
  }
}

const isPosition = (value: unknown): value is Position =>
  Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number';

/** Every vertex of a shape. */
export const pointsOf = (shape: Shape): Position[] => [
  ...shape.points,
  ...shape.lines.flat(),
  ...shape.areas.flat(2),
];

/** Great-circle distance (haversine). */
export function distanceMeters([lng1, lat1]: Position, [lng2, lat2]: Position): number {
  const radians = Math.PI / 180;
  const sinLat = Math.sin(((lat2 - lat1) * radians) / 2);
  const sinLng = Math.sin(((lng2 - lng1) * radians) / 2);
  const a = sinLat ** 2 + Math.cos(lat1 * radians) * Math.cos(lat2 * radians) * sinLng ** 2;
  return 2 * EARTH_RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(a)));
}

/** True when all of `shape` lies in `area`'s polygons. Edges are straight in longitude and latitude. */
export function contains(area: Shape, shape: Shape): boolean {
  const points = pointsOf(shape);
  if (!points.length || !points.every((point) => inAreas(point, area))) return false;
  const rings = area.areas.flat();
  return !edgesOf(shape).some((edge) =>
    rings.some((ring) => segments(ring).some((side) => crosses(edge, side))),
  );
}

/** True when the two share a point. */
export function intersects(a: Shape, b: Shape): boolean {
  if (pointsOf(a).some((point) => touches(point, b))) return true;
  if (pointsOf(b).some((point) => touches(point, a))) return true;
  const edges = edgesOf(b);
  return edgesOf(a).some((edge) => edges.some((other) => crosses(edge, other)));
}

type Edge = [Position, Position];

const segments = (line: Position[]): Edge[] =>
  line.slice(1).map((end, i) => [line[i] as Position, end]);

const edgesOf = (shape: Shape): Edge[] => [
  ...shape.lines.flatMap(segments),
  ...shape.areas.flat().flatMap(segments),
];

const touches = (point: Position, shape: Shape): boolean =>
  inAreas(point, shape) ||
  shape.points.some(([lng, lat]) => lng === point[0] && lat === point[1]) ||
  edgesOf(shape).some((edge) => onEdge(point, edge));

const inAreas = (point: Position, { areas }: Shape): boolean =>
  areas.some(
    ([outer, ...holes]) =>
      outer !== undefined &&
      inRing(point, outer) &&
      !holes.some((hole) => strictlyInRing(point, hole)),
  );

const inRing = (point: Position, ring: Position[]): boolean =>
  segments(ring).some((edge) => onEdge(point, edge)) || strictlyInRing(point, ring);

function strictlyInRing([x, y]: Position, ring: Position[]): boolean {
  let inside = false;
  for (const [[x1, y1], [x2, y2]] of segments(ring)) {
    if (
      onEdge(
        [x, y],
        [
          [x1, y1],
          [x2, y2],
        ],
      )
    )
      return false;
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

const side = ([ax, ay]: Position, [bx, by]: Position, [cx, cy]: Position): number =>
  (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);

const onEdge = (point: Position, [from, to]: Edge): boolean =>
  side(from, to, point) === 0 &&
  Math.min(from[0], to[0]) <= point[0] &&
  point[0] <= Math.max(from[0], to[0]) &&
  Math.min(from[1], to[1]) <= point[1] &&
  point[1] <= Math.max(from[1], to[1]);

/** True when two edges cross in their inner parts. */
const crosses = ([a, b]: Edge, [c, d]: Edge): boolean =>
  side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
