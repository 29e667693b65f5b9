import { createReadStream, realpathSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { notFound, RequestProblem } from './problem';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** A name with a content hash in it never changes what it stands for. */
const HASHED = /[.-][0-9a-f]{8,}\.[a-z0-9]+$/;

/** Serves the files under `folder`; never what lies outside, hidden files or listings. */
export function serveFile(
  folder: string,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    throw new RequestProblem(405, 'request.method', 'Files can only be read.');
  }
  const file = find(folder, path);
  const isHashed = HASHED.test(file);
  const cacheControl = isHashed ? 'public, max-age=31536000, immutable' : 'no-cache';
  sendFile(file, { 'cache-control': cacheControl }, request, response);
}

/** Sends a file that may be read, or only its headers, or that the reader has it already. */
export function sendFile(
  file: string,
  extraHeaders: Record<string, string>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const stats = statSync(file);
  const etag = `"${stats.size.toString(36)}-${Math.floor(stats.mtimeMs).toString(36)}"`;
  const headers = {
    'content-type': TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    etag,
    ...extraHeaders,
  };
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, { ...headers, 'content-length': stats.size });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  // A reader that leaves early is no fault; pipeline closes the file either way.
  pipeline(createReadStream(file), response, () => undefined);
}

function find(folder: string, path: string): string {
  const name = decode(path);
  const parts = name.split('/').filter((part) => part !== '');
  if (/[\\\0]/.test(name) || parts.some((part) => part.startsWith('.'))) throw notFound(path);
  try {
    const root = realpathSync(folder);
    const file = realpathSync(join(root, ...(parts.length === 0 ? ['index.html'] : parts)));
    if (file.startsWith(root + sep) && statSync(file).isFile()) return file;
  } catch {
    // Not there: the same answer as for what may not be read.
  }
  throw notFound(path);
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new RequestProblem(400, 'request.malformed', 'The path is not valid.');
  }
}
