import { requestFailed } from '../errors';
import type { SqlFile } from './file';

interface Waiting {
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Lets all operations of one turn of the event loop share one SQL transaction, and all turns that end
 * while the disk is busy share the next sync. Whoever wrote, or read what is not on disk yet, waits for
 * `settled` before answering.
 */
export class GroupCommit {
  /** Those who wait for this turn's commit, for the next sync, and for the sync under way. */
  private turn: Waiting[] | null = null;
  private committed: Waiting[] | null = null;
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
    this.turn = [];
    setImmediate(() => this.endTurn());
  }

  /** Resolves when all that was written so far is on disk; nothing when it already is. */
  settled(): Promise<void> | undefined {
    if (this.lost) return Promise.reject(diskFailed(this.lost));
    const last = this.turn ?? this.committed ?? this.syncing;
    if (!last) return undefined;
    return new Promise((resolve, reject) => last.push({ resolve, reject }));
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
    if (!this.committed && !this.syncing) return;
    const waiting = [...(this.syncing?.splice(0) ?? []), ...(this.committed ?? [])];
    this.committed = null;
    this.file.syncNow();
    for (const { resolve } of waiting) resolve();
  }

  private endTurn(): void {
    try {
      this.commit();
    } catch {
      // Thrown only when nobody waits, and then nothing was promised.
    }
    if (!this.syncing) this.startSync();
  }

  private commit(): void {
    const { turn } = this;
    if (!turn) return;
    this.turn = null;
    try {
      this.file.exec('COMMIT');
    } catch (error) {
      this.undo();
      for (const { reject } of turn) reject(error);
      if (turn.length === 0) throw error;
      return;
    }
    this.committed = [...(this.committed ?? []), ...turn];
  }

  /** What is committed while the disk is busy waits for the sync after. */
  private startSync(): void {
    const batch = this.committed;
    if (!batch) return;
    this.syncing = batch;
    this.committed = null;
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
    for (const { reject } of [...batch, ...(this.committed ?? [])]) reject(diskFailed(error));
    this.committed = null;
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

function diskFailed(cause: Error): Error {
  return requestFailed(`the disk failed; start again: ${cause.message}`);
}
