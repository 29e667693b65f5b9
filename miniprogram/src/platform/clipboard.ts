import Taro from '@tarojs/taro';

/** Gives false where the platform would not take it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data: text });
    return true;
  } catch {
    // A browser may refuse a page that is not in front: the screen says so.
    return false;
  }
}
