import type { Collection, Index } from '../engine/catalog';
import { Row, duplicateError, textOf } from '../engine/table';
import { transactionConflict } from '../errors';
import type { Finder } from '../query/find';
import { valueAtPath } from '../values/paths';
import type { IdKey } from '../values/ids';
import type { Doc, Expression } from '../values/types';
import type { Locks } from './locks';
import { changedKeys, documentResource } from './resources';
import { snapshotOf } from './transaction';
import type { Transaction } from './transaction';
import type { Transactions } from './transactions';
import type { Versions } from './versions';
import type { Write } from './write';

/** Writes within a transaction: locks and checks at once, the table only at the commit. */
export class PendingWriter {
  private readonly finder: Finder;
  private readonly locks: Locks;
  private readonly versions: Versions;
  private readonly transactions: Transactions;

  constructor(finder: Finder, locks: Locks, versions: Versions, transactions: Transactions) {
    this.finder = finder;
    this.locks = locks;
    this.versions = versions;
    this.transactions = transactions;
  }

  /** Errors: DATABASE_DUPLICATE_WRITE; DATABASE_TRANSACTION_CONFLICT, and the transaction is gone. */
  write(collection: Collection, writes: Write[], transaction: Transaction): void {
    const undo: (() => void)[] = [];
    try {
      for (const { key, before, after, text } of writes) {
        this.lockDocument(collection, key, transaction);
        this.lockKeys(collection, { key, before, after }, transaction);
        const row = after && new Row(before?.n ?? Infinity, key, text ?? textOf(after));
        undo.push(transaction.write(collection, key, row));
      }
    } catch (error) {
      for (const forget of undo.reverse()) forget();
      throw error;
    }
  }

  private lockDocument(collection: Collection, key: IdKey, transaction: Transaction): void {
    const isOurs = this.locks.acquire(documentResource(collection, key), transaction);
    if (!isOurs || this.versions.changedSince(snapshotOf(transaction), collection, key)) {
      throw this.conflict(transaction);
    }
  }

  private lockKeys(
    collection: Collection,
    { key, before, after }: Write,
    transaction: Transaction,
  ): void {
    const changed = changedKeys(collection, before?.document, after);
    for (const { index, resource, taken } of changed) {
      if (!this.locks.acquire(resource, transaction)) throw this.conflict(transaction);
      if (taken && after) this.requireUnused(collection, index, key, after, transaction);
    }
  }

  private requireUnused(
    collection: Collection,
    index: Index,
    key: IdKey,
    after: Doc,
    transaction: Transaction,
  ): void {
    const filter: Expression = Object.fromEntries(
      index.keys.map(([path]) => [path, valueAtPath(after, path) ?? null]),
    );
    const own = transaction.writesTo(collection);
    // The keys of today's documents count, not the snapshot's: the commit will meet those.
    for (const row of this.finder.find(collection, filter)) {
      if (row.key === key || own?.has(row.key)) continue;
      const isNew = this.versions.changedSince(snapshotOf(transaction), collection, row.key);
      throw isNew ? this.conflict(transaction) : duplicateError(collection, index, after);
    }
    if (!own) return;
    for (const row of this.finder.find(collection, filter, {}, own)) {
      if (row.key !== key && own.has(row.key)) throw duplicateError(collection, index, after);
    }
  }

  private conflict(transaction: Transaction): Error {
    this.transactions.end(transaction);
    return transactionConflict();
  }
}
