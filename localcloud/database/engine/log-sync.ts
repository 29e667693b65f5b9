import { closeSync, fdatasync, fdatasyncSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/** Brings the engine's write-ahead log to disk, without holding up the thread that asks for it. */
export interface LogSync {
  /** Calls back when all that the log held at the time of the call is on disk. One at a time. */
  begin(done: (error: Error | null) => void): void;
  /** The same, holding the thread. */
  now(): void;
  close(): void;
}

/**
 * The engine could sync its log itself, within COMMIT, but would then stop the only thread that also
 * reads, decodes and answers. Committed frames lie in the log either way; only who waits for the disk
 * differs. Source: docs/decisions/0032-the-disk-is-waited-for-off-the-main-thread.md.
 */
export function openLogSync(databasePath: string): LogSync {
  const file = openSync(`${databasePath}-wal`, 'r+');
  let isSyncing = false;
  let isClosed = false;
  syncFolder(dirname(databasePath));
  return {
    begin(done) {
      isSyncing = true;
      fdatasync(file, (error) => {
        isSyncing = false;
        if (isClosed) closeSync(file);
        done(error);
      });
    },
    now: () => fdatasyncSync(file),
    close() {
      if (isClosed) return;
      isClosed = true;
      if (!isSyncing) closeSync(file);
    },
  };
}

/** A database in memory has nothing to wait for. */
export const noLogSync: LogSync = {
  begin: (done) => done(null),
  now: () => undefined,
  close: () => undefined,
};

/** A log that was just made is lost with its name unless its folder is on disk, too. */
function syncFolder(path: string): void {
  // Windows keeps names by itself and opens no folders.
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  fsyncSync(folder);
  closeSync(folder);
}
