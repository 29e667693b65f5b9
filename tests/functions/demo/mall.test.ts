import type { FunctionReplyOf } from '#shared/api';
import { findBookFault } from '#shared/points/audit';
import { documentToEntry, type LedgerDocument } from '#shared/points/ledgerdocument';
import type { Account } from '#shared/points/model';
import { sha256 } from '../../../cloudfunctions/_kit/ports';
import { askAs, demoPerson, openDemoShop } from './shop';
import type { Cloud } from '../harness';
import { ordersOf, stockOf } from '../mall/shop';

let cloud: Cloud;
beforeAll(async () => {
  cloud = await openDemoShop();
}, 60_000);
afterAll(() => cloud.close());

const ask = (action: string, data: object) => askAs(cloud, 'demo-member', 'member', action, data);

test('the demo shop has the two items of the documents and one of every sort', async () => {
  const reply = (await ask('mall.listItems', {
    limit: 100,
  })) as FunctionReplyOf<'mall.listItems'>;
  if (!reply.ok) throw new Error(reply.error.code);
  const { items, cashWorthFenPer1000 } = reply.data;
  const prices = new Map(items.map(({ itemId, pricePoints }) => [itemId, pricePoints]));
  expect(prices.get('earphone-case')).toBe(2999);
  expect(prices.get('power-bank')).toBe(8999);
  expect(items).toHaveLength(22);
  const withCash = items.filter(({ cashFen }) => cashFen > 0).map(({ itemId }) => itemId);
  expect(withCash).toEqual(['charger-set', 'desk-speaker']);
  expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(['goods', 'service', 'voucher']));
  expect(new Set(items.map(({ window }) => window.state))).toEqual(
    new Set(['on', 'coming', 'ended']),
  );
  const poor = items.filter(
    ({ worthFenPer1000 }) => Number(worthFenPer1000) < Number(cashWorthFenPer1000),
  );
  expect(poor.map(({ itemId }) => itemId)).toEqual(['speaker']);
  expect(items.filter(({ stockLeft }) => stockLeft === 0).map(({ itemId }) => itemId)).toEqual([
    'earphones',
  ]);
  expect(items.filter(({ isGoal }) => isGoal).map(({ itemId }) => itemId)).toEqual(['power-bank']);
});

test('its member has an order in every state, each with its entries and its stock', async () => {
  const reply = (await ask('mall.listOrders', {})) as FunctionReplyOf<'mall.listOrders'>;
  if (!reply.ok) throw new Error(reply.error.code);
  const ofTeams = reply.data.orders.filter(({ kind }) => kind === 'groupbuy');
  expect(ofTeams.map(({ state }) => state).sort()).toEqual(['locked', 'ready', 'refunded']);
  const ofTheMall = reply.data.orders.filter(({ kind }) => kind === 'mall');
  expect(ofTheMall.map(({ state }) => state)).toEqual([
    'ready',
    'shipped',
    'lapsed',
    'cancelled',
    'received',
    'collected',
  ]);
  const parcel = reply.data.orders.find(({ state }) => state === 'shipped');
  expect(await ask('mall.getOrder', { orderId: parcel?.orderId })).toMatchObject({
    data: { address: { name: '小满', region: '上海市徐汇区' }, parcel: { carrier: '顺丰速运' } },
  });

  const dump = cloud.dump();
  const member = demoPerson('demo-member');
  const account = (dump['accounts'] as Account[]).find((one) => one.memberId === member.memberId);
  const entries = (dump['ledger'] as LedgerDocument[])
    .filter((entry) => entry.memberId === member.memberId)
    .map(documentToEntry)
    .sort((a, b) => a.seq - b.seq);
  if (!account) throw new Error('no account');
  expect(findBookFault(account, entries, sha256)).toBeNull();
  expect(entries.filter(({ kind }) => kind === 'redeem')).toHaveLength(6);
  const redeemed = ordersOf(cloud).filter(({ kind }) => kind === 'mall');
  for (const { item } of redeemed) {
    const standing = redeemed.filter(
      (order) =>
        order.item.itemId === item.itemId && !['cancelled', 'lapsed'].includes(order.state),
    );
    expect(stockOf(cloud, item.itemId).out).toBe(standing.length);
  }
});
