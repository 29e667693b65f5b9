import type { BusinessDate } from '#shared/kernel/businessdate';
import type { EntryId } from '#shared/kernel/ids';
import { reverseEarn, reverseSpend } from '#shared/points/reversal';
import { capture, earn, earnPending, hold, releaseHold, spend } from '#shared/points/rules';
import { accepted, Book, day, noonOf, points } from '../book';

/** What holds for one of several: of two holds, two pending earns, two lots, only the one that is meant. */

const january = day('2026-01-10');
const nothingBefore = points(0);
const grace = { today: january, graceDays: 30 };

function bookWith(amount: number, expiresOn: string | null = null): Book {
  const book = new Book(january);
  const lot = { points: points(amount), expiresOn: expiresOn as BusinessDate | null };
  book.write('grant', earn(book.account, lot));
  return book;
}

describe('of two holds', () => {
  function twoHolds(): Book {
    const book = bookWith(100);
    for (const [holdId, amount] of [
      ['first', 30],
      ['second', 50],
    ] as const) {
      const wish = { holdId, points: points(amount), untilMs: noonOf(day('2026-01-12')) };
      book.write('hold', accepted(hold(book.account, wish)), holdId);
    }
    return book;
  }

  it('capturing one leaves the other', () => {
    const book = twoHolds();
    book.write('capture', accepted(capture(book.account, 'second')));
    expect(book.account).toMatchObject({ availablePoints: 20, heldPoints: 30 });
  });

  it('giving one back leaves the other', () => {
    const book = twoHolds();
    book.write('unhold', accepted(releaseHold(book.account, 'second', grace)));
    expect(book.account).toMatchObject({ availablePoints: 70, heldPoints: 30 });
  });

  it('neither answers for a third', () => {
    const book = twoHolds();
    const refusal = { ok: false, error: { code: 'points.hold_not_found', holdId: 'third' } };
    expect(capture(book.account, 'third')).toEqual(refusal);
    expect(releaseHold(book.account, 'third', grace)).toEqual(refusal);
  });

  it('a third of more than is left is refused', () => {
    const wish = { holdId: 'third', points: points(21), untilMs: noonOf(day('2026-01-12')) };
    expect(hold(twoHolds().account, wish)).toMatchObject({ error: { availablePoints: 20 } });
  });
});

describe('of two pending earns', () => {
  function twoPending(): Book {
    const book = new Book(january);
    for (const [name, amount, releaseOn] of [
      ['first', 40, '2026-01-15'],
      ['second', 60, '2026-01-20'],
    ] as const) {
      const wish = { points: points(amount), releaseOn: day(releaseOn), expiresOn: null };
      const entryId = `purchase:${name}` as EntryId;
      book.write('purchase', earnPending(book.account, { ...wish, entryId }), name);
    }
    return book;
  }

  it('each becomes spendable on its own date', () => {
    const book = twoPending();
    book.settleOn(day('2026-01-15'));
    expect(book.account).toMatchObject({ availablePoints: 40, pendingPoints: 60 });
    book.settleOn(day('2026-01-20'));
    expect(book.account).toMatchObject({ availablePoints: 100, pendingPoints: 0 });
  });

  it('taking one back whole leaves the other, and nothing of its own', () => {
    const book = twoPending();
    const entry = book.entries[1]!;
    const reversal = { points: points(60), reversedBefore: nothingBefore };
    const policy = 'into_debt';
    book.write('reverse_earn', accepted(reverseEarn(book.account, entry, { ...reversal, policy })));
    expect(book.account.pending).toMatchObject([{ entryId: 'purchase:first', points: 40 }]);
    expect(book.account).toMatchObject({ availablePoints: 0, pendingPoints: 40, debtPoints: 0 });
  });
});

describe('of two lots', () => {
  it('what one cannot give is taken from the other before anything is owed', () => {
    const book = bookWith(500, '2026-06-30');
    const lot = { points: points(100), expiresOn: day('2026-03-31') };
    const entry = book.write('purchase', earn(book.account, lot));
    book.write('spend', accepted(spend(book.account, points(70))));
    expect(book.lots()).toBe('2026-03-31:30 2026-06-30:500');
    const reversal = { points: points(100), reversedBefore: nothingBefore };
    const reversed = reverseEarn(book.account, entry, { ...reversal, policy: 'into_debt' });
    book.write('reverse_earn', accepted(reversed));
    expect(book.lots()).toBe('2026-06-30:430');
    expect(book.account.debtPoints).toBe(0);
  });

  it('what never expired, and what is good until today, come back as they were', () => {
    const book = bookWith(60, '2026-01-12');
    book.write('grant', earn(book.account, { points: points(40), expiresOn: null }));
    const entry = book.write('spend', accepted(spend(book.account, points(100))));
    book.settleOn(day('2026-01-12'));
    const reversal = { points: points(100), reversedBefore: nothingBefore };
    const today = { today: book.today, graceDays: 30 };
    const reversed = reverseSpend(book.account, entry, { ...reversal, ...today });
    book.write('reverse_spend', accepted(reversed));
    expect(book.lots()).toBe('2026-01-12:60 never:40');
  });
});

it('taking back what was spent asks for no more than was spent of points that were also given', () => {
  // A made-up day: what it cost and what it gave are one entry.
  const book = bookWith(100, '2026-06-30');
  const paid = accepted(spend(book.account, points(50)));
  const given = earn(paid, { points: points(10), expiresOn: day('2027-01-31') });
  const entry = book.write('makeup', given);
  const reversal = { points: points(51), reversedBefore: nothingBefore, ...grace };
  expect(reverseSpend(book.account, entry, reversal)).toMatchObject({
    error: { code: 'points.reverse_exceeds', points: 50 },
  });
});
