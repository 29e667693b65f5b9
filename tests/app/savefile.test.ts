import Taro from '@tarojs/taro';
import { saveFile } from '../../miniprogram/src/platform/savefile.weapp';

const written = new Map<string, string>();
const share = jest.fn<Promise<object>, [object]>();

beforeEach(() => {
  written.clear();
  share.mockReset().mockResolvedValue({});
  Object.assign(Taro, {
    env: { USER_DATA_PATH: 'wxfile://usr' },
    getFileSystemManager: () => ({
      writeFileSync: (path: string, text: string) => written.set(path, text),
    }),
    shareFileMessage: share,
  });
});

test('on WeChat the text is written and offered to a chat, all within the tap', () => {
  void saveFile('集点.csv', 'a,b');

  expect(written.get('wxfile://usr/集点.csv')).toBe('a,b');
  expect(share).toHaveBeenCalledWith({
    filePath: 'wxfile://usr/集点.csv',
    fileName: '集点.csv',
  });
});

test.each([
  ['saved', () => Promise.resolve({})],
  ['cancelled', () => Promise.reject(new CallFailed('shareFileMessage:fail cancel'))],
  ['failed', () => Promise.reject(new CallFailed('shareFileMessage:fail no permission'))],
] as const)('what came of it is told: %s', async (outcome, answer) => {
  share.mockImplementation(answer);

  expect(await saveFile('a.json', '{}')).toBe(outcome);
});

/** As WeChat rejects. */
class CallFailed extends Error {
  constructor(readonly errMsg: string) {
    super(errMsg);
  }
}
