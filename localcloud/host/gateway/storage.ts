import type { IncomingMessage, ServerResponse } from 'node:http';
import { admittedPath, FILES_AT, FileTooLarge, MAX_FILE_BYTES } from '../../storage';
import type { Storage } from '../../storage';
import { notFound, RequestProblem } from './problem';
import { sendFile } from './static';

/** What the object store behind CloudBase answers, as XML; the SDK reads these four fields. */
class StoreProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const denied = new StoreProblem(403, 'AccessDenied', 'The address is not signed or too old.');
const tooLarge = new StoreProblem(
  400,
  'EntityTooLarge',
  `A file may have ${MAX_FILE_BYTES} bytes.`,
);

/** `PUT`, `GET` and `HEAD` of files, for whoever has a signed address. */
export async function serveStorage(
  storage: Storage,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const escaped = path.slice(FILES_AT.length);
  try {
    if (request.method === 'PUT') await upload(storage, escaped, request, response);
    else download(storage, escaped, request, response);
  } catch (error) {
    const problem = error instanceof FileTooLarge ? tooLarge : error;
    if (!(problem instanceof StoreProblem)) throw error;
    const xml = `<?xml version='1.0' encoding='utf-8' ?><Error><Code>${problem.code}</Code><Message>${problem.message}</Message><RequestId>local</RequestId><TraceId>local</TraceId></Error>`;
    response.writeHead(problem.status, { 'content-type': 'application/xml' }).end(xml);
    request.resume();
  }
}

async function upload(
  { files, tickets }: Storage,
  escaped: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { authorization: sign = '', 'x-cos-security-token': token } = request.headers;
  const admitted = admittedPath(tickets, 'upload', escaped, { expiresS: Number(token), sign });
  if (admitted === undefined) throw denied;
  if (Number(request.headers['content-length'] ?? 0) > MAX_FILE_BYTES) throw tooLarge;
  await files.keep(admitted, request);
  // An empty body is what the SDK takes for success.
  response.writeHead(200, { 'content-length': 0 }).end();
}

function download(
  { files, tickets }: Storage,
  escaped: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    throw new RequestProblem(405, 'request.method', 'Files are read, or put.');
  }
  const query = new URLSearchParams((request.url ?? '').split('?')[1]);
  const ticket = { expiresS: Number(query.get('t') ?? NaN), sign: query.get('sign') ?? '' };
  const admitted = admittedPath(tickets, 'download', escaped, ticket);
  if (admitted === undefined) throw denied;
  if (!files.has(admitted)) throw notFound(admitted);
  const file = files.locate(admitted);
  sendFile(file, { 'cache-control': 'private, no-cache' }, request, response);
}
