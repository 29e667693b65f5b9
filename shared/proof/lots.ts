import type { BusinessDate } from '../kernel/businessdate';
import type { LedgerEntry } from '../points/model';
import { inEachBook } from './book';
import type { Book, Invariant } from './model';

type Expiry = BusinessDate | null;

/** Kinds that take lots by another order than the soonest to expire first, and why is their rule. */
const ownOrder = new Set<LedgerEntry['kind']>(['expire', 'reverse_earn']);

export const lotInvariants: readonly Invariant[] = [
  {
    number: 10,
    says: 'of each lot: granted = consumed + expired + remaining',
    needs: ['ledger'],
    breaches: inEachBook(function* (book) {
      const left = new Map<Expiry, number>();
      for (const { lotMoves } of book.entries) {
        for (const { expiresOn, points } of lotMoves) {
          left.set(expiresOn, (left.get(expiresOn) ?? 0) + points);
        }
      }
      for (const { expiresOn, points } of book.account.lots) {
        const moved = left.get(expiresOn) ?? 0;
        if (moved !== points) yield `${nameOf(expiresOn)}: ${String(points)}, not ${String(moved)}`;
        left.delete(expiresOn);
      }
      for (const [expiresOn, points] of left) {
        if (points !== 0) yield `${nameOf(expiresOn)}: none, not ${String(points)}`;
      }
    }),
  },
  {
    number: 11,
    says: 'points are spent in the order they expire',
    needs: ['ledger'],
    breaches: inEachBook(function* (book) {
      for (const { entry, left } of steps(book)) {
        if (ownOrder.has(entry.kind)) continue;
        // What the same entry put in was not there to take.
        const putIn = entry.lotMoves.filter(({ points }) => points > 0);
        const older = [...left].filter(([other]) =>
          putIn.every(({ expiresOn }) => expiresOn !== other),
        );
        for (const { expiresOn, points } of entry.lotMoves) {
          if (points >= 0) continue;
          const passedOver = older.find(([other, rest]) => rest > 0 && isSooner(other, expiresOn));
          if (passedOver) {
            yield `${entry.entryId} took of ${nameOf(expiresOn)} before ${nameOf(passedOver[0])}`;
          }
        }
      }
    }),
  },
  {
    number: 12,
    says: 'a lot expires once, after the end of its last day, and nothing is spent after that',
    needs: ['ledger'],
    breaches: inEachBook(function* (book) {
      for (const { entry, left } of steps(book)) {
        const { entryId, kind, businessDate } = entry;
        for (const { expiresOn, points } of entry.lotMoves) {
          if (points >= 0) continue;
          const isPast = expiresOn !== null && expiresOn < businessDate;
          if (kind === 'expire' && !isPast) yield `${entryId} took ${nameOf(expiresOn)} too early`;
          if (kind === 'expire' && left.get(expiresOn)) yield `${entryId} left some of its lot`;
          if (!ownOrder.has(kind) && isPast) yield `${entryId} spent of ${nameOf(expiresOn)}`;
        }
      }
    }),
  },
];

/** Each entry with what its lots held once it was posted. */
function* steps({ entries }: Book): Generator<{ entry: LedgerEntry; left: Map<Expiry, number> }> {
  const left = new Map<Expiry, number>();
  for (const entry of entries) {
    for (const { expiresOn, points } of entry.lotMoves) {
      left.set(expiresOn, (left.get(expiresOn) ?? 0) + points);
    }
    yield { entry, left };
  }
}

function isSooner(one: Expiry, other: Expiry): boolean {
  return one !== null && (other === null || one < other);
}

function nameOf(expiresOn: Expiry): string {
  return `the lot until ${expiresOn ?? 'ever'}`;
}
