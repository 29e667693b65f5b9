import { toFen, toPoints } from '#shared/kernel/amounts';
import type { BusinessDate } from '#shared/kernel/businessdate';
import type { Item } from '#shared/mall/model';
import { decideRedeem, type RedeemContext, type RedeemWish } from '#shared/mall/rules';
import { shanghaiMidnight } from '#shared/rules/defaults';

const today = '2026-03-02' as BusinessDate;
const nowMs = Date.parse('2026-03-02T12:00:00+08:00');

const cup: Item = {
  itemId: 'cup',
  version: 3,
  publishedAtMs: 0,
  addedAtMs: 0,
  title: '杯子',
  kind: 'goods',
  pricePoints: toPoints(100),
  referencePriceFen: null,
  description: '',
  pictures: [],
  window: { fromMs: null, toMs: null },
  storeIds: null,
  deliveries: ['pickup', 'ship'],
  collectDays: 7,
  onLapse: 'return',
  limits: { perOrder: 5, perMember: null, perPeriod: null },
  rank: 1,
};

const context: RedeemContext = {
  availablePoints: toPoints(500),
  redeemed: [],
  onLadder: null,
  today,
  nowMs,
  dayBoundary: shanghaiMidnight,
};

function decide(
  wish: Partial<RedeemWish>,
  change: Partial<Item> = {},
  known: Partial<RedeemContext> = {},
): unknown {
  const wanted = { quantity: 1, hasAddress: false, openStoreIds: ['a', 'b'], ...wish };
  const decided = decideRedeem({ ...cup, ...change }, wanted, { ...context, ...known });
  return decided.ok ? decided.value : decided.error;
}

const redeemed = (quantity: number) => [{ itemId: 'cup', quantity, period: null, untilMs: null }];
const twoEach = { limits: { perOrder: 5, perMember: 2, perPeriod: null } };

describe('a redemption', () => {
  it('costs points and money for each piece, and waits for so many whole days after its own', () => {
    expect(decide({ quantity: 3 }, { cashFen: toFen(250) })).toEqual({
      pricePoints: 300,
      priceFen: 750,
      delivery: {
        kind: 'pickup',
        storeIds: null,
        collectByMs: Date.parse('2026-03-10T00:00:00+08:00'),
      },
      onLapse: 'return',
      onLapseCash: 'refund',
    });
  });

  it('may take the last point, and not one more', () => {
    expect(decide({ quantity: 5 })).toMatchObject({ pricePoints: 500 });
    expect(decide({}, { pricePoints: toPoints(501) })).toEqual({
      code: 'points.insufficient',
      neededPoints: 501,
      availablePoints: 500,
    });
  });

  it('may take as many as one order may hold, and not one more', () => {
    const most = { limits: { perOrder: 2, perMember: null, perPeriod: null } };
    expect(decide({ quantity: 2 }, most)).toMatchObject({ pricePoints: 200 });
    expect(decide({ quantity: 3 }, most)).toEqual({ code: 'mall.limit_per_order', perOrder: 2 });
  });

  it('may reach the limit of a member, and not pass it', () => {
    expect(decide({ quantity: 1 }, twoEach, { redeemed: redeemed(1) })).toMatchObject({
      pricePoints: 100,
    });
    expect(decide({ quantity: 2 }, twoEach, { redeemed: redeemed(1) })).toEqual({
      code: 'mall.limit_reached',
      period: null,
      limit: 2,
      left: 1,
    });
  });

  it.each([
    ['before it begins', { fromMs: nowMs + 1, toMs: null }, 'mall.not_started'],
    ['at the instant it ends', { fromMs: null, toMs: nowMs }, 'mall.ended'],
  ])('is refused %s', (_, window, code) => {
    expect(decide({}, { window })).toMatchObject({ code });
  });

  it('is good from the first instant to the last', () => {
    const window = { fromMs: nowMs, toMs: nowMs + 1 };
    expect(decide({}, { window })).toMatchObject({ pricePoints: 100 });
  });

  it('is refused where the member has seen another version', () => {
    expect(decide({ version: 3 })).toMatchObject({ pricePoints: 100 });
    expect(decide({ version: 2 })).toEqual({
      code: 'mall.item_changed',
      pricePoints: 100,
      cashFen: 0,
    });
  });
});

describe('where it is to be had', () => {
  it.each<[string, string, readonly string[] | null, readonly string[] | null]>([
    ['any store that is open', 'a', null, ['a']],
    ['one that the item names', 'a', ['a', 'c'], ['a']],
    ['none that the item does not name', 'b', ['a', 'c'], null],
    ['none that is closed for good, though the item names it', 'c', ['a', 'c'], null],
    ['none that there never was', 'x', null, null],
  ])('%s', (_, storeId, storeIds, expected) => {
    const decided = decide({ storeId }, { storeIds });
    if (expected) expect(decided).toMatchObject({ delivery: { storeIds: expected } });
    else expect(decided).toEqual({ code: 'mall.wrong_store', storeIds });
  });

  it('is sent only where that is offered, and to an address', () => {
    expect(decide({ delivery: 'ship', hasAddress: true })).toMatchObject({
      delivery: { kind: 'ship' },
    });
    expect(decide({ delivery: 'ship' })).toEqual({ code: 'mall.address_required' });
    expect(decide({ delivery: 'ship', hasAddress: true }, { deliveries: ['pickup'] })).toEqual({
      code: 'mall.delivery_not_offered',
      deliveries: ['pickup'],
    });
  });
});
