import type { BusinessDate } from '#shared/kernel/businessdate';
import { findChainFault } from '#shared/points/chain';
import { expiresOnFor } from '#shared/points/expiry';
import type { EntryId } from '#shared/kernel/ids';
import type { LedgerEntry } from '#shared/points/model';
import { reverseEarn, reverseSpend } from '#shared/points/reversal';
import { capture, earn, earnPending, hold, releaseHold, spend } from '#shared/points/rules';
import type { ExpiryRule, ReversePolicy } from '#shared/rules/model';
import { accepted, Book, day, noonOf, points, sha256 } from '../book';

const january = day('2026-01-10');

function bookWith(...lots: [expiresOn: string | null, amount: number][]): Book {
  const book = new Book(january);
  for (const [expiresOn, amount] of lots) {
    const lot = { points: points(amount), expiresOn: expiresOn as BusinessDate | null };
    book.write('grant', earn(book.account, lot));
  }
  return book;
}

afterEach(() => {
  // Every story below leaves books that prove themselves.
  expect(books.map((book) => findChainFault(book.entries, sha256))).toEqual(books.map(() => null));
  books.length = 0;
});
const books: Book[] = [];
const kept = (book: Book): Book => {
  books.push(book);
  return book;
};

describe('expiry', () => {
  it.each<[ExpiryRule, string, string | null]>([
    [{ kind: 'never' }, '2026-01-10', null],
    [{ kind: 'months', months: 12 }, '2026-01-01', '2027-01-31'],
    [{ kind: 'months', months: 12 }, '2026-01-31', '2027-01-31'],
    [{ kind: 'months', months: 1 }, '2028-01-31', '2028-02-29'],
    [{ kind: 'year_end', graceMonthDay: null }, '2026-12-31', '2026-12-31'],
    [{ kind: 'year_end', graceMonthDay: '03-31' }, '2026-01-01', '2027-03-31'],
  ])('under %j, points of %s last until %p', (rule, earnedOn, expiresOn) => {
    expect(expiresOnFor(day(earnedOn), rule)).toBe(expiresOn);
  });

  it('takes a lot the day after its last, once, in an entry of its own', () => {
    const book = kept(bookWith(['2026-01-31', 40], ['2026-02-28', 60]));
    book.settleOn(day('2026-01-31'));
    expect(book.account.availablePoints).toBe(100);
    book.settleOn(day('2026-02-01'));
    book.settleOn(day('2026-02-01'));
    expect(book.lots()).toBe('2026-02-28:60');
    const expired = book.entries.filter((entry) => entry.kind === 'expire');
    expect(expired).toMatchObject([
      {
        entryId: 'expire:m_1:3',
        deltaPoints: -40,
        explanation: { steps: [{ facts: { expiresOn: '2026-01-31' } }] },
      },
    ]);
  });
});

describe('spending', () => {
  it('takes what expires soonest first, and what never expires last', () => {
    const book = kept(bookWith([null, 100], ['2026-03-31', 30], ['2026-02-28', 20]));
    book.write('spend', accepted(spend(book.account, points(45))));
    expect(book.lots()).toBe('2026-03-31:5 never:100');
  });

  it('refuses more than there is and says how much there is', () => {
    const book = kept(bookWith([null, 10]));
    expect(spend(book.account, points(11))).toEqual({
      ok: false,
      error: { code: 'points.insufficient', neededPoints: 11, availablePoints: 10 },
    });
  });
});

describe('holding', () => {
  const oneHold = { holdId: 'h1', points: points(50), untilMs: noonOf(day('2026-01-12')) };

  it('sets points aside, and capturing takes them for good', () => {
    const book = kept(bookWith(['2026-02-28', 80]));
    book.write('hold', accepted(hold(book.account, oneHold)));
    expect(book.account).toMatchObject({ availablePoints: 30, heldPoints: 50 });
    book.write('capture', accepted(capture(book.account, 'h1')));
    expect(book.account).toMatchObject({ availablePoints: 30, heldPoints: 0 });
    expect(capture(book.account, 'h1')).toMatchObject({ error: { code: 'points.hold_not_found' } });
  });

  it('gives back to the very lots', () => {
    const book = kept(bookWith(['2026-01-31', 20], ['2026-02-28', 80]));
    book.write('hold', accepted(hold(book.account, oneHold)));
    expect(book.lots()).toBe('2026-02-28:50');
    const grace = { today: january, graceDays: 30 };
    book.write('unhold', accepted(releaseHold(book.account, 'h1', grace)));
    expect(book.lots()).toBe('2026-01-31:20 2026-02-28:80');
  });

  it('gives back by itself when the deadline passes', () => {
    const book = kept(bookWith(['2026-02-28', 80]));
    book.write('hold', accepted(hold(book.account, oneHold)));
    book.settleOn(day('2026-01-11'));
    expect(book.account.heldPoints).toBe(50);
    book.settleOn(day('2026-01-12'));
    expect(book.account).toMatchObject({ availablePoints: 80, heldPoints: 0 });
  });

  it('gives a lot that expired meanwhile the days of grace', () => {
    const book = kept(bookWith(['2026-01-11', 80]));
    book.write('hold', accepted(hold(book.account, oneHold)));
    book.settleOn(day('2026-01-12'));
    expect(book.lots()).toBe('2026-02-11:50');
  });
});

describe('pending points', () => {
  it('become spendable on their date', () => {
    const book = kept(new Book(january));
    const pending = {
      entryId: 'purchase:1' as EntryId,
      points: points(154),
      releaseOn: day('2026-01-17'),
      expiresOn: day('2027-01-31'),
    };
    book.write('purchase', earnPending(book.account, pending));
    expect(book.account).toMatchObject({ availablePoints: 0, pendingPoints: 154 });
    book.settleOn(day('2026-01-16'));
    expect(book.account.availablePoints).toBe(0);
    book.settleOn(day('2026-01-17'));
    expect(book.account).toMatchObject({ availablePoints: 154, pendingPoints: 0 });
    expect(book.lots()).toBe('2027-01-31:154');
  });
});

/** Reverses a part of an entry as the cloud does, remembering what was reversed before. */
class Refunds {
  #named = 0;

  constructor(
    readonly book: Book,
    readonly entry: LedgerEntry,
  ) {}

  take(amount: number, policy: ReversePolicy) {
    const reversal = { points: points(amount), reversedBefore: points(this.#named), policy };
    const result = reverseEarn(this.book.account, this.entry, reversal);
    return this.#write('reverse_earn', amount, result);
  }

  giveBack(amount: number) {
    const grace = { today: this.book.today, graceDays: this.book.graceDays };
    const reversal = { points: points(amount), reversedBefore: points(this.#named), ...grace };
    const result = reverseSpend(this.book.account, this.entry, reversal);
    return this.#write('reverse_spend', amount, result);
  }

  #write(
    kind: 'reverse_earn' | 'reverse_spend',
    amount: number,
    result: ReturnType<typeof reverseSpend>,
  ): string {
    if (!result.ok) return result.error.code;
    this.book.write(kind, result.value);
    this.#named += amount;
    return this.book.lots();
  }
}

describe('a refund takes back what was earned', () => {
  it.each<[ReversePolicy, { availablePoints: number; debtPoints: number }]>([
    ['pending_only', { availablePoints: 20, debtPoints: 0 }],
    ['within_balance', { availablePoints: 0, debtPoints: 0 }],
    ['into_debt', { availablePoints: 0, debtPoints: 70 }],
  ])('after it was spent, under %s', (policy, balances) => {
    const book = kept(new Book(january));
    const lot = { points: points(90), expiresOn: day('2026-12-31') };
    const entry = book.write('purchase', earn(book.account, lot));
    book.write('spend', accepted(spend(book.account, points(70))));
    new Refunds(book, entry).take(90, policy);
    expect(book.account).toMatchObject(balances);
  });

  it('in thirds, exactly, and never a fourth time', () => {
    const book = kept(bookWith(['2026-06-30', 500]));
    const lot = { points: points(100), expiresOn: day('2026-12-31') };
    const entry = book.write('purchase', earn(book.account, lot));
    const refunds = new Refunds(book, entry);
    expect([33, 33, 34, 1].map((amount) => refunds.take(amount, 'into_debt'))).toEqual([
      '2026-06-30:500 2026-12-31:67',
      '2026-06-30:500 2026-12-31:34',
      '2026-06-30:500',
      'points.reverse_exceeds',
    ]);
  });

  it('from what is pending first', () => {
    const book = kept(bookWith(['2026-06-30', 500]));
    const entry = book.write(
      'purchase',
      earnPending(book.account, {
        entryId: 'purchase:p' as EntryId,
        points: points(90),
        releaseOn: day('2026-01-20'),
        expiresOn: null,
      }),
      'p',
    );
    new Refunds(book, entry).take(60, 'pending_only');
    expect(book.account).toMatchObject({ availablePoints: 500, pendingPoints: 30 });
    book.settleOn(day('2026-01-20'));
    expect(book.lots()).toBe('2026-06-30:500 never:30');
  });

  it('and what is owed is paid off by what is earned next', () => {
    const book = kept(new Book(january));
    const entry = book.write(
      'purchase',
      earn(book.account, { points: points(50), expiresOn: null }),
    );
    book.write('spend', accepted(spend(book.account, points(50))));
    new Refunds(book, entry).take(50, 'into_debt');
    book.write('grant', earn(book.account, { points: points(80), expiresOn: null }));
    expect(book.account).toMatchObject({ availablePoints: 30, debtPoints: 0 });
  });
});

describe('a refund gives back what was spent', () => {
  it('in thirds to the very lots, the last taken first', () => {
    const book = kept(bookWith(['2026-02-28', 60], ['2026-03-31', 60]));
    const entry = book.write('spend', accepted(spend(book.account, points(100))));
    const refunds = new Refunds(book, entry);
    expect([33, 33, 34, 1].map((amount) => refunds.giveBack(amount))).toEqual([
      '2026-03-31:53',
      '2026-02-28:26 2026-03-31:60',
      '2026-02-28:60 2026-03-31:60',
      'points.reverse_exceeds',
    ]);
  });

  it('as a lot of grace where the lot has expired', () => {
    const book = kept(bookWith(['2026-01-31', 60], ['2026-03-31', 60]));
    const entry = book.write('spend', accepted(spend(book.account, points(100))));
    book.settleOn(day('2026-02-10'));
    expect(new Refunds(book, entry).giveBack(100)).toBe('2026-03-12:60 2026-03-31:60');
  });
});
