import { EventEmitter } from 'node:events';
import http, { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { layDirectLine } from '../../../localcloud/host/functions/direct-line';
import { serveOpenApi } from '../../../localcloud/host/gateway/wechat';
import type { Wechat } from '../../../localcloud/wechat';
import type { Answer, Line } from './line';

// A hundred calls at once share the SDK's sockets, each with a listener of its own on them.
EventEmitter.defaultMaxListeners = 0;

interface Parts {
  readonly line: Line;
  readonly answer: Answer;
  readonly wechat: Wechat;
}

export interface Wire {
  close(): Promise<void>;
}

/**
 * The address where the SDK finds its service. What it asks of the database goes without a socket, as in
 * the local cloud itself, except while the line may break: only a socket can, and the SDK has its
 * own ways with one that does.
 */
export async function openWire(parts: Parts): Promise<Wire> {
  const { line } = parts;
  const server = createServer((request, response) => void serve(parts, request, response));
  // A test may work for seconds between two calls: their socket waits for it.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const adminUrl = `http://127.0.0.1:${String(port)}/admin`;
  Object.assign(process.env, {
    TENCENTCLOUD: 'true',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: adminUrl }),
    SILENCE: 'true',
  });

  const overSocket = http.request;
  layDirectLine(adminUrl, (body, heard) => {
    void line.carry(body, parts.answer).then((text) => {
      if (text === null) throw new Error('the line was cut under a call that had already set out');
      heard(text);
    });
  });
  const direct = http.request;
  const request = (...of: Parameters<typeof direct>) =>
    (line.mayBreak ? overSocket : direct)(...of);
  Object.assign(http, { request });

  return {
    async close() {
      Object.assign(http, { request: overSocket });
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function serve(
  { line, answer, wechat }: Parts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  if (serveOpenApi(wechat, request.headers['content-type'], body, response)) return;
  const text = await line.carry(body, answer);
  if (text === null) request.socket.destroy();
  else response.setHeader('content-type', 'application/json').end(text);
}
