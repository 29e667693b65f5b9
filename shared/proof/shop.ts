import type { MemberId } from '../kernel/ids';
import type { Notice } from '../notice/model';
import { documentToEntry, type LedgerDocument } from '../points/ledgerdocument';
import type { Account, LedgerEntry } from '../points/model';
import type { RuleVersion } from '../rules/model';
import type { CheckinVersion, Dump, Shop, TierVersion } from './model';

type StoredRule = RuleVersion<unknown> & { readonly ruleSet: string };

/** A dump in the shape the invariants ask for. */
export function shopOf(dump: Dump): Shop {
  const byMember = new Map<MemberId, LedgerEntry[]>();
  for (const document of documentsOf(dump, 'ledger') as LedgerDocument[]) {
    const own = byMember.get(document.memberId);
    if (own) own.push(documentToEntry(document));
    else byMember.set(document.memberId, [documentToEntry(document)]);
  }
  const books = (documentsOf(dump, 'accounts') as Account[]).map((account) => {
    const stored = byMember.get(account.memberId) ?? [];
    byMember.delete(account.memberId);
    return { account, entries: withHeads(stored, account) };
  });
  return {
    dump,
    books,
    strays: [...byMember.values()].flat(),
    checkinVersions: versionsOf(dump, 'checkin') as CheckinVersion[],
    tierVersions: versionsOf(dump, 'tier') as TierVersion[],
    notices: documentsOf(dump, 'notices') as Notice[],
  };
}

/** Publishing has checked the bodies. */
function versionsOf(dump: Dump, ruleSet: string): StoredRule[] {
  return (documentsOf(dump, 'rules') as StoredRule[]).filter((rule) => rule.ruleSet === ruleSet);
}

export function documentsOf(dump: Dump, collection: string): readonly unknown[] {
  return dump[collection] ?? [];
}

/**
 * Oldest first. Only the entries of an account's last change may be missing in the ledger; anything
 * else that is missing stays so here, and breaks the chain.
 */
function withHeads(stored: LedgerEntry[], { recentEntries, headBatch }: Account): LedgerEntry[] {
  const known = new Set(stored.map(({ entryId }) => entryId));
  const heads = recentEntries.slice(0, headBatch).filter(({ entryId }) => !known.has(entryId));
  return [...stored, ...heads].sort((a, b) => a.seq - b.seq);
}
