import Taro from '@tarojs/taro';

/** Gives what was stored, or null. */
export function readStored(key: string): unknown {
  const value = Taro.getStorageSync<unknown>(key);
  return value === '' ? null : value;
}

export function writeStored(key: string, value: unknown): void {
  Taro.setStorageSync(key, value);
}

export function removeStored(key: string): void {
  Taro.removeStorageSync(key);
}
