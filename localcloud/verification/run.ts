import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { prove } from '#shared/proof/invariants';
import type { Dump, Verdict } from '#shared/proof/model';
import { shopOf } from '#shared/proof/shop';
import type { Database } from '../database';
import { openShop, PEOPLE_FILE, type Shop, type ShopName } from '../host/shop';
import { StartProblem } from '../host/start-problem';
import type { Wanted } from './flags';

/** More of one kind would say nothing new; the count goes on. */
const breachesShown = 10;

/**
 * Checks every invariant, prints one line for each, and gives whether none is broken. Only reads.
 * `sweptAtMs` is null for a shop that stood still: there are deadlines behind it that no sweep could
 * see to.
 */
export async function runVerification(
  wanted: Wanted,
  print: (line: string) => void,
  sweptAtMs: number | null = null,
): Promise<boolean> {
  const shop = await openExisting(wanted);
  try {
    const verdicts = prove(shopOf(dumpOf(shop.database)), {
      sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
      nowMs: shop.clock.nowMs(),
      sweptAtMs,
      before: null,
    });
    for (const verdict of verdicts) linesOf(verdict).forEach(print);
    const count = (state: Verdict['state']): string =>
      String(verdicts.filter((one) => one.state === state).length);
    print(
      `${count('holds')} hold, ${count('broken')} broken, ${count('absent')} of features to come`,
    );
    return verdicts.every(({ state }) => state !== 'broken');
  } finally {
    await shop.close();
  }
}

function linesOf({ number, says, state, breaches }: Verdict): string[] {
  const head = `${String(number).padStart(2)}  ${state.padEnd(6)}  ${says}`;
  const shown = breaches.slice(0, breachesShown).map(({ of, what }) => `      ${of}: ${what}`);
  const more = breaches.length - shown.length;
  return [head, ...shown, ...(more > 0 ? [`      and ${String(more)} more`] : [])];
}

function dumpOf(database: Database): Dump {
  const dump: Record<string, unknown[]> = {};
  let documents: unknown[] = [];
  for (const text of database.exportLines()) {
    const line = JSON.parse(text) as { collection: { name: string } } | { document: unknown };
    if ('collection' in line) documents = dump[line.collection.name] = [];
    else documents.push(line.document);
  }
  return dump;
}

function openExisting({ dataDir, shop }: Wanted): Promise<Shop> {
  if (!existsSync(join(dataDir, shop, PEOPLE_FILE))) {
    throw new StartProblem(`No shop "${shop}" in ${dataDir}.`);
  }
  return openShop({
    dataDir,
    shop: shop as ShopName,
    collectionsFile: join('cloudfunctions', 'collections.json'),
    secretNames: [],
    seed: () => Promise.resolve({ people: [] }),
    log: (line) => console.error(line),
  });
}
