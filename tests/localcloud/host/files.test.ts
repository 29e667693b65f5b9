import {
  createReadStream,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tcb from '@cloudbase/node-sdk';
import { initLocal, isReal, onlyLocal } from '../database/environment';
import { startFixture, type Fixture } from './fixture';

let fixture: Fixture | undefined;
let app: tcb.CloudBase;
let folder: string;
const run = `tests/${Date.now().toString(36)}`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jidian-files-'));
  if (!isReal) fixture = await startFixture();
  app = fixture
    ? initLocal(`${fixture.cloud.url}/admin`)
    : tcb.init({ env: process.env['CLOUD_ENV'] ?? '' });
});
afterAll(async () => {
  await fixture?.close();
  rmSync(folder, { recursive: true });
});

const upload = async (name: string, content: string | Buffer): Promise<string> => {
  const fileContent = Buffer.from(content);
  const { fileID } = await app.uploadFile({ cloudPath: `${run}/${name}`, fileContent });
  return fileID;
};
const textOf = async (fileID: string): Promise<string> => {
  const { fileContent } = await app.downloadFile({ fileID });
  return (fileContent as Buffer).toString();
};
const codeOf = async (fileID: string): Promise<unknown> =>
  (await app.getTempFileURL({ fileList: [fileID] })).fileList[0]?.code;

it.each([
  'plain.txt',
  '中文 名 字.png',
  'a+b&c=d?e#f.txt',
  '100%.txt',
  '%2e%2e%2f.txt',
  "it's (1)!.txt",
])('keeps %s and gives it back', async (name) => {
  const fileID = await upload(name, `content of ${name}`);
  expect(fileID).toMatch(/^cloud:\/\//);
  expect(fileID.endsWith(`${run}/${name}`)).toBe(true);
  expect(await textOf(fileID)).toBe(`content of ${name}`);
});

it('takes a stream, and downloads into a file', async () => {
  const source = join(folder, 'source.bin');
  const target = join(folder, 'target.bin');
  const bytes = Buffer.alloc(3_000_000, 'stamp');
  writeFileSync(source, bytes);
  const cloudPath = `${run}/large.bin`;
  const { fileID } = await app.uploadFile({ cloudPath, fileContent: createReadStream(source) });
  await app.downloadFile({ fileID, tempFilePath: target });
  // The SDK answers when the download begins.
  while (!existsSync(target) || readFileSync(target).length < bytes.length) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(readFileSync(target).equals(bytes)).toBe(true);
});

it('keeps the newest content of a path', async () => {
  await upload('twice.txt', 'first');
  expect(await textOf(await upload('twice.txt', ''))).toBe('');
  expect(await textOf(await upload('twice.txt', 'third'))).toBe('third');
});

it('keeps a file and a file below its name, and names that differ in case', async () => {
  const ids = [];
  for (const name of ['a', 'a/b', 'A']) ids.push(await upload(name, name));
  expect(await Promise.all(ids.map(textOf))).toEqual(['a', 'a/b', 'A']);
});

it('gives an address that a browser can open, and one that is missing its code', async () => {
  const fileID = await upload('头像.png', 'png');
  const missing = `${fileID}x`;
  const { fileList } = await app.getTempFileURL({
    fileList: [{ fileID, maxAge: 60 }, missing],
  });
  expect(fileList).toMatchObject([
    { fileID, code: 'SUCCESS' },
    { fileID: missing, code: 'STORAGE_FILE_NONEXIST' },
  ]);
  const response = await fetch(fileList[0]?.tempFileURL ?? '');
  expect([response.status, await response.text()]).toEqual([200, 'png']);
  await expect(app.downloadFile({ fileID: missing })).rejects.toMatchObject({
    code: 'STORAGE_FILE_NONEXIST',
  });
});

it('tells size and type of a file', async () => {
  const fileID = await upload('picture.png', Buffer.alloc(1234));
  expect((await app.getFileInfo({ fileList: [fileID] })).fileList).toMatchObject([
    { fileID, fileName: 'picture.png', size: 1234, mime: 'image/png' },
  ]);
});

it('deletes files, each with its code', async () => {
  const fileID = await upload('gone.txt', 'x');
  const { fileList } = await app.deleteFile({ fileList: [fileID] });
  expect(fileList).toMatchObject([{ fileID, code: 'SUCCESS' }]);
  expect(await codeOf(fileID)).toBe('STORAGE_FILE_NONEXIST');
});

it('copies and moves files, over another one only when asked to', async () => {
  const fileID = await upload('from/file.txt', 'old');
  const copy = async (more: object) => {
    const paths = { srcPath: `${run}/from/file.txt`, dstPath: `${run}/to/file.txt` };
    const { fileList } = await app.copyFile({ fileList: [{ ...paths, ...more }] });
    return fileList[0];
  };
  const target = fileID.replace('/from/', '/to/');
  expect((await copy({}))?.code).toBe('SUCCESS');
  await upload('from/file.txt', 'new');
  expect((await copy({ overwrite: false }))?.code).toBe('STORAGE_REQUEST_FAIL');
  expect(await textOf(target)).toBe('old');
  expect((await copy({ overwrite: true, removeOriginal: true }))?.code).toBe('SUCCESS');
  expect(await textOf(target)).toBe('new');
  expect(await codeOf(fileID)).toBe('STORAGE_FILE_NONEXIST');
  expect((await copy({}))?.code).toBe('STORAGE_FILE_NONEXIST');
});

describe('refused', () => {
  const tricks = [
    ...['../shop.sqlite', 'a/../../shop.sqlite', './a', 'a//b', '/etc/passwd', 'a/', ''],
    ...['a\\b', 'a\0b', 'a\nb', '\ud800', '点'.repeat(300)],
  ];
  (isReal ? it.skip : it).each(tricks)('the path %j', async (cloudPath) => {
    const fileContent = Buffer.from('x');
    await expect(app.uploadFile({ cloudPath, fileContent })).rejects.toMatchObject({
      code: 'INVALID_PARAM',
    });
    const fileID = `cloud://jidian-local.jidian-local-files/${cloudPath}`;
    expect(await codeOf(fileID)).toBe('INVALID_PARAM');
    expect((await app.deleteFile({ fileList: [fileID] })).fileList[0]?.code).toBe('INVALID_PARAM');
  });

  onlyLocal('files of another environment, and ids that are none', async () => {
    expect(await codeOf('cloud://other-env.bucket/a.txt')).toBe('STORAGE_EXCEED_AUTHORITY');
    expect(await codeOf('http://127.0.0.1/a.txt')).toBe('INVALID_PARAM');
  });

  onlyLocal('more files than one request may name', async () => {
    const fileList = Array.from({ length: 51 }, (_, i) => `cloud://x/${i}`);
    await expect(app.deleteFile({ fileList })).rejects.toMatchObject({ code: 'INVALID_PARAM' });
  });

  onlyLocal('addresses that nobody signed, that are too old, or for another file', async () => {
    const fileID = await upload('signed.txt', 'x');
    const { fileList } = await app.getTempFileURL({ fileList: [{ fileID, maxAge: 60 }] });
    const good = fileList[0]?.tempFileURL ?? '';
    const status = async (url: string, init?: RequestInit) => (await fetch(url, init)).status;
    expect(await status(good)).toBe(200);
    expect(await status(good.replace('signed.txt', 'other.txt'))).toBe(403);
    expect(await status(good.replace('t=', 't=9'))).toBe(403);
    expect(await status(good.split('?')[0] ?? '')).toBe(403);
    expect(await status(good, { method: 'PUT', body: 'y' })).toBe(403);
    expect(await status(good, { method: 'DELETE' })).toBe(405);
    expect(await textOf(fileID)).toBe('x');
    await fixture?.cloud.moveClock(Date.now() + 120_000);
    expect(await status(good)).toBe(403);
  });
});
