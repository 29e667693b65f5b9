import http from 'node:http';
import { DirectRequest, type Ask } from './direct-request';

interface Options {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, unknown>>;
}

/**
 * Takes the SDK's requests to this local cloud out of `http.request` and hands their bodies to `ask`. The
 * bundle, the SDK in it and the bytes of its bodies are the same; only the socket between two threads of
 * one process is left out. Forms, streams and whatever else the bundle asks of anybody go over HTTP.
 */
export function layDirectLine(adminUrl: string, ask: Ask): void {
  const overHttp = http.request;
  const request = (url: unknown, options: Options, callback: never): unknown =>
    isOfSdk(adminUrl, url, options)
      ? new DirectRequest(ask, callback)
      : overHttp(url as never, options as never, callback);
  Object.assign(http, { request });
}

function isOfSdk(adminUrl: string, url: unknown, options: Options): boolean {
  if (typeof url !== 'string' || !url.startsWith(`${adminUrl}?`)) return false;
  const { method, headers } = options;
  return (
    method === 'post' &&
    headers?.['content-type'] === 'application/json' &&
    String(headers['User-Agent']).startsWith('tcb-node-sdk/')
  );
}
