import Libsql from 'libsql';
import { entry, MEMBERS, pick, portions, type Entry } from './entry';
import type { Work } from '../support/rounds';

/** The engine with nothing around it, holding and writing the same rows as durably. */
export interface RawEngine {
  readonly range: Work;
  readonly insert: Work;
  readonly transaction: Work;
  close(): void;
}

export function openRawEngine(file: string, documents: number): RawEngine {
  const raw = new Libsql(file);
  raw.exec('PRAGMA journal_mode = WAL');
  raw.exec('PRAGMA synchronous = FULL');
  raw.exec('PRAGMA cache_size = -65536');
  raw.exec('CREATE TABLE d (n INTEGER PRIMARY KEY, id UNIQUE, member, seq, doc TEXT)');
  raw.exec('CREATE INDEX d_member_seq ON d (member, seq DESC)');
  const add = raw.prepare('INSERT INTO d (id, member, seq, doc) VALUES (?,?,?,?)');
  const insert = (one: Entry): unknown =>
    add.run([one._id, one.memberId, one.seq, JSON.stringify(one)]);
  for (const portion of portions(documents)) {
    raw.exec('BEGIN');
    portion.forEach(insert);
    raw.exec('COMMIT');
  }
  const newest = raw.prepare('SELECT doc FROM d WHERE member = ? ORDER BY seq DESC LIMIT 20').raw();
  const read = raw.prepare('SELECT doc FROM d WHERE id = ?').raw();
  const update = raw.prepare('UPDATE d SET doc = ? WHERE id = ?');
  return {
    range: (i) => newest.all([`m${pick(i, MEMBERS)}`]),
    insert: (i) => insert(entry(documents + i)),
    transaction(i) {
      const id = `e${pick(i, documents)}`;
      raw.exec('BEGIN IMMEDIATE');
      read.get([id]);
      update.run([JSON.stringify(entry(1)), id]);
      insert(entry(documents + i));
      raw.exec('COMMIT');
    },
    close: () => void raw.close(),
  };
}
