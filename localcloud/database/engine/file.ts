import Libsql from 'libsql';
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
  close(): void;
}

/** Statements kept prepared; queries differ in shape only, so few are ever needed. */
const MAX_STATEMENTS = 500;

export function openSqlFile(path: string): SqlFile {
  const connection = new Libsql(path);
  // An acknowledged write must survive a power cut: FULL syncs the log at every commit.
  connection.exec('PRAGMA journal_mode = WAL');
  connection.exec('PRAGMA synchronous = FULL');
  connection.exec('PRAGMA cache_size = -65536');
  connection.exec('PRAGMA temp_store = MEMORY');
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
    close: () => {
      statements.clear();
      connection.close();
    },
  };
}
