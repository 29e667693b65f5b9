import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, type CollectionSpec } from '../../../localcloud/database';
import { portions } from '../cloud/entry';

/** With the product's own indexes, so that opening the shop finds them as they are declared. */
const COLLECTIONS = 'cloudfunctions/collections.json';

/** Makes the data of an empty shop with so many ledger entries, for the program to open. */
export function makeShop(dataDir: string, documents: number): void {
  const folder = join(dataDir, 'empty');
  mkdirSync(folder, { recursive: true });
  const collections = JSON.parse(readFileSync(COLLECTIONS, 'utf8')) as CollectionSpec[];
  const database = openDatabase({ file: join(folder, 'shop.sqlite'), collections });
  for (const portion of portions(documents)) database.insertMany('ledger', portion);
  database.close();
  // This file says that the shop is filled.
  writeFileSync(join(folder, 'people.json'), '[]');
}
