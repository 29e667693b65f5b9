import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../../localcloud/database';
import { INDEXES, portions } from '../cloud/entry';

/** Makes the data of an empty shop with so many ledger entries, for the program to open. */
export function makeShop(dataDir: string, documents: number): void {
  const folder = join(dataDir, 'empty');
  mkdirSync(folder, { recursive: true });
  const collections = [{ name: 'ledger', indexes: INDEXES }];
  const database = openDatabase({ file: join(folder, 'shop.sqlite'), collections });
  for (const portion of portions(documents)) database.insertMany('ledger', portion);
  database.close();
  // This file says that the shop is filled.
  writeFileSync(join(folder, 'people.json'), '[]');
}
