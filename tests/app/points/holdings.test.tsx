import { act, fireEvent, render, screen } from '@testing-library/react';
import type { GetHoldingsReply } from '#shared/points/contract/balance';
import type { EntryId } from '#shared/kernel/ids';
import StatementPage from '../../../miniprogram/src/packages/member/statement/index';
import HomePage from '../../../miniprogram/src/pages/home/index';
import { taro } from '../../support/taro/state';
import { FakeCloud } from '../fakecloud';
import { day, home, points } from '../samples';

const nothing: GetHoldingsReply = { ...home.account, lots: [], pending: [], holds: [] };
const lot = (expiresOn: string, value: number) => ({
  expiresOn: day(expiresOn),
  points: points(value),
});

let cloud: FakeCloud;

beforeEach(async () => {
  cloud = new FakeCloud();
  await cloud.logIn();
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
});

async function openOn(tab: string): Promise<void> {
  taro.params = { tab };
  render(<StatementPage />);
  await act(async () => Promise.resolve());
}

test('what is on its way is listed with the date it arrives, soonest first', async () => {
  const pending = [
    { points: points(99), releaseOn: day('2026-12-05'), expiresOn: day('2027-11-30') },
    { points: points(128), releaseOn: day('2026-11-26'), expiresOn: null },
  ].map((one, index) => ({ ...one, entryId: `bill:${index}` as EntryId }));
  cloud.answer('points.getHoldings', {
    data: { ...nothing, pending, pendingPoints: points(227) },
  });
  cloud.hold();
  await openOn('pending');
  expect(screen.getByRole('status', { name: '正在加载' })).toBeTruthy();
  await cloud.release();

  expect(await screen.findByText('227')).toBeTruthy();
  const lines = screen.getAllByText(/到账$/).map((line) => line.textContent);
  expect(lines).toEqual(['2026年11月26日到账', '2026年12月5日到账']);
  expect(screen.getByText('到账后不会到期')).toBeTruthy();
  expect(screen.getByText('到账后可用到 2027年11月30日')).toBeTruthy();
});

test('nothing on its way says how something comes there', async () => {
  cloud.answer('points.getHoldings', { data: nothing });
  await openOn('pending');

  expect(await screen.findByText('没有待入账的积分')).toBeTruthy();
});

test('what expires stands month by month with its figures, and date by date', async () => {
  const lots = [
    ...[lot('2027-01-15', 60), lot('2027-01-31', 200), lot('2027-02-28', 12_345)],
    { expiresOn: null, points: points(5) },
  ];
  cloud.answer('points.getHoldings', { data: { ...nothing, lots } });
  await openOn('expiring');

  const chart = await screen.findByRole('img', {
    name: '将到期的积分：2027年1月 260 分，2027年2月 12,345 分',
  });
  expect(chart.textContent).toBe('2601月2027年1.2万2月');
  expect(screen.getByText('2027年1月31日到期')).toBeTruthy();
  expect(screen.getByText('12,345')).toBeTruthy();
  expect(screen.getByText('不会到期')).toBeTruthy();
});

test('one month alone is said by the list, without a column to stand by itself', async () => {
  cloud.answer('points.getHoldings', { data: { ...nothing, lots: [lot('2027-11-30', 20)] } });
  await openOn('expiring');
  expect(await screen.findByText('2027年11月30日到期')).toBeTruthy();
  expect(screen.queryByRole('img')).toBeNull();
});

test('more months than a phone is wide stand together in a last column', async () => {
  const lots = Array.from({ length: 12 }, (_, index) =>
    lot(`2027-${String(index + 1).padStart(2, '0')}-28`, 10),
  );
  cloud.answer('points.getHoldings', { data: { ...nothing, lots } });
  await openOn('expiring');

  const chart = await screen.findByRole('img');
  expect(chart.getAttribute('aria-label')).toMatch(/2027年6月 10 分，以后 60 分$/);
});

test('nothing that expires says what to do', async () => {
  cloud.answer('points.getHoldings', { data: nothing });
  await openOn('expiring');

  expect(await screen.findByText('没有会到期的积分')).toBeTruthy();
});

test('holdings that did not come can be asked for again', async () => {
  cloud.answer('points.getHoldings', 'lost');
  await openOn('expiring');
  const retry = await screen.findByRole('button', { name: '再试一次' });
  cloud.answer('points.getHoldings', { data: { ...nothing, lots: [lot('2027-01-31', 260)] } });
  fireEvent.click(retry);

  expect(await screen.findByText('2027年1月31日到期')).toBeTruthy();
});

const expiring = (expiresOn: string) => ({
  data: { ...home, account: { ...home.account, nextExpiry: lot(expiresOn, 260) } },
});

test('home tells what expires within sixty days and leads to the dates', async () => {
  cloud.answer('member.getHome', expiring('2027-01-19'));
  render(<HomePage />);
  fireEvent.click(await screen.findByText('260 积分将在 2027年1月19日到期'));

  expect(taro.calls.find(({ name }) => name === 'navigateTo')?.options).toEqual({
    url: '/packages/member/statement/index?tab=expiring',
  });
});

test('what expires later is not worth a line', async () => {
  cloud.answer('member.getHome', expiring('2027-01-20'));
  render(<HomePage />);

  await screen.findByText('1,200');
  expect(screen.queryByText(/积分将在/)).toBeNull();
});
