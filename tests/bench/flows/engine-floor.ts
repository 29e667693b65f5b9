import Libsql from 'libsql';
import type { CallCost } from './log-lines';

/** Rows as large as an account and as a ledger entry of a member who comes often. */
const account = JSON.stringify({ lots: 'x'.repeat(2400), seq: 1 });
const entry = JSON.stringify({ explanation: 'x'.repeat(700) });
const accounts = 10_000;

/**
 * The engine with nothing around it: as many reads by id and as many writes as a flow makes, each write a
 * commit of its own that is on disk when it returns. Every other write changes an account, the others
 * add a row with an index.
 */
export interface EngineFloor {
  once(cost: CallCost): void;
  close(): void;
}

export function openEngineFloor(file: string): EngineFloor {
  const raw = new Libsql(file);
  raw.exec('PRAGMA journal_mode = WAL');
  raw.exec('PRAGMA synchronous = FULL');
  raw.exec('PRAGMA cache_size = -65536');
  raw.exec('CREATE TABLE account (n INTEGER PRIMARY KEY, id TEXT UNIQUE, doc TEXT)');
  raw.exec('CREATE TABLE entry (n INTEGER PRIMARY KEY, id TEXT UNIQUE, member TEXT, doc TEXT)');
  raw.exec('CREATE INDEX entry_member ON entry (member, n)');
  const open = raw.prepare('INSERT INTO account (id, doc) VALUES (?, ?)');
  raw.exec('BEGIN');
  for (let index = 0; index < accounts; index += 1) open.run([`m${String(index)}`, account]);
  raw.exec('COMMIT');
  const read = raw.prepare('SELECT doc FROM account WHERE id = ?').raw();
  const change = raw.prepare('UPDATE account SET doc = ? WHERE id = ?');
  const add = raw.prepare('INSERT INTO entry (id, member, doc) VALUES (?, ?, ?)');
  let turn = 0;
  let added = 0;
  return {
    once({ databaseReads, databaseWrites }) {
      // In an order that no cache can guess.
      const id = `m${String((turn++ * 7919) % accounts)}`;
      for (let one = 0; one < Math.round(databaseReads); one += 1) read.get([id]);
      for (let one = 0; one < Math.round(databaseWrites); one += 1) {
        if (one % 2 === 0) change.run([account, id]);
        else add.run([`e${String(added++)}`, id, entry]);
      }
    },
    close: () => void raw.close(),
  };
}
