import type { Database } from '../../../localcloud/database';

/** A copy of everything stored, by collection. */
export function documentsOf(database: Database): Record<string, unknown[]> {
  const all: Record<string, unknown[]> = {};
  let documents: unknown[] = [];
  for (const text of database.exportLines()) {
    const line = JSON.parse(text) as { collection: { name: string } } | { document: unknown };
    if ('collection' in line) documents = all[line.collection.name] = [];
    else documents.push(line.document);
  }
  return all;
}
