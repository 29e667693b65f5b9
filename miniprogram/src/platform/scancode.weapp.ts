import Taro from '@tarojs/taro';

/** WeChat's own scanner. Gives the text of the code, or null when it was closed without one. */
export async function scanCode(): Promise<string | null> {
  try {
    const { result } = await Taro.scanCode({
      onlyFromCamera: true,
      scanType: ['qrCode', 'barCode'],
    });
    return result;
  } catch (cause) {
    console.info('nothing was scanned', cause);
    return null;
  }
}
