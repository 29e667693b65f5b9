import { createWriteStream, existsSync, renameSync, statSync } from 'node:fs';

/** One function call as it is logged. */
export interface CallRecord {
  readonly atMs: number;
  readonly function: string;
  readonly by: string;
  readonly ms: number;
  readonly cold: boolean;
  readonly ok: boolean;
  readonly requestId: string;
  readonly action?: string;
  readonly code?: string;
  readonly message?: string;
  readonly lines?: readonly string[];
}

/** The newest calls in memory for `/dev`, and all of them as JSON lines in a file. */
export interface CallLog {
  add(record: CallRecord): void;
  /** Newest first. */
  recent(): CallRecord[];
  close(): Promise<void>;
}

const KEPT_CALLS = 200;
/** Lines are written together; each write by itself would wake a thread for one call. */
const WRITE_EVERY_MS = 50;
/** A log this large is set aside at the next start, as `<file>.old`. */
const LARGE_LOG_BYTES = 20 * 1024 * 1024;

export function openCallLog(file: string): CallLog {
  if (existsSync(file) && statSync(file).size > LARGE_LOG_BYTES) renameSync(file, `${file}.old`);
  const stream = createWriteStream(file, { flags: 'a' });
  // A full disk must not stop the shop: the log in memory goes on.
  stream.on('error', () => undefined);
  const ring: CallRecord[] = [];
  let unwritten = '';
  let writing: NodeJS.Timeout | undefined;
  const write = (): void => {
    clearTimeout(writing);
    writing = undefined;
    stream.write(unwritten);
    unwritten = '';
  };
  return {
    add(record) {
      ring.push(record);
      if (ring.length > KEPT_CALLS * 2) ring.splice(0, KEPT_CALLS);
      unwritten += `${JSON.stringify(record)}\n`;
      writing ??= setTimeout(write, WRITE_EVERY_MS);
    },
    recent: () => ring.slice(-KEPT_CALLS).reverse(),
    close: () => {
      if (writing) write();
      return new Promise((resolve) => stream.end(resolve));
    },
  };
}
