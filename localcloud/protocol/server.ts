import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { requestTooLarge } from '../database/errors';
import { MAX_REQUEST_BYTES } from '../limits';
import { createProtocol } from './protocol';
import type { Protocol, ProtocolParts } from './protocol';

/** Serves the protocol on `POST <any path>`, on 127.0.0.1 unless told otherwise. */
export async function startProtocolServer(
  options: ProtocolParts & { port?: number; host?: string },
): Promise<{ url: string; close(): Promise<void> }> {
  const { port = 0, host = '127.0.0.1' } = options;
  const protocol = createProtocol(options);
  const server = createServer((request, response) => void serve(protocol, request, response));
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: actualPort } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${actualPort}/admin`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(protocol: Protocol, request: IncomingMessage, response: ServerResponse) {
  const { status, body } =
    request.method === 'POST' ? await answer(protocol, request) : { status: 405, body: '{}' };
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}

async function answer(protocol: Protocol, request: IncomingMessage) {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      // The rest is read and dropped, so that the caller gets an answer and not a broken pipe.
      if (size <= MAX_REQUEST_BYTES) chunks.push(chunk);
    }
  } catch {
    return { status: 400, body: '{}' };
  }
  if (size > MAX_REQUEST_BYTES) {
    const { code, message } = requestTooLarge(MAX_REQUEST_BYTES);
    return { status: 200, body: JSON.stringify({ requestId: '', code, message }) };
  }
  const [only] = chunks;
  return protocol.answer(only && chunks.length === 1 ? only : Buffer.concat(chunks));
}
