import { findBookFault } from '../points/audit';
import type { BalanceChange, LedgerEntry } from '../points/model';
import { netPointsOf } from '../points/rules';
import type { Book, Breach, Invariant, Shop } from './model';

const balances = ['availablePoints', 'pendingPoints', 'heldPoints', 'debtPoints'] as const;

export const chainInvariant = 2;

/** What is broken in each member's book, one by one. */
export function inEachBook(find: (book: Book) => Iterable<string>) {
  return function* (shop: Shop): Generator<Breach> {
    for (const book of shop.books) {
      for (const what of find(book)) yield { of: book.account.memberId, what };
    }
  };
}

export const bookInvariants: readonly Invariant[] = [
  {
    number: 1,
    says: 'each balance of a member is the sum of what the entries changed',
    needs: ['ledger'],
    breaches: inEachBook(function* ({ account, entries }) {
      for (const balance of balances) {
        const sum = entries.reduce((total, { change }) => total + change[balance], 0);
        if (account[balance] !== sum) {
          yield `${balance} is ${String(account[balance])}, the entries give ${String(sum)}`;
        }
      }
    }),
  },
  {
    number: chainInvariant,
    says: 'entries are a chain: places without a gap, each sealed and following the one before',
    needs: ['ledger'],
    *breaches({ books, strays }, { sha256 }) {
      for (const { account, entries } of books) {
        const fault = findBookFault(account, entries, sha256);
        if (fault) yield { of: account.memberId, what: fault };
      }
      for (const { entryId } of strays) yield { of: entryId, what: 'belongs to nobody' };
    },
  },
  {
    number: 3,
    says: 'no balance and no lot is ever negative, at any entry',
    needs: ['ledger'],
    breaches: inEachBook(function* ({ account, entries }) {
      const sums: Record<keyof BalanceChange, number> = {
        availablePoints: 0,
        pendingPoints: 0,
        heldPoints: 0,
        debtPoints: 0,
      };
      for (const { seq, change } of entries) {
        for (const balance of balances) {
          sums[balance] += change[balance];
          if (sums[balance] < 0) yield `${balance} negative at entry ${String(seq)}`;
        }
      }
      const parts = [...account.lots, ...account.pending, ...account.holds.flatMap((h) => h.lots)];
      if (parts.some(({ points }) => points <= 0)) yield 'a lot without points in it';
    }),
  },
  {
    number: 5,
    says: 'each entry has one source, and says which in its id',
    needs: ['ledger'],
    *breaches({ books }) {
      const seen = new Set<string>();
      for (const entry of books.flatMap(({ entries }) => entries)) {
        const { entryId } = entry;
        if (seen.has(entryId)) yield { of: entryId, what: 'stands twice' };
        seen.add(entryId);
        const expected = idOf(entry);
        if (!entryId.startsWith(expected)) yield { of: entryId, what: `is not ${expected}` };
      }
    },
  },
  {
    number: 8,
    says: 'available, held and pending, less debt, are all that was ever gained and lost',
    needs: ['ledger'],
    breaches: inEachBook(function* ({ account, entries }) {
      const { availablePoints, pendingPoints, heldPoints, debtPoints } = account;
      const has = availablePoints + pendingPoints + heldPoints - debtPoints;
      const gained = entries.reduce((total, entry) => total + netPointsOf(entry), 0);
      if (has !== gained) yield `has ${String(has)}, gained ${String(gained)}`;
    }),
  },
  {
    number: 9,
    says: 'available points are those in the lots, held ones those in the holds, pending likewise',
    needs: ['accounts'],
    breaches: inEachBook(function* ({ account }) {
      const found = {
        availablePoints: total(account.lots),
        pendingPoints: total(account.pending),
        heldPoints: total(account.holds.flatMap(({ lots }) => lots)),
      };
      for (const [balance, sum] of Object.entries(found)) {
        const stated = account[balance as keyof typeof found];
        if (stated !== sum) yield `${balance} is ${String(stated)}, its parts are ${String(sum)}`;
      }
    }),
  },
];

export function total(parts: readonly { readonly points: number }[]): number {
  return parts.reduce((sum, { points }) => sum + points, 0);
}

/** How the id of an entry must begin: as far as it follows from the entry whoever posted it. */
function idOf({ kind, memberId, businessDate, seq }: LedgerEntry): string {
  switch (kind) {
    case 'welcome':
    case 'close':
    case 'makeup':
    case 'grant':
    case 'adjust':
    case 'import':
    case 'redeem':
    case 'unhold':
    case 'tier':
      return `${kind}:${memberId}`;
    case 'checkin':
      return `${kind}:${memberId}:${businessDate}`;
    // A date may come twice.
    case 'release':
    case 'expire':
      return `${kind}:${memberId}:${String(seq)}`;
    case 'growth':
      return 'growth:';
    case 'tier_gift':
      return `tiergift:${memberId}:`;
    case 'tier_gift_end':
      return `tierend:tiergift:${memberId}:`;
    case 'reverse_earn':
    case 'reverse_spend':
      return 'reverse:';
    default:
      return '';
  }
}
