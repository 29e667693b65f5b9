import { toFen, toPoints } from '#shared/kernel/amounts';
import { bestCashOffer, decideCashUse, usableWorthFen } from '#shared/points/cash';
import { decideEarning } from '#shared/points/earning';
import { documentPointsRules } from '#shared/rules/defaults';
import type { CashRules, EarningRules } from '#shared/rules/model';
import { day } from '../book';

const date = day('2026-03-04');
const { earning, cash } = documentPointsRules as { earning: EarningRules; cash: CashRules };
const bill = (amountFen: number, lines: [category: string, fen: number][] = []) => ({
  storeId: 'main',
  amountFen: toFen(amountFen),
  lines: lines.map(([category, fen]) => ({ category, amountFen: toFen(fen) })),
});

describe('points for a purchase', () => {
  const double = {
    storeId: 'main',
    fromDate: day('2026-03-01'),
    toDate: day('2026-03-04'),
    times: { numerator: 2, denominator: 1 },
  };
  const silver = { ...double, storeId: null, times: { numerator: 6, denominator: 5 } };

  it.each<[string, ReturnType<typeof bill>, Partial<EarningRules>, number]>([
    ['one yuan one point, rounded down once', bill(12_850), {}, 128],
    ['less than a yuan', bill(99), {}, 0],
    ['nothing for a stored-value card', bill(20_000, [['储值', 15_000]]), {}, 50],
    ['times 1.2', bill(12_850), { multipliers: [silver] }, 154],
    ['the more generous of two', bill(12_850), { multipliers: [silver, double] }, 257],
    [
      'the day after the period',
      bill(12_850),
      { multipliers: [{ ...double, toDate: day('2026-03-03') }] },
      128,
    ],
    ['another store', bill(12_850), { multipliers: [{ ...double, storeId: 'other' }] }, 128],
    ['a cap a bill', bill(100_000), { maxPointsPerBill: 300 }, 300],
    ['a cap a day, some of it used', bill(100_000), { maxPointsPerDay: 1100 }, 100],
  ])('%s', (_, purchase, change, expected) => {
    const before = { date, purchasePoints: toPoints(1000) };
    const decided = decideEarning(purchase, { ...earning, ...change }, date, before);
    if (!decided.ok) throw new Error(decided.error.code);
    expect(decided.value.points).toBe(expected);
    const total = decided.value.steps.reduce((sum, step) => sum + step.points, 0);
    expect(total).toBe(expected);
    expect(decided.value.earnedToday).toEqual({ date, purchasePoints: 1000 + expected });
  });

  it('multiplies by the tier beside the multiplier of the day, rounding down once', () => {
    const tier = { numerator: 11, denominator: 10 };
    const of = (change: Partial<EarningRules>) => {
      const decided = decideEarning(bill(12_850), { ...earning, ...change }, date, null, tier);
      if (!decided.ok) throw new Error(decided.error.code);
      return decided.value.steps.map(({ code, points }) => [code, points]);
    };
    expect(of({})).toEqual([
      ['purchase.base', 128],
      ['purchase.tier', 13],
    ]);
    expect(of({ multipliers: [silver], maxPointsPerBill: 160 })).toEqual([
      ['purchase.base', 128],
      ['purchase.multiplier', 26],
      ['purchase.tier', 15],
      ['purchase.capped', -9],
    ]);
  });

  it('counts the cap of a new day from nothing', () => {
    const yesterday = { date: day('2026-03-03'), purchasePoints: toPoints(1000) };
    const decided = decideEarning(
      bill(50_000),
      { ...earning, maxPointsPerDay: 1100 },
      date,
      yesterday,
    );
    expect(decided).toMatchObject({ value: { points: 500 } });
  });

  it('is refused while closed, and for lines that exceed the bill', () => {
    expect(decideEarning(bill(100), null, date, null)).toMatchObject({
      error: { code: 'points.earning_closed' },
    });
    expect(decideEarning(bill(100, [['茶', 101]]), earning, date, null)).toMatchObject({
      error: { code: 'points.lines_exceed_bill' },
    });
  });
});

describe('points for money', () => {
  const plain = { amountFen: toFen(20_000), hasCoupon: false };

  it.each<[string, number, number, Partial<CashRules>, [points: number, fen: number]]>([
    ['1,000 points take 40 yuan', 20_000, 1000, {}, [1000, 4000]],
    ['never more than half the bill', 20_000, 9000, {}, [2500, 10_000]],
    ['whole units only', 20_000, 1099, {}, [1000, 4000]],
    ['too few for one unit', 20_000, 99, {}, [0, 0]],
    ['no more than the rule allows', 20_000, 9000, { maxPoints: 700 }, [700, 2800]],
    [
      'never more than the bill needs',
      1000,
      9000,
      { maxShare: { numerator: 1, denominator: 1 } },
      [200, 800],
    ],
  ])('%s', (_, amountFen, available, change, [points, worthFen]) => {
    const offer = bestCashOffer(
      { amountFen: toFen(amountFen), hasCoupon: false },
      toPoints(available),
      { ...cash, ...change },
    );
    expect(offer).toEqual({ ok: true, value: { points, worthFen } });
  });

  it.each<[string, number, boolean, CashRules | null, string]>([
    ['closed', 1000, false, null, 'points.cash_closed'],
    ['with a coupon', 1000, true, cash, 'points.cash_not_with_coupon'],
    ['broken units', 150, false, cash, 'points.cash_not_whole_units'],
    ['more than helps', 2600, false, cash, 'points.cash_too_many'],
  ])('is refused: %s', (_, points, hasCoupon, rules, code) => {
    const use = decideCashUse({ ...plain, hasCoupon }, toPoints(points), toPoints(9000), rules);
    expect(use).toMatchObject({ ok: false, error: { code } });
  });

  it('takes exactly the most that helps', () => {
    expect(decideCashUse(plain, toPoints(2500), toPoints(9000), cash)).toEqual({
      ok: true,
      value: { points: 2500, worthFen: 10_000 },
    });
  });

  it('leaves a broken fen with the shop', () => {
    const sevenForThree = { ...cash, points: 7, worthFen: 3, unitPoints: 1 };
    expect(decideCashUse(plain, toPoints(20), toPoints(9000), sevenForThree)).toEqual({
      ok: true,
      value: { points: 20, worthFen: 8 },
    });
  });
});

test.each([
  [2778, null, 10_800],
  [99, null, 0],
  [2778, 1000, 4000],
])(
  '%d points, at most %p for a bill, are worth %d fen at a till',
  (points, maxPoints, worthFen) => {
    const rules: CashRules = {
      ...documentPointsRules.cash!,
      maxPoints: maxPoints,
    };
    expect(usableWorthFen(toPoints(points), rules)).toBe(worthFen);
  },
);
