import type { Purpose, Tickets } from './tickets';

/** Where the gateway serves files. */
export const FILES_AT = '/storage/';

/** The address of a file, valid as it stands for a browser. */
export function addressOf(baseUrl: string, path: string): string {
  return baseUrl + FILES_AT + path.split('/').map(encodeURIComponent).join('/');
}

/**
 * The path that a requested address means, when its ticket is good for one. The SDK escapes a
 * download address once more than a browser does; the ticket says which reading is meant.
 */
export function admittedPath(
  tickets: Tickets,
  purpose: Purpose,
  escaped: string,
  ticket: { expiresS: number; sign: string },
): string | undefined {
  let path = escaped;
  for (let times = 0; times < 2; times += 1) {
    try {
      path = decodeURIComponent(path);
    } catch {
      return undefined;
    }
    if (tickets.isGood(purpose, path, ticket.expiresS, ticket.sign)) return path;
  }
  return undefined;
}
