import { toFen } from '../kernel/amounts';
import { parseBusinessDate, type BusinessDate } from '../kernel/businessdate';
import { canonicalJson } from '../kernel/canonicaljson';
import { settlementKinds } from '../points/ledgerdocument';
import type { LedgerEntry } from '../points/model';
import { netPointsOf } from '../points/rules';
import {
  addGrowth,
  growthOfCheckin,
  growthOfOrder,
  growthOfPurchase,
  growthTakenBack,
} from '../tier/growth';
import type { GrowthChange, OrderGrowthSource } from '../tier/model';
import { giftEndId } from '../tier/gift';
import { decideTier, isGiftOver, type TierFacts } from '../tier/rules';
import { tierKinds } from '../tier/standing';
import type { Book, Invariant, TierVersion } from './model';
import { orderGrowthFaults } from './ordergrowth';
import { giftFaults } from './tiergifts';
import { versionForSure, versionNamed } from './versions';

export const tierInvariants: readonly Invariant[] = [
  {
    number: 35,
    says: 'growth is what the entries earned, a tier what growth and rules make of it, each change a row',
    needs: ['ledger', 'rules'],
    *breaches({ books, tierVersions, dump }, { sweptAtMs }) {
      yield* giftFaults(dump, books, sweptAtMs);
      yield* orderGrowthFaults(dump, books);
      for (const book of books) {
        for (const what of tierFaults(book, tierVersions)) {
          yield { of: book.account.memberId, what };
        }
      }
    },
  },
];

/** Lives the member's growth and tiers through again, entry by entry, and compares. */
function* tierFaults(
  { account, entries }: Book,
  versions: readonly TierVersion[],
): Generator<string> {
  let facts: TierFacts = {};
  let isReversal = false;
  for (const [index, entry] of entries.entries()) {
    if (tierKinds.includes(entry.kind)) {
      const { fault, next } =
        entry.kind === 'tier'
          ? changeOf(entry, facts, versions, isReversal)
          : giftChange(entry, facts, versions);
      if (fault) yield `${entry.entryId}: ${fault}`;
      facts = { ...facts, ...next };
      isReversal = false;
    } else {
      for (const until of [facts.tier?.until, facts.tierGift?.until]) {
        const isPast = until && until < entry.businessDate;
        if (isPast && !settlementKinds.has(entry.kind)) yield `${entry.entryId}: after ${until}`;
      }
      const fault = growthFault(entry, entries, versions);
      if (fault) yield `${entry.entryId}: ${fault}`;
      if (entry.growth) {
        const months = facts.growthMonths ?? [];
        facts = { ...facts, growthMonths: addGrowth(months, entry.growth, entry.businessDate) };
      }
      isReversal = (entry.growth?.growth ?? 0) < 0;
    }
    const owes = entry.growth !== undefined && entries[index + 1]?.kind !== 'tier';
    if (owes && isDue(entry, facts, versions, isReversal))
      yield `${entry.entryId}: no change after`;
  }
  const found = partsOf(account);
  const made = partsOf(facts);
  if (found !== made) yield `the account has ${found}, the entries make ${made}`;
}

function partsOf({ growthMonths = [], tier, tierGift = null }: TierFacts): string {
  return canonicalJson({ growthMonths, tier: tier ?? null, tierGift });
}

/** What was given by hand, or came to its end, and what its entry says that cannot be. */
function giftChange(
  { kind, entryId, memberId, explanation, businessDate, atMs, growth }: LedgerEntry,
  { tierGift }: TierFacts,
  versions: readonly TierVersion[],
): { fault: string | null; next: TierFacts } {
  const told = explanation.steps[0]?.facts ?? {};
  if (kind === 'tier_gift_end') {
    const isDue = isGiftOver(tierGift, businessDate) && entryId === giftEndId(tierGift);
    return { fault: isDue ? null : 'ends what does not end', next: { tierGift: null } };
  }
  const [code, until] = [String(told['toCode']), String(told['until']) as BusinessDate];
  const version = versionNamed(versions, explanation.rule?.version, atMs);
  const isKnown = version?.body.tiers.some((tier) => tier.code === code);
  const isRight =
    entryId.startsWith(`tiergift:${memberId}:`) && parseBusinessDate(until) !== null && !growth;
  const next = { tierGift: { giftId: entryId, code, from: businessDate, until } };
  if (!isKnown) return { fault: 'not a tier of the rules in force', next };
  return { fault: isRight && told['words'] ? null : 'a gift without a reason or an end', next };
}

/** A change as the rules it names decide it, and what its entry says otherwise. */
function changeOf(
  { explanation, businessDate, atMs, entryId, memberId }: LedgerEntry,
  facts: TierFacts,
  versions: readonly TierVersion[],
  isReversal: boolean,
): { fault: string | null; next: TierFacts } {
  const version = versionNamed(versions, explanation.rule?.version, atMs);
  if (!version) return { fault: 'not by the rules in force', next: {} };
  const decided = decideTier(facts, version.body, businessDate, isReversal);
  if (!decided) return { fault: 'changes what nothing has changed', next: {} };
  const { next, reason, fromCode } = decided;
  const told = explanation.steps[0]?.facts ?? {};
  const isTold =
    entryId === `tier:${memberId}:${String(next.change)}` &&
    told['reason'] === reason &&
    told['fromCode'] === fromCode &&
    told['toCode'] === next.code &&
    told['from'] === next.from &&
    told['until'] === (next.until ?? '');
  return { fault: isTold ? null : `should be ${canonicalJson(decided)}`, next: { tier: next } };
}

/** Whether an entry that moved growth should have moved the tier, too. */
function isDue(
  { growth, atMs, businessDate }: LedgerEntry,
  facts: TierFacts,
  versions: readonly TierVersion[],
  isReversal: boolean,
): boolean {
  const version = isReversal
    ? versionForSure(versions, atMs)
    : versionNamed(versions, growth?.version, atMs);
  return version !== null && decideTier(facts, version.body, businessDate, isReversal) !== null;
}

function growthFault(
  entry: LedgerEntry,
  entries: readonly LedgerEntry[],
  versions: readonly TierVersion[],
): string | null {
  const { growth, atMs } = entry;
  const version = growth
    ? versionNamed(versions, growth.version, atMs)
    : versionForSure(versions, atMs);
  const expected =
    entry.reversesEntryId === null
      ? version && growthEarned(entry, version)
      : growthReversed(entry, entries);
  // Around a publication nobody can tell which rules a process knew.
  if (!growth && (!version || expected === null)) return null;
  return canonicalJson(expected) === canonicalJson(growth ?? null)
    ? null
    : `growth should be ${canonicalJson(expected)}`;
}

function growthEarned(entry: LedgerEntry, version: TierVersion): GrowthChange | null {
  const { kind, growth, businessDate, explanation } = entry;
  if (kind === 'checkin') return growthOfCheckin(version, businessDate);
  if (kind === 'growth') {
    const { source, amountFen } = explanation.steps[0]?.facts ?? {};
    return growthOfOrder(
      version,
      source as OrderGrowthSource,
      toFen(Number(amountFen)),
      businessDate,
    );
  }
  if (kind !== 'purchase') return null;
  // While purchases earn no points, an entry does not tell what of the bill counted.
  const counted = explanation.steps.find(({ code }) => code === 'purchase.base')?.facts;
  const paidFen = counted ? Number(counted['eligibleFen']) : (growth?.paidFen ?? 0);
  return growthOfPurchase(version, toFen(paidFen), businessDate);
}

function growthReversed(
  { seq, reversesEntryId, explanation }: LedgerEntry,
  entries: readonly LedgerEntry[],
): GrowthChange | null {
  const reversed = entries.find(({ entryId }) => entryId === reversesEntryId);
  if (!reversed?.growth) return null;
  const reversedBefore = entries
    .filter((other) => other.reversesEntryId === reversesEntryId && other.seq < seq)
    .reduce((sum, other) => sum + namedPoints(other), 0);
  const points = namedPoints({ explanation });
  return growthTakenBack(reversed.growth, netPointsOf(reversed), { points, reversedBefore });
}

function namedPoints({ explanation }: Pick<LedgerEntry, 'explanation'>): number {
  return Number(explanation.steps[0]?.facts['namedPoints'] ?? 0);
}
