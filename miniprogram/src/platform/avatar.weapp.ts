import Taro from '@tarojs/taro';
import { newRequestId } from './cloud';

/**
 * Keeps a picture chosen through WeChat: its own path is gone when the app closes.
 * Gives the file id, or null when the upload failed.
 */
export async function uploadAvatar(temporaryPath: string, folder: string): Promise<string | null> {
  const type = /\.(jpe?g|png|webp)$/i.exec(temporaryPath)?.[1]?.toLowerCase() ?? 'png';
  try {
    const cloudPath = `${folder}/${await newRequestId()}.${type}`;
    const { fileID } = await Taro.cloud.uploadFile({ cloudPath, filePath: temporaryPath });
    return fileID;
  } catch (cause) {
    console.info('avatar was not uploaded', cause);
    return null;
  }
}
