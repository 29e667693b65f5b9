import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartProblem } from '../start-problem';
import { CLOSE_GRACE_MS, CLOSE_SWEEP_MS, KEEP_ALIVE_MS, REQUEST_ARRIVAL_MS } from '../../limits';
import { RequestProblem } from './problem';
import { sendError } from './reply';

/** Answers one request; what it throws becomes an error reply. */
export type Route = (
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
) => void | Promise<void>;

/** A listening server. It says "starting" until `open` is called with what shall answer. */
export interface Gateway {
  readonly url: string;
  open(route: Route): void;
  close(): Promise<void>;
}

/** Errors: `StartProblem` when the port is taken or not allowed. */
export async function listen(
  port: number,
  host: string,
  warn: (line: string) => void,
): Promise<Gateway> {
  let route: Route = () => {
    throw new RequestProblem(503, 'gateway.starting', 'The local cloud is starting.');
  };
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const url = request.url ?? '/';
      const query = url.indexOf('?');
      await route(query < 0 ? url : url.slice(0, query), request, response);
    } catch (error) {
      sendError(response, error, warn);
      // What is left of an unread body would be taken for the next request.
      if (!request.complete) request.resume();
    }
  };
  const server = createServer(
    {
      keepAliveTimeout: KEEP_ALIVE_MS,
      headersTimeout: REQUEST_ARRIVAL_MS,
      requestTimeout: REQUEST_ARRIVAL_MS,
    },
    (request, response) => void serve(request, response),
  );
  await bind(server, port, host);
  const { address, family, port: bound } = server.address() as AddressInfo;
  const everywhere = address === '0.0.0.0' || address === '::';
  const name = everywhere ? '127.0.0.1' : family === 'IPv6' ? `[${address}]` : address;
  return {
    url: `http://${name}:${bound}`,
    open(next) {
      route = next;
    },
    close: () => closeGently(server),
  };
}

function bind(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(bindProblem(error, port, host)));
    server.listen(port, host, resolve);
  });
}

function bindProblem(error: NodeJS.ErrnoException, port: number, host: string): StartProblem {
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${port} is in use by another program. Stop it, or choose another port.`,
    EACCES: `This user may not listen on port ${port}. Choose one above 1023.`,
    EADDRNOTAVAIL: `This machine has no address ${host}.`,
    ENOTFOUND: `This machine has no address ${host}.`,
  };
  return new StartProblem(
    reasons[error.code ?? ''] ?? `Cannot listen on ${host}:${port}: ${error.message}`,
    {
      cause: error,
    },
  );
}

/** Lets requests under way finish, then closes every connection. */
function closeGently(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const grace = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS);
    // A connection that was busy a moment ago would stay open for its keep-alive time.
    const sweep = setInterval(() => server.closeIdleConnections(), CLOSE_SWEEP_MS);
    server.close(() => {
      clearTimeout(grace);
      clearInterval(sweep);
      resolve();
    });
    server.closeIdleConnections();
  });
}
