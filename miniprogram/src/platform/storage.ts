import Taro from '@tarojs/taro';

/** Gives what was stored, or null. */
export function readStored<Value>(key: string): Value | null {
  const value = Taro.getStorageSync<Value | ''>(key);
  return value === '' ? null : value;
}

export function writeStored(key: string, value: unknown): void {
  Taro.setStorageSync(key, value);
}

export function removeStored(key: string): void {
  Taro.removeStorageSync(key);
}
