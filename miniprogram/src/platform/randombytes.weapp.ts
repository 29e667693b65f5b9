import Taro from '@tarojs/taro';

export async function randomBytes(length: number): Promise<Uint8Array> {
  try {
    const { randomValues } = await Taro.getRandomValues({ length });
    return new Uint8Array(randomValues);
  } catch {
    // Phones before base library 2.19 lack it. An id need not be secret, only never come twice.
    return Uint8Array.from({ length }, () => Math.floor(Math.random() * 256));
  }
}
