import Libsql from 'libsql';
import { noLogSync, openLogSync } from './log-sync';
import type { SqlValue } from '../values/types';

export interface Statement {
  all(values: SqlValue[]): unknown[][];
  iterate(values: SqlValue[]): Iterable<unknown[]>;
  get(values: SqlValue[]): unknown[] | undefined;
  run(values: SqlValue[]): { changes: number; lastInsertRowid: number };
}

/** One SQLite file and its prepared statements. Rows are arrays in column order. */
export interface SqlFile {
  statement(sql: string): Statement;
  exec(sql: string): void;
  /** Calls back when all that is committed is on disk. One at a time. */
  sync(done: (error: Error | null) => void): void;
  /** The same, holding the thread. */
  syncNow(): void;
  close(): void;
}

/** For another process that still holds the file. */
const LONGEST_WAIT_MS = 5_000;
/** Statements kept prepared; queries differ in shape only, so few are ever needed. */
const MAX_STATEMENTS = 500;

export function openSqlFile(path: string): SqlFile {
  const connection = new Libsql(path);
  // Whoever had the file before, killed or still folding its log away, may need a moment to let go of it.
  connection.exec(`PRAGMA busy_timeout = ${String(LONGEST_WAIT_MS)}`);
  // The engine writes its log at every commit and syncs it before it folds it into the file; that each
  // answered write survives a power cut is GroupCommit's part.
  connection.exec('PRAGMA journal_mode = WAL');
  connection.exec('PRAGMA synchronous = NORMAL');
  connection.exec('PRAGMA cache_size = -65536');
  connection.exec('PRAGMA temp_store = MEMORY');
  // Reading makes the log exist.
  connection.prepare('SELECT count(*) FROM sqlite_schema').get();
  const log = path === ':memory:' ? noLogSync : openLogSync(path);
  const statements = new Map<string, Statement>();

  function statement(sql: string): Statement {
    const known = statements.get(sql);
    if (known) return known;
    if (statements.size >= MAX_STATEMENTS) statements.clear();
    const prepared = prepare(sql);
    statements.set(sql, prepared);
    return prepared;
  }

  function prepare(sql: string): Statement {
    const prepared = connection.prepare(sql);
    const reader = prepared.reader ? prepared.raw() : prepared;
    return {
      // Always an array: this driver does not survive a bare value as the only argument.
      all: (values) => reader.all(values) as unknown[][],
      iterate: (values) => reader.iterate(values) as unknown as Iterable<unknown[]>,
      get: (values) => reader.get(values) as unknown[] | undefined,
      run: (values) =>
        reader.run(values) as unknown as { changes: number; lastInsertRowid: number },
    };
  }

  return {
    statement,
    exec: (sql) => void connection.exec(sql),
    sync: (done) => log.begin(done),
    syncNow: () => log.now(),
    close: () => {
      statements.clear();
      connection.close();
      log.close();
    },
  };
}
