/** Degrees in the coordinates of Chinese maps (GCJ-02), which the stores are kept in. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** How long a phone may look for where it is. */
const waitMs = 10_000;

/**
 * Where the member is, or null when they would not say. Call it in a tap: it may ask.
 *
 * A browser gives WGS-84, up to some hundred metres beside GCJ-02: near enough to put stores in order.
 */
export function findPlace(): Promise<Place | null> {
  return new Promise((found) => {
    if (!('geolocation' in navigator)) {
      found(null);
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => found({ latitude: coords.latitude, longitude: coords.longitude }),
      () => found(null),
      { timeout: waitMs, maximumAge: 60_000 },
    );
  });
}
