import fc from 'fast-check';
import { addDays, type BusinessDate } from '#shared/kernel/businessdate';
import { expiresOnFor } from '#shared/points/expiry';
import { reverseEarn, reverseSpend } from '#shared/points/reversal';
import {
  capture,
  earn,
  earnPending,
  hold,
  netPointsOf,
  releaseHold,
  spend,
} from '#shared/points/rules';
import type { ExpiryRule, ReversePolicy } from '#shared/rules/model';
import { points } from '../../rules/book';
import { instantOf, momentOfDay } from './instants';
import type { Plain } from './plain';
import { agree, verify, type Real } from './verify';

type Step = fc.Command<Plain, Real>;

export const graceDays = 30;

const lasting = ['ever', 'today', 'a month', 'the year'] as const;

/** By the calendar alone; must be what the rule of expiry says of the same date. */
function expiryOf(lasts: (typeof lasting)[number], today: BusinessDate): BusinessDate | null {
  const [year = 0, month = 0] = today.split('-').map(Number);
  const lastOfNextMonth = new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10);
  switch (lasts) {
    case 'ever':
      return null;
    case 'today':
      return today;
    case 'a month':
      agree('end', expiresOnFor(today, { kind: 'months', months: 1 }), lastOfNextMonth);
      return lastOfNextMonth as BusinessDate;
    case 'the year':
      agree('end', expiresOnFor(today, yearEnd), `${String(year)}-12-31`);
      return `${String(year)}-12-31` as BusinessDate;
  }
}

const yearEnd: ExpiryRule = { kind: 'year_end', graceMonthDay: null };

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

export const steps: fc.Arbitrary<Step>[] = [
  fc.record({ amount, lasts: fc.constantFrom(...lasting) }).map(({ amount: count, lasts }) =>
    step(`earn ${String(count)} for ${lasts}`, (plain, { book, earns }) => {
      const expiresOn = expiryOf(lasts, book.today);
      earns.push(book.write('purchase', earn(book.account, { points: points(count), expiresOn })));
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
      agree('enough to spend', spent.ok, plain.available.length >= count);
      if (!spent.ok) return;
      spends.push(book.write('spend', spent.value));
      plain.take(count);
    }),
  ),
  fc
    .record({ amount, days: fc.integer({ min: 1, max: 40 }), momentMs: momentOfDay })
    .map(({ amount: count, days, momentMs }) =>
      step(`hold ${String(count)} for ${String(days)} days ${String(momentMs)}`, (plain, real) => {
        const { book } = real;
        const holdId = `h${String((real.holds += 1))}`;
        const untilMs = instantOf(addDays(book.today, days), momentMs);
        const held = hold(book.account, { holdId, points: points(count), untilMs });
        agree('enough to hold', held.ok, plain.available.length >= count);
        if (!held.ok) return;
        book.write('hold', held.value);
        plain.holds.set(holdId, { points: plain.take(count), untilMs });
      }),
    ),
  fc.nat(8).map((which) =>
    step(`capture hold ${String(which)}`, (plain, { book }) => {
      const holdId = `h${String(which)}`;
      const captured = capture(book.account, holdId);
      agree('a hold to capture', captured.ok, plain.holds.has(holdId));
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
      agree('a hold to release', released.ok, held !== undefined);
      if (!released.ok || !held) return;
      book.write('unhold', released.value);
      plain.holds.delete(holdId);
      plain.giveBack(held.points, book.today, graceDays);
    }),
  ),
  fc
    .record({ days: fc.integer({ min: 0, max: 45 }), momentMs: momentOfDay })
    .map(({ days, momentMs }) =>
      step(`${String(days)} days go by, to ${String(momentMs)} ms of the day`, (plain, real) => {
        const { book } = real;
        const date = addDays(book.today, days);
        const nowMs = instantOf(date, momentMs);
        book.settleAt(nowMs);
        agree('the date', book.today, date);
        plain.settle(date, nowMs, graceDays);
        const posted = book.entries.length;
        book.settleAt(nowMs);
        agree('entries after settling again', book.entries.length, posted);
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
        agree('enough given', reversed.ok, before + count <= netPointsOf(entry));
        if (!reversed.ok) return;
        real.named.set(entry.entryId, before + count);
        plain.takeBack(entry, count, policy);
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
      agree('enough taken', reversed.ok, before + count <= singles.length);
      if (!reversed.ok) return;
      real.named.set(entry.entryId, before + count);
      plain.giveBack(singles.reverse().slice(before, before + count), book.today, graceDays);
      book.write('reverse_spend', reversed.value);
    }),
  ),
];
