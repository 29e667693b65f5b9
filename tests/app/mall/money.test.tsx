import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { toFen } from '#shared/kernel/amounts';
import type { GetItemReply } from '#shared/mall/contract/items';
import type { GetOrderReply } from '#shared/mall/contract/orders';
import type { OutTradeNo } from '#shared/payment/model';
import ItemPage from '../../../miniprogram/src/packages/mall/item/index';
import OrderPage from '../../../miniprogram/src/packages/mall/order/index';
import { taro } from '../../support/taro/state';
import { FakeCloud } from '../fakecloud';
import { casePage, collectByMs, orderedAtMs, readyOrder, stores } from './samples';
import { points } from '../samples';

let cloud: FakeCloud;

beforeEach(async () => {
  cloud = new FakeCloud();
  await cloud.logIn();
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
  cloud.answer('store.listStores', { data: { stores } });
});

const minuteMs = 60_000;
const outTradeNo = 'a'.repeat(32) as OutTradeNo;
const payByMs = orderedAtMs + 15 * minuteMs;
const payment = {
  outTradeNo,
  amountFen: 990,
  description: '云朵耳机壳',
  expiresAtMs: payByMs,
  prepayId: 'prepay-1',
  request: {},
};
const cashCase: GetItemReply = { ...casePage, cashFen: toFen(990), worthFenPer1000: toFen(3971) };
const unpaid: GetOrderReply = {
  ...readyOrder,
  priceFen: toFen(990),
  state: 'awaiting_payment',
  payByMs,
  outTradeNo,
  voucherCode: null,
  history: [
    { state: 'placing', atMs: orderedAtMs, by: 'member' },
    { state: 'awaiting_payment', atMs: orderedAtMs, by: 'member' },
  ],
};
const waits = {
  orderId: 'mall:m_1:r1',
  state: 'awaiting_payment',
  pricePoints: 2999,
  priceFen: 990,
  payment,
  collectByMs,
};

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const sheet = () => within(screen.getByRole('dialog'));
const line = (text: string) => sheet().getByText(text).parentElement?.textContent;
const settle = () => act(async () => new Promise((done) => setTimeout(done)));

async function openItem(): Promise<void> {
  taro.params = { itemId: 'earphone-case' };
  cloud.answer('mall.getItem', { data: cashCase });
  render(<ItemPage />);
  await settle();
}

async function openOrder(order: GetOrderReply): Promise<void> {
  jest.spyOn(Date, 'now').mockReturnValue(orderedAtMs + 5 * minuteMs);
  taro.params = { orderId: encodeURIComponent(order.orderId) };
  cloud.answer('mall.getOrder', { data: order });
  render(<OrderPage />);
  await settle();
}

test('the page names points and money, and what becomes of both', async () => {
  await openItem();
  expect(await screen.findByText('+ ¥9.90')).toBeTruthy();
  expect(screen.getByText('自动取消，积分原样退回，现金全额退款')).toBeTruthy();
  fireEvent.click(await button('立即兑换'));
  await settle();
  expect(line('云朵耳机壳')).toBe('云朵耳机壳−2,999');
  expect(line('另付现金')).toBe('另付现金¥9.90');
  expect(sheet().getByText(/请在 15 分钟内付款/)).toBeTruthy();
  expect(sheet().getByRole('button', { name: '用 2,999 积分 + ¥9.90 兑换' })).toBeTruthy();
});

test('redeemed, paid, and theirs', async () => {
  await openItem();
  cloud.answer('mall.redeem', { data: waits });
  cloud.answer('payment.check', { data: { outTradeNo, state: 'paid', isSettled: true } });
  fireEvent.click(await button('立即兑换'));
  await settle();
  fireEvent.click(sheet().getByRole('button', { name: /兑换$/ }));
  fireEvent.click(await button('确认支付'));
  expect(await screen.findByText('兑换好了')).toBeTruthy();
  expect(cloud.sentTo('mall.redeem')).toHaveLength(1);
  expect(cloud.sentTo('payment.check')[0]?.data).toEqual({ outTradeNo });
});

test('the sheet closed without paying, the order waits and can be found', async () => {
  await openItem();
  cloud.answer('mall.redeem', { data: waits });
  fireEvent.click(await button('立即兑换'));
  await settle();
  fireEvent.click(sheet().getByRole('button', { name: /兑换$/ }));
  fireEvent.click(await button('取消支付'));
  expect(await screen.findByText(/还没有收到付款/)).toBeTruthy();
  fireEvent.click(await button('看这笔订单'));
  await settle();
  expect(taro.calls.at(-1)?.options['url']).toContain('orderId=');
});

test('while WeChat Pay is silent, trying again is the same request', async () => {
  await openItem();
  cloud.answer('mall.redeem', { error: { code: 'payment.unavailable' } });
  fireEvent.click(await button('立即兑换'));
  await settle();
  fireEvent.click(sheet().getByRole('button', { name: /兑换$/ }));
  expect(await screen.findByText(/微信支付暂时没有回应/)).toBeTruthy();
  cloud.answer('mall.redeem', { data: waits });
  fireEvent.click(sheet().getByRole('button', { name: '再试一次' }));
  await button('确认支付');
  const ids = cloud.sentTo('mall.redeem').map(({ requestId }) => requestId);
  expect(ids).toHaveLength(2);
  expect(ids[1]).toBe(ids[0]);
});

test('an order that waits counts down and is paid from its page', async () => {
  await openOrder(unpaid);
  expect(screen.getAllByText('待付款').length).toBeGreaterThan(0);
  expect(screen.getByText('还剩 10 分 0 秒')).toBeTruthy();
  cloud.answer('mall.payOrder', { data: { orderId: unpaid.orderId, payment } });
  cloud.answer('payment.check', { data: { outTradeNo, state: 'paid', isSettled: true } });
  fireEvent.click(await button('付款 ¥9.90'));
  cloud.answer('mall.getOrder', { data: { ...readyOrder, priceFen: toFen(990) } });
  fireEvent.click(await button('确认支付'));
  expect(await screen.findByText('K7QW 2M9X 4TPA 3B6C')).toBeTruthy();
});

test('too late to pay, the page says so and asks how it stands', async () => {
  await openOrder(unpaid);
  cloud.answer('mall.payOrder', { error: { code: 'payment.closed' } });
  const before = cloud.sentTo('mall.getOrder').length;
  fireEvent.click(await button('付款 ¥9.90'));
  expect(await screen.findByText('付款时间已过，没有扣款，请重新下单。')).toBeTruthy();
  expect(cloud.sentTo('mall.getOrder').length).toBeGreaterThan(before);
});

test('before a paid order is cancelled the sheet names the money, too', async () => {
  const onCancel = { ...readyOrder.onCancel!, cashFen: toFen(990) };
  await openOrder({ ...readyOrder, priceFen: toFen(990), onCancel });
  fireEvent.click(await button('取消兑换'));
  expect(line('原路退款')).toBe('原路退款¥9.90');
  expect(line('退回积分')).toBe('退回积分+2,999');
});

test.each([
  ['under_way', '¥9.90 正在原路退回，请留意微信通知。'],
  ['delayed', '¥9.90 的退款没有成功，门店正在处理，不用再次申请。'],
  ['done', '¥9.90 已经原路退回。'],
] as const)('cancelled, with its refund %s', async (state, text) => {
  await openOrder({
    ...readyOrder,
    priceFen: toFen(990),
    state: 'cancelled',
    voucherCode: null,
    onCancel: null,
    returnedPoints: points(2999),
    refund: { amountFen: toFen(990), state },
  });
  expect(await screen.findByText(text)).toBeTruthy();
  expect(screen.getByText('2,999 积分已经退回。')).toBeTruthy();
});

test('lapsed where the item keeps the money, the page says so', async () => {
  await openOrder({
    ...readyOrder,
    priceFen: toFen(990),
    onLapse: 'forfeit',
    onLapseCash: 'keep',
    state: 'lapsed',
    voucherCode: null,
    onCancel: null,
  });
  expect(await screen.findByText('按兑换时的约定，现金没有退回。')).toBeTruthy();
});

test('a code that the clerk collects is gone from the screen by itself', async () => {
  jest.useFakeTimers();
  taro.params = { orderId: encodeURIComponent(readyOrder.orderId) };
  cloud.answer('mall.getOrder', { data: readyOrder });
  render(<OrderPage />);
  await act(async () => jest.advanceTimersByTimeAsync(100));
  expect(screen.getByText('K7QW 2M9X 4TPA 3B6C')).toBeTruthy();
  const collected = { storeId: 'wanxiang', atMs: orderedAtMs + 90_000 };
  const gone = { voucherCode: null, onCancel: null, collected };
  cloud.answer('mall.getOrder', { data: { ...readyOrder, state: 'collected', ...gone } });
  await act(async () => jest.advanceTimersByTimeAsync(6_000));
  expect(screen.queryByText('K7QW 2M9X 4TPA 3B6C')).toBeNull();
  expect(screen.getByText(/在万象店领取/)).toBeTruthy();
  const asked = cloud.sentTo('mall.getOrder').length;
  await act(async () => jest.advanceTimersByTimeAsync(60_000));
  expect(cloud.sentTo('mall.getOrder')).toHaveLength(asked);
  jest.useRealTimers();
});
