import fc from 'fast-check';
import { canonicalJson } from '#shared/kernel/canonicaljson';
import { findChainFault } from '#shared/points/chain';
import type { LedgerEntry } from '#shared/points/model';
import { earn, spend } from '#shared/points/rules';
import { accepted, Book, day, points, sha256 } from '../book';

function bookOf(amounts: readonly number[]): Book {
  const book = new Book(day('2026-01-05'));
  for (const amount of amounts) {
    book.write('grant', earn(book.account, { points: points(amount), expiresOn: null }));
  }
  return book;
}

describe('posting', () => {
  it('moves the balance, takes the next place and keeps the newest five entries', () => {
    const { account } = bookOf([1, 2, 3, 4, 5, 6, 7]);
    expect(account).toMatchObject({ availablePoints: 28, seq: 7, headEntryId: 'grant:7' });
    expect(account.recentEntries.map((entry) => entry.seq)).toEqual([7, 6, 5, 4, 3]);
  });

  it('names every lot moved', () => {
    const book = new Book(day('2026-01-05'));
    const soon = day('2026-12-31');
    book.write('grant', earn(book.account, { points: points(30), expiresOn: soon }));
    book.write('grant', earn(book.account, { points: points(50), expiresOn: null }));
    const entry = book.write('spend', accepted(spend(book.account, points(45))));
    expect(entry.lotMoves).toEqual([
      { expiresOn: '2026-12-31', points: -30 },
      { expiresOn: null, points: -15 },
    ]);
    expect(book.lots()).toBe('never:35');
  });
});

describe('the chain of entries', () => {
  it('holds for any history', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 30 }),
        (amounts) => {
          const { entries, account } = bookOf(amounts);
          expect(findChainFault(entries, sha256)).toBeNull();
          expect(account.availablePoints).toBe(amounts.reduce((a, b) => a + b, 0));
        },
      ),
    );
  });

  const [first, second, third] = bookOf([1, 2, 3]).entries as [
    LedgerEntry,
    LedgerEntry,
    LedgerEntry,
  ];
  const otherSecond = bookOf([7, 2]).entries[1] as LedgerEntry;
  it.each<[string, LedgerEntry[], string]>([
    ['an entry left out', [first, third], 'entry 3: not the next in sequence'],
    ['an amount changed', [first, { ...second, deltaPoints: points(99) }], 'entry 2: was altered'],
    ['an entry from other books', [first, otherSecond], 'entry 2: does not follow the one before'],
  ])('shows %s', (_, entries, fault) => {
    expect(findChainFault(entries, sha256)).toBe(fault);
  });
});

describe('canonical JSON', () => {
  it('writes the same text whatever the order of keys', () => {
    expect(canonicalJson({ b: [1, { d: null, c: '文' }], a: true })).toBe(
      '{"a":true,"b":[1,{"c":"文","d":null}]}',
    );
  });

  it('leaves out what is undefined and refuses what JSON cannot hold', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
    expect(() => canonicalJson({ a: Number.NaN })).toThrow('not a finite number');
  });
});
