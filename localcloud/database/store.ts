import type { Catalog, Collection } from './engine/catalog';
import type { GroupCommit } from './engine/group-commit';
import type { SqlFile } from './engine/file';
import { Table } from './engine/table';
import type { Row } from './engine/table';
import type { Finder, FindOptions } from './query/find';
import { Locks } from './transactions/locks';
import { PendingWriter } from './transactions/pending-writer';
import { changedKeys, documentResource } from './transactions/resources';
import { snapshotOf } from './transactions/transaction';
import type { Transaction } from './transactions/transaction';
import { Transactions } from './transactions/transactions';
import { Versions } from './transactions/versions';
import type { Write } from './transactions/write';
import type { IdKey } from './values/ids';
import type { Expression } from './values/types';

/**
 * Reads and writes documents, for plain operations and for transactions. Everything here is
 * synchronous, so an operation sees one state from its first read to its last write.
 */
export class Store {
  readonly transactions: Transactions;
  private readonly locks = new Locks();
  private readonly versions = new Versions();
  private readonly table: Table;
  private readonly pending: PendingWriter;
  private readonly catalog: Catalog;
  private readonly group: GroupCommit;
  private readonly finder: Finder;

  constructor(file: SqlFile, catalog: Catalog, group: GroupCommit, finder: Finder) {
    this.catalog = catalog;
    this.group = group;
    this.finder = finder;
    this.table = new Table(file, catalog);
    this.transactions = new Transactions(this.locks, this.versions);
    this.pending = new PendingWriter(finder, this.locks, this.versions, this.transactions);
  }

  get(collection: Collection, key: IdKey, transaction?: Transaction): Row | undefined {
    if (transaction) {
      const own = transaction.writesTo(collection);
      if (own?.has(key)) return own.get(key);
      const old = this.versions.at(snapshotOf(transaction), collection, key);
      if (old) return old.row;
    }
    return this.table.find(collection, key);
  }

  find(
    collection: Collection,
    filter: Expression,
    options: FindOptions,
    transaction?: Transaction,
  ): Row[] {
    if (!transaction) return this.finder.find(collection, filter, options);
    const overlay = this.versions.asOf(snapshotOf(transaction), collection);
    for (const [key, row] of transaction.writesTo(collection) ?? []) overlay.set(key, row);
    return this.finder.find(collection, filter, options, overlay);
  }

  /** Counts outside any transaction, as the service does. */
  count(collection: Collection, filter: Expression): number {
    return this.finder.count(collection, filter);
  }

  /** Writes all or nothing. Errors: DATABASE_DUPLICATE_WRITE; in a transaction also the conflict. */
  write(collection: Collection, writes: Write[], transaction?: Transaction): void {
    if (transaction) this.pending.write(collection, writes, transaction);
    else this.writeNow(collection, writes);
  }

  /** Makes a transaction's writes everyone's. Errors: DATABASE_TRANSACTION_FAIL. */
  commit(id: unknown): void {
    const transaction = this.transactions.get(id);
    try {
      if (transaction.writes.size > 0) this.apply(transaction);
    } finally {
      this.transactions.end(transaction);
    }
  }

  private writeNow(collection: Collection, writes: Write[]): void {
    if (writes.length === 0) return;
    if (this.locks.any) for (const write of writes) this.requireFree(collection, write);
    this.versions.advance();
    this.group.begin();
    const [only] = writes;
    if (only && writes.length === 1) this.put(collection, only);
    else this.atomically(() => writes.forEach((write) => this.put(collection, write)));
  }

  private requireFree(collection: Collection, { key, before, after }: Write): void {
    this.locks.requireFree(documentResource(collection, key));
    for (const { resource } of changedKeys(collection, before?.document, after)) {
      this.locks.requireFree(resource);
    }
  }

  private put(collection: Collection, { key, before, after, text }: Write): void {
    if (after === undefined) this.table.remove(collection, key);
    else if (before) this.table.replace(collection, before, after, text);
    else this.table.insert(collection, key, after, text);
    this.versions.record(collection, key, before);
  }

  private apply(transaction: Transaction): void {
    this.versions.advance();
    this.group.begin();
    this.atomically(() => {
      for (const { collection, rows } of transaction.writes.values()) {
        this.applyTo(this.catalog.get(collection), rows);
      }
    });
  }

  private applyTo(collection: Collection, rows: ReadonlyMap<IdKey, Row | undefined>): void {
    const taking: { row: Row; before: Row | undefined }[] = [];
    for (const [key, row] of rows) {
      const before = this.table.find(collection, key);
      if (row && before && changedKeys(collection, before.document, row.document).length === 0) {
        this.put(collection, { key, before, after: row.document, text: row.text });
        continue;
      }
      // Unique keys are all given up before any is taken: documents may exchange them.
      if (before) this.put(collection, { key, before, after: undefined });
      if (row) taking.push({ row, before });
    }
    for (const { row, before } of taking) {
      this.table.insert(collection, row.key, row.document, row.text, before?.n);
      this.versions.record(collection, row.key, before);
    }
  }

  private atomically(work: () => void): void {
    try {
      this.group.atomically(work);
    } catch (error) {
      // What was noted about the documents' types went with the rollback.
      this.catalog.reload();
      throw error;
    }
  }
}
