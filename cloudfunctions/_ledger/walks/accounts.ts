import type { Account } from '#shared/points/model';
import type { Call } from '../../_kit/action';
import { valuesOf, withoutId, type Stored } from '../../_kit/documents';
import type { AccountForChange } from '../account-read';

const collection = 'accounts';

/** A place in the walk over all accounts by the time of their last change. */
export interface AccountCursor {
  readonly updatedAtMs: number;
  readonly memberId: string;
}

/** The accounts after a place in that walk, in its order. */
export function findAccountsChangedAfter(
  call: Call,
  { updatedAtMs, memberId }: AccountCursor,
  limit: number,
): Promise<AccountForChange[]> {
  const { command } = call.database;
  return accountsWithHead(
    call,
    command.or([
      { updatedAtMs: command.gt(updatedAtMs) },
      { updatedAtMs, _id: command.gt(memberId) },
    ]),
    limit,
  );
}

/** All accounts, in the order of their ids. */
export async function listAccountsAfter(
  call: Call,
  memberId: string,
  limit: number,
): Promise<Account[]> {
  return valuesOf<Account>(
    call.database
      .collection(collection)
      .where({ _id: call.database.command.gt(memberId) })
      .orderBy('_id', 'asc')
      .limit(limit)
      .get(),
  );
}

/** Members with something due by an instant, the longest due first. */
export async function findAccountsDueBy(
  call: Call,
  atMs: number,
  { skip, limit }: { readonly skip: number; readonly limit: number },
): Promise<Account[]> {
  return valuesOf<Account>(
    call.database
      .collection(collection)
      .where({ nextDueAtMs: call.database.command.lte(atMs) })
      .orderBy('nextDueAtMs', 'asc')
      .skip(skip)
      .limit(limit)
      .get(),
  );
}

async function accountsWithHead(
  call: Call,
  match: object,
  limit: number,
): Promise<AccountForChange[]> {
  const { data } = (await call.database
    .collection(collection)
    .aggregate()
    .match(match)
    .sort({ updatedAtMs: 1, _id: 1 })
    .limit(limit)
    .lookup({ from: 'ledger', localField: 'headEntryId', foreignField: '_id', as: 'head' })
    .end()) as { data: Stored<Account & { head: unknown[] }>[] };
  return data.map(({ head, ...stored }) => ({
    account: withoutId(stored),
    headIsInLedger: stored.headEntryId === '' || head.length > 0,
  }));
}
