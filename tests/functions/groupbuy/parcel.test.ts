import type { RequestOf } from '#shared/api';
import { teamFaults } from './books';
import { hourMs, minuteMs, TeamShop } from './fixture';
import { dayMs, type Crash } from '../harness';

const address = {
  name: '小满',
  phone: '13800001234',
  region: '上海市徐汇区',
  detail: '衡山路 8 号',
};
const parcel = { carrier: '顺丰', trackingNumber: 'SF1234567890', operator: '仓库' };

let shop: TeamShop;
beforeEach(async () => {
  shop = await TeamShop.open({ teamSize: 2, delivery: { kind: 'ship' } });
});
afterEach(() => shop.cloud.close());

async function take<Name extends 'groupbuy.openTeam' | 'groupbuy.joinTeam'>(
  code: string,
  action: Name,
  data: RequestOf<Name>,
) {
  const reply = await shop.cloud.member(code, action, data);
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.data as { teamId: string; orderId: string; payment: never; heldUntilMs: number };
}

/** Two have paid for what is to be sent to them. */
async function succeeded(): Promise<{ teamId: string; orderIds: string[] }> {
  const first = await take('ada', 'groupbuy.openTeam', { campaignId: 'coffee', address });
  await shop.pay('ada', first);
  const { teamId } = first;
  const second = await take('bo', 'groupbuy.joinTeam', { teamId, address });
  await shop.pay('bo', second);
  return { teamId, orderIds: [first.orderId, second.orderId] };
}

const orderOf = (code: string, orderId: string) =>
  shop.cloud.member(code, 'mall.getOrder', { orderId });

describe('what a team buys to be sent', () => {
  it('needs an address before anything is held or paid, and no store', async () => {
    await shop.cloud.member('ada', 'member.getHome', {});
    const before = shop.cloud.dump();
    const wishes = [{}, { storeId: 'zongdian' }, { address, storeId: 'zongdian' }];
    for (const wish of wishes) {
      const data = { campaignId: 'coffee', ...wish };
      expect(await shop.cloud.member('ada', 'groupbuy.openTeam', data)).toMatchObject({
        ok: false,
        error: { code: 'groupbuy.delivery_mismatch' },
      });
    }
    expect(shop.cloud.dump()).toEqual(before);
  });

  it('is stored without a readable address', async () => {
    await succeeded();
    expect(JSON.stringify(shop.cloud.dump())).not.toMatch(/衡山路|13800001234/);
  });

  it('is sent once the team has succeeded, with carrier and number, and has arrived after a while', async () => {
    const open = await take('cy', 'groupbuy.openTeam', { campaignId: 'coffee', address });
    await shop.pay('cy', open);
    const early = { orderId: open.orderId, ...parcel };
    expect(await shop.cloud.operator('mall.shipOrder', early)).toMatchObject({
      ok: false,
      error: { code: 'mall.not_shippable', state: 'locked' },
    });

    const { orderIds } = await succeeded();
    const [orderId = ''] = orderIds;
    expect(await orderOf('ada', orderId)).toMatchObject({
      ok: true,
      data: { kind: 'groupbuy', state: 'ready', deliveryKind: 'ship', address, parcel: null },
    });
    const ship = { orderId, ...parcel };
    expect(await shop.cloud.operator('mall.shipOrder', ship)).toMatchObject({
      ok: true,
      data: { state: 'shipped', address },
    });
    const { carrier, trackingNumber } = parcel;
    expect(await orderOf('ada', orderId)).toMatchObject({
      ok: true,
      data: { state: 'shipped', parcel: { carrier, trackingNumber }, voucherCode: null },
    });
    expect(await orderOf('bo', orderId)).toMatchObject({ error: { code: 'mall.order_not_found' } });

    await shop.live(15 * dayMs, dayMs);
    expect(shop.order(orderId)).toMatchObject({ state: 'received', nextCheckAtMs: null });
    expect(shop.payment(orderId).refunds).toEqual([]);
    expect(shop.order(orderIds[1] ?? '').state).toBe('ready');
    await shop.live(2 * dayMs, hourMs);
    expect(teamFaults(shop)).toEqual([]);
  });

  it('is not cancelled by its member alone, and its after-sales still give everything back', async () => {
    const { orderIds } = await succeeded();
    const [orderId = ''] = orderIds;
    expect(await shop.cloud.member('ada', 'mall.cancelOrder', { orderId })).toMatchObject({
      error: { code: 'mall.order_not_found' },
    });
    await shop.cloud.operator('mall.shipOrder', { orderId, ...parcel });
    const refund = { orderId, reason: '路上摔坏了', operator: '店长' };
    expect(await shop.cloud.operator('groupbuy.refundOrder', refund)).toMatchObject({ ok: true });
    await shop.live(16 * dayMs, dayMs);
    expect(shop.order(orderId).state).toBe('refunded');
    expect(shop.payment(orderId).refunds).toMatchObject([{ amountFen: 1990, state: 'succeeded' }]);
  });

  it.each<Crash>(
    [1, 2, 3, 4].flatMap((atCall): Crash[] => [
      { atCall, moment: 'before' },
      { atCall, moment: 'after' },
    ]),
  )('is sent once though it dies $moment its database call $atCall', async (crash) => {
    const { orderIds } = await succeeded();
    const ship = { orderId: orderIds[0] ?? '', ...parcel };
    shop.cloud.crashAt(crash);
    await shop.cloud.operator('mall.shipOrder', ship, 'ship-1');
    shop.cloud.heal();
    expect(await shop.cloud.operator('mall.shipOrder', ship, 'ship-1')).toMatchObject({ ok: true });
    shop.cloud.nowMs += 15 * dayMs;
    shop.cloud.crashAt(crash);
    await shop.cloud.timer('refund-uncollected');
    shop.cloud.heal();
    await shop.live(hourMs, 20 * minuteMs);
    const { state, history } = shop.order(ship.orderId);
    expect(state).toBe('received');
    expect(history.filter((event) => event.state === 'shipped')).toHaveLength(1);
    expect(shop.payment(ship.orderId).refunds).toEqual([]);
  });
});
