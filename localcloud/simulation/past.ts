import type { CheckinRules } from '#shared/checkin/model';
import type { MemberId } from '#shared/kernel/ids';
import type { Member } from '#shared/member/model';
import { documentToEntry, type LedgerDocument } from '#shared/points/ledgerdocument';
import type { Account, LedgerEntry } from '#shared/points/model';
import type { PointsRules, ProgrammeRules, RuleVersion } from '#shared/rules/model';
import { historyOf } from '#shared/simulation/events';
import type { MemberHistory } from '#shared/simulation/model';
import type { PublishedVersions } from '#shared/simulation/rulebook';
import type { TierRules } from '#shared/tier/model';
import type { Database } from '../database';

/** What a shop's data tell of its past. */
export interface ShopPast {
  readonly versions: PublishedVersions;
  readonly members: readonly { account: Account; history: MemberHistory }[];
}

type StoredRule = RuleVersion<unknown> & { readonly ruleSet: string };

/** Reads everything at once: a shop of this size fits in memory several times. */
export function readPast(database: Database): ShopPast {
  const accounts: Account[] = [];
  const rules: StoredRule[] = [];
  const nicknames = new Map<MemberId, string>();
  const entries = new Map<MemberId, LedgerEntry[]>();
  const readers: Record<string, (document: unknown) => void> = {
    accounts: (document) => accounts.push(document as Account),
    rules: (document) => rules.push(document as StoredRule),
    members: (document) => {
      const { memberId, profile } = document as Member;
      nicknames.set(memberId, profile.nickname);
    },
    ledger: (document) => {
      const entry = documentToEntry(document as LedgerDocument);
      const own = entries.get(entry.memberId);
      if (own) own.push(entry);
      else entries.set(entry.memberId, [entry]);
    },
  };
  let read: ((document: unknown) => void) | undefined;
  for (const text of database.exportLines()) {
    const line = JSON.parse(text) as { collection: { name: string } } | { document: unknown };
    if ('collection' in line) read = readers[line.collection.name];
    else read?.(line.document);
  }
  return {
    versions: {
      programme: versionsOf<ProgrammeRules>(rules, 'programme'),
      points: versionsOf<PointsRules>(rules, 'points'),
      checkin: versionsOf<CheckinRules>(rules, 'checkin'),
      tier: versionsOf<TierRules>(rules, 'tier'),
    },
    members: accounts.map((account) => {
      const { memberId } = account;
      const own = withHeads(entries.get(memberId) ?? [], account);
      return { account, history: historyOf(account, nicknames.get(memberId) ?? '', own) };
    }),
  };
}

function versionsOf<Body>(rules: readonly StoredRule[], ruleSet: string): RuleVersion<Body>[] {
  // Publishing has checked the bodies.
  return rules.filter((rule) => rule.ruleSet === ruleSet) as RuleVersion<Body>[];
}

/** The entries of an account's last change may not have reached the ledger yet. */
function withHeads(stored: readonly LedgerEntry[], { recentEntries }: Account): LedgerEntry[] {
  const known = new Set(stored.map(({ entryId }) => entryId));
  return [...stored, ...recentEntries.filter(({ entryId }) => !known.has(entryId))];
}
