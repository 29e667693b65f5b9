import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FunctionHost } from '../functions/host';
import type { Auth } from './auth';
import { readBody, readObject } from './body';
import { sendHttpReply, toHttpEvent } from './http-event';
import { MAX_CALL_BYTES, MAX_HTTP_CALL_BYTES } from '../../limits';
import { notFound } from './problem';
import { sendJson } from './reply';

/** The functions a logged-in person may call by name; `jobs` and the rest are not among them. */
const FOR_PEOPLE: ReadonlySet<string> = new Set(['member', 'store', 'console']);
/** Functions with an HTTP address of their own, for callers that are no person. */
const FOR_HTTP: ReadonlySet<string> = new Set(['payment']);

/** `/functions/<name>`: the same functions, the same way in as `wx.cloud.callFunction`. */
export async function serveFunction(
  name: string,
  parts: { host: FunctionHost; auth: Auth },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const clientIp = request.socket.remoteAddress ?? '127.0.0.1';
  if (FOR_PEOPLE.has(name) && request.method === 'POST') {
    const openid = parts.auth.requireOpenid(request);
    const { object, text } = await readObject(request, MAX_CALL_BYTES);
    const action = typeof object.action === 'string' ? object.action.slice(0, 80) : undefined;
    sendJson(
      response,
      await parts.host.call(name, text, { by: 'client', openid, clientIp }, action),
    );
  } else if (FOR_HTTP.has(name)) {
    const event = toHttpEvent(request, await readBody(request, MAX_HTTP_CALL_BYTES));
    sendHttpReply(
      response,
      await parts.host.call(name, JSON.stringify(event), { by: 'http', clientIp }),
    );
  } else {
    throw notFound(`${request.method ?? ''} /functions/${name}`);
  }
}
