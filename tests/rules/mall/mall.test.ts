import { noCheckins } from '#shared/checkin/model';
import { toFen, toPoints } from '#shared/kernel/amounts';
import type { BusinessDate } from '#shared/kernel/businessdate';
import { goalProgress } from '#shared/mall/goal';
import { countRedeemed, leftForMember, uncountRedeemed } from '#shared/mall/limits';
import type { Item, RedeemedCount } from '#shared/mall/model';
import { cashWorthFenPer1000, fairPricePoints, worthFenPer1000 } from '#shared/mall/rules';
import { shelfPage, type ShelfQuery, type ShelfView } from '#shared/mall/shelf';
import type { LedgerEntry } from '#shared/points/model';
import {
  documentCheckinRules,
  documentPointsRules,
  shanghaiMidnight,
} from '#shared/rules/defaults';

const day = (text: string) => text as BusinessDate;
const today = day('2026-03-02');
const nowMs = Date.parse('2026-03-02T12:00:00+08:00');
const dayMs = 86_400_000;

const item = (change: Partial<Item> = {}): Item => ({
  itemId: 'cup',
  version: 1,
  publishedAtMs: 0,
  addedAtMs: 0,
  title: '杯子',
  kind: 'goods',
  pricePoints: toPoints(100),
  referencePriceFen: toFen(900),
  description: '',
  pictures: [],
  window: { fromMs: null, toMs: null },
  storeIds: null,
  deliveries: ['pickup'],
  collectDays: 7,
  onLapse: 'return',
  limits: { perOrder: 5, perMember: null, perPeriod: null },
  rank: 1,
  ...change,
});

describe('what points are worth', () => {
  it.each([
    // The two items of the documents, at the till 1,000 points are 40 yuan.
    [2999, 12_900, 4301, 3225],
    [8999, 36_900, 4100, 9225],
    [18_999, 59_900, 3152, 14_975],
    [250, 1000, 4000, 250],
    [3, 1, 333, 0],
  ])('%i points for %i fen: %i fen for 1,000, fair up to %i', (points, fen, worth, fair) => {
    const priced = { pricePoints: toPoints(points), referencePriceFen: toFen(fen) };
    expect(worthFenPer1000(priced)).toBe(worth);
    expect(fairPricePoints(priced, documentPointsRules.cash)).toBe(fair);
  });

  it.each([
    // Points spare what is left of the price in the shop once the money is taken off.
    [2999, 990, 16_900, 5305, 3977],
    [1280, 3990, 9900, 4617, 1477],
    [100, 9900, 9900, 0, 0],
    [100, 12_000, 9900, 0, 0],
  ])(
    '%i points and %i fen for %i fen: %i fen for 1,000, fair up to %i',
    (points, cash, fen, worth, fair) => {
      const priced = {
        pricePoints: toPoints(points),
        cashFen: toFen(cash),
        referencePriceFen: toFen(fen),
      };
      expect(worthFenPer1000(priced)).toBe(worth);
      expect(fairPricePoints(priced, documentPointsRules.cash)).toBe(fair);
    },
  );

  it('is not said without a price in the shop, or without a rate at the till', () => {
    const unpriced = { pricePoints: toPoints(10), referencePriceFen: null };
    expect(worthFenPer1000(unpriced)).toBeNull();
    expect(fairPricePoints(unpriced, documentPointsRules.cash)).toBeNull();
    expect(cashWorthFenPer1000(null)).toBeNull();
    expect(cashWorthFenPer1000(documentPointsRules.cash)).toBe(4000);
  });
});

describe('limits', () => {
  const week = { perOrder: 9, perMember: 5, perPeriod: { period: 'week', quantity: 2 } } as const;
  const limited = item({ limits: week });
  const count = (counts: readonly RedeemedCount[], date: BusinessDate, quantity: number) =>
    countRedeemed(counts, limited, {
      quantity,
      today: date,
      nowMs: Date.parse(`${date}T12:00:00+08:00`),
      dayBoundary: shanghaiMidnight,
    });

  it('hold for the week and for ever, whichever is nearer', () => {
    let counts: RedeemedCount[] = [];
    const left: (number | null)[] = [leftForMember(limited, counts, today)];
    for (const date of ['2026-03-02', '2026-03-08', '2026-03-09', '2026-03-15', '2026-03-16']) {
      counts = count(counts, day(date), 1);
      left.push(leftForMember(limited, counts, day(date)));
    }
    expect(left).toEqual([2, 1, 0, 1, 0, 0]);
    expect(leftForMember(limited, counts, day('2026-04-01'))).toBe(0);
  });

  it('get back what is given back, in its own week only', () => {
    const counts = count(count([], day('2026-03-08'), 2), day('2026-03-09'), 1);
    const back = { itemId: 'cup', quantity: 2, redeemedOn: day('2026-03-08') };
    expect(uncountRedeemed(counts, back)).toMatchObject([
      { quantity: 1, period: { key: 'week:2026-03-09', quantity: 1 } },
    ]);
    const own = { itemId: 'cup', quantity: 1, redeemedOn: day('2026-03-10') };
    expect(uncountRedeemed(counts, own)).toMatchObject([
      { quantity: 2, period: { key: 'week:2026-03-09', quantity: 0 } },
    ]);
    expect(uncountRedeemed(counts, { ...back, quantity: 3 })).toEqual([]);
  });

  it('of a day hold when the clock steps back over midnight and comes again', () => {
    const daily = item({
      limits: { perOrder: 9, perMember: null, perPeriod: { period: 'day', quantity: 2 } },
    });
    const [before, after] = [day('2026-03-02'), day('2026-03-03')];
    const redeemAt = (counts: readonly RedeemedCount[], date: BusinessDate, time: string) => {
      const nowMs = Date.parse(`${date}T${time}+08:00`);
      const moment = { quantity: 1, today: date, nowMs, dayBoundary: shanghaiMidnight };
      return countRedeemed(counts, daily, moment);
    };
    const first = redeemAt([], after, '00:01:00');
    expect(leftForMember(daily, first, before)).toBe(1);
    const second = redeemAt(first, before, '23:58:00');
    expect(leftForMember(daily, second, before)).toBe(0);
    expect(leftForMember(daily, second, after)).toBe(0);
    expect(second).toMatchObject([
      {
        period: { key: 'day:2026-03-03', quantity: 2 },
        untilMs: Date.parse('2026-03-04T00:00:00+08:00'),
      },
    ]);
    expect(leftForMember(daily, second, day('2026-03-04'))).toBe(2);
  });

  it('of an item without any keep nothing', () => {
    const kept = countRedeemed([], item(), {
      quantity: 1,
      today,
      nowMs,
      dayBoundary: shanghaiMidnight,
    });
    expect(kept).toEqual([]);
    expect(leftForMember(item(), [], today)).toBeNull();
  });

  it('hold when the item’s window is made longer, whatever was redeemed since it had closed', () => {
    const short = item({ limits: week, window: { fromMs: null, toMs: nowMs + dayMs } });
    const long = item({ limits: week, window: { fromMs: null, toMs: nowMs + 30 * dayMs } });
    const moment = { today, nowMs, dayBoundary: shanghaiMidnight };
    const had = countRedeemed([], short, { ...moment, quantity: 5 });
    const other = { ...limited, itemId: 'other' };
    const later = countRedeemed(had, other, { ...moment, quantity: 1, nowMs: nowMs + 2 * dayMs });
    expect(leftForMember(long, later, today)).toBe(0);
  });

  it('are forgotten a year after the item’s window', () => {
    const windowed = item({ limits: week, window: { fromMs: null, toMs: nowMs + dayMs } });
    const counts = countRedeemed([], windowed, {
      quantity: 1,
      today,
      nowMs,
      dayBoundary: shanghaiMidnight,
    });
    const forgottenAtMs = nowMs + 367 * dayMs;
    expect(counts).toMatchObject([{ untilMs: forgottenAtMs }]);
    const other = { ...limited, itemId: 'other' };
    const later = { quantity: 1, today, nowMs: forgottenAtMs, dayBoundary: shanghaiMidnight };
    expect(countRedeemed(counts, other, later).map(({ itemId }) => itemId)).toEqual(['other']);
  });
});

describe('the shelf', () => {
  const named = (itemId: string, change: Partial<Item>) =>
    item({ itemId, title: itemId, ...change });
  const items = [
    named('cheap', { pricePoints: toPoints(50), rank: 3, addedAtMs: 3 }),
    named('exact', { pricePoints: toPoints(1000), rank: 2, addedAtMs: 1, kind: 'voucher' }),
    named('almost', { pricePoints: toPoints(1250), rank: 1, addedAtMs: 2, kind: 'service' }),
    named('far', { pricePoints: toPoints(1251), rank: 4, addedAtMs: 4, referencePriceFen: null }),
    named('soldout', { pricePoints: toPoints(60), rank: 0 }),
    named('coming', { window: { fromMs: nowMs + 1, toMs: null }, rank: 0 }),
    named('ended', { window: { fromMs: null, toMs: nowMs }, rank: 0 }),
    named('forgotten', { window: { fromMs: null, toMs: nowMs - 30 * dayMs }, rank: 0 }),
  ];
  const view: ShelfView = {
    availablePoints: toPoints(1000),
    redeemed: [],
    onLadder: null,
    goalItemId: 'far',
    stockLeft: new Map(['cheap', 'exact', 'almost', 'far'].map((itemId) => [itemId, 3])),
    today,
    nowMs,
  };
  const page = (query: Partial<ShelfQuery>) =>
    shelfPage(
      items,
      { filter: 'all', sort: 'recommended', search: '', afterItemId: null, limit: 50, ...query },
      view,
    );
  const ids = (query: Partial<ShelfQuery>) => page(query).cards.map(({ itemId }) => itemId);

  it('has what is on before what is sold out, to come, and over, in the owner’s order', () => {
    const order = ['almost', 'exact', 'cheap', 'far', 'soldout', 'coming', 'ended'];
    expect(ids({})).toEqual(order);
  });

  it.each([
    ['affordable', ['exact', 'cheap', 'soldout']],
    ['almost', ['almost']],
    ['voucher', ['exact']],
    ['service', ['almost']],
    ['goods', ['cheap', 'far', 'soldout', 'coming', 'ended']],
  ] as const)('filtered by %s', (filter, expected) => {
    expect(ids({ filter })).toEqual(expected);
  });

  it.each([
    ['price_low', ['cheap', 'exact', 'almost', 'far']],
    ['price_high', ['far', 'almost', 'exact', 'cheap']],
    ['newest', ['far', 'cheap', 'almost', 'exact']],
    ['value', ['cheap', 'exact', 'almost', 'far']],
  ] as const)('sorted by %s', (sort, expected) => {
    expect(ids({ sort }).slice(0, 4)).toEqual(expected);
  });

  it('is searched by a part of the title, in any case', () => {
    expect(ids({ search: ' ALMO ' })).toEqual(['almost']);
  });

  it.each(['recommended', 'price_low', 'price_high', 'newest', 'value'] as const)(
    'is the same in pages of one, by %s',
    (sort) => {
      const seen: string[] = [];
      let afterItemId: string | null = null;
      do {
        const one: ReturnType<typeof page> = page({ sort, limit: 1, afterItemId });
        seen.push(...one.cards.map(({ itemId }) => itemId));
        afterItemId = one.nextItemId;
      } while (afterItemId !== null);
      expect(seen).toEqual(ids({ sort }));
    },
  );

  it('tells a member what is missing, what is left and what the goal is', () => {
    const [card] = page({ search: 'far' }).cards;
    expect(card).toMatchObject({ missingPoints: 251, stockLeft: 3, leftForMe: null, isGoal: true });
  });
});

describe('a savings goal', () => {
  const earned = (dates: string[], points: number, kind: LedgerEntry['kind'] = 'checkin') =>
    dates.map((date) => ({ kind, businessDate: day(date), deltaPoints: toPoints(points) }));
  const saver = {
    availablePoints: toPoints(400),
    pendingPoints: toPoints(0),
    pending: [],
    checkin: noCheckins,
    openedAtMs: Date.parse('2025-01-01T00:00:00+08:00'),
  };
  const progress = (
    entries: ReturnType<typeof earned>,
    price = 1000,
    who: Partial<typeof saver> & object = {},
  ) =>
    goalProgress(
      item({ pricePoints: toPoints(price) }),
      { ...saver, ...who },
      {
        today,
        dayBoundary: shanghaiMidnight,
        checkinRules: documentCheckinRules,
        earning: documentPointsRules.earning,
        earned: entries as LedgerEntry[],
      },
    );

  it('is reached at the pace of the last four weeks', () => {
    // 280 points in 28 days are 10 a day; 600 are missing.
    const entries = earned(['2026-02-03', '2026-03-01'], 140);
    expect(progress(entries)).toMatchObject({
      missingPoints: 600,
      centipointsPerDay: 1000,
      reachedOn: '2026-05-01',
    });
  });

  it('counts neither what is older, nor gifts, nor what came back', () => {
    const entries = [
      ...earned(['2026-02-02'], 500),
      ...earned(['2026-03-01'], 500, 'grant'),
      ...earned(['2026-03-01'], 500, 'reverse_spend'),
    ];
    expect(progress(entries)).toMatchObject({ centipointsPerDay: 0, reachedOn: null });
  });

  it('of a new member goes by the days since joining', () => {
    const openedAtMs = Date.parse('2026-03-01T10:00:00+08:00');
    const reply = progress(earned(['2026-03-01', '2026-03-02'], 100), 1000, { openedAtMs });
    expect(reply).toMatchObject({ centipointsPerDay: 10_000, reachedOn: '2026-03-08' });
  });

  it('knows what is on its way, and the day it arrives', () => {
    const pending = [
      { entryId: 'e', points: toPoints(600), releaseOn: day('2026-03-09'), expiresOn: null },
    ];
    const who = { pending, pendingPoints: toPoints(600) } as unknown as Partial<typeof saver>;
    expect(progress([], 1000, who)).toMatchObject({ missingPoints: 600, reachedOn: '2026-03-09' });
  });

  it('says what would bring it sooner: coming every day, or one purchase', () => {
    const { sooner, reachedOn } = progress([]);
    expect(reachedOn).toBeNull();
    // 40 days in a row: 400 and twice 100.
    expect(sooner).toEqual([
      { kind: 'checkin_daily', pointsPerMonth: 400, reachedOn: '2026-04-10' },
      { kind: 'purchase', amountFen: 60_000, points: 600 },
    ]);
  });

  it('that is reached needs no hint', () => {
    expect(progress([], 400)).toMatchObject({ missingPoints: 0, reachedOn: today, sooner: [] });
  });
});
