import type { Aggregation } from '../aggregate/pipeline';
import type { Catalog, Collection } from '../engine/catalog';
import type { GroupCommit } from '../engine/group-commit';
import type { Store } from '../store';
import type { Transaction } from '../transactions/transaction';
import type { Request } from './request';

/** What actions work on. */
export interface Parts {
  catalog: Catalog;
  store: Store;
  group: GroupCommit;
  aggregation: Aggregation;
}

/**
 * One protocol action: reads, decides, then writes, without a pause. It may be called again from
 * the start when it meets a lock, so it changes nothing before `store.write`.
 */
export type Action = (request: Request, parts: Parts) => Record<string, unknown>;

/** The collection and transaction a request names. */
export function scopeOf(
  request: Request,
  { catalog, store }: Parts,
): {
  collection: Collection;
  transaction: Transaction | undefined;
} {
  const id = request.transactionId;
  const transaction = id === undefined ? undefined : store.transactions.use(id);
  return { collection: catalog.get(request.collectionName), transaction };
}
