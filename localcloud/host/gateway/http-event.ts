import type { IncomingMessage, ServerResponse } from 'node:http';
import { LOCAL_ENV } from '../functions/caller';

/** A reply that names its status; anything else is sent as JSON with 200, as the platform does. */
interface HttpReply {
  statusCode?: unknown;
  headers?: Record<string, unknown>;
  body?: unknown;
  isBase64Encoded?: unknown;
}

const TEXT_TYPES =
  /^(text\/|application\/(json|xml|x-www-form-urlencoded|javascript))|\+(json|xml)/i;

/** The event of a function that is called over HTTP. The body stays as it came, byte for byte. */
export function toHttpEvent(request: IncomingMessage, body: Buffer): Record<string, unknown> {
  const url = new URL(request.url ?? '/', 'http://local');
  const isText = TEXT_TYPES.test(request.headers['content-type'] ?? 'application/json');
  return {
    path: url.pathname,
    httpMethod: request.method,
    headers: request.headers,
    queryStringParameters: Object.fromEntries(url.searchParams),
    requestContext: { envId: LOCAL_ENV, sourceIp: request.socket.remoteAddress ?? '' },
    body: body.toString(isText ? 'utf8' : 'base64'),
    isBase64Encoded: !isText,
  };
}

/** Sends what the function answered: its status, headers and body. */
export function sendHttpReply(response: ServerResponse, replyText: string): void {
  const reply = JSON.parse(replyText) as HttpReply | null;
  if (typeof reply?.statusCode !== 'number') {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(replyText);
    return;
  }
  for (const [name, value] of Object.entries(reply.headers ?? {})) {
    response.setHeader(name, Array.isArray(value) ? value.map(String) : String(value));
  }
  response.statusCode = reply.statusCode;
  const { body = '' } = reply;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.end(Buffer.from(text, reply.isBase64Encoded === true ? 'base64' : 'utf8'));
}
