import fc from 'fast-check';
import { addDays, type BusinessDate } from '#shared/kernel/businessdate';
import { findChainFault } from '#shared/points/chain';
import { sumOfLots } from '#shared/points/lots';
import type { LedgerEntry } from '#shared/points/model';
import {
  capture,
  earn,
  earnPending,
  hold,
  netPointsOf,
  releaseHold,
  reverseEarn,
  reverseSpend,
  spend,
} from '#shared/points/rules';
import type { ReversePolicy } from '#shared/rules/model';
import { Book, day, noonOf, points } from '../rules/book';

/**
 * A plain model of one member's points beside the real books: single points in a list, each with
 * its date of expiry, moved one by one. Slow and obvious, where the product is quick and careful.
 */
class Plain {
  available: (BusinessDate | null)[] = [];
  pending: { entryId: string; releaseOn: BusinessDate; expiresOn: BusinessDate | null }[] = [];
  holds = new Map<string, { points: (BusinessDate | null)[]; untilMs: number }>();
  debt = 0;

  give(count: number, expiresOn: BusinessDate | null): void {
    for (let index = 0; index < count; index += 1) {
      if (this.debt > 0) this.debt -= 1;
      else this.available.push(expiresOn);
    }
    this.#sort();
  }

  take(count: number): (BusinessDate | null)[] {
    return this.available.splice(0, count);
  }

  giveBack(taken: readonly (BusinessDate | null)[], today: BusinessDate, graceDays: number): void {
    const grace = addDays(today, graceDays);
    this.available.push(...taken.map((date) => (date !== null && date < today ? grace : date)));
    this.#sort();
  }

  settle(today: BusinessDate, nowMs: number, graceDays: number): void {
    for (const [holdId, { points: held, untilMs }] of [...this.holds]) {
      if (untilMs > nowMs) continue;
      this.holds.delete(holdId);
      this.giveBack(held, today, graceDays);
    }
    const due = this.pending.filter(({ releaseOn }) => releaseOn <= today);
    this.pending = this.pending.filter(({ releaseOn }) => releaseOn > today);
    for (const { expiresOn } of due) this.give(1, expiresOn);
    this.available = this.available.filter((date) => date === null || date >= today);
  }

  #sort(): void {
    this.available.sort((a, b) => ((a ?? '9') < (b ?? '9') ? -1 : 1));
  }
}

interface Real {
  readonly book: Book;
  readonly earns: LedgerEntry[];
  readonly spends: LedgerEntry[];
  readonly named: Map<string, number>;
  holds: number;
  /** Entries verified so far and what they give in all. */
  seen: number;
  net: number;
}

type Step = fc.Command<Plain, Real>;

/** Stands for SHA-256, which is proven elsewhere and would be most of the time here. */
const quickHash = (text: string): string => {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) {
    hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  }
  return String(hash);
};

const graceDays = 30;
const expiries = [null, '2026-01-31', '2026-02-28', '2026-03-31', '2026-12-31'] as const;

/** Every invariant of the books, after every step. Plain comparisons: there are a hundred thousand. */
function verify(plain: Plain, real: Real): void {
  const { account, entries } = real.book;
  const { availablePoints, pendingPoints, heldPoints, debtPoints } = account;
  const lots = new Map<string | null, number>();
  for (const date of plain.available) lots.set(date, (lots.get(date) ?? 0) + 1);
  for (const entry of entries.slice(real.seen)) {
    real.net += netPointsOf(entry);
    agree('a balance below nothing', entry.balanceAfterPoints < 0, false);
  }
  real.seen = entries.length;

  agree('available', availablePoints, plain.available.length);
  agree('pending', pendingPoints, plain.pending.length);
  agree('held', heldPoints, [...plain.holds.values()].flatMap((one) => one.points).length);
  agree('debt', debtPoints, plain.debt);
  agree('sum of lots', sumOfLots(account.lots), availablePoints);
  agree('sum of entries', real.net, availablePoints + pendingPoints + heldPoints - debtPoints);
  const realLots = account.lots.map(({ expiresOn, points: count }) => [expiresOn, count]);
  agree('lots', JSON.stringify(realLots), JSON.stringify([...lots]));
}

function agree(what: string, real: unknown, plain: unknown): void {
  if (real !== plain) throw new Error(`${what}: ${String(real)}, the model says ${String(plain)}`);
}

function step(name: string, run: (plain: Plain, real: Real) => void): Step {
  return {
    check: () => true,
    run(plain, real) {
      run(plain, real);
      verify(plain, real);
    },
    toString: () => name,
  };
}

const amount = fc.integer({ min: 1, max: 60 });
const reversalOf = fc.record({ which: fc.nat(50), amount });

const steps: fc.Arbitrary<Step>[] = [
  fc.record({ amount, expiry: fc.constantFrom(...expiries) }).map(({ amount: count, expiry }) =>
    step(`earn ${String(count)} until ${String(expiry)}`, (plain, { book, earns }) => {
      const expiresOn = expiry === null || day(expiry) >= book.today ? expiry && day(expiry) : null;
      const lot = { points: points(count), expiresOn };
      earns.push(book.write('purchase', earn(book.account, lot)));
      plain.give(count, expiresOn);
    }),
  ),
  fc.record({ amount, days: fc.integer({ min: 1, max: 9 }) }).map(({ amount: count, days }) =>
    step(`earn ${String(count)} in ${String(days)} days`, (plain, { book, earns }) => {
      const name = `p${String(book.entries.length)}`;
      const releaseOn = addDays(book.today, days);
      const pending = {
        entryId: `purchase:${name}` as never,
        points: points(count),
        releaseOn,
        expiresOn: null,
      };
      earns.push(book.write('purchase', earnPending(book.account, pending), name));
      for (let index = 0; index < count; index += 1) {
        plain.pending.push({ entryId: pending.entryId, releaseOn, expiresOn: null });
      }
    }),
  ),
  amount.map((count) =>
    step(`spend ${String(count)}`, (plain, { book, spends }) => {
      const spent = spend(book.account, points(count));
      expect(spent.ok).toBe(plain.available.length >= count);
      if (!spent.ok) return;
      spends.push(book.write('spend', spent.value));
      plain.take(count);
    }),
  ),
  fc.record({ amount, days: fc.integer({ min: 1, max: 40 }) }).map(({ amount: count, days }) =>
    step(`hold ${String(count)} for ${String(days)} days`, (plain, real) => {
      const { book } = real;
      const holdId = `h${String((real.holds += 1))}`;
      const untilMs = noonOf(addDays(book.today, days));
      const held = hold(book.account, { holdId, points: points(count), untilMs });
      expect(held.ok).toBe(plain.available.length >= count);
      if (!held.ok) return;
      book.write('hold', held.value);
      plain.holds.set(holdId, { points: plain.take(count), untilMs });
    }),
  ),
  fc.nat(8).map((which) =>
    step(`capture hold ${String(which)}`, (plain, { book }) => {
      const holdId = `h${String(which)}`;
      const captured = capture(book.account, holdId);
      expect(captured.ok).toBe(plain.holds.has(holdId));
      if (!captured.ok) return;
      book.write('capture', captured.value);
      plain.holds.delete(holdId);
    }),
  ),
  fc.nat(8).map((which) =>
    step(`release hold ${String(which)}`, (plain, { book }) => {
      const holdId = `h${String(which)}`;
      const released = releaseHold(book.account, holdId, { today: book.today, graceDays });
      const held = plain.holds.get(holdId);
      expect(released.ok).toBe(held !== undefined);
      if (!released.ok || !held) return;
      book.write('unhold', released.value);
      plain.holds.delete(holdId);
      plain.giveBack(held.points, book.today, graceDays);
    }),
  ),
  fc.integer({ min: 0, max: 45 }).map((days) =>
    step(`${String(days)} days go by`, (plain, { book }) => {
      const date = addDays(book.today, days);
      book.settleOn(date);
      plain.settle(date, noonOf(date), graceDays);
    }),
  ),
  fc
    .record({
      reversal: reversalOf,
      policy: fc.constantFrom<ReversePolicy>('within_balance', 'into_debt'),
    })
    .map(({ reversal: { which, amount: count }, policy }) =>
      step(`reverse ${String(count)} of earn ${String(which)} ${policy}`, (plain, real) => {
        const entry = real.earns[which % Math.max(1, real.earns.length)];
        if (!entry) return;
        const before = real.named.get(entry.entryId) ?? 0;
        const reversal = { points: points(count), reversedBefore: points(before), policy };
        const reversed = reverseEarn(real.book.account, entry, reversal);
        expect(reversed.ok).toBe(before + count <= netPointsOf(entry));
        if (!reversed.ok) return;
        real.named.set(entry.entryId, before + count);
        takeBackOneByOne(plain, entry, count, policy);
        real.book.write('reverse_earn', reversed.value);
      }),
    ),
  reversalOf.map(({ which, amount: count }) =>
    step(`reverse ${String(count)} of spend ${String(which)}`, (plain, real) => {
      const { book } = real;
      const entry = real.spends[which % Math.max(1, real.spends.length)];
      if (!entry) return;
      const before = real.named.get(entry.entryId) ?? 0;
      const grace = { today: book.today, graceDays };
      const reversal = { points: points(count), reversedBefore: points(before), ...grace };
      const reversed = reverseSpend(book.account, entry, reversal);
      const singles = entry.lotMoves.flatMap((move) =>
        Array.from({ length: Math.abs(move.points) }, () => move.expiresOn),
      );
      expect(reversed.ok).toBe(before + count <= singles.length);
      if (!reversed.ok) return;
      real.named.set(entry.entryId, before + count);
      plain.giveBack(singles.reverse().slice(before, before + count), book.today, graceDays);
      book.write('reverse_spend', reversed.value);
    }),
  ),
];

function takeBackOneByOne(
  plain: Plain,
  entry: LedgerEntry,
  count: number,
  policy: ReversePolicy,
): void {
  const own = entry.lotMoves.filter((move) => move.points > 0).map((move) => move.expiresOn);
  for (let index = 0; index < count; index += 1) {
    const pending = plain.pending.findIndex(({ entryId }) => entryId === entry.entryId);
    const ownLot = plain.available.findIndex((date) => own.includes(date));
    if (pending >= 0) plain.pending.splice(pending, 1);
    else if (ownLot >= 0) plain.available.splice(ownLot, 1);
    else if (plain.available.length > 0) plain.available.shift();
    else if (policy === 'into_debt') plain.debt += 1;
  }
}

it('a member’s books agree with a plain model after every one of a hundred thousand steps', () => {
  fc.assert(
    fc.property(fc.commands(steps, { maxCommands: 100, size: 'max' }), (commands) => {
      const real: Real = {
        book: new Book(day('2026-01-10'), graceDays, quickHash),
        earns: [],
        spends: [],
        named: new Map(),
        holds: 0,
        seen: 0,
        net: 0,
      };
      fc.modelRun(() => ({ model: new Plain(), real }), commands);
      expect(findChainFault(real.book.entries, quickHash)).toBeNull();
    }),
    { numRuns: 2000 },
  );
}, 240_000);
