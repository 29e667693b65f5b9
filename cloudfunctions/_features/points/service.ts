import type { InferOutput } from 'valibot';
import { accept, type Result } from '#shared/kernel/result';
import type {
  GetAccountReply,
  ListEntriesReply,
  listEntriesRequest,
} from '#shared/points/contract';
import type { LedgerEntry } from '#shared/points/model';
import { accountSummary } from '#shared/points/summary';
import type { MemberCall } from '../../_kit/action';
import { findAccount } from '../../_ledger/accounts';
import { headEntries, listEntries } from '../../_ledger/entries';
import { settledAccount } from '../../_ledger/post';

const defaultPage = 20;

export async function getAccount(call: MemberCall): Promise<Result<GetAccountReply, never>> {
  const found = await findAccount(call, call.caller.memberId);
  return accept(accountSummary(await settledAccount(call, call.caller, found)));
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
  const found = await findAccount(call, call.caller.memberId);
  const account = await settledAccount(call, call.caller, found);
  return headEntries(account)
    .reverse()
    .filter(({ deltaPoints }) => filter === 'all' || (filter === 'earned') === deltaPoints > 0);
}
