import Taro from '@tarojs/taro';

/** `cancelled`: the member thought better of it; nothing went wrong. */
export type SaveOutcome = 'saved' | 'cancelled' | 'failed';

/**
 * Writes a text into the mini-program's own folder and opens WeChat's sheet for sending a file to a
 * chat, the one way out that takes any kind of file. Call it right in a tap: WeChat opens the sheet
 * for nothing else, so the file is written without waiting.
 */
export async function saveFile(name: string, text: string): Promise<SaveOutcome> {
  const filePath = `${Taro.env.USER_DATA_PATH ?? ''}/${name}`;
  try {
    Taro.getFileSystemManager().writeFileSync(filePath, text, 'utf8');
    await Taro.shareFileMessage({ filePath, fileName: name });
    return 'saved';
  } catch (cause) {
    const { errMsg = '' } = cause as { errMsg?: string };
    return errMsg.includes('cancel') ? 'cancelled' : 'failed';
  }
}
