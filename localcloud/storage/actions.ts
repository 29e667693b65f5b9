import { invalidParam } from '../database/errors';
import { addressOf } from './addresses';
import type { Files } from './files';
import { DOWNLOAD_LIFE_S, MAX_FILES_PER_REQUEST, UPLOAD_LIFE_S } from '../limits';
import { isValidPath, parseFileId, toFileId } from './paths';
import type { Tickets } from './tickets';

type Body = Record<string, unknown>;
type Answer = (body: Body) => Promise<Body>;

export interface ActionParts {
  readonly files: Files;
  readonly tickets: Tickets;
  /** Where the gateway is, as the SDK's user reaches it. */
  readonly baseUrl: string;
}

/** Protocol actions of file storage, as `createProtocol` takes them. */
export function mapActions(parts: ActionParts): Record<string, Answer> {
  const each =
    (field: string, name: string, one: (item: unknown) => Body): Answer =>
    async (body) => ({ data: { [name]: listOf(body, field).map(one) } });
  return {
    'storage.getUploadMetadata': async (body) => ({ data: announceUpload(parts, body) }),
    'storage.batchGetDownloadUrl': each('file_list', 'download_list', (item) =>
      offerDownload(parts, (item ?? {}) as Body),
    ),
    'storage.batchDeleteFile': each('fileid_list', 'delete_list', (item) => remove(parts, item)),
    'storage.batchCopyFile': each('file_list', 'copy_list', (item) =>
      copy(parts, (item ?? {}) as Body),
    ),
  };
}

/** Errors: INVALID_PARAM. */
function listOf(body: Body, field: string): unknown[] {
  const list = body[field];
  if (!Array.isArray(list) || list.length === 0 || list.length > MAX_FILES_PER_REQUEST) {
    throw invalidParam(`${field} must list 1 to ${MAX_FILES_PER_REQUEST} files`);
  }
  return list;
}

/** Errors: INVALID_PARAM. */
function announceUpload({ tickets, baseUrl }: ActionParts, { path }: Body): Body {
  if (!isValidPath(path)) throw invalidParam('path is not a valid path of a file');
  const { expiresS, sign } = tickets.issue('upload', path, UPLOAD_LIFE_S);
  return {
    url: addressOf(baseUrl, path),
    token: String(expiresS),
    authorization: sign,
    fileId: toFileId(path),
    cosFileId: sign.slice(0, 32),
  };
}

/** A file named by its id, which must be there; otherwise the code that says what is wrong. */
function find(files: Files, fileId: unknown): { path: string } | { code: string } {
  const parsed = parseFileId(fileId);
  if ('code' in parsed || files.has(parsed.path)) return parsed;
  return { code: 'STORAGE_FILE_NONEXIST' };
}

function offerDownload({ files, tickets, baseUrl }: ActionParts, item: Body): Body {
  const { fileid: fileID, max_age: maxAge } = item;
  const found = find(files, fileID);
  if ('code' in found) return { fileID, code: found.code, tempFileURL: '' };
  const lifeS =
    typeof maxAge === 'number' && Number.isInteger(maxAge) && maxAge > 0 ? maxAge : DOWNLOAD_LIFE_S;
  const { expiresS, sign } = tickets.issue('download', found.path, lifeS);
  const url = `${addressOf(baseUrl, found.path)}?sign=${sign}&t=${expiresS}`;
  return { fileID, code: 'SUCCESS', tempFileURL: url, download_url: url };
}

function remove({ files }: ActionParts, fileID: unknown): Body {
  const found = find(files, fileID);
  if ('code' in found) return { fileID, code: found.code };
  files.remove(found.path);
  return { fileID, code: 'SUCCESS' };
}

/** Source and target are paths, not file ids; an existing target stays unless `overwrite` is set. */
function copy({ files }: ActionParts, item: Body): Body {
  const { src_path: from, dst_path: to, overwrite, remove_original: move } = item;
  if (!isValidPath(from) || !isValidPath(to) || from === to) {
    return { code: 'INVALID_PARAM', message: 'srcPath and dstPath must be two valid paths' };
  }
  if (!files.has(from)) return { code: 'STORAGE_FILE_NONEXIST', message: `no file at ${from}` };
  if (files.has(to) && overwrite === false) {
    return { code: 'STORAGE_REQUEST_FAIL', message: `there is a file at ${to} already` };
  }
  files.copy(from, to);
  if (move === true) files.remove(from);
  return { fileId: toFileId(to), code: 'SUCCESS' };
}
