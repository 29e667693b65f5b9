import { requestFailed } from '../errors';
import type { SqlFile } from './file';

interface Waiting {
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** Those who wait for the commit of a turn, and for the disk after it. */
interface Turn {
  readonly forCommit: Waiting[];
  readonly forDisk: Waiting[];
}

/**
 * Lets all operations of one turn of the event loop share one SQL transaction, and all turns that end
 * while the disk is busy share the next sync. The disk is asked only when somebody waits for it. Whoever wrote, or read what is not on disk yet, waits for
 * `committed` before answering somebody inside this process, and for `settled` before anybody else.
 */
export class GroupCommit {
  private turn: Turn | null = null;
  /** Those who wait for the next sync; null when all commits are synced, or about to be. */
  private unsynced: Waiting[] | null = null;
  /** Those who wait for the sync under way. */
  private syncing: Waiting[] | null = null;
  /** Set when the disk refused a sync: what it holds of the last commits is then unknown. */
  private lost: Error | null = null;
  private readonly file: SqlFile;
  private readonly onLost: () => void;

  /** `onLost` is told when a commit failed and its writes are gone. */
  constructor(file: SqlFile, onLost: () => void) {
    this.file = file;
    this.onLost = onLost;
  }

  /** Call before a write. Errors: DATABASE_REQUEST_FAILED once the disk has failed. */
  begin(): void {
    if (this.lost) throw diskFailed(this.lost);
    if (this.turn) return;
    this.file.exec('BEGIN IMMEDIATE');
    this.turn = { forCommit: [], forDisk: [] };
    setImmediate(() => this.endTurn());
  }

  /** Resolves when all that was written so far is on disk; nothing when it already is. */
  settled(): Promise<void> | undefined {
    if (this.lost) return Promise.reject(diskFailed(this.lost));
    if (this.turn) return waitAmong(this.turn.forDisk);
    if (!this.unsynced) return this.syncing ? waitAmong(this.syncing) : undefined;
    // The first who waits for these commits: those who follow at once share the sync.
    if (this.unsynced.length === 0) setImmediate(() => this.startSync());
    return waitAmong(this.unsynced);
  }

  /** Resolves when all that was written so far is committed: no neighbour can undo it any more. */
  committed(): Promise<void> | undefined {
    if (this.lost) return Promise.reject(diskFailed(this.lost));
    return this.turn ? waitAmong(this.turn.forCommit) : undefined;
  }

  /** Runs several writes that must all happen or none, without undoing their neighbours. */
  atomically<T>(work: () => T): T {
    this.begin();
    this.file.exec('SAVEPOINT step');
    try {
      const result = work();
      this.file.exec('RELEASE step');
      return result;
    } catch (error) {
      this.file.exec('ROLLBACK TO step');
      this.file.exec('RELEASE step');
      throw error;
    }
  }

  /** Commits and syncs now, holding the thread. Answers those who wait; throws only when nobody does. */
  flush(): void {
    this.commit();
    if (!this.unsynced && !this.syncing) return;
    const waiting = [...(this.syncing?.splice(0) ?? []), ...(this.unsynced ?? [])];
    this.unsynced = null;
    this.file.syncNow();
    for (const { resolve } of waiting) resolve();
  }

  private endTurn(): void {
    try {
      this.commit();
    } catch {
      // Thrown only when nobody waits, and then nothing was promised.
    }
    this.startSync();
  }

  private commit(): void {
    const { turn } = this;
    if (!turn) return;
    this.turn = null;
    try {
      this.file.exec('COMMIT');
    } catch (error) {
      this.undo();
      const waiting = [...turn.forCommit, ...turn.forDisk];
      for (const { reject } of waiting) reject(error);
      if (waiting.length === 0) throw error;
      return;
    }
    for (const { resolve } of turn.forCommit) resolve();
    this.unsynced = [...(this.unsynced ?? []), ...turn.forDisk];
  }

  /** For those who wait, if any. What is committed while the disk is busy waits for the sync after. */
  private startSync(): void {
    const batch = this.unsynced;
    if (this.syncing || !batch || batch.length === 0) return;
    this.syncing = batch;
    this.unsynced = null;
    this.file.sync((error) => {
      this.syncing = null;
      if (error) {
        this.failDisk(error, batch);
        return;
      }
      for (const { resolve } of batch) resolve();
      this.startSync();
    });
  }

  /** After a failed sync nobody can tell what is on disk: only opening the file again shows. */
  private failDisk(error: Error, batch: Waiting[]): void {
    this.lost = error;
    for (const { reject } of [...batch, ...(this.unsynced ?? [])]) reject(diskFailed(error));
    this.unsynced = null;
  }

  private undo(): void {
    try {
      this.file.exec('ROLLBACK');
    } catch {
      // A failed commit may have rolled back by itself.
    }
    this.onLost();
  }
}

const waitAmong = (others: Waiting[]): Promise<void> =>
  new Promise((resolve, reject) => others.push({ resolve, reject }));

function diskFailed(cause: Error): Error {
  return requestFailed(`the disk failed; start again: ${cause.message}`);
}
