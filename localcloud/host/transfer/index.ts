import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig, secretNames } from '../config';
import { keepSecrets } from '../secrets';
import { openShop, PEOPLE_FILE, type ShopName, type ShopParts } from '../shop';
import { folderProblem, StartProblem } from '../start-problem';
import { keepOffset } from '../time/clock';
import { readHeader, writeHeader } from './header';
import { LineCounter, readLines } from './lines';
import { writeLines } from './write-lines';

/** Which shop, and the file its lines are in. */
export interface TransferOptions {
  readonly dataDir: string;
  readonly shop: ShopName;
  readonly file: string;
  readonly collectionsFile: string;
  /** `cloudbaserc.json`: which secrets the functions need. */
  readonly configFile: string;
  readonly log: (line: string) => void;
}

const openWith = (options: TransferOptions, more: Pick<ShopParts, 'seed' | 'prepare'>) =>
  openShop({ ...options, ...more, secretNames: secretNames(readConfig(options.configFile)) });

const hasShop = ({ dataDir, shop }: TransferOptions): boolean =>
  existsSync(join(dataDir, shop, PEOPLE_FILE));

/**
 * Writes a shop as JSON lines: what it is, then each collection with its indexes and documents.
 * Uploaded files stay where they are. Gives the number of lines.
 * Errors: `StartProblem` when there is no such shop, or a local cloud has it open.
 */
export async function exportShop(options: TransferOptions): Promise<number> {
  const { dataDir, shop: name, file, log } = options;
  if (!hasShop(options)) throw new StartProblem(`There is no shop "${name}" in ${dataDir}.`);
  const shop = await openWith(options, { seed: async () => ({ people: [] }) });
  const counter = new LineCounter(log);
  function* lines(): Generator<string> {
    const { people, secrets, clock } = shop;
    yield writeHeader({ people, secrets, clockOffsetMs: clock.offsetMs() });
    yield* shop.database.exportLines();
  }
  try {
    writeLines(file, counter.pass(lines()));
  } catch (error) {
    throw folderProblem(file, error);
  } finally {
    await shop.close();
  }
  return counter.count;
}

/**
 * Makes a shop of an export, all of it or nothing. Gives the number of lines.
 * Errors: `StartProblem` when the file is no export, or there is a shop already.
 */
export async function importShop(options: TransferOptions): Promise<number> {
  const { dataDir, shop: name, file, log } = options;
  const header = readHeader(file);
  if (hasShop(options)) {
    const where = `There is a shop "${name}" in ${dataDir} already.`;
    throw new StartProblem(`${where} Remove it, or choose other data.`);
  }
  const counter = new LineCounter(log);
  const seed: ShopParts['seed'] = async (_shop, { database }) => {
    const lines = counter.pass(readLines(file));
    lines.next();
    try {
      database.importLines(lines);
    } catch (error) {
      const { message } = error as Error;
      throw new StartProblem(`${file}, line ${counter.count}: ${message}`, { cause: error });
    }
    return { people: header.people };
  };
  const prepare = (folder: string): void => {
    keepSecrets(join(folder, 'secrets.json'), header.secrets);
    keepOffset(join(folder, 'clock.json'), header.clockOffsetMs);
  };
  await (await openWith(options, { seed, prepare })).close();
  return counter.count;
}
