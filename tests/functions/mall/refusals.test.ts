import { Cloud, dayMs } from '../harness';
import { cup, grant, mallFault, ordersOf, shelve } from './shop';

const address = { name: '小满', phone: '13800138000', region: '广东深圳', detail: '一路 1 号' };

describe('a redemption that is refused, by name and with nothing written', () => {
  let cloud: Cloud;
  let before: unknown;
  beforeAll(async () => {
    cloud = await Cloud.open();
    const soon = cloud.nowMs + dayMs;
    await shelve(cloud, 'cup', { limits: { perOrder: 2, perMember: null, perPeriod: null } });
    await shelve(cloud, 'soon', { window: { fromMs: soon, toMs: null } });
    await shelve(cloud, 'over', { window: { fromMs: null, toMs: cloud.nowMs } });
    await shelve(cloud, 'few', { stock: 1 });
    await shelve(cloud, 'gone', { stock: 0 });
    await shelve(cloud, 'dear', { pricePoints: 501 });
    await shelve(cloud, 'parcel', { deliveries: ['ship'] });
    await shelve(cloud, 'there', { storeIds: ['zongdian', 'wanxiang'] });
    await grant(cloud, 'xiaoman', 500);
    before = cloud.dump();
  });
  afterAll(() => cloud.close());
  afterEach(() => {
    expect(cloud.dump()).toEqual(before);
    expect(cloud.warnings).toEqual([]);
  });

  const redeem = (data: object) =>
    cloud.raw(
      'member',
      { action: 'mall.redeem', data, requestId: cloud.nextRequestId() },
      { WX_OPENID: 'o-xiaoman' },
    );

  it.each<[string, object, object]>([
    ['an unknown item', { itemId: 'none' }, { code: 'mall.item_not_found' }],
    ['something that has not begun', { itemId: 'soon' }, { code: 'mall.not_started' }],
    ['something that has ended', { itemId: 'over' }, { code: 'mall.ended' }],
    [
      'more than one order may have',
      { quantity: 3 },
      { code: 'mall.limit_per_order', perOrder: 2 },
    ],
    [
      'more than there are points for',
      { itemId: 'dear' },
      { code: 'points.insufficient', neededPoints: 501, availablePoints: 500 },
    ],
    ['something sold out', { itemId: 'gone' }, { code: 'mall.sold_out', stockLeft: 0 }],
    ['more than are left', { itemId: 'few', quantity: 2 }, { code: 'mall.sold_out', stockLeft: 1 }],
    ['a parcel without an address', { itemId: 'parcel' }, { code: 'mall.address_required' }],
    [
      'a pick-up of what is only shipped',
      { itemId: 'parcel', delivery: 'pickup' },
      { code: 'mall.delivery_not_offered', deliveries: ['ship'] },
    ],
    [
      'a parcel of what is only collected',
      { delivery: 'ship', address },
      { code: 'mall.delivery_not_offered', deliveries: ['pickup'] },
    ],
    [
      'a store that does not have it',
      { itemId: 'there', storeId: 'gaoxin' },
      { code: 'mall.wrong_store', storeIds: ['zongdian', 'wanxiang'] },
    ],
  ])('%s', async (_, change, error) => {
    expect(await redeem({ itemId: 'cup', quantity: 1, ...change })).toMatchObject({
      ok: false,
      error,
    });
  });

  it.each<[string, object]>([
    ['none', { quantity: 0 }],
    ['fewer than none', { quantity: -1 }],
    ['a part of one', { quantity: 1.5 }],
    ['a thousand million', { quantity: 1e9 }],
    ['more than a number holds', { quantity: 2 ** 53 + 2 }],
    ['not a number', { quantity: Number.NaN }],
    ['a number in words', { quantity: '1' }],
    ['an operator as a quantity', { quantity: { $gt: 0 } }],
    ['an operator as an item', { itemId: { $ne: null } }],
    ['a path as an item', { itemId: '../cup' }],
    ['a price of one’s own', { pricePoints: 1 }],
    ['another member', { memberId: 'm_1' }],
    ['a store that is a condition', { storeId: '$where' }],
    ['an address without a name', { address: { ...address, name: ' ' } }],
    ['a phone in words', { address: { ...address, phone: 'call me' } }],
    ['an address with more in it', { address: { ...address, role: 'owner' } }],
  ])('%s', async (_, change) => {
    expect(await redeem({ itemId: 'cup', quantity: 1, ...change })).toMatchObject({
      ok: false,
      error: { code: 'request.invalid' },
    });
  });

  it.each<[string, string, object]>([
    ['a cursor that is a path', 'mall.listItems', { cursor: '../a' }],
    ['a search that never ends', 'mall.listItems', { search: 'x'.repeat(41) }],
    ['a limit of everything', 'mall.listItems', { limit: 1e9 }],
    ['an unknown sort', 'mall.listItems', { sort: 'price; drop' }],
    ['a forged cursor', 'mall.listOrders', { cursor: '{"$gt":0}' }],
    ['an order that is a condition', 'mall.getOrder', { orderId: { $ne: '' } }],
    ['an order of no kind', 'mall.cancelOrder', { orderId: 'other:m_1:r' }],
    ['a goal that is a list', 'mall.setGoal', { itemId: ['cup'] }],
  ])('%s', async (_, action, data) => {
    const event = { action, data, requestId: 'r-1' };
    expect(await cloud.raw('member', event, { WX_OPENID: 'o-xiaoman' })).toMatchObject({
      ok: false,
      error: { code: 'request.invalid' },
    });
  });

  it('a search is a text, never a pattern', async () => {
    const reply = await cloud.member('xiaoman', 'mall.listItems', { search: '(a+)+$' });
    expect(reply).toMatchObject({ ok: true, data: { items: [] } });
  });

  it.each(['mall.publishItem', 'mall.restock', 'mall.shipOrder'])(
    '%s by a member',
    async (action) => {
      for (const name of ['member', 'jobs'] as const) {
        const reply = await cloud.raw(
          name,
          { action, data: {}, requestId: 'r-1' },
          { WX_OPENID: 'o-xiaoman' },
        );
        expect(reply).toMatchObject({ ok: false });
      }
    },
  );
});

describe('another member’s order', () => {
  it('is neither seen nor cancelled', async () => {
    const cloud = await Cloud.open();
    await shelve(cloud, 'cup');
    await grant(cloud, 'xiaoman', 500);
    await cloud.member('ayuan', 'member.getHome', {});
    const wish = { itemId: 'cup', quantity: 1 };
    await cloud.member('xiaoman', 'mall.redeem', wish);
    const [order] = ordersOf(cloud);
    const asked = { orderId: order?.orderId ?? '' };
    const before = cloud.dump();
    for (const action of ['mall.getOrder', 'mall.cancelOrder'] as const) {
      expect(await cloud.member('ayuan', action, asked)).toMatchObject({
        error: { code: 'mall.order_not_found' },
      });
    }
    expect(await cloud.member('ayuan', 'mall.listOrders', {})).toMatchObject({
      data: { orders: [], nextCursor: null },
    });
    expect(cloud.dump()).toEqual(before);
    expect(await mallFault(cloud, ['xiaoman'])).toBeNull();
    await cloud.close();
  });
});

describe('what operators do', () => {
  let cloud: Cloud;
  beforeEach(async () => {
    cloud = await Cloud.open();
  });
  afterEach(() => cloud.close());

  const publish = (change: object, requestId?: string) =>
    cloud.operator(
      'mall.publishItem',
      { itemId: 'cup', afterVersion: 0, operator: '许先生', body: cup, ...change },
      requestId,
    );

  it('warns of an item that is worth less than the same points at the till', async () => {
    // 9 yuan for 100 points is 90 yuan for 1,000; at the till 1,000 points are 40 yuan.
    expect(await publish({})).toMatchObject({ data: { worthFenPer1000: 9000, warnings: [] } });
    const body = { ...cup, pricePoints: 226, referencePriceFen: 900 };
    expect(await publish({ itemId: 'poor', body })).toMatchObject({
      data: {
        worthFenPer1000: 3982,
        warnings: [{ code: 'poorer_than_cash', cashWorthFenPer1000: 4000, fairPricePoints: 225 }],
      },
    });
    const fair = { ...body, pricePoints: 225 };
    expect(await publish({ itemId: 'fair', body: fair })).toMatchObject({ data: { warnings: [] } });
    const unpriced = { ...cup, referencePriceFen: null };
    expect(await publish({ itemId: 'gift', body: unpriced })).toMatchObject({
      data: { warnings: [{ code: 'no_reference_price' }] },
    });
  });

  it('publishes a version once, tells the second of two publishers, and shows the newest', async () => {
    await publish({}, 'p-1');
    expect(await publish({}, 'p-1')).toMatchObject({ ok: true, data: { version: 1 } });
    expect(await publish({ body: { ...cup, title: '别的' } }, 'p-1')).toMatchObject({
      error: { code: 'request.key_reused' },
    });
    expect(await publish({}, 'p-2')).toMatchObject({
      error: { code: 'mall.version_conflict', latestVersion: 1 },
    });
    expect(await publish({ afterVersion: 5 })).toMatchObject({
      error: { code: 'mall.version_conflict', latestVersion: 1 },
    });
    await publish({ afterVersion: 1, body: { ...cup, title: '新杯子' } });
    cloud.nowMs += 10_000;
    expect(await cloud.member('xiaoman', 'mall.getItem', { itemId: 'cup' })).toMatchObject({
      data: { title: '新杯子' },
    });
  });

  it.each(
    [1, 2, 3, 4].flatMap((atCall) => [
      { atCall, moment: 'before' as const },
      { atCall, moment: 'after' as const },
    ]),
  )('publishes once when it dies $moment call $atCall and is repeated', async (crash) => {
    cloud.crashAt(crash);
    await publish({}, 'p-1');
    cloud.heal();
    expect(await publish({}, 'p-1')).toMatchObject({ ok: true, data: { version: 1 } });
    cloud.nowMs += 10_000;
    expect(await cloud.member('xiaoman', 'mall.listItems', {})).toMatchObject({
      data: { items: [{ itemId: 'cup' }] },
    });
    expect(cloud.dump()['items']).toHaveLength(1);
  });

  it('restocks with a reason, once, and never below nothing', async () => {
    await publish({});
    const more = { itemId: 'cup', quantity: 5, reason: '到货', operator: '小周' };
    await cloud.operator('mall.restock', more, 's-1');
    expect(await cloud.operator('mall.restock', more, 's-1')).toMatchObject({
      data: { stockLeft: 5 },
    });
    const damaged = { ...more, quantity: -6, reason: '破损' };
    expect(await cloud.operator('mall.restock', damaged)).toMatchObject({
      error: { code: 'mall.stock_too_low', stockLeft: 5 },
    });
    expect(await cloud.operator('mall.restock', { ...more, itemId: 'none' })).toMatchObject({
      error: { code: 'mall.item_not_found' },
    });
  });

  it.each<[string, object]>([
    ['a price of nothing', { pricePoints: 0 }],
    ['a window that ends before it begins', { window: { fromMs: 2, toMs: 1 } }],
    ['a service in a parcel', { kind: 'service', deliveries: ['ship'] }],
    ['no way to get it', { deliveries: [] }],
    ['a picture that is a script', { pictures: ['javascript:alert(1)'] }],
    ['a title of nothing', { title: '  ' }],
  ])('refuses to publish %s', async (_, change) => {
    const before = cloud.dump();
    expect(await publish({ body: { ...cup, ...change } })).toMatchObject({
      error: { code: 'request.invalid' },
    });
    expect(cloud.dump()).toEqual(before);
  });
});
