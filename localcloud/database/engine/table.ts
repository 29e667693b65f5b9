import { duplicateWrite, requestFailed } from '../errors';
import { MAX_DOCUMENT_BYTES, MAX_UNIQUE_KEY_BYTES } from '../../limits';
import { decodeStored } from '../values/decode';
import { encodeStored, encodeValue } from '../values/encode';
import { valueAtPath } from '../values/paths';
import type { IdKey } from '../values/ids';
import type { Doc } from '../values/types';
import type { Catalog, Collection } from './catalog';
import type { SqlFile } from './file';

/** A stored document: its place in the table, its id, its text, and on demand its content. */
export class Row {
  readonly n: number;
  readonly key: IdKey;
  readonly text: string;
  private content: Doc | undefined;

  constructor(n: number, key: IdKey, text: string) {
    this.n = n;
    this.key = key;
    this.text = text;
  }

  /** Shared by all who ask: never change it. */
  get document(): Doc {
    return (this.content ??= decodeStored(this.text));
  }
}

/** Single statements on one collection's table. The caller has opened the transaction. */
export class Table {
  private readonly file: SqlFile;
  private readonly catalog: Catalog;

  constructor(file: SqlFile, catalog: Catalog) {
    this.file = file;
    this.catalog = catalog;
  }

  find({ table }: Collection, key: IdKey): Row | undefined {
    const found = this.file.statement(`SELECT n, doc FROM ${table} WHERE id = ?`).get([key]);
    return found && new Row(found[0] as number, key, found[1] as string);
  }

  count({ table }: Collection): number {
    return Number(this.file.statement(`SELECT count(*) FROM ${table}`).get([])?.[0]);
  }

  /** Puts a document at the end, or in its old place `n`. Errors: DATABASE_DUPLICATE_WRITE. */
  insert(
    collection: Collection,
    key: IdKey,
    document: Doc,
    text = textOf(document),
    n: number | null = null,
  ): void {
    requireKeySizes(collection, document);
    this.catalog.noteKinds(collection, document);
    const sql = `INSERT INTO ${collection.table} (n, id, doc) VALUES (?, ?, ?)`;
    try {
      this.file.statement(sql).run([n, key, text]);
    } catch (error) {
      throw explain(error, collection, document);
    }
  }

  /** Errors: DATABASE_DUPLICATE_WRITE. */
  replace(collection: Collection, row: Row, document: Doc, text = textOf(document)): void {
    requireKeySizes(collection, document);
    this.catalog.noteKinds(collection, document);
    try {
      this.file.statement(`UPDATE ${collection.table} SET doc = ? WHERE n = ?`).run([text, row.n]);
    } catch (error) {
      throw explain(error, collection, document);
    }
  }

  remove({ table }: Collection, key: IdKey): void {
    this.file.statement(`DELETE FROM ${table} WHERE id = ?`).run([key]);
  }
}

/** A document's text, within the size the service allows. */
export function textOf(document: Doc): string {
  const text = encodeStored(document);
  if (text.length > MAX_DOCUMENT_BYTES / 4 && Buffer.byteLength(text) > MAX_DOCUMENT_BYTES) {
    throw requestFailed(`a document is over ${MAX_DOCUMENT_BYTES} bytes`);
  }
  return text;
}

/** Errors: DATABASE_REQUEST_FAILED when a unique key is longer than the service allows. */
function requireKeySizes({ indexes }: Collection, document: Doc): void {
  for (const { name, keys, unique } of indexes) {
    if (!unique) continue;
    let bytes = 0;
    for (const [path] of keys) {
      const value = valueAtPath(document, path);
      if (typeof value === 'string') bytes += Buffer.byteLength(value);
    }
    if (bytes > MAX_UNIQUE_KEY_BYTES) {
      throw requestFailed(`the key of index ${name} is over ${MAX_UNIQUE_KEY_BYTES} bytes`);
    }
  }
}

function explain(error: unknown, collection: Collection, document: Doc): unknown {
  const message = error instanceof Error ? error.message : '';
  if (!message.includes('UNIQUE constraint failed')) return error;
  const name = /index '[^/]*\/(.*)'/.exec(message)?.[1];
  const index = collection.indexes.find((candidate) => candidate.name === name);
  return duplicateError(collection, index, document);
}

/** The E11000 error of an index, or of `_id` when there is none. */
export function duplicateError(
  collection: Collection,
  index: { name: string; keys: [string, 1 | -1][] } | undefined,
  document: Doc,
) {
  const keys = index?.keys ?? [['_id', 1] as const];
  const values = keys.map(([path]) => {
    const value = valueAtPath(document, path);
    return `${path}: ${encodeValue(value)}`;
  });
  return duplicateWrite(collection.name, index?.name ?? '_id_', `{ ${values.join(', ')} }`);
}
