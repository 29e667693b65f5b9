import type { Place } from '../../../platform/location';
import type { Store } from '#shared/store/model';

const earthRadiusMetres = 6_371_000;

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/** As the crow flies, in metres. */
export function metresBetween(one: Place, other: Place): number {
  const latitudes = radians(other.latitude - one.latitude);
  const longitudes = radians(other.longitude - one.longitude);
  const half =
    Math.sin(latitudes / 2) ** 2 +
    Math.cos(radians(one.latitude)) *
      Math.cos(radians(other.latitude)) *
      Math.sin(longitudes / 2) ** 2;
  return 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(half)));
}

export interface NearStore {
  readonly store: Store;
  /** Null while nobody has said where they are. */
  readonly metres: number | null;
}

/** The stores an item can be collected in (`null`: all of them), the nearest first once known. */
export function nearStores(
  stores: readonly Store[],
  storeIds: readonly string[] | null,
  place: Place | null,
): NearStore[] {
  const known = stores
    .filter(({ storeId }) => storeIds === null || storeIds.includes(storeId))
    .map((store) => ({ store, metres: place && metresBetween(place, store) }));
  return place === null ? known : known.sort((a, b) => (a.metres ?? 0) - (b.metres ?? 0));
}
