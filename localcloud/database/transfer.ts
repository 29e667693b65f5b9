import type { Parts } from './actions/action';
import type { Catalog, CollectionSpec } from './engine/catalog';
import type { SqlFile } from './engine/file';
import { Table } from './engine/table';
import { decodeStored } from './values/decode';
import { idKeyOf } from './values/ids';
import type { Doc } from './values/types';

/** A line of the export: a collection with its indexes, or a document of the collection above it. */
type Line = { collection: CollectionSpec } | { document: Doc };

const ROWS_PER_PAGE = 500;

/** All collections, each followed by its documents. Reads in pages, so memory stays flat. */
export function* exportLines(file: SqlFile, catalog: Catalog): Iterable<string> {
  for (const name of catalog.names()) {
    const { table, indexes } = catalog.get(name);
    const spec: CollectionSpec = {
      name,
      indexes: indexes.map(({ name: index, keys, unique }) => ({
        name: index,
        keys: Object.fromEntries(keys),
        unique,
      })),
    };
    yield JSON.stringify({ collection: spec });
    const page = file.statement(`SELECT n, doc FROM ${table} WHERE n > ? ORDER BY n LIMIT ?`);
    for (let last: unknown = 0; ;) {
      const rows = page.all([last as number, ROWS_PER_PAGE]);
      for (const [n, text] of rows) {
        last = n;
        yield `{"document":${String(text)}}`;
      }
      if (rows.length < ROWS_PER_PAGE) break;
    }
  }
}

/** Adds what an export holds. Errors: throws on what is no export, and then keeps nothing of it. */
export function importLines(
  lines: Iterable<string>,
  { catalog, group }: Parts,
  file: SqlFile,
): void {
  const table = new Table(file, catalog);
  try {
    group.atomically(() => {
      let current: string | undefined;
      for (const text of lines) {
        if (text.trim() === '') continue;
        const line = JSON.parse(text) as Line;
        if ('collection' in line) {
          catalog.ensure(line.collection);
          current = line.collection.name;
        } else {
          if (current === undefined) throw new Error('a document comes before its collection');
          const document = decodeStored(JSON.stringify(line.document));
          table.insert(catalog.get(current), idKeyOf(document['_id']), document);
        }
      }
    });
  } catch (error) {
    catalog.reload();
    throw error;
  } finally {
    group.flush();
  }
}
