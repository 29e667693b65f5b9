import { act, fireEvent, render, screen } from '@testing-library/react';
import { keepScan } from '../../../miniprogram/src/features/store/scan/lastscan';
import HandOutPage from '../../../miniprogram/src/packages/store/handout/index';
import { FakeCloud } from '../fakecloud';
import { taro } from '../../support/taro/state';
import { clerk, scanned } from './tillsamples';

let cloud: FakeCloud;

const order = {
  orderId: 'mall:m:1',
  kind: 'mall' as const,
  title: '耳机壳',
  quantity: 2,
  state: 'ready',
  canCollect: true,
  collected: null,
};

beforeEach(async () => {
  cloud = new FakeCloud();
  await cloud.logIn();
  cloud.answer('store.getSelf', { data: clerk });
});

async function open(change: Partial<NonNullable<(typeof scanned)['order']>> = {}) {
  keepScan({ ...scanned, kind: 'order', order: { ...order, ...change }, text: 'K7QW2M9X4TPA' });
  render(<HandOutPage />);
  await act(async () => Promise.resolve());
}

test('what is to be handed out is shown first, and handed out once', async () => {
  cloud.answer('store.verifyPickup', {
    data: { ...order, picture: '', collectedAtMs: 0 },
  });
  await open();
  expect(screen.getByText('耳机壳')).toBeTruthy();
  expect(screen.getByText('2 件')).toBeTruthy();
  expect(cloud.sentTo('store.verifyPickup')).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: '核销，交给顾客' }));
  expect(await screen.findByText('核销好了')).toBeTruthy();
  expect(cloud.sentTo('store.verifyPickup').map(({ data }) => data)).toEqual([
    { code: 'K7QW2M9X4TPA', storeId: 'zongdian' },
  ]);
});

test('one that is used already says when, where and by whom', async () => {
  const atMs = new Date(2025, 10, 20, 15, 4, 5).getTime();
  await open({
    canCollect: false,
    state: 'collected',
    collected: { staffName: '小周', storeName: '万象店', atMs },
  });
  expect(screen.getByText('已经领过了')).toBeTruthy();
  expect(screen.getByText('2025年11月20日 15:04 在万象店由小周交出')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '核销，交给顾客' })).toBeNull();
});

test.each([
  ['ready', '这笔订单不在本店取货，请看会员手机上的取货门店。'],
  ['locked', '这个团还没有拼成，不能取货。'],
  ['cancelled', '这笔订单已经取消，不能取货。'],
  ['refunded', '这笔订单已经退款，不能取货。'],
  ['some_new_state', '这笔订单现在不能在本店取货。'],
])('an order that is %s is not handed out, and the clerk reads why', async (state, sentence) => {
  await open({ canCollect: false, state });
  expect(screen.getByText(sentence)).toBeTruthy();
  expect(screen.queryByRole('button', { name: '核销，交给顾客' })).toBeNull();
});

test('whoever was faster at another till is named by a sentence', async () => {
  const atMs = new Date(2025, 10, 20, 15, 4, 5).getTime();
  const facts = { staffName: '小周', storeName: '万象店', atMs };
  cloud.answer('store.verifyPickup', { error: { code: 'order.already_collected', ...facts } });
  await open();
  fireEvent.click(screen.getByRole('button', { name: '核销，交给顾客' }));
  const sentence = '这个取货码已经用过了：2025年11月20日 15:04:05 在万象店由小周交出。';
  expect(await screen.findByText(sentence)).toBeTruthy();
});

test.each([
  [1, 'redirectTo'],
  [2, 'navigateBack'],
])('without a scan it leads to the till, with %i pages open', async (openPages, by) => {
  taro.openPages = openPages;
  render(<HandOutPage />);
  expect(screen.getByText('回到收银台扫取货码，再来办理。')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '回去扫码' }));
  const { name, options } = taro.calls.at(-1)!;
  expect(name).toBe(by);
  if (openPages === 1) expect(options['url']).toBe('/packages/store/till/index');
});
