import Taro from '@tarojs/taro';
import type { SaveOutcome } from './savefile';

/**
 * Opens WeChat's own sheet for a picture: to a friend, to the album, to favourites. Nothing has to be
 * allowed beforehand. An older client shows the picture large, where a long press leads to the same.
 */
export async function savePicture(_name: string, path: string): Promise<SaveOutcome> {
  try {
    await Taro.showShareImageMenu({ path });
    return 'saved';
  } catch (cause) {
    const { errMsg = '' } = cause as { errMsg?: string };
    if (errMsg.includes('cancel')) return 'cancelled';
    return Taro.previewImage({ urls: [path] }).then(
      () => 'saved',
      () => 'failed',
    );
  }
}
