import type { ServerResponse } from 'node:http';
import { FunctionFailure } from '../functions/failure';
import { RequestProblem } from './problem';

/** Sends a text that is JSON already. The SDK compares this content type letter by letter. */
export function sendJson(response: ServerResponse, text: string, status = 200): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  response.end(text);
}

export function sendValue(response: ServerResponse, value: unknown, status = 200): void {
  sendJson(response, JSON.stringify(value), status);
}

/** Every error has one shape; what the caller need not know stays out of it. */
export function sendError(
  response: ServerResponse,
  error: unknown,
  warn: (line: string) => void,
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const [status, code, message] = describe(error, warn);
  sendValue(response, { ok: false, error: { code, message } }, status);
}

const FAILURE_STATUS: Partial<Record<string, number>> = {
  FUNCTION_NOT_FOUND: 404,
  FUNCTION_TIME_LIMIT_EXCEEDED: 504,
  EXCEED_CONCURRENT_REQUEST_LIMIT: 503,
  EXCEED_MAX_PAYLOAD_SIZE: 413,
};

function describe(error: unknown, warn: (line: string) => void): [number, string, string] {
  if (error instanceof RequestProblem) return [error.status, error.code, error.message];
  if (error instanceof FunctionFailure) {
    const message =
      error.code === 'FUNCTION_INVOCATION_FAILED'
        ? 'The function failed; its log is on /dev.'
        : error.message;
    return [FAILURE_STATUS[error.code] ?? 500, error.code, message];
  }
  warn(`gateway: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return [500, 'gateway.fault', 'The local cloud failed; its terminal says why.'];
}
