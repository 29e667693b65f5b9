import { ACTIONS } from './actions/index';
import type { Action, Parts } from './actions/action';
import { Request } from './actions/request';
import { Aggregation } from './aggregate/pipeline';
import { Catalog } from './engine/catalog';
import type { CollectionSpec } from './engine/catalog';
import { openSqlFile } from './engine/file';
import { GroupCommit } from './engine/group-commit';
import { ServiceError, invalidAction, transactionBusy } from './errors';
import { LOCK_WAIT_MS } from '../limits';
import { Finder } from './query/find';
import { Store } from './store';
import { exportLines, importLines } from './transfer';
import { Locked } from './transactions/locks';
import { insertMany } from './seed';

export { ServiceError } from './errors';
export type { CollectionSpec } from './engine/catalog';

export interface DatabaseOptions {
  /** SQLite file path, or ':memory:'. */
  file: string;
  /** The local cloud's clock, for server dates (default Date.now). A transaction's life is real time. */
  now?: () => number;
  /** Declared collections and indexes; what is missing is created at open. */
  collections?: CollectionSpec[];
  warn?: (line: string) => void;
}

/** When an answer is given: once what it says is on disk, or once no other write can undo it. */
export type Until = 'disk' | 'commit';

export interface Database {
  /**
   * Runs one protocol action (`database.*`) and gives back the answer's body without `requestId`;
   * `until` is 'disk' unless told otherwise. Errors: rejects with `ServiceError`.
   */
  execute(
    action: string,
    body: Record<string, unknown>,
    until?: Until,
  ): Promise<Record<string, unknown>>;
  /** Resolves when all that was answered so far is on disk; nothing when it already is. */
  onDisk(): Promise<void> | undefined;
  /** Adds many plain objects at once, for seeds; creates the collection when it is missing. */
  insertMany(collection: string, documents: object[]): void;
  collectionNames(): string[];
  count(collection: string): number;
  /** The whole shop as JSON lines: collections with their indexes, and documents. */
  exportLines(): Iterable<string>;
  importLines(lines: Iterable<string>): void;
  close(): void;
}

/** Opens a shop's file, creating it when needed. One process may have it open. */
export function openDatabase(options: DatabaseOptions): Database {
  const now = options.now ?? Date.now;
  const file = openSqlFile(options.file);
  const catalog = new Catalog(file);
  const group = new GroupCommit(file, () => {
    store.transactions.endAll();
    catalog.reload();
  });
  const finder = new Finder(file, options.warn ?? (() => undefined));
  const store = new Store(file, catalog, group, finder);
  const parts: Parts = { catalog, store, group, aggregation: new Aggregation(catalog, finder) };

  group.begin();
  for (const spec of options.collections ?? []) catalog.ensure(spec);
  group.flush();

  return {
    async execute(action, body, until = 'disk') {
      const run = ACTIONS.get(action);
      if (!run) throw invalidAction(action);
      return answer(run, new Request(body, now()), parts, until);
    },
    onDisk: () => group.settled(),
    insertMany: (collection, documents) => insertMany(parts, file, collection, documents),
    collectionNames: () => catalog.names(),
    count: (collection) => store.count(catalog.get(collection), {}),
    exportLines: () => exportLines(file, catalog),
    importLines: (lines) => importLines(lines, parts, file),
    close() {
      store.transactions.endAll();
      group.flush();
      file.close();
    },
  };
}

/** Runs an action, waiting for locks in its way, and holds its answer as long as told. */
async function answer(
  run: Action,
  request: Request,
  parts: Parts,
  until: Until,
): Promise<Record<string, unknown>> {
  const { group } = parts;
  const safe = (): Promise<void> | undefined =>
    until === 'disk' ? group.settled() : group.committed();
  let patience: Patience | undefined;
  for (;;) {
    try {
      const result = run(request, parts);
      patience?.cancel();
      await safe();
      return result;
    } catch (error) {
      if (error instanceof Locked) {
        patience ??= startPatience();
        if ((await Promise.race([error.holder.over, patience.end])) !== 'late') continue;
        throw transactionBusy();
      }
      patience?.cancel();
      // The reason may be a neighbour's write that is not safe yet.
      if (error instanceof ServiceError) await safe();
      throw error;
    }
  }
}

interface Patience {
  end: Promise<'late'>;
  cancel(): void;
}

function startPatience(): Patience {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, LOCK_WAIT_MS, 'late');
  });
  return { end, cancel: () => clearTimeout(timer) };
}
