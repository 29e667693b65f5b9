import { settlementKinds } from '../points/ledgerdocument';
import type { EntryKind, LedgerEntry } from '../points/model';
import { netPointsOf } from '../points/rules';
import type { Breach, Invariant, Shop } from './model';

/** Which way a kind may move what a member has in all; kinds that may go either way are left out. */
const ways: Partial<Record<EntryKind, 1 | 0 | -1>> = {
  ...({ welcome: 1, checkin: 1, grant: 1, import: 1, purchase: 1, reverse_spend: 1 } as const),
  ...({ release: 0, hold: 0, unhold: 0, tier: 0 } as const),
  ...({ spend: -1, redeem: -1, capture: -1, expire: -1, reverse_earn: -1 } as const),
};

export const ledgerInvariants: readonly Invariant[] = [
  {
    number: 4,
    says: 'no entry changes or goes once it is there',
    needs: ['ledger'],
    *breaches(shop, { before }) {
      if (!before) return;
      const now = new Map(allEntries(shop).map(({ entryId, hash }) => [entryId, hash]));
      for (const { entryId, hash } of allEntries(before)) {
        const kept = now.get(entryId);
        if (kept === undefined) yield { of: entryId, what: 'is gone' };
        else if (kept !== hash) yield { of: entryId, what: 'is another' };
      }
    },
  },
  {
    number: 6,
    says: 'reversals name one entry of the same member, and together no more than it gave or took',
    needs: ['ledger'],
    *breaches(shop) {
      for (const { entries } of shop.books) yield* reversalFaults(entries);
    },
  },
  {
    number: 7,
    says: 'over all members, what was issued less what was used and expired is what they have',
    needs: ['ledger'],
    *breaches(shop) {
      let issued = 0;
      for (const entry of allEntries(shop)) {
        const net = netPointsOf(entry);
        issued += net;
        const way = ways[entry.kind];
        if (way !== undefined && net !== 0 && Math.sign(net) !== way) {
          yield { of: entry.entryId, what: `a ${entry.kind} of ${String(net)}` };
        }
      }
      const held = shop.books.reduce(
        (sum, { account: one }) =>
          sum + one.availablePoints + one.pendingPoints + one.heldPoints - one.debtPoints,
        0,
      );
      if (issued !== held) {
        yield { of: 'the shop', what: `${String(issued)} issued, ${String(held)} held` };
      }
    },
  },
  {
    number: 33,
    says: 'one request has one effect on a member’s points',
    needs: ['ledger'],
    *breaches({ books }) {
      for (const { account, entries } of books) {
        const effects = new Map<string, LedgerEntry>();
        for (const entry of entries) {
          // Timers have no request: what they post has an id of its own.
          if (settlementKinds.has(entry.kind) || entry.requestId === '') continue;
          // A team's end takes the price of each order and gives its bonus, each once by the order's id.
          if (ofTeamOrder.test(entry.entryId)) continue;
          // The growth of an order goes with its money, once by the order's id.
          if (ofOrderGrowth.test(entry.entryId)) continue;
          // A request that takes back its own effect has none.
          if (entry.reversesEntryId === effects.get(entry.requestId)?.entryId) continue;
          const other = effects.get(entry.requestId);
          // A closing that is repeated takes what came since it died. Source: member.md, rule 20.
          if (entry.kind === 'close' && other?.kind === 'close') continue;
          if (other) yield { of: account.memberId, what: `${other.entryId}, ${entry.entryId}` };
          effects.set(entry.requestId, entry);
        }
      }
    },
  },
];

const ofOrderGrowth = /^(reverse:)?growth:(mall|groupbuy):/;
const ofTeamOrder = /^(reverse:)?(hold|capture|unhold|groupbuy):[^:]+:groupbuy:/;

function allEntries({ books }: Shop): LedgerEntry[] {
  return books.flatMap(({ entries }) => entries);
}

function* reversalFaults(entries: readonly LedgerEntry[]): Generator<Breach> {
  const byId = new Map(entries.map((entry) => [entry.entryId, entry]));
  const named = new Map<string, number>();
  for (const { entryId, kind, seq, reversesEntryId, explanation } of entries) {
    const isReversal = kind === 'reverse_earn' || kind === 'reverse_spend';
    if (isReversal !== (reversesEntryId !== null)) yield { of: entryId, what: 'reverses nothing' };
    if (reversesEntryId === null) continue;
    const reversed = byId.get(reversesEntryId);
    if (!reversed || reversed.seq >= seq || reversed.reversesEntryId !== null) {
      yield { of: entryId, what: `cannot reverse ${reversesEntryId}` };
      continue;
    }
    const points = Number(explanation.steps[0]?.facts['namedPoints'] ?? 0);
    const sum = (named.get(reversesEntryId) ?? 0) + points;
    named.set(reversesEntryId, sum);
    const most = kind === 'reverse_earn' ? netPointsOf(reversed) : takenBy(reversed);
    // Nothing is taken back only of what had brought nothing, or growth alone.
    if (points < 0 || (points === 0) !== (most === 0) || sum > most) {
      yield { of: entryId, what: `${String(sum)} of ${String(most)} reversed` };
    }
  }
}

function takenBy({ lotMoves }: LedgerEntry): number {
  return lotMoves.reduce((sum, { points }) => sum - Math.min(0, points), 0);
}
