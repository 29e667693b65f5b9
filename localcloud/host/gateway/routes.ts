import type { FunctionHost } from '../functions/host';
import type { Auth } from './auth';
import { readBody } from './body';
import { serveClock, serveGrant, serveJob, type DevParts } from './dev';
import { serveFunction } from './functions';
import { MAX_ADMIN_BYTES } from './limits';
import { notFound } from './problem';
import { sendJson } from './reply';
import type { Route } from './server';
import { serveFile } from './static';
import { requireLocal } from './trust';

export interface RouteParts extends DevParts {
  readonly host: FunctionHost;
  readonly auth: Auth;
  /** The SDK's protocol. */
  readonly protocol: { answer(body: Buffer): Promise<{ status: number; body: string }> };
  /** The built H5 app; absent when this local cloud serves none. */
  readonly h5Dir?: string;
  /** What `GET /dev...` answers. */
  readonly devPage: Route;
}

const FUNCTIONS = '/functions/';
const JOBS = '/dev/jobs/';

/** The addresses of `design.md` section 3. The frequent ones are asked for first. */
export function createRoutes(parts: RouteParts): Route {
  const dev: Route = (path, request, response) => {
    requireLocal(request);
    if (request.method === 'POST') {
      if (path === '/dev/clock') return serveClock(parts, request, response);
      if (path === '/dev/grant') return serveGrant(parts, request, response);
      if (path.startsWith(JOBS)) return serveJob(parts, path.slice(JOBS.length), response);
    }
    return parts.devPage(path, request, response);
  };

  return async (path, request, response) => {
    if (path === '/admin' && request.method === 'POST') {
      requireLocal(request);
      const reply = await parts.protocol.answer(await readBody(request, MAX_ADMIN_BYTES));
      return sendJson(response, reply.body, reply.status);
    }
    if (path.startsWith(FUNCTIONS)) {
      return serveFunction(path.slice(FUNCTIONS.length), parts, request, response);
    }
    if (path === '/auth/login' && request.method === 'POST')
      return parts.auth.login(request, response);
    if (path === '/healthz') return sendJson(response, '{"ok":true}');
    if (path === '/dev' || path.startsWith('/dev/')) return dev(path, request, response);
    if (parts.h5Dir === undefined) throw notFound(path);
    return serveFile(parts.h5Dir, path, request, response);
  };
}
