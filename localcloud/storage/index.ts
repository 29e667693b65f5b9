import { join } from 'node:path';
import { mapActions } from './actions';
import { openFiles, type Files } from './files';
import { createTickets, type Tickets } from './tickets';

export { admittedPath, FILES_AT } from './addresses';
export { FileTooLarge } from './limited';
export { MAX_FILE_BYTES } from '../limits';

/** The files of a shop, and what the SDK does with them. */
export interface Storage {
  readonly files: Files;
  readonly tickets: Tickets;
  /** Protocol actions for `createProtocol`. */
  readonly extra: ReturnType<typeof mapActions>;
}

export interface StorageParts {
  /** The shop's folder; files get one of their own in it. */
  readonly folder: string;
  readonly secret: string;
  readonly baseUrl: string;
  readonly nowMs: () => number;
}

export function createStorage({ folder, secret, baseUrl, nowMs }: StorageParts): Storage {
  const files = openFiles(join(folder, 'files'));
  const tickets = createTickets(secret, nowMs);
  return { files, tickets, extra: mapActions({ files, tickets, baseUrl }) };
}
