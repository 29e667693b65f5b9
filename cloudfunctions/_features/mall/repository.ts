import { shelfMax } from '#shared/mall/contract/items';
import type { Item } from '#shared/mall/model';
import type { Call } from '../../_kit/action';
import { addDocument, findDocument, type Stored, withoutId } from '../../_kit/documents';

/** An item's version as stored: by which request and by whom it was published is kept with it. */
export type PublishedItem = Item & { readonly requestId: string; readonly operator: string };

/** Which version of an item is on the shelf. */
interface Pointer {
  readonly itemId: string;
  readonly version: number;
  readonly versionId: string;
}

/** Everything on the shelf, in one call. */
export async function listShelf(call: Call): Promise<Item[]> {
  const { data } = (await call.database
    .collection('shelf')
    .aggregate()
    .sort({ _id: 1 })
    .limit(shelfMax)
    .lookup({ from: 'items', localField: 'versionId', foreignField: '_id', as: 'versions' })
    .end()) as { data: (Pointer & { versions: Stored<PublishedItem>[] })[] };
  return data.flatMap(({ versions }) => versions.map(toItem));
}

export async function findVersion(
  call: Call,
  itemId: string,
  version: number,
): Promise<PublishedItem | null> {
  const stored = await findDocument<PublishedItem>(
    call.database,
    'items',
    versionId(itemId, version),
  );
  return stored && withoutId(stored);
}

/** Adds a version under its own number. Gives `exists` when another publisher was first. */
export function appendVersion(call: Call, item: PublishedItem): Promise<'added' | 'exists'> {
  return addDocument(call.database, 'items', {
    _id: versionId(item.itemId, item.version),
    ...item,
  });
}

/** The version on the shelf; 0 for none. */
export async function findShelved(call: Call, itemId: string): Promise<number> {
  const pointer = await findDocument<Pointer>(call.database, 'shelf', itemId);
  return pointer?.version ?? 0;
}

/** Puts a version on the shelf unless a newer one is there; repeating it changes nothing. */
export async function shelve(call: Call, itemId: string, version: number): Promise<void> {
  const pointer: Pointer = { itemId, version, versionId: versionId(itemId, version) };
  const move = async (): Promise<void> => {
    await call.database
      .collection('shelf')
      .where({ _id: itemId, version: call.database.command.lt(version) })
      .update({ version, versionId: pointer.versionId });
  };
  if (version > 1) return move();
  const outcome = await addDocument(call.database, 'shelf', { _id: itemId, ...pointer });
  if (outcome === 'exists') await move();
}

function versionId(itemId: string, version: number): string {
  return `${itemId}:v${String(version)}`;
}

function toItem({ _id, requestId: _by, operator: _name, ...item }: Stored<PublishedItem>): Item {
  return item;
}
