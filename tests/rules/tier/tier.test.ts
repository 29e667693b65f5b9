import { toFen } from '#shared/kernel/amounts';
import type { BusinessMonth } from '#shared/kernel/businessdate';
import { documentTierRules } from '#shared/rules/defaults';
import { tierRulesSchema } from '#shared/tier/contract';
import {
  addGrowth,
  growthCounted,
  growthOfCheckin,
  growthOfOrder,
  growthOfPurchase,
  growthTakenBack,
  tierUntil,
} from '#shared/tier/growth';
import type { GrowthMonth, TierRules, TierState } from '#shared/tier/model';
import { tierEnding } from '#shared/tier/ending';
import { decideTier, tierAsOf, type TierFacts } from '#shared/tier/rules';
import { tierStanding } from '#shared/tier/standing';
import { safeParse } from 'valibot';
import { day } from '../book';

const rules: TierRules = documentTierRules;
const rule = { version: 3, body: rules };
const month = (text: string) => text as BusinessMonth;
const months = (...pairs: [string, number][]): GrowthMonth[] =>
  pairs.map(([text, growth]) => ({ month: month(text), growth }));
const state = (code: string, until: string | null, change = 1): TierState => ({
  code,
  from: day('2026-11-22'),
  until: until === null ? null : day(until),
  change,
});

describe('growth', () => {
  test.each([
    [12_850, 128],
    [199, 1],
    [99, null],
    [100_000_000, 1_000_000],
  ])('%i fen paid give %s', (paidFen, growth) => {
    const given = growthOfPurchase(rule, toFen(paidFen), day('2026-11-22'));
    expect(given).toEqual(growth && { growth, month: '2026-11', version: 3, paidFen });
  });

  test('a check-in gives what the rules say, and nothing where they say nothing', () => {
    expect(growthOfCheckin(rule, day('2026-11-30'))).toEqual({
      growth: 1,
      month: '2026-11',
      version: 3,
    });
    const none = { ...rules, growth: { purchase: null, perCheckin: 0 } };
    expect(growthOfCheckin({ version: 3, body: none }, day('2026-11-30'))).toBeNull();
    expect(growthOfPurchase({ version: 3, body: none }, toFen(100), day('2026-11-30'))).toBeNull();
    expect(growthOfCheckin(null, day('2026-11-30'))).toBeNull();
  });

  test('money for orders gives growth by rates of its own, and none until they are set', () => {
    const growth = { ...rules.growth, mall: { growth: 3, perFen: 200 }, groupbuy: null };
    const set = { version: 4, body: { ...rules, growth } };
    expect(growthOfOrder(set, 'mall', toFen(990), day('2026-11-22'))).toEqual({
      ...{ growth: 14, month: '2026-11', version: 4, paidFen: 990 },
    });
    expect(growthOfOrder(set, 'groupbuy', toFen(990), day('2026-11-22'))).toBeNull();
    expect(growthOfOrder(rule, 'mall', toFen(990), day('2026-11-22'))).toBeNull();
    expect(growthOfOrder(null, 'mall', toFen(990), day('2026-11-22'))).toBeNull();
  });

  test('months are kept oldest first, for three years', () => {
    const before = months(['2023-12', 5], ['2024-01', 7], ['2026-11', 30]);
    const change = { growth: 12, month: month('2026-12') };
    expect(addGrowth(before, change, day('2026-12-01'))).toEqual(
      months(['2024-01', 7], ['2026-11', 30], ['2026-12', 12]),
    );
  });

  test('what is taken back leaves the month it was earned in', () => {
    const before = months(['2026-10', 40], ['2026-11', 30]);
    const taken = { growth: -40, month: month('2026-10') };
    expect(addGrowth(before, taken, day('2026-12-05'))).toEqual(months(['2026-11', 30]));
  });

  test('a part of the points takes a part of the growth, the last part all that is left', () => {
    const given = { growth: 100, month: month('2026-11'), version: 3 };
    const parts = [
      { points: 10, reversedBefore: 0 },
      { points: 10, reversedBefore: 10 },
      { points: 13, reversedBefore: 20 },
    ].map((part) => growthTakenBack(given, 33, part)?.growth);
    expect(parts).toEqual([-30, -30, -40]);
  });

  test('a purchase that brought growth alone is taken back whole', () => {
    const given = { growth: 100, month: month('2026-11'), version: 3 };
    expect(growthTakenBack(given, 0, { points: 0, reversedBefore: 0 })).toEqual({
      growth: -100,
      month: '2026-11',
      version: 3,
    });
    expect(growthTakenBack(undefined, 5, { points: 5, reversedBefore: 0 })).toBeNull();
  });

  test.each([
    ['2026-11-30', 21],
    ['2026-12-01', 20],
    ['2027-10-31', 8],
    ['2027-11-30', 0],
  ])('on %s the last twelve months count for %i', (date, growth) => {
    const earned = months(['2025-11', 100], ['2025-12', 1], ['2026-01', 12], ['2026-11', 8]);
    expect(growthCounted(earned, { kind: 'months', months: 12 }, day(date))).toBe(growth);
  });

  test('a calendar year counts from January', () => {
    const earned = months(['2025-12', 100], ['2026-01', 12], ['2026-11', 8]);
    expect(growthCounted(earned, { kind: 'calendar_year' }, day('2026-12-31'))).toBe(20);
    expect(growthCounted(earned, { kind: 'calendar_year' }, day('2027-01-01'))).toBe(0);
  });
});

describe('how long a tier lasts', () => {
  test.each([
    ['2026-11-22', 12, '2027-11-30'],
    ['2026-12-01', 12, '2027-11-30'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2027-11-15', 3, '2028-02-29'],
    ['2026-01-31', 1, '2026-02-28'],
  ])('from %s for %i whole months: until %s', (from, count, until) => {
    expect(tierUntil(day(from), { kind: 'months', months: count })).toBe(until);
  });

  test.each([
    ['2026-11-22', 1, '2027-12-31'],
    ['2027-01-01', 1, '2027-12-31'],
    ['2027-01-02', 1, '2028-12-31'],
    ['2026-06-01', 2, '2028-12-31'],
  ])('from %s for %i whole years: until %s', (from, years, until) => {
    expect(tierUntil(day(from), { kind: 'years', years })).toBe(until);
  });
});

describe('a tier', () => {
  const decided = (facts: TierFacts, date: string, change: Partial<TierRules> = {}) => {
    const made = decideTier(facts, { ...rules, ...change }, day(date));
    return made && [made.fromCode, made.reason, made.next.code, made.next.from, made.next.until];
  };

  test.each<[string, TierFacts, string, ReturnType<typeof decided>]>([
    ['nothing for 199', { growthMonths: months(['2026-11', 199]) }, '2026-11-22', null],
    [
      'the second from 200 on, at once',
      { growthMonths: months(['2026-11', 200]) },
      '2026-11-22',
      ['paper', 'upgrade', 'cinnabar', '2026-11-22', '2027-11-30'],
    ],
    [
      'two steps at once for 2,000',
      { growthMonths: months(['2026-10', 1999], ['2026-11', 1]) },
      '2026-11-22',
      ['paper', 'upgrade', 'gilt', '2026-11-22', '2027-11-30'],
    ],
    [
      'kept to its last date, whatever is left of the growth',
      { growthMonths: [], tier: state('gilt', '2027-11-30') },
      '2027-11-30',
      null,
    ],
    [
      'one step down on the day after, for too little',
      { growthMonths: months(['2026-11', 5000]), tier: state('gilt', '2027-11-30') },
      '2027-12-01',
      ['gilt', 'expired', 'cinnabar', '2027-12-01', '2028-11-30'],
    ],
    [
      'another term for enough, as of the last date',
      { growthMonths: months(['2026-12', 2000]), tier: state('gilt', '2027-11-30') },
      '2028-03-05',
      ['gilt', 'renewed', 'gilt', '2027-12-01', '2028-11-30'],
    ],
    [
      'the lowest at the end of the second, and for ever',
      { growthMonths: [], tier: state('cinnabar', '2027-11-30') },
      '2027-12-01',
      ['cinnabar', 'expired', 'paper', '2027-12-01', null],
    ],
    ['the lowest, which nobody loses', { tier: state('paper', null) }, '2099-01-01', null],
    [
      'from the lowest again for what a tier unknown today has earned',
      { growthMonths: months(['2026-11', 300]), tier: state('vip', '2027-11-30') },
      '2026-11-22',
      ['vip', 'upgrade', 'cinnabar', '2026-11-22', '2027-11-30'],
    ],
  ])('%s', (_, facts, date, expected) => {
    expect(decided(facts, date)).toEqual(expected);
  });

  test('falls to what is earned at once, where the rules say so', () => {
    const facts = { growthMonths: [], tier: state('gilt', '2027-11-30') };
    expect(decided(facts, '2027-12-01', { onExpiry: 'earned' })).toEqual([
      ...['gilt', 'expired', 'paper', '2027-12-01', null],
    ]);
  });

  test('is not lowered by growth taken back before its last date, unless the rules say so', () => {
    const facts = { growthMonths: [], tier: state('gilt', '2027-11-30', 4) };
    expect(decideTier(facts, rules, day('2026-12-01'), true)).toBeNull();
    const strict: TierRules = { ...rules, onReversal: 'earned' };
    expect(decideTier(facts, strict, day('2026-12-01'), false)).toBeNull();
    expect(decideTier(facts, strict, day('2026-12-01'), true)).toEqual({
      fromCode: 'gilt',
      reason: 'reversal',
      next: { code: 'paper', from: '2026-12-01', until: null, change: 5 },
    });
  });

  test('that was forgotten for years comes out as if looked at every day', () => {
    const facts = { growthMonths: months(['2026-12', 2000]), tier: state('gilt', '2027-11-30', 1) };
    const late = tierAsOf(facts, rules, day('2031-02-01'));
    let daily: TierFacts = facts;
    for (const date of ['2027-12-01', '2028-12-01', '2029-06-30', '2029-12-01', '2031-02-01']) {
      daily = tierAsOf(daily, rules, day(date));
    }
    expect(late.tier).toEqual({ code: 'paper', from: '2029-12-01', until: null, change: 4 });
    expect(daily).toEqual(late);
  });

  test('shows what is missing for the next, and for another term', () => {
    const facts = {
      growthMonths: months(['2026-10', 150], ['2026-11', 110]),
      tier: state('cinnabar', '2027-10-31'),
    };
    expect(tierStanding(facts, rules, day('2026-11-22'))).toEqual({
      ...{ code: 'cinnabar', name: '朱砂', step: 2, growth: 260, until: '2027-10-31' },
      // October 2026 no longer counts on the last day.
      isGiven: false,
      keep: { fromGrowth: 200, missing: 90 },
      ending: null,
      next: { code: 'gilt', name: '鎏金', fromGrowth: 2000, missing: 1740 },
      times: { numerator: 1, denominator: 1 },
    });
  });

  test('of somebody who never earned growth is the lowest', () => {
    expect(tierStanding({}, rules, day('2026-11-22'))).toMatchObject({
      ...{ code: 'paper', step: 1, growth: 0, until: null, keep: null },
      next: { code: 'cinnabar', missing: 200 },
    });
  });
});

describe('a tier that ends', () => {
  const gilt = { growthMonths: months(['2026-12', 1500]), tier: state('gilt', '2027-11-30', 4) };
  const warned = (facts: TierFacts, date: string, change: Partial<TierRules> = {}) =>
    tierEnding(facts, { ...rules, ...change }, day(date));

  test('is warned of from thirty days before its last date to that date', () => {
    const ending = { term: '4', name: '鎏金', until: '2027-11-30', missing: 500, toName: '朱砂' };
    expect(warned(gilt, '2027-10-30')).toBeNull();
    expect(warned(gilt, '2027-10-31')).toEqual(ending);
    expect(warned(gilt, '2027-11-30')).toEqual(ending);
  });

  test('is warned of as early as the owner has set', () => {
    expect(warned(gilt, '2027-11-22', { warnDays: 7 })).toBeNull();
    expect(warned(gilt, '2027-11-23', { warnDays: 7 })).toMatchObject({ missing: 500 });
    expect(warned(gilt, '2027-01-01', { warnDays: 365 })).toMatchObject({ missing: 500 });
  });

  test('names the tier that would come by the rules of the shop', () => {
    const low = { ...gilt, growthMonths: months(['2026-12', 150]) };
    expect(warned(low, '2027-11-30')).toMatchObject({ missing: 1850, toName: '朱砂' });
    expect(warned(low, '2027-11-30', { onExpiry: 'earned' })).toMatchObject({ toName: '素笺' });
  });

  test('is not warned of where the growth suffices, and never of the lowest', () => {
    const enough = { ...gilt, growthMonths: months(['2026-12', 2000]) };
    expect(warned(enough, '2027-11-30')).toBeNull();
    expect(warned({}, '2027-11-30')).toBeNull();
    expect(warned({ tier: state('paper', null) }, '2027-11-30')).toBeNull();
  });

  test('after its end is the next one, with a warning of its own', () => {
    expect(warned(gilt, '2027-12-01')).toBeNull();
    expect(warned(gilt, '2028-11-20')).toMatchObject({ term: '5', name: '朱砂', toName: '素笺' });
  });
});

describe('tier rules', () => {
  const [lowest, second] = rules.tiers;
  test.each([
    ['without a tier', []],
    ['whose lowest is not for everybody', [{ ...lowest, fromGrowth: 1 }]],
    ['of two tiers from the same growth', [lowest, { ...second, fromGrowth: 0 }]],
    ['with a code twice', [lowest, { ...second, code: 'paper' }]],
    ['that pay nothing', [{ ...lowest, times: { numerator: 0, denominator: 1 } }]],
  ])('%s are refused', (_, tiers) => {
    expect(safeParse(tierRulesSchema, { ...rules, tiers }).success).toBe(false);
  });

  test('as documented are accepted', () => {
    expect(safeParse(tierRulesSchema, rules).success).toBe(true);
  });
});
