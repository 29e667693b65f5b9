import { MAX_PATH_BYTES } from '../limits';

/** Where files are, as file ids name it: one environment with one bucket. */
const PREFIX = 'cloud://jidian-local.jidian-local-files/';

/** A file's id; a path that is no valid one has none. */
export const toFileId = (path: string): string => PREFIX + path;

/** What a file id stands for: a path, or why there is none. */
export function parseFileId(
  fileId: unknown,
): { path: string } | { code: 'STORAGE_EXCEED_AUTHORITY' | 'INVALID_PARAM' } {
  if (typeof fileId !== 'string' || !fileId.startsWith('cloud://')) {
    return { code: 'INVALID_PARAM' };
  }
  if (!fileId.startsWith(PREFIX)) return { code: 'STORAGE_EXCEED_AUTHORITY' };
  const path = fileId.slice(PREFIX.length);
  return isValidPath(path) ? { path } : { code: 'INVALID_PARAM' };
}

/** What no path may hold: characters that steer a terminal or a file system. */
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const FORBIDDEN = /[\u0000-\u001f\u007f\\]/;

/** Half a character: it has no UTF-8 form, so two such paths would become one. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Whether a file may be kept under this path. Source: developers.weixin.qq.com,
 * wxcloud/guide/storage/naming (no leading or doubled slash, 850 bytes, no control characters).
 * Steps like `..` mean nothing in a bucket; they are refused because nobody writes one in good faith.
 */
export function isValidPath(path: unknown): path is string {
  if (typeof path !== 'string' || FORBIDDEN.test(path)) return false;
  if (LONE_SURROGATE.test(path) || Buffer.byteLength(path) > MAX_PATH_BYTES) return false;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}
