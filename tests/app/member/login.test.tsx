import { fireEvent, render, screen } from '@testing-library/react';
import { forgetSession } from '../../../miniprogram/src/platform/session.h5';
import HomePage from '../../../miniprogram/src/pages/home/index';
import { taro } from '../../support/taro/state';
import { FakeCloud } from '../fakecloud';
import { home } from '../samples';

let cloud: FakeCloud;

beforeEach(() => {
  cloud = new FakeCloud();
  cloud.answer('member.getHome', { data: home });
  forgetSession();
});

test('without a login the people are offered and nothing is asked of the cloud', async () => {
  render(<HomePage />);

  expect(await screen.findByRole('dialog', { name: '选择身份' })).toBeTruthy();
  expect(screen.getAllByRole('button').map((person) => person.textContent)).toEqual([
    expect.stringContaining('会员 小满'),
    expect.stringContaining('朋友'),
    expect.stringContaining('店员'),
    expect.stringContaining('店长'),
    expect.stringContaining('老板'),
    expect.stringContaining('新朋友'),
  ]);
  expect(cloud.sent).toEqual([]);
});

test('a tap on a person logs in, keeps the token and opens the page', async () => {
  render(<HomePage />);
  fireEvent.click(await screen.findByRole('button', { name: '会员 小满' }));

  expect(await screen.findByText(/，小满$/)).toBeTruthy();
  expect(taro.storage.get('jidian.login')).toEqual({ token: 'token', openid: 'openid' });
});

test('a local cloud that does not answer is said in a sentence', async () => {
  globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  render(<HomePage />);
  fireEvent.click(await screen.findByRole('button', { name: '新朋友' }));

  expect(await screen.findByText('没有连上本地服务，请确认它正在运行，再试一次。')).toBeTruthy();
});
