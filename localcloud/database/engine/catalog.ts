import {
  collectionCountExceeded,
  collectionExists,
  collectionNotExist,
  invalidParam,
} from '../errors';
import { MAX_COLLECTIONS, MAX_FIELDS_PER_INDEX, MAX_INDEXES_PER_COLLECTION } from '../../limits';
import { decodeStored } from '../values/decode';
import { kindAtPath } from '../values/kinds';
import type { Doc, SortKeys } from '../values/types';
import type { SqlFile } from './file';
import { indexedExpression } from './sql-path';

export interface CollectionSpec {
  name: string;
  indexes?: { name: string; keys: Record<string, 1 | -1>; unique?: boolean }[];
}

export interface Index {
  name: string;
  keys: SortKeys;
  unique: boolean;
}

/** A path that some index covers, and what was ever stored under it. */
export interface TrackedPath {
  path: string;
  segments: string[];
  sql: string;
  kinds: number;
}

export interface Collection {
  name: string;
  number: number;
  table: string;
  indexes: Index[];
  paths: Map<string, TrackedPath>;
  /** Indexes the log already asked for. */
  scansWarned: Set<string>;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS catalog_collections (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS catalog_indexes (
    collection INTEGER NOT NULL, name TEXT NOT NULL, keys TEXT NOT NULL, is_unique INTEGER NOT NULL,
    PRIMARY KEY (collection, name));
  CREATE TABLE IF NOT EXISTS catalog_kinds (
    collection INTEGER NOT NULL, path TEXT NOT NULL, kinds INTEGER NOT NULL,
    PRIMARY KEY (collection, path));`;

/** Which collections and indexes the file holds. Changes take part in the transaction at hand. */
export class Catalog {
  private readonly collections = new Map<string, Collection>();
  private readonly file: SqlFile;

  constructor(file: SqlFile) {
    this.file = file;
    file.exec(SCHEMA);
    this.reload();
  }

  /** Errors: DATABASE_COLLECTION_NOT_EXIST. */
  get(name: string): Collection {
    const collection = this.collections.get(name);
    if (!collection) throw collectionNotExist(name);
    return collection;
  }

  has(name: string): boolean {
    return this.collections.has(name);
  }

  names(): string[] {
    return [...this.collections.keys()].sort();
  }

  /** Errors: DATABASE_REQUEST_FAILED when it exists, DATABASE_COLLECTION_EXCEED_LIMIT, INVALID_PARAM. */
  create(name: string): Collection {
    if (!/^[^$\0]{1,128}$/.test(name)) throw invalidParam('invalid collection name');
    if (this.collections.has(name)) throw collectionExists(name);
    if (this.collections.size >= MAX_COLLECTIONS) throw collectionCountExceeded(MAX_COLLECTIONS);
    const { lastInsertRowid } = this.file
      .statement('INSERT INTO catalog_collections (name) VALUES (?)')
      .run([name]);
    const collection = emptyCollection(name, lastInsertRowid);
    this.file.exec(
      `CREATE TABLE ${collection.table} (n INTEGER PRIMARY KEY, id NOT NULL UNIQUE, doc TEXT NOT NULL)`,
    );
    this.collections.set(name, collection);
    this.track(collection, '_id');
    return collection;
  }

  /** Creates what a declaration names and the file lacks. */
  ensure(spec: CollectionSpec): void {
    const collection = this.collections.get(spec.name) ?? this.create(spec.name);
    for (const { name, keys, unique } of spec.indexes ?? []) {
      const index = { name, keys: Object.entries(keys), unique: unique ?? false };
      const known = collection.indexes.find((other) => other.name === name);
      if (known && sameIndex(known, index)) continue;
      if (known) this.dropIndex(collection, known);
      this.createIndex(collection, index);
    }
  }

  /** Remembers the kinds of a document about to be written. */
  noteKinds(collection: Collection, document: Doc): void {
    for (const tracked of collection.paths.values()) {
      const kind = kindAtPath(document, tracked.segments);
      if ((tracked.kinds & kind) === 0) this.widen(collection, tracked, tracked.kinds | kind);
    }
  }

  /** Reads everything again, after a rollback. */
  reload(): void {
    this.collections.clear();
    const { file } = this;
    const byNumber = new Map<number, Collection>();
    for (const [number, name] of file
      .statement('SELECT number, name FROM catalog_collections')
      .all([])) {
      const collection = emptyCollection(String(name), Number(number));
      byNumber.set(collection.number, collection);
      this.collections.set(collection.name, collection);
    }
    const indexes = 'SELECT collection, name, keys, is_unique FROM catalog_indexes ORDER BY rowid';
    for (const [number, name, keys, unique] of file.statement(indexes).all([])) {
      byNumber.get(Number(number))?.indexes.push({
        name: String(name),
        keys: JSON.parse(String(keys)) as SortKeys,
        unique: unique === 1,
      });
    }
    for (const [number, path, kinds] of file.statement('SELECT * FROM catalog_kinds').all([])) {
      const tracked = trackedPath(String(path), Number(kinds));
      byNumber.get(Number(number))?.paths.set(tracked.path, tracked);
    }
  }

  private createIndex(collection: Collection, index: Index): void {
    if (collection.indexes.length >= MAX_INDEXES_PER_COLLECTION) {
      throw invalidParam(`a collection has at most ${MAX_INDEXES_PER_COLLECTION} indexes`);
    }
    if (index.keys.length > MAX_FIELDS_PER_INDEX || index.keys.length === 0) {
      throw invalidParam(`an index has 1 to ${MAX_FIELDS_PER_INDEX} fields`);
    }
    const columns = index.keys.map(
      ([path, direction]) => this.track(collection, path).sql + (direction === -1 ? ' DESC' : ''),
    );
    this.file
      .statement('INSERT INTO catalog_indexes (collection, name, keys, is_unique) VALUES (?,?,?,?)')
      .run([collection.number, index.name, JSON.stringify(index.keys), index.unique ? 1 : 0]);
    const kind = index.unique ? 'UNIQUE INDEX' : 'INDEX';
    this.file.exec(
      `CREATE ${kind} ${sqlIndexName(collection, index.name)} ON ${collection.table} (${columns.join(', ')})`,
    );
    collection.indexes.push(index);
  }

  private dropIndex(collection: Collection, index: Index): void {
    this.file.exec(`DROP INDEX IF EXISTS ${sqlIndexName(collection, index.name)}`);
    this.file
      .statement('DELETE FROM catalog_indexes WHERE collection = ? AND name = ?')
      .run([collection.number, index.name]);
    collection.indexes = collection.indexes.filter((other) => other !== index);
  }

  private track(collection: Collection, path: string): TrackedPath {
    const known = collection.paths.get(path);
    if (known) return known;
    const tracked = trackedPath(path, 0);
    for (const [text] of this.file.statement(`SELECT doc FROM ${collection.table}`).iterate([])) {
      tracked.kinds |= kindAtPath(decodeStored(String(text)), tracked.segments);
    }
    collection.paths.set(path, tracked);
    this.widen(collection, tracked, tracked.kinds);
    return tracked;
  }

  private widen(collection: Collection, tracked: TrackedPath, kinds: number): void {
    tracked.kinds = kinds;
    this.file
      .statement('INSERT OR REPLACE INTO catalog_kinds (collection, path, kinds) VALUES (?,?,?)')
      .run([collection.number, tracked.path, kinds]);
  }
}

const emptyCollection = (name: string, number: number): Collection => ({
  name,
  number,
  table: `c${number}`,
  indexes: [],
  paths: new Map(),
  scansWarned: new Set(),
});

const trackedPath = (path: string, kinds: number): TrackedPath => ({
  path,
  segments: path.split('.'),
  sql: indexedExpression(path),
  kinds,
});

const sameIndex = (a: Index, b: Index): boolean =>
  a.unique === b.unique && JSON.stringify(a.keys) === JSON.stringify(b.keys);

const sqlIndexName = (collection: Collection, name: string): string =>
  `"${collection.table}/${name.replaceAll('"', '""')}"`;
