import type { IncomingMessage } from 'node:http';
import { RequestProblem } from './problem';

/**
 * `/admin` and `/dev` answer whoever can reach them, so only programs on this machine may, and no
 * page of another site that the developer happens to have open: neither by its own requests
 * (`Origin`) nor through a name that it made point here (`Host`).
 */
export function requireLocal(request: IncomingMessage): void {
  const { host = '', origin } = request.headers;
  const foreignPage = origin !== undefined && origin !== `http://${host}`;
  if (foreignPage || !isLoopback(request.socket.remoteAddress) || !isLocalName(host)) {
    throw new RequestProblem(403, 'request.not_local', 'This address answers this machine only.');
  }
}

function isLoopback(address = ''): boolean {
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');
}

function isLocalName(host: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/.test(host);
}
