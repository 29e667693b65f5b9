import { randomUUID } from 'node:crypto';
import { transactionNotExist } from '../errors';
import { TRANSACTION_LIFE_MS } from '../../limits';
import type { Locks } from './locks';
import { Transaction } from './transaction';
import type { Versions } from './versions';

/** The open transactions. One that is not here does not exist, whatever became of it. */
export class Transactions {
  private readonly open = new Map<string, { transaction: Transaction; timer: NodeJS.Timeout }>();
  private readonly locks: Locks;
  private readonly versions: Versions;

  constructor(locks: Locks, versions: Versions) {
    this.locks = locks;
    this.versions = versions;
  }

  start(): string {
    const transaction = new Transaction(randomUUID());
    // A timer runs on real time, which is what a transaction's life is measured in.
    const timer = setTimeout(() => this.end(transaction), TRANSACTION_LIFE_MS);
    timer.unref();
    this.open.set(transaction.id, { transaction, timer });
    return transaction.id;
  }

  /** The transaction, with its snapshot taken. Errors: DATABASE_TRANSACTION_FAIL. */
  use(id: unknown): Transaction {
    const transaction = this.get(id);
    transaction.snapshot ??= this.versions.open();
    return transaction;
  }

  /** Errors: DATABASE_TRANSACTION_FAIL. */
  get(id: unknown): Transaction {
    const entry = typeof id === 'string' ? this.open.get(id) : undefined;
    if (!entry) throw transactionNotExist();
    return entry.transaction;
  }

  /** Forgets a transaction and frees its locks, committed or not. */
  end(transaction: Transaction): void {
    const entry = this.open.get(transaction.id);
    if (!entry) return;
    clearTimeout(entry.timer);
    this.open.delete(transaction.id);
    this.locks.releaseAll(transaction);
    if (transaction.snapshot !== undefined) this.versions.close(transaction.snapshot);
    transaction.finish();
  }

  endAll(): void {
    for (const { transaction } of [...this.open.values()]) this.end(transaction);
  }
}
