import type { Parts } from './actions/action';
import type { SqlFile } from './engine/file';
import { Table } from './engine/table';
import { copyValue } from './values/copy';
import { idKeyOf, newId } from './values/ids';
import { requireStorable } from './values/storable';
import type { Doc } from './values/types';

/** Adds plain objects in one SQL transaction. Errors: DATABASE_DUPLICATE_WRITE, then none is added. */
export function insertMany(
  { catalog, group }: Parts,
  file: SqlFile,
  name: string,
  documents: object[],
): void {
  const table = new Table(file, catalog);
  try {
    group.atomically(() => {
      const collection = catalog.has(name) ? catalog.get(name) : catalog.create(name);
      for (const source of documents as Doc[]) {
        const { _id = newId(), ...rest } = copyValue(source);
        const document = { _id, ...rest };
        requireStorable(document);
        table.insert(collection, idKeyOf(_id), document);
      }
    });
  } catch (error) {
    catalog.reload();
    throw error;
  } finally {
    group.flush();
  }
}
