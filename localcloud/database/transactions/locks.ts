import type { Transaction } from './transaction';

/** Thrown by a plain write that met a lock: it is to be tried again when the holder is over. */
export class Locked extends Error {
  readonly holder: Transaction;
  constructor(holder: Transaction) {
    super('locked by a transaction');
    this.holder = holder;
  }
}

/** Who holds which document or unique key. Only transactions hold locks. */
export class Locks {
  private readonly holders = new Map<string, Transaction>();

  get any(): boolean {
    return this.holders.size > 0;
  }

  /** False when another transaction holds it. */
  acquire(resource: string, transaction: Transaction): boolean {
    const holder = this.holders.get(resource);
    if (holder === transaction) return true;
    if (holder) return false;
    this.holders.set(resource, transaction);
    transaction.locks.add(resource);
    return true;
  }

  /** Errors: `Locked`, which is no answer but a reason to wait. */
  requireFree(resource: string): void {
    const holder = this.holders.get(resource);
    if (holder) throw new Locked(holder);
  }

  releaseAll(transaction: Transaction): void {
    for (const resource of transaction.locks) this.holders.delete(resource);
    transaction.locks.clear();
  }
}
