import Taro from '@tarojs/taro';

/** Degrees in the coordinates of Chinese maps (GCJ-02), which the stores are kept in. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** Where the member is, or null when they would not say. Call it in a tap: it may ask. */
export async function findPlace(): Promise<Place | null> {
  try {
    const { latitude, longitude } = await Taro.getFuzzyLocation({ type: 'gcj02' });
    return { latitude, longitude };
  } catch {
    // Not allowed, or switched off: stores are shown without their distance.
    return null;
  }
}
