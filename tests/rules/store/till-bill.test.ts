import { toFen, toPoints } from '#shared/kernel/amounts';
import { shanghaiMidnight } from '#shared/rules/defaults';
import { billCodeOf, claimUntilMs, parseBillCode } from '#shared/store/claim/rules';
import type { Bill } from '#shared/store/purchase/model';
import {
  believedAtMs,
  billKeyOf,
  decideRecording,
  earnedAfter,
  earnedBefore,
  isUnusual,
  roundId,
  usualBillFen,
  type WantedBill,
} from '#shared/store/purchase/rules';
import { documentStoreRules } from '#shared/store/till/defaults';
import { day } from '../book';
import { ayuan, mark, today, xiaoman } from './till';

describe('a bill', () => {
  const recorded: Bill = {
    billId: 'bill:main:2026-03-02:A1',
    billKey: 'bill:main:2026-03-02:A1',
    round: 1,
    storeId: 'main',
    storeName: '总店',
    businessDate: today,
    billNumber: 'A1',
    amountFen: toFen(12_850),
    lines: [],
    state: 'linked',
    memberId: xiaoman,
    points: toPoints(128),
    recorded: mark('clerk', 'r-1'),
    linked: null,
    claimed: null,
    undone: null,
    movedAtMs: 1000,
  };
  const undone: Bill = {
    ...recorded,
    state: 'undone',
    undone: { ...mark('manager', 'u-1', 5000), reason: '退货', asked: null, countedOn: today },
  };
  const unlinked: Bill = { ...recorded, state: 'unlinked', memberId: null, points: null };
  const wanted: WantedBill = {
    billNumber: 'A1',
    amountFen: toFen(12_850),
    lines: [],
    memberId: xiaoman,
    staffId: 'other-clerk',
    requestId: 'r-2',
    recordedAtMs: 6000,
  };

  it('is one of its store, date and number, and every round of it has an id', () => {
    const key = billKeyOf('main', today, 'A1');
    expect(key).toBe('bill:main:2026-03-02:A1');
    expect([1, 2, 3].map((round) => roundId(key, round))).toEqual([
      'bill:main:2026-03-02:A1',
      'bill:main:2026-03-02:A1#2',
      'bill:main:2026-03-02:A1#3',
    ]);
  });

  it.each<[string, Bill[], Partial<WantedBill>, object]>([
    ['a new number', [], {}, { action: 'add', round: 1 }],
    ['the same from another till', [recorded], {}, { action: 'answer', bill: recorded }],
    [
      'the same request again',
      [recorded],
      { staffId: 'clerk', requestId: 'r-1' },
      { action: 'answer', bill: recorded },
    ],
    [
      'the request of an undone round again',
      [undone],
      { staffId: 'clerk', requestId: 'r-1', recordedAtMs: 1000 },
      { action: 'answer', bill: undone },
    ],
    ['recorded anew after an undo', [undone], {}, { action: 'add', round: 2 }],
    [
      'recorded anew while the undo is under way',
      [{ ...undone, state: 'undoing' }],
      {},
      { action: 'add', round: 2 },
    ],
    [
      'a member for a bill without one',
      [unlinked],
      { memberId: ayuan },
      { action: 'link', bill: unlinked },
    ],
    [
      'the bill without a member again',
      [unlinked],
      { memberId: null },
      { action: 'answer', bill: unlinked },
    ],
    [
      'the request without a member again, after the member came',
      [recorded],
      { memberId: null, staffId: 'clerk', requestId: 'r-1' },
      { action: 'answer', bill: recorded },
    ],
  ])('%s', (_, rounds, change, expected) => {
    expect(decideRecording(rounds, { ...wanted, ...change })).toEqual({
      ok: true,
      value: expected,
    });
  });

  it.each<[string, Bill[], Partial<WantedBill>, object]>([
    [
      'another amount',
      [recorded],
      { amountFen: toFen(12_851) },
      { code: 'store.bill_taken', staffName: '小周', atMs: 1000, amountFen: 12_850 },
    ],
    ['another member', [recorded], { memberId: ayuan }, { code: 'store.bill_taken' }],
    ['no member for a linked bill', [recorded], { memberId: null }, { code: 'store.bill_taken' }],
    [
      'other lines',
      [recorded],
      { lines: [{ category: '储值', amountFen: toFen(100) }] },
      { code: 'store.bill_taken' },
    ],
    [
      'a member and another amount for a bill without one',
      [unlinked],
      { amountFen: toFen(1) },
      { code: 'store.bill_taken' },
    ],
    [
      'the same request with another amount',
      [recorded],
      { staffId: 'clerk', requestId: 'r-1', amountFen: toFen(1) },
      { code: 'request.key_reused' },
    ],
    [
      'a record from before the undo that comes late',
      [undone],
      { recordedAtMs: 5000 },
      { code: 'store.bill_undone', staffName: '小周', atMs: 5000 },
    ],
  ])('is refused: %s', (_, rounds, change, expected) => {
    expect(decideRecording(rounds, { ...wanted, ...change })).toMatchObject({
      ok: false,
      error: expected,
    });
  });

  it.each([
    ['its own time', 500, 500],
    ['no time', undefined, 900],
    ['a clock that is ahead', 5000, 900],
    ['a clock that is behind', 1, 100],
  ])('was recorded, by %s, between the scan and the arrival', (_, claimed, expected) => {
    expect(believedAtMs(claimed, 100, 900)).toBe(expected);
  });

  it.each<[string, number[], number | null]>([
    ['too few to say', [100, 200, 300, 400], null],
    ['the middle one', [900, 100, 300, 200, 100_000], 300],
    ['the lower of two middle ones', [100, 200, 300, 400, 500, 600], 300],
  ])('the usual bill is %s', (_, amounts, expected) => {
    expect(usualBillFen(amounts)).toBe(expected);
  });

  it.each<[number, number | null, boolean]>([
    [49_999, 10_000, false],
    [50_000, 10_000, true],
    [499_999, null, false],
    [500_000, null, true],
  ])('of %d fen, where %p is usual, is unusual: %p', (amount, usual, expected) => {
    const usualFen = usual === null ? null : toFen(usual);
    expect(isUnusual(toFen(amount), usualFen, documentStoreRules.purchase)).toBe(expected);
  });

  it('that waited past midnight counts against the newer date’s cap', () => {
    const earned = { date: today, purchasePoints: toPoints(300) };
    const yesterday = day('2026-03-01');
    expect(earnedBefore(earned, yesterday)).toEqual({ date: yesterday, purchasePoints: 300 });
    expect(earnedAfter(earned, { date: yesterday, purchasePoints: toPoints(350) })).toEqual({
      date: today,
      purchasePoints: 350,
    });
    expect(earnedBefore(earned, day('2026-03-03'))).toBeNull();
    expect(earnedBefore(null, today)).toBeNull();
    expect(earnedAfter(null, earned)).toEqual(earned);
  });

  it('reads back what its code says, and nothing else', () => {
    const facts = {
      storeId: 'main',
      businessDate: today,
      billNumber: 'A-1',
      amountFen: toFen(12_850),
    };
    expect(billCodeOf(facts)).toBe('JDB.main.2026-03-02.A-1.12850');
    expect(parseBillCode(' JDB.main.2026-03-02.A-1.12850 ')).toEqual(facts);
    for (const text of [
      '',
      'JDB.main.2026-02-30.A-1.12850',
      'JDB.main.2026-03-02.A-1.0',
      'JDB.main.2026-03-02.a 1.5',
      'https://example.com',
    ]) {
      expect(parseBillCode(text)).toBeNull();
    }
  });

  it('may be claimed to the end of the seventh day after', () => {
    expect(claimUntilMs(today, 7, shanghaiMidnight)).toBe(Date.parse('2026-03-09T16:00:00.000Z'));
  });
});
