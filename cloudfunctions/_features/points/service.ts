import type { InferOutput } from 'valibot';
import { accept, type Result } from '#shared/kernel/result';
import type { GetAccountReply, GetHoldingsReply } from '#shared/points/contract/balance';
import {
  exportPageLimit,
  type ExportEntriesReply,
  type ListEntriesReply,
  type listEntriesRequest,
} from '#shared/points/contract/entries';
import { directionOf } from '#shared/points/ledgerdocument';
import { sumOfLots } from '#shared/points/lots';
import type { Account, LedgerEntry } from '#shared/points/model';
import { accountSummary } from '#shared/points/summary';
import type { MemberCall } from '../../_kit/action';
import { findAccount } from '../../_ledger/accounts';
import { headEntries, listEntries, listEntriesAfter } from '../../_ledger/entries';
import { settledAccount } from '../../_ledger/post';

const defaultPage = 20;

export async function getAccount(call: MemberCall): Promise<Result<GetAccountReply, never>> {
  return accept(accountSummary(await callersAccount(call)));
}

/** What the caller's balances are made of. */
export async function getHoldings(call: MemberCall): Promise<Result<GetHoldingsReply, never>> {
  const account = await callersAccount(call);
  return accept({
    ...accountSummary(account),
    lots: account.lots,
    pending: account.pending,
    holds: account.holds.map(({ lots, untilMs }) => ({ points: sumOfLots(lots), untilMs })),
  });
}

/** A page of the whole statement, oldest first; the newest entries may only be in the account yet. */
export async function exportEntries(
  call: MemberCall,
  afterSeq: number,
): Promise<Result<ExportEntriesReply, never>> {
  const account = await callersAccount(call);
  const { memberId, seq } = account;
  const stored = await listEntriesAfter(call, memberId, afterSeq, exportPageLimit);
  const newestStored = stored.at(-1)?.seq ?? afterSeq;
  const heads = headEntries(account).filter((entry) => entry.seq > newestStored);
  const isLastPage = newestStored + heads.length >= seq;
  const entries = isLastPage ? [...stored, ...heads] : stored;
  const last = entries.at(-1);
  return accept({
    memberId,
    entries,
    availablePoints: last?.balanceAfterPoints ?? account.availablePoints,
    nextCursor: isLastPage || !last ? null : String(last.seq),
  });
}

/** One page of the caller's entries. The newest may not have reached the ledger yet: see post.ts. */
export async function listStatement(
  call: MemberCall,
  { cursor, limit = defaultPage, filter = 'all' }: InferOutput<typeof listEntriesRequest>,
): Promise<Result<ListEntriesReply, never>> {
  const { memberId } = call.caller;
  const beforeSeq = cursor ? Number(cursor) : null;
  const query = { memberId, direction: filter, beforeSeq, limit: limit + 1 };
  const [heads, stored] = await Promise.all([
    beforeSeq === null ? findHeads(call, filter) : [],
    listEntries(call, query),
  ]);
  const newestStored = stored[0]?.seq ?? 0;
  const found = [...heads.filter(({ seq }) => seq > newestStored), ...stored];
  const entries = found.slice(0, limit);
  const last = entries.at(-1);
  return accept({
    entries,
    nextCursor: found.length > limit && last ? String(last.seq) : null,
  });
}

/** The entries of the caller's last change, newest first, as far as the filter wants them. */
async function findHeads(
  call: MemberCall,
  filter: 'all' | 'earned' | 'used',
): Promise<LedgerEntry[]> {
  return headEntries(await callersAccount(call))
    .reverse()
    .filter((entry) => filter === 'all' || directionOf(entry) === filter);
}

async function callersAccount(call: MemberCall): Promise<Account> {
  const found = await findAccount(call, call.caller.memberId);
  return settledAccount(call, call.caller, found);
}
