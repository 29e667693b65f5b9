import { act, fireEvent, render, screen } from '@testing-library/react';
import ClaimPage from '../../../miniprogram/src/packages/member/claim/index';
import { taro } from '../../support/taro/state';
import { FakeCloud } from '../fakecloud';

let cloud: FakeCloud;

beforeEach(async () => {
  jest.useFakeTimers({ now: new Date(2026, 10, 20, 12), doNotFake: ['setTimeout', 'setInterval'] });
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
  cloud = new FakeCloud();
  await cloud.logIn();
  const store = { address: '', city: '', phone: '', latitude: 0, longitude: 0, openHours: '' };
  cloud.answer('store.listStores', {
    data: {
      stores: [
        { ...store, storeId: 'zongdian', name: '总店', status: 'open' },
        { ...store, storeId: 'wanxiang', name: '万象店', status: 'open' },
      ],
    },
  });
});

afterEach(() => {
  jest.useRealTimers();
});

async function fill() {
  render(<ClaimPage />);
  await act(async () => Promise.resolve());
  fireEvent.click(await screen.findByRole('radio', { name: '万象店' }));
  fireEvent.click(screen.getByRole('radio', { name: '11月18日' }));
  fireEvent.input(screen.getByRole('textbox', { name: '账单号' }), { target: { value: 'a001' } });
  fireEvent.input(screen.getByRole('textbox', { name: '实付金额（元）' }), {
    target: { value: '128.5' },
  });
  fireEvent.click(screen.getByRole('button', { name: '补记积分' }));
}

test('what the receipt says is sent as it stands there, and the points are told', async () => {
  cloud.answer('store.claimPoints', {
    data: { pointsAwarded: 128, entryId: 'bill:1', steps: [], spendableOn: '2026-11-25' },
  });
  await fill();
  expect(await screen.findByText('+128')).toBeTruthy();
  expect(screen.getByText('账单 A001 · 128.50 元')).toBeTruthy();
  expect(screen.getByText('11月25日起可用')).toBeTruthy();
  expect(cloud.sentTo('store.claimPoints').map(({ data }) => data)).toEqual([
    {
      storeId: 'wanxiang',
      businessDate: '2026-11-18',
      billNumber: 'A001',
      amountFen: 12_850,
    },
  ]);
  fireEvent.click(screen.getByRole('button', { name: '看积分明细' }));
  expect(taro.calls.at(-1)?.options.url).toBe('/packages/member/statement/index');
});

test('only the last week is offered', async () => {
  render(<ClaimPage />);
  await screen.findByRole('radio', { name: '今天' });
  expect(screen.getByRole('radio', { name: '昨天' })).toBeTruthy();
  expect(screen.getByRole('radio', { name: '11月18日' })).toBeTruthy();
  expect(screen.getByRole('radio', { name: '11月13日' })).toBeTruthy();
  expect(screen.queryByRole('radio', { name: '11月12日' })).toBeNull();
});

test.each([
  [{ code: 'store.claim_not_found' }, '没有找到可以补记的账单，请核对门店、日期、单号和金额。'],
  [{ code: 'store.claim_taken' }, '这张账单的积分已经记给会员了。'],
  [{ code: 'store.claim_too_late', days: 7 }, '小票要在 7 天内补记积分，这张已经过期。'],
  [
    { code: 'store.claim_too_often', triesPerDay: 10 },
    '一天最多查 10 张小票，请明天再试，或到门店请店员补记。',
  ],
])('$code is a sentence, and what was typed stays', async (error, sentence) => {
  cloud.answer('store.claimPoints', { error });
  await fill();
  expect(await screen.findByText(sentence)).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: '账单号' }).value).toBe('A001');
});

test('an amount that is none sends nothing', async () => {
  render(<ClaimPage />);
  await act(async () => Promise.resolve());
  fireEvent.input(await screen.findByRole('textbox', { name: '账单号' }), {
    target: { value: 'A001' },
  });
  fireEvent.input(screen.getByRole('textbox', { name: '实付金额（元）' }), {
    target: { value: '12.345' },
  });
  fireEvent.click(screen.getByRole('button', { name: '补记积分' }));
  await act(async () => Promise.resolve());
  expect(cloud.sentTo('store.claimPoints')).toEqual([]);
});

test('where no camera is given, the receipt is copied by hand', async () => {
  render(<ClaimPage />);
  fireEvent.click(await screen.findByRole('button', { name: '扫小票上的码' }));
  expect(await screen.findByText('没有打开相机。请在浏览器里允许使用相机。')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '照小票填写' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByRole('textbox', { name: '账单号' })).toBeTruthy();
});
