import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, type CollectionSpec, type Database } from '../database';
import { openBooks, removeBooks, type Books } from '../wechat/pay/books';
import { openCallLog, type CallLog } from './calls';
import { lockFolder } from './folder-lock';
import { openSecrets, type Secrets } from './secrets';
import { folderProblem, StartProblem } from './start-problem';
import { openClock, type LocalClock } from './time/clock';
import { writeWhole } from './write-whole';

/** The shops that can be had ready-made. */
export type ShopName = 'demo' | 'empty' | 'race';

/** Somebody a developer can log in as. */
export interface Person {
  readonly code: string;
  readonly role: string;
  readonly note: string;
}

/** Fills a new shop. */
export type SeedShop = (
  shop: ShopName,
  parts: {
    database: Database;
    nowMs: number;
    secrets: Secrets;
    payBooks: Books;
    progress?: (line: string) => void;
  },
) => Promise<{ people: readonly Person[] }>;

/** The data of one shop, in a folder of its own. */
export interface Shop {
  readonly folder: string;
  readonly secrets: Secrets;
  readonly clock: LocalClock;
  readonly database: Database;
  readonly calls: CallLog;
  readonly people: readonly Person[];
  close(): Promise<void>;
}

export interface ShopParts {
  readonly dataDir: string;
  readonly shop: ShopName;
  readonly collectionsFile: string;
  readonly secretNames: readonly string[];
  readonly seed: SeedShop;
  /** Writes into the folder of a new shop before it is opened. */
  readonly prepare?: (folder: string) => void;
  readonly log: (line: string) => void;
}

/** Who can log in. Written last when a shop is filled: without it there is no shop yet. */
export const PEOPLE_FILE = 'people.json';

/** Errors: `StartProblem` when the folder cannot be written. */
export async function openShop(parts: ShopParts): Promise<Shop> {
  const folder = join(parts.dataDir, parts.shop);
  const peopleFile = join(folder, PEOPLE_FILE);
  const databaseFile = join(folder, 'shop.sqlite');
  let unlock: () => void = () => undefined;
  let kept: Pick<Shop, 'secrets' | 'clock' | 'calls' | 'database'>;
  try {
    mkdirSync(folder, { recursive: true });
    unlock = lockFolder(folder);
    if (!existsSync(peopleFile)) {
      // An earlier start was cut short, if there is anything.
      removeDatabase(databaseFile);
      removeBooks(folder);
      parts.prepare?.(folder);
    }
    const secrets = openSecrets(join(folder, 'secrets.json'), parts.secretNames);
    const clock = openClock(join(folder, 'clock.json'));
    const database = openDatabase({
      file: databaseFile,
      now: () => clock.nowMs(),
      collections: readCollections(parts.collectionsFile),
      warn: parts.log,
    });
    kept = { secrets, clock, database, calls: openCallLog(join(folder, 'calls.log')) };
  } catch (error) {
    unlock();
    throw error instanceof StartProblem ? error : folderProblem(folder, error);
  }
  const { secrets, clock, database, calls } = kept;
  try {
    if (!existsSync(peopleFile)) {
      const { people } = await parts.seed(parts.shop, {
        database,
        nowMs: clock.nowMs(),
        secrets,
        payBooks: openBooks(folder),
        progress: parts.log,
      });
      writeWhole(peopleFile, `${JSON.stringify(people, null, 2)}\n`);
    }
  } catch (error) {
    database.close();
    unlock();
    throw error;
  }
  return {
    ...kept,
    folder,
    people: JSON.parse(readFileSync(peopleFile, 'utf8')) as Person[],
    async close() {
      await calls.close();
      database.close();
      unlock();
    },
  };
}

function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
}

function readCollections(file: string): CollectionSpec[] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as CollectionSpec[]) : [];
}
