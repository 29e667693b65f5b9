import type { Item } from '#shared/mall/model';
import type { Database } from '../database';

/** An item a shop begins with: so many ever came, of which so many are with orders. */
export interface ShelvedItem {
  readonly item: Item;
  readonly added: number;
  readonly out: number;
}

/** Writes items and stock as if each had been published and delivered. */
export function putOnShelf(database: Database, shelved: readonly ShelvedItem[]): void {
  const by = { requestId: 'seed', operator: 'demo-owner' };
  const versionId = ({ itemId, version }: Item): string => `${itemId}:v${String(version)}`;
  database.insertMany(
    'items',
    shelved.map(({ item }) => ({ _id: versionId(item), ...item, ...by })),
  );
  database.insertMany(
    'shelf',
    shelved.map(({ item }) => ({
      _id: item.itemId,
      itemId: item.itemId,
      version: item.version,
      versionId: versionId(item),
    })),
  );
  database.insertMany(
    'stock',
    shelved.map(({ item: { itemId, addedAtMs }, added, out }) => ({
      _id: itemId,
      itemId,
      left: added - out,
      out,
      added,
      moves: [],
      openMoves: 0,
      restocks:
        added === 0 ? [] : [{ ...by, quantity: added, reason: '首批到货', atMs: addedAtMs }],
    })),
  );
}
