import type { Collection, Index } from '../engine/catalog';
import { encodeValue } from '../values/encode';
import { idText } from '../values/ids';
import type { IdKey } from '../values/ids';
import { valueAtPath } from '../values/paths';
import type { Doc } from '../values/types';

/** The lockable name of a document. */
export const documentResource = ({ number }: Collection, key: IdKey): string =>
  `${number}:${idText(key)}`;

/** The lockable names of the unique keys that a change takes or gives up. */
export function changedKeys(
  collection: Collection,
  before: Doc | undefined,
  after: Doc | undefined,
) {
  const changed: { index: Index; resource: string; taken: boolean }[] = [];
  for (const index of collection.indexes) {
    if (!index.unique) continue;
    const old = before && keyResource(collection, index, before);
    const next = after && keyResource(collection, index, after);
    if (old === next) continue;
    if (old !== undefined) changed.push({ index, resource: old, taken: false });
    if (next !== undefined) changed.push({ index, resource: next, taken: true });
  }
  return changed;
}

function keyResource({ number }: Collection, index: Index, document: Doc): string {
  const values = index.keys.map(([path]) => encodeValue(valueAtPath(document, path) ?? null));
  return `${number}/${index.name}/${values.join(',')}`;
}
