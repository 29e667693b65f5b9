import { negatePoints, toFen, toPoints } from '../kernel/amounts';
import { parseBusinessDate } from '../kernel/businessdate';
import type { EntryId } from '../kernel/ids';
import type { Bill } from '../points/cash';
import type { Account, ExplainedStep, LedgerEntry } from '../points/model';
import { netPointsOf } from '../points/rules';
import type { TierCode } from '../tier/model';
import { tierCodesAfter } from '../tier/standing';
import type { Deed, MemberHistory } from './model';

/**
 * A member's history from the account and all of its entries, in any order.
 *
 * What time did by itself (release, expiry, the end of a hold) is left out: the replay works it out
 * again. So is setting points aside; when they are captured, they are spent.
 * Source: docs/domain/simulation.md, rule 2.
 */
export function historyOf(
  account: Pick<Account, 'memberId' | 'openedAtMs'>,
  nickname: string,
  entries: readonly LedgerEntry[],
): MemberHistory {
  const byId = new Map(entries.map((entry) => [entry.entryId, entry]));
  let tierCodes: readonly TierCode[] = [];
  return {
    memberId: account.memberId,
    nickname,
    joinedAtMs: account.openedAtMs,
    events: [...entries]
      .sort((a, b) => a.seq - b.seq)
      .flatMap((entry) => {
        tierCodes = tierCodesAfter(tierCodes, entry);
        const deed = deedOf(entry, byId, tierCodes);
        const { entryId, businessDate, atMs } = entry;
        return deed ? [{ entryId, businessDate, atMs, deed }] : [];
      }),
  };
}

function deedOf(
  entry: LedgerEntry,
  byId: ReadonlyMap<EntryId, LedgerEntry>,
  tierCodes: readonly TierCode[],
): Deed | null {
  const net = netPointsOf(entry);
  switch (entry.kind) {
    case 'checkin':
      return { kind: 'checkin', tierCodes };
    case 'makeup': {
      const date = parseBusinessDate(String(factsOf(entry, 'makeup.cost')['date']));
      return date && { kind: 'makeup', date };
    }
    case 'purchase':
      return { kind: 'purchase', purchase: purchaseOf(entry), tierCodes };
    case 'grant':
    case 'adjust':
    case 'import':
    case 'groupbuy':
      return {
        kind: net >= 0 ? 'give' : 'take',
        source: entry.kind,
        points: toPoints(Math.abs(net)),
        expiresOn: parseBusinessDate(String(factsOf(entry, entry.kind)['expiresOn'])),
      };
    case 'spend':
    case 'redeem':
    case 'capture':
      return { kind: 'spend', points: negatePoints(net), bill: billOf(entry) };
    case 'reverse_earn':
    case 'reverse_spend':
      return reversalOf(entry, byId);
    case 'welcome':
    case 'release':
    case 'hold':
    case 'unhold':
    case 'expire':
    case 'growth':
    case 'tier':
    case 'tier_gift':
    case 'tier_gift_end':
    case 'close':
      return null;
  }
}

/**
 * The ledger keeps what of a bill counted, not its lines: what an exclusion left out stays out,
 * whatever the draft excludes.
 */
function purchaseOf(entry: LedgerEntry): Extract<Deed, { kind: 'purchase' }>['purchase'] {
  const facts = factsOf(entry, 'purchase.base');
  return {
    storeId: String(facts['storeId'] ?? ''),
    amountFen: toFen(Number(facts['eligibleFen'] ?? 0)),
    lines: [],
  };
}

function billOf({ explanation }: LedgerEntry): Bill | null {
  const billFen = explanation.steps[0]?.facts['billFen'];
  return billFen === undefined ? null : { amountFen: toFen(Number(billFen)), hasCoupon: false };
}

function reversalOf(
  { reversesEntryId, explanation }: LedgerEntry,
  byId: ReadonlyMap<EntryId, LedgerEntry>,
): Deed | null {
  const reversed = reversesEntryId === null ? undefined : byId.get(reversesEntryId);
  // Without points there was growth to take back, or nothing at all.
  if (!reversed || netPointsOf(reversed) === 0) return null;
  return {
    kind: 'reverse',
    reversesEntryId: reversed.entryId,
    points: toPoints(Number(explanation.steps[0]?.facts['namedPoints'] ?? 0)),
    ofPoints: toPoints(Math.abs(netPointsOf(reversed))),
  };
}

function factsOf({ explanation }: LedgerEntry, code: string): ExplainedStep['facts'] {
  return explanation.steps.find((step) => step.code === code)?.facts ?? {};
}
