import { act, fireEvent, render, screen, within } from '@testing-library/react';
import type { GetOrderReply, OrderCard } from '#shared/mall/contract/orders';
import type { OrderState } from '#shared/order/model';
import OrderPage from '../../../miniprogram/src/packages/mall/order/index';
import OrdersPage from '../../../miniprogram/src/packages/mall/orders/index';
import { taro } from '../../support/taro/state';
import { FakeCloud } from '../fakecloud';
import { collectByMs, orderedAtMs, readyOrder, stores } from './samples';
import { points } from '../samples';

let cloud: FakeCloud;

beforeEach(async () => {
  cloud = new FakeCloud();
  await cloud.logIn();
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
  cloud.answer('store.listStores', { data: { stores } });
});

const dayMs = 86_400_000;

async function openOrder(order: GetOrderReply): Promise<void> {
  taro.params = { orderId: encodeURIComponent(order.orderId) };
  cloud.answer('mall.getOrder', { data: order });
  render(<OrderPage />);
  await act(async () => Promise.resolve());
}

async function openOrders(): Promise<void> {
  render(<OrdersPage />);
  await act(async () => Promise.resolve());
}

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const sheet = () => within(screen.getByRole('dialog'));
const at = (nowMs: number) => jest.spyOn(Date, 'now').mockReturnValue(nowMs);
const history = () =>
  screen.getByText('经过').closest('.card')?.querySelectorAll('.timeline__text, .timeline__note');
const historyTexts = () => [...(history() ?? [])].map(({ textContent }) => textContent);

test('an order to collect shows its code to scan and to read, and how long it is good', async () => {
  at(collectByMs - 3 * dayMs - 5 * 3_600_000);
  await openOrder(readyOrder);

  expect(await screen.findByRole('img', { name: '云朵耳机壳的取货码，二维码' })).toBeTruthy();
  expect(screen.getByText('K7QW 2M9X 4TPA 3B6C')).toBeTruthy();
  expect(screen.getByText('请在 2026年12月5日 24:00 前领取')).toBeTruthy();
  expect(screen.getByText('还剩 3 天 5 小时')).toBeTruthy();
  expect(screen.getByText('罗湖区宝安南路 1881 号')).toBeTruthy();
  expect(screen.queryByText('高新店')).toBeNull();
  expect(cloud.sentTo('mall.getOrder')[0]?.data).toEqual({ orderId: 'mall:m_1:r1' });
});

test.each([
  [26 * 3_600_000 + 1, '还剩 1 天 2 小时'],
  [72 * 3_600_000 + 61_000, '还剩 3 天'],
  [5 * 3_600_000 + 1_000, '还剩 5 小时'],
  [5 * 3_600_000 + 61_000, '还剩 5 小时 1 分'],
  [59 * 60_000 + 5_000, '还剩 59 分 5 秒'],
  [0, '已经过了领取期限'],
])('with %d ms left the page says %s', async (leftMs, text) => {
  at(collectByMs - leftMs);
  await openOrder(readyOrder);
  expect(await screen.findByText(text)).toBeTruthy();
});

test('the history is told from the newest, without that it was being placed', async () => {
  const collected = { storeId: 'wanxiang', atMs: orderedAtMs + 90_000 };
  await openOrder({
    ...readyOrder,
    state: 'collected',
    voucherCode: null,
    onCancel: null,
    collected,
    history: [...readyOrder.history, { state: 'collected', atMs: collected.atMs, by: 'staff:s_1' }],
  });

  expect(await screen.findByText('2026年11月21日 12:01 在万象店领取')).toBeTruthy();
  expect(historyTexts()).toEqual([
    '到店领取',
    '2026年11月21日 12:01 · 店员',
    '兑换成功',
    '2026年11月21日 12:00 · 本人',
  ]);
  expect(screen.queryByRole('img', { name: /取货码/ })).toBeNull();
  expect(screen.queryByRole('button', { name: '取消兑换' })).toBeNull();
});

test('before it is cancelled the sheet tells what comes back, lot by lot', async () => {
  await openOrder(readyOrder);
  fireEvent.click(await button('取消兑换'));

  const line = (text: string) => sheet().getByText(text).parentElement?.textContent;
  expect(line('2027年1月31日到期的')).toBe('2027年1月31日到期的+999');
  expect(line('不会到期的积分')).toBe('不会到期的积分+2,000');
  expect(line('退回积分')).toBe('退回积分+2,999');
  fireEvent.click(sheet().getByRole('button', { name: '先留着' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(cloud.sentTo('mall.cancelOrder')).toEqual([]);
});

const cancelled: GetOrderReply = {
  ...readyOrder,
  state: 'cancelled',
  voucherCode: null,
  onCancel: null,
  returnedPoints: points(2999),
  history: [...readyOrder.history, { state: 'cancelled', atMs: orderedAtMs, by: 'member' }],
};

test('cancelled, the code is gone and the page says what came back', async () => {
  await openOrder(readyOrder);
  cloud.answer('mall.cancelOrder', () => {
    cloud.answer('mall.getOrder', { data: cancelled });
    return { data: { orderId: readyOrder.orderId, state: 'cancelled', returnedPoints: 2999 } };
  });
  fireEvent.click(await button('取消兑换'));
  const confirm = sheet().getByRole('button', { name: '确认取消' });
  fireEvent.click(confirm);
  fireEvent.click(confirm);

  expect(await screen.findByText('2,999 积分已经退回。')).toBeTruthy();
  expect(screen.queryByText('K7QW 2M9X 4TPA 3B6C')).toBeNull();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(cloud.sentTo('mall.cancelOrder').map(({ data }) => data)).toEqual([
    { orderId: 'mall:m_1:r1' },
  ]);
});

test('a store was first: the sheet says so and offers nothing more', async () => {
  await openOrder(readyOrder);
  cloud.answer('mall.cancelOrder', {
    error: { code: 'mall.not_cancellable', state: 'collected' } as { code: string },
  });
  fireEvent.click(await button('取消兑换'));
  fireEvent.click(sheet().getByRole('button', { name: '确认取消' }));

  expect(await screen.findByText('已经领取，不能再取消。')).toBeTruthy();
  expect(sheet().queryByRole('button', { name: '确认取消' })).toBeNull();
});

test('cancelling again after no answer repeats the same request', async () => {
  await openOrder(readyOrder);
  cloud.answer('mall.cancelOrder', 'lost');
  fireEvent.click(await button('取消兑换'));
  fireEvent.click(sheet().getByRole('button', { name: '确认取消' }));
  await screen.findByText('网络好像不太稳，请检查后再试一次。');
  fireEvent.click(sheet().getByRole('button', { name: '再试一次' }));
  await act(async () => Promise.resolve());

  const ids = cloud.sentTo('mall.cancelOrder').map(({ requestId }) => requestId);
  expect(ids).toHaveLength(2);
  expect(ids[1]).toBe(ids[0]);
});

const address = {
  name: '小满',
  phone: '13800000000',
  region: '广东省深圳市福田区',
  detail: '深南大道 1 号',
};
const shipped: GetOrderReply = {
  ...readyOrder,
  state: 'shipped',
  deliveryKind: 'ship',
  collectByMs: null,
  voucherCode: null,
  storeIds: null,
  address,
  parcel: { carrier: '顺丰', trackingNumber: 'SF1234567890' },
  onCancel: null,
};

test('a parcel shows where it goes, and its number is copied with a tap', async () => {
  await openOrder(shipped);
  expect(await screen.findByText('顺丰')).toBeTruthy();
  expect(screen.getByText('广东省深圳市福田区 深南大道 1 号')).toBeTruthy();
  fireEvent.click(await button('复制单号'));
  expect(await screen.findByText('单号已复制')).toBeTruthy();
  expect(taro.calls.at(-1)).toEqual({
    name: 'setClipboardData',
    options: { data: 'SF1234567890' },
  });
});

test('what is to be sent and has not been says that it is being prepared', async () => {
  await openOrder({ ...shipped, state: 'ready', parcel: null });
  expect(await screen.findByText('待寄出')).toBeTruthy();
  expect(screen.getByText('店家正在准备寄出。')).toBeTruthy();
  expect(screen.getByText('还没有寄出')).toBeTruthy();
});

test.each([
  [points(2999), '2,999 积分已经退回。'],
  [null, '按兑换时的约定，积分没有退回。'],
])('not collected in time, %s points came back', async (returnedPoints, text) => {
  await openOrder({ ...cancelled, state: 'lapsed', returnedPoints });
  expect(await screen.findByText('过期未领')).toBeTruthy();
  expect(screen.getByText(text)).toBeTruthy();
});

test.each<[OrderState, string]>([
  ['awaiting_payment', '待付款'],
  ['locked', '等待成团'],
  ['refunding', '退款中'],
  ['refunded', '已退款'],
])('an order of a team that is %s says %s', async (state, text) => {
  await openOrder({
    ...readyOrder,
    orderId: 'groupbuy:m_1:r1' as GetOrderReply['orderId'],
    kind: 'groupbuy',
    state,
    pricePoints: points(0),
    priceFen: 9900 as GetOrderReply['priceFen'],
    voucherCode: null,
    onCancel: null,
  });
  expect(await screen.findByText(text)).toBeTruthy();
  expect(screen.getByText('这笔拼团')).toBeTruthy();
  expect(screen.getAllByText('¥99').length).toBeGreaterThan(0);
});

test('a team that succeeded brings a code like any other', async () => {
  await openOrder({
    ...readyOrder,
    kind: 'groupbuy',
    onCancel: null,
    history: [
      { state: 'placing', atMs: orderedAtMs, by: 'member' },
      { state: 'locked', atMs: orderedAtMs, by: 'payment' },
      { state: 'ready', atMs: orderedAtMs, by: 'payment' },
    ],
  });
  expect(await screen.findByText('K7QW 2M9X 4TPA 3B6C')).toBeTruthy();
  expect(historyTexts()[0]).toBe('拼团成功，可以领取');
  expect(screen.queryByRole('button', { name: '取消兑换' })).toBeNull();
});

test('another member’s order is not found, in a sentence', async () => {
  taro.params = { orderId: 'mall:m_2:r9' };
  cloud.answer('mall.getOrder', { error: { code: 'mall.order_not_found' } });
  render(<OrderPage />);
  expect(await screen.findByText('没有找到这笔订单。')).toBeTruthy();
});

const card = (index: number, changes: Partial<OrderCard> = {}): OrderCard => ({
  ...readyOrder,
  orderId: `mall:m_1:r${index}` as OrderCard['orderId'],
  item: { ...readyOrder.item, title: `第 ${index} 件` },
  ...changes,
});

test('the list tells what each is, how it stands and by when it must be collected', async () => {
  cloud.answer('mall.listOrders', {
    data: {
      orders: [card(2), card(1, { state: 'collected', quantity: 2 })],
      nextCursor: null,
    },
  });
  await openOrders();

  const first = within(await button('第 2 件，待领取，查看详情'));
  expect(first.getByText('2026年12月5日 24:00 前领取')).toBeTruthy();
  const second = within(await button('第 1 件，已领取，查看详情'));
  expect(second.getByText('2026年11月21日下单')).toBeTruthy();
  expect(second.getByText('2,999 积分 × 2')).toBeTruthy();
  fireEvent.click(await button('第 2 件，待领取，查看详情'));
  expect(taro.calls.at(-1)?.options['url']).toBe(
    '/packages/mall/order/index?orderId=mall%3Am_1%3Ar2',
  );
});

test('an empty list leads to the mall', async () => {
  cloud.answer('mall.listOrders', { data: { orders: [], nextCursor: null } });
  await openOrders();
  expect(await screen.findByText('还没有订单')).toBeTruthy();
  fireEvent.click(await button('去积分商城'));
  expect(taro.calls.at(-1)).toEqual({ name: 'switchTab', options: { url: '/pages/mall/index' } });

  fireEvent.click(screen.getByRole('tab', { name: '进行中' }));
  expect(await screen.findByText('没有等着领的')).toBeTruthy();
  expect(cloud.sentTo('mall.listOrders').at(-1)?.data).toEqual({ filter: 'open', cursor: null });
});

test('a list that could not be loaded says so and loads on another try', async () => {
  cloud.answer('mall.listOrders', 'lost');
  await openOrders();
  const retry = await button('再试一次');
  cloud.answer('mall.listOrders', { data: { orders: [card(1)], nextCursor: null } });
  fireEvent.click(retry);
  expect(await button(/^第 1 件/)).toBeTruthy();
});
