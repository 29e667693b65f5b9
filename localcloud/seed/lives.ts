import type { Member } from '#shared/member/model';
import { entryToDocument } from '#shared/points/ledgerdocument';
import type { Account, LedgerEntry } from '#shared/points/model';
import type { SeedParts } from './parts';

/** A member with everything that has happened on the account. */
export interface Life {
  readonly member: Member;
  readonly account: Account;
  readonly entries: readonly LedgerEntry[];
}

/** Puts members straight into the database, as the functions would have written them. */
export function putLives({ database }: Pick<SeedParts, 'database'>, lives: readonly Life[]): void {
  database.insertMany(
    'members',
    lives.map(({ member }) => ({ _id: member.memberId, ...member })),
  );
  database.insertMany(
    'accounts',
    lives.map(({ account }) => ({ _id: account.memberId, ...account })),
  );
  database.insertMany(
    'ledger',
    lives.flatMap(({ entries }) => entries.map(entryToDocument)),
  );
}
