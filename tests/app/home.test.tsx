import { act, fireEvent, render, screen } from '@testing-library/react';
import HomePage from '../../miniprogram/src/pages/home/index';
import { FakeCloud } from './fakecloud';
import { closedStatus, doneHome, home, points } from './samples';

let cloud: FakeCloud;

beforeEach(async () => {
  cloud = new FakeCloud();
  await cloud.logIn();
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
});

async function open(): Promise<void> {
  render(<HomePage />);
  await act(async () => Promise.resolve());
}

const button = (name: string | RegExp) => screen.findByRole('button', { name });

test('while the answer is on its way the page says it is loading', async () => {
  cloud.answer('member.getHome', { data: home });
  cloud.hold();
  await open();

  expect(screen.getByRole('status', { name: '正在加载' })).toBeTruthy();
  await cloud.release();
  expect(await button('签到 +110')).toBeTruthy();
});

test('the page shows nickname, points, the card and what today pays', async () => {
  cloud.answer('member.getHome', { data: home });
  await open();

  expect(await screen.findByText(/，小满$/)).toBeTruthy();
  expect(screen.getByText('1,200')).toBeTruthy();
  expect(screen.getByRole('img', { name: '集点卡，共 20 格，已盖 19 格' })).toBeTruthy();
  expect(screen.getByText('今天签到得 110 分')).toBeTruthy();
  expect(screen.getByText('连续 19 天')).toBeTruthy();
});

test('one request brings the whole page', async () => {
  cloud.answer('member.getHome', { data: home });
  await open();

  await button('签到 +110');
  expect(cloud.sent.map(({ action }) => action)).toEqual(['member.getHome']);
});

test('a tap checks in: the card is full, the points are there, the button is gone', async () => {
  cloud.answer('member.getHome', { data: home });
  cloud.answer('checkin.perform', () => {
    cloud.answer('member.getHome', { data: doneHome });
    return { data: { pointsAwarded: 110, streakDays: 20, businessDate: '2026-11-20' } };
  });
  await open();
  fireEvent.click(await button('签到 +110'));

  expect(await screen.findByText('今天已签 +110')).toBeTruthy();
  expect(screen.getByText('盖好了，获得 110 积分')).toBeTruthy();
  expect(screen.getByText('1,310')).toBeTruthy();
  expect(screen.getByText('20 / 20')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^签到/ })).toBeNull();
});

test('two quick taps send one request', async () => {
  cloud.answer('member.getHome', { data: home });
  cloud.answer('checkin.perform', { error: { code: 'server.fault' } });
  await open();
  const tap = await button('签到 +110');
  cloud.hold();
  fireEvent.click(tap);
  fireEvent.click(tap);
  expect(await button('正在盖章')).toBeTruthy();
  await cloud.release();

  await button('再试一次');
  expect(cloud.sentTo('checkin.perform')).toHaveLength(1);
});

test('trying again after no answer repeats the same request', async () => {
  cloud.answer('member.getHome', { data: home });
  cloud.answer('checkin.perform', 'lost');
  await open();
  fireEvent.click(await button('签到 +110'));
  expect(await screen.findByText('网络好像不太稳，请检查后再试一次。')).toBeTruthy();

  cloud.answer('checkin.perform', {
    data: { pointsAwarded: 110, streakDays: 20, businessDate: '2026-11-20' },
  });
  cloud.answer('member.getHome', { data: doneHome });
  fireEvent.click(await button('再试一次'));

  expect(await screen.findByText('今天已签 +110')).toBeTruthy();
  const ids = cloud.sentTo('checkin.perform').map(({ requestId }) => requestId);
  expect(ids).toHaveLength(2);
  expect(ids[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(ids[1]).toBe(ids[0]);
});

test('checked in on another phone: today is shown as done, and nothing is earned twice', async () => {
  cloud.answer('member.getHome', { data: home });
  cloud.answer('checkin.perform', () => {
    cloud.answer('member.getHome', { data: doneHome });
    const facts = { businessDate: '2026-11-20', streakDays: 20, pointsAwarded: 110 };
    return { error: { code: 'checkin.already_done', ...facts } };
  });
  await open();
  fireEvent.click(await button('签到 +110'));

  expect(await screen.findByText('今天已签 +110')).toBeTruthy();
  expect(screen.getByText('今天已经签过到，不会重复加分。')).toBeTruthy();
  expect(screen.queryByText(/盖好了/)).toBeNull();
  expect(await screen.findByText('1,310')).toBeTruthy();
});

test('while check-in is closed a sentence says so and there is nothing to press', async () => {
  cloud.answer('member.getHome', { data: { ...home, checkin: closedStatus } });
  await open();

  expect(await screen.findByText('签到暂未开放')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^签到/ })).toBeNull();
});

test('a page that could not be loaded says so and loads on another try', async () => {
  cloud.answer('member.getHome', 'lost');
  await open();
  const retry = await button('再试一次');
  expect(screen.getByText('网络好像不太稳，请检查后再试一次。')).toBeTruthy();

  cloud.answer('member.getHome', { data: home });
  fireEvent.click(retry);

  expect(await button('签到 +110')).toBeTruthy();
});

test('someone new is welcomed to the first stamp', async () => {
  const checkin = { ...home.checkin, streakDays: 0, bestStreakDays: 0 };
  cloud.answer('member.getHome', {
    data: { ...home, profile: { nickname: '', avatar: '' }, checkin },
  });
  await open();

  expect(await screen.findByText('欢迎加入集点数码，盖下第一枚章吧')).toBeTruthy();
  expect(screen.getByText('还没有积分')).toBeTruthy();
});

test('long names and large numbers are shown whole', async () => {
  const nickname = '一二三四五六七八九十一二三四五六七八九十';
  const account = { ...home.account, availablePoints: points(12_345_678) };
  cloud.answer('member.getHome', {
    data: { ...home, profile: { nickname, avatar: '' }, account },
  });
  await open();

  expect(await screen.findByText(new RegExp(`，${nickname}$`))).toBeTruthy();
  expect(screen.getByText('12,345,678')).toBeTruthy();
});

test('a member is asked for consent below what matters, and may answer in one tap', async () => {
  const privacy = { version: '2026-11', consented: false };
  cloud.answer('member.getHome', { data: { ...home, privacy } });
  cloud.answer('member.setConsent', { data: { privacy: { ...privacy, consented: true } } });
  await open();
  fireEvent.click(await button('同意'));

  await act(async () => Promise.resolve());
  expect(cloud.sentTo('member.setConsent')[0]?.data).toEqual({
    version: '2026-11',
    accepted: true,
  });
  expect(screen.queryByRole('button', { name: '同意' })).toBeNull();
});

test('a token that is no longer known leads back to the choice of a person', async () => {
  cloud.answer('member.getHome', { data: home });
  globalThis.fetch = (() => Promise.resolve({ ok: false, status: 401 })) as unknown as typeof fetch;
  await open();

  expect(await screen.findByRole('dialog', { name: '选择身份' })).toBeTruthy();
});
