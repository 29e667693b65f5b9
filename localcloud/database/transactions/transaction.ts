import type { Collection } from '../engine/catalog';
import type { Row } from '../engine/table';
import type { IdKey } from '../values/ids';

export interface PendingWrites {
  collection: string;
  /** What each written document will be; undefined when removed. */
  rows: Map<IdKey, Row | undefined>;
}

/** One open transaction: its snapshot, its uncommitted writes, what it locked. */
export class Transaction {
  readonly id: string;
  /** Taken at the first operation, not at the start. */
  snapshot: number | undefined;
  readonly writes = new Map<number, PendingWrites>();
  readonly locks = new Set<string>();
  /** Resolves when the transaction is over and its locks are free. */
  readonly over: Promise<void>;
  readonly finish: () => void;

  constructor(id: string) {
    this.id = id;
    let resolve: () => void = () => undefined;
    this.over = new Promise((done) => (resolve = done));
    this.finish = resolve;
  }

  /** The transaction's own writes to a collection. */
  writesTo(collection: Collection): ReadonlyMap<IdKey, Row | undefined> | undefined {
    return this.writes.get(collection.number)?.rows;
  }

  /** Notes what a document will be, and gives back how to forget that again. */
  write(collection: Collection, key: IdKey, row: Row | undefined): () => void {
    let pending = this.writes.get(collection.number);
    if (!pending) {
      pending = { collection: collection.name, rows: new Map() };
      this.writes.set(collection.number, pending);
    }
    const { rows } = pending;
    const had = rows.has(key);
    const earlier = rows.get(key);
    rows.set(key, row);
    return () => {
      if (had) rows.set(key, earlier);
      else rows.delete(key);
    };
  }
}

/** The snapshot of a transaction in use. */
export const snapshotOf = (transaction: Transaction): number => transaction.snapshot ?? 0;
