import { accept, type Result } from '#shared/kernel/result';
import { tierOffers } from '#shared/notice/rules';
import type { LedgerEntry } from '#shared/points/model';
import { tierHistoryMax, type GetTierReply } from '#shared/tier/contract';
import { tierKinds, tierRecord, tierStanding } from '#shared/tier/standing';
import type { MemberCall } from '../../_kit/action';
import { findAccount } from '../../_ledger/accounts';
import { headEntries, listEntriesOfKinds } from '../../_ledger/entries';
import { postingContext } from '../../_ledger/context';
import { settledAccount } from '../../_ledger/post';
import { noticeRulesInForce } from '../../_ledger/rulebook';

/** The caller's tier, its ladder and its history: two documents' worth of reading, asked for at once. */
export async function getTier(call: MemberCall): Promise<Result<GetTierReply, never>> {
  const { caller } = call;
  const { tierRule, today } = await postingContext(call);
  if (!tierRule) {
    return accept({ standing: null, tiers: [], rules: null, history: [], noticeOffers: [] });
  }
  const [noticeRule, found, stored] = await Promise.all([
    noticeRulesInForce(call),
    findAccount(call, caller.memberId),
    listEntriesOfKinds(call, caller.memberId, tierKinds, tierHistoryMax),
  ]);
  const account = await settledAccount(call, caller, found);
  const { tiers, ...rules } = tierRule.body;
  return accept({
    standing: tierStanding(account, tierRule.body, today),
    tiers,
    rules,
    history: withHeads(stored, headEntries(account)).slice(0, tierHistoryMax).map(tierRecord),
    noticeOffers: tierOffers(noticeRule?.body ?? null),
  });
}

/** The newest first; the last change may not have reached the ledger when it was asked. */
function withHeads(stored: readonly LedgerEntry[], heads: readonly LedgerEntry[]): LedgerEntry[] {
  const missing = heads.filter(
    ({ kind, entryId }) =>
      tierKinds.includes(kind) && !stored.some((one) => one.entryId === entryId),
  );
  return [...missing, ...stored].sort((a, b) => b.seq - a.seq);
}
