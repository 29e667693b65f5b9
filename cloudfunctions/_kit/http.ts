import type { Result } from '#shared/kernel/result';
import { accept, refuse } from '#shared/kernel/result';
import type { Call } from './action';
import { ProcessCache } from './cache';
import { callerOf, type PlatformContext } from './caller';
import { Invocation } from './dispatch';
import { describeFault } from './log';
import { platformPorts, type Ports } from './ports';

/** A request to a function's own address, as the platform hands it over. */
export interface HttpEvent {
  readonly method: string;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** As it came, byte for byte: signatures are over it. */
  readonly body: string;
}

/** What the platform sends back. */
export interface HttpReply {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the handler made of a request: refused ones are answered with 4xx, `status` says which. */
export type HttpHandler = (
  call: Call,
  event: HttpEvent,
) => Promise<Result<string, { readonly code: string; readonly status: number }>>;

export type HttpMain = (event: unknown, context: PlatformContext) => Promise<HttpReply>;

/** Far above any notification. Units: characters. */
const longestBody = 64_000;

/**
 * Makes the entry of a function that is called over HTTP by a machine, never by a person: a call that
 * carries an openid, or any user, is refused. One log line for each call, as in `dispatch`.
 */
export function createHttpFunction(
  name: string,
  handle: HttpHandler,
  portsOrPlatform: () => Ports = platformPorts,
): HttpMain {
  const cache = new ProcessCache();
  let ports: Ports | undefined;

  return async (event, context) => {
    // Without its keys a function cannot tell anybody apart: let the platform log why.
    ports ??= portsOrPlatform();
    const invocation = new Invocation(ports);
    invocation.action = 'http';
    try {
      const result = await answer(invocation, cache, handle, event, context);
      invocation.writeLog(name, result.ok ? accept(null) : result, undefined);
      if (result.ok) return { statusCode: 200, headers: json, body: result.value };
      return refused(result.error.status, result.error.code);
    } catch (error) {
      invocation.writeLog(name, refuse({ code: 'server.fault' }), describeFault(error));
      return refused(500, 'server.fault');
    }
  };
}

const json = { 'content-type': 'application/json; charset=utf-8' };

function refused(statusCode: number, code: string): HttpReply {
  return { statusCode, headers: json, body: JSON.stringify({ code: 'FAIL', message: code }) };
}

async function answer(
  invocation: Invocation,
  cache: ProcessCache,
  handle: HttpHandler,
  event: unknown,
  context: PlatformContext,
): ReturnType<HttpHandler> {
  if (callerOf(context, invocation.ports.hmac).kind !== 'system') {
    return refuse({ code: 'caller.forbidden', status: 403 });
  }
  const request = readHttpEvent(event);
  if (request === null) return refuse({ code: 'request.malformed', status: 400 });
  if (request.body.length > longestBody) return refuse({ code: 'request.too_large', status: 413 });
  return handle(invocation.call(cache), request);
}

function readHttpEvent(event: unknown): HttpEvent | null {
  if (typeof event !== 'object' || event === null) return null;
  const { httpMethod, headers, body, isBase64Encoded } = event as Record<string, unknown>;
  if (typeof httpMethod !== 'string' || typeof headers !== 'object' || headers === null) {
    return null;
  }
  if (body !== undefined && body !== null && typeof body !== 'string') return null;
  const text = body ?? '';
  return {
    method: httpMethod.toUpperCase(),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
    ),
    body: isBase64Encoded === true ? Buffer.from(text, 'base64').toString('utf8') : text,
  };
}
