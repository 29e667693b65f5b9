import type { SqlFile } from './file';

/**
 * Lets all operations of one turn of the event loop share one SQL transaction, and so one sync to
 * disk. Whoever wrote, or read what is not on disk yet, waits for `settled` before answering.
 */
export class GroupCommit {
  private pending: { resolve: () => void; reject: (error: unknown) => void }[] = [];
  private open = false;
  private readonly file: SqlFile;
  private readonly onLost: () => void;

  /** `onLost` is told when a commit failed and its writes are gone. */
  constructor(file: SqlFile, onLost: () => void) {
    this.file = file;
    this.onLost = onLost;
  }

  /** Call before a write. */
  begin(): void {
    if (this.open) return;
    this.file.exec('BEGIN IMMEDIATE');
    this.open = true;
    setImmediate(() => this.flushTurn());
  }

  /** Resolves when all that was written so far is on disk; nothing when it already is. */
  settled(): Promise<void> | undefined {
    if (!this.open) return undefined;
    return new Promise((resolve, reject) => this.pending.push({ resolve, reject }));
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

  /** Commits now. Answers those who wait; throws only when nobody does. */
  flush(): void {
    if (!this.open) return;
    const waiting = this.pending;
    this.pending = [];
    this.open = false;
    try {
      this.file.exec('COMMIT');
    } catch (error) {
      this.undo();
      for (const { reject } of waiting) reject(error);
      if (waiting.length === 0) throw error;
      return;
    }
    for (const { resolve } of waiting) resolve();
  }

  private flushTurn(): void {
    try {
      this.flush();
    } catch {
      // Thrown only when nobody waits, and then nothing was promised.
    }
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
