import type { IncomingMessage, ServerResponse } from 'node:http';
import { requestTooLarge } from '../../database/errors';
import type { FunctionHost } from '../functions/host';
import { FILES_AT, type Storage } from '../../storage';
import type { Wechat } from '../../wechat';
import type { WechatPay } from '../../wechat/pay';
import type { Auth } from './auth';
import { readBody } from './body';
import { serveClock, serveGrant, serveJob, type DevParts } from './dev';
import { serveFunction } from './functions';
import { MAX_REQUEST_BYTES } from '../../limits';
import { notFound, RequestProblem } from './problem';
import { sendJson, sendValue } from './reply';
import type { Route } from './server';
import { serveFile } from './static';
import { serveStorage } from './storage';
import { requireLocal } from './trust';
import { serveDialog, serveOpenApi } from './wechat';
import { servePayApi, servePayFaults, servePaySheet } from './wechat-pay';

export interface RouteParts extends DevParts {
  readonly host: FunctionHost;
  readonly auth: Auth;
  readonly wechat: Wechat;
  readonly pay: WechatPay;
  readonly storage: Storage;
  /** The SDK's protocol. */
  readonly protocol: { answer(body: Buffer): Promise<{ status: number; body: string }> };
  /**
   * Resolves when all that functions were answered so far is on disk; nothing when it already is. What a
   * function asks of anybody but the database waits for it: the reason must not be lost behind the effect.
   */
  readonly onDisk: () => Promise<void> | undefined;
  /** The built H5 app; absent when this local cloud serves none. */
  readonly h5Dir?: string;
  /** What `GET /dev...` answers. */
  readonly devPage: Route;
}

/** While stopping: functions under way still reach their data, nobody else gets in. */
export function onlyData(route: Route): Route {
  return (path, request, response) => {
    if (path !== '/admin' && !path.startsWith(FILES_AT) && !path.startsWith(PAY_API))
      throw new RequestProblem(503, 'gateway.stopping', 'It is stopping.');
    return route(path, request, response);
  };
}

const FUNCTIONS = '/functions/';
const JOBS = '/dev/jobs/';
const PAY_API = '/v3/';

/** The addresses of docs/architecture.md, "The wire". The frequent ones are asked for first. */
export function createRoutes(parts: RouteParts): Route {
  const dev: Route = async (path, request, response) => {
    requireLocal(request);
    const isPost = request.method === 'POST';
    if (path === '/dev/clock' && isPost) await serveClock(parts, request, response);
    else if (path === '/dev/pay' && isPost) await servePayFaults(parts.pay, request, response);
    else if (path === '/dev/grant' && isPost) await serveGrant(parts, request, response);
    else if (path.startsWith(JOBS) && isPost) {
      await serveJob(parts, path.slice(JOBS.length), response);
    } else await parts.devPage(path, request, response);
  };

  return async (path, request, response) => {
    const isPost = request.method === 'POST';
    if (path === '/admin' && isPost) {
      requireLocal(request);
      await serveAdmin(parts, request, response);
    } else if (path.startsWith(FUNCTIONS)) {
      await serveFunction(path.slice(FUNCTIONS.length), parts, request, response);
    } else if (path === '/auth/login' && isPost) {
      await parts.auth.login(request, response);
    } else if ((path === '/wechat/phone' || path === '/wechat/accept') && isPost) {
      await serveDialog(path, parts, request, response);
    } else if (path === '/wechat/pay' && isPost) {
      await servePaySheet(parts, request, response);
    } else if (path.startsWith(PAY_API)) {
      requireLocal(request);
      await parts.onDisk();
      await servePayApi(parts.pay, request, response);
    } else if (path.startsWith(FILES_AT)) {
      await parts.onDisk();
      await serveStorage(parts.storage, path, request, response);
    } else if (path === '/healthz') {
      sendJson(response, '{"ok":true}');
    } else if (path === '/dev' || path.startsWith('/dev/')) {
      await dev(path, request, response);
    } else if (parts.h5Dir === undefined && path === '/') {
      response.writeHead(302, { location: '/dev' }).end();
    } else if (parts.h5Dir === undefined) {
      throw notFound(path);
    } else {
      serveFile(parts.h5Dir, path, request, response);
    }
  };
}

/** Everything of the SDK comes here; a few of its calls are forms instead of JSON. */
async function serveAdmin(
  { protocol, wechat, onDisk }: RouteParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readAdminBody(request, response);
  if (!body) return;
  const contentType = request.headers['content-type'];
  if (contentType?.startsWith('multipart/') === true) {
    await onDisk();
    if (serveOpenApi(wechat, contentType, body, response)) return;
  }
  const reply = await protocol.answer(body);
  sendJson(response, reply.body, reply.status);
}

/** The SDK takes a code from an answer with status 200 only, so too large a body gets one, too. */
async function readAdminBody(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Buffer | undefined> {
  try {
    return await readBody(request, MAX_REQUEST_BYTES);
  } catch (error) {
    if (!(error instanceof RequestProblem) || error.code !== 'request.too_large') throw error;
    const { code, message } = requestTooLarge(MAX_REQUEST_BYTES);
    sendValue(response, { requestId: '', code, message });
    return undefined;
  }
}
