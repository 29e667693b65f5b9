import { act, fireEvent, render, screen } from '@testing-library/react';
import CodePage from '../../../miniprogram/src/pages/code/index';
import { emit } from '../../support/taro/state';
import { wait } from '../clock';
import { FakeCloud } from '../fakecloud';
import { home } from '../samples';
import { issuedAtMs, issueOf, quietStatus } from './samples';

let cloud: FakeCloud;
let issues = 0;

/** The cloud's clock runs with the phone's, a year apart. */
const phoneNowMs = Date.UTC(2025, 5, 1, 4);
const cloudNowMs = () => Date.now() - phoneNowMs + issuedAtMs;

beforeEach(async () => {
  jest.useFakeTimers({ now: phoneNowMs });
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
  cloud = new FakeCloud();
  await cloud.logIn();
  issues = 0;
  cloud.answer('member.issueCode', () => ({ data: issueOf((issues += 1), cloudNowMs()) }));
  cloud.answer('member.getCodeStatus', { data: quietStatus });
  cloud.answer('store.listDebits', { data: { debits: [] } });
});

afterEach(() => {
  jest.useRealTimers();
});

async function open() {
  const page = render(<CodePage />);
  await wait(0);
  return page;
}

test('the code is there to scan and to read out, with the time it stays', async () => {
  await open();

  const picture = screen.getByRole('img', { name: '会员码，付款时给店员扫' });
  expect(picture.style.backgroundImage).toMatch(/^url\("?data:image\/svg\+xml,/);
  expect(screen.getByText('1234 0000 0001')).toBeTruthy();
  expect(screen.getByRole('timer', { name: '45 秒后换新码' })).toBeTruthy();
  await wait(5);
  expect(screen.getByRole('timer', { name: '40 秒后换新码' })).toBeTruthy();
});

test('it is replaced in time while the page is in front, by one call each', async () => {
  await open();
  await wait(46);
  expect(screen.getByText('1234 0000 0002')).toBeTruthy();
  expect(screen.queryByText('1234 0000 0001')).toBeNull();
  await wait(46);
  expect(screen.getByText('1234 0000 0003')).toBeTruthy();
  expect(cloud.sentTo('member.issueCode').length).toBe(3);
});

test('a page behind another asks for nothing, and has a fresh code when it comes back', async () => {
  await open();
  act(() => emit('hide'));
  await wait(300);
  expect(cloud.sentTo('member.issueCode').length).toBe(1);
  act(() => emit('show'));
  await wait(0);
  expect(screen.getByText('1234 0000 0002')).toBeTruthy();
});

test('without a network the code fetched ahead works for a minute and says so, then it is over', async () => {
  await open();
  cloud.answer('member.issueCode', 'lost');
  await wait(46);
  expect(screen.getByText('9876 0000 0001')).toBeTruthy();
  expect(screen.getByText('网络不通，先用备好的码，还能用 59 秒。')).toBeTruthy();
  await wait(58);
  expect(screen.getByText('9876 0000 0001')).toBeTruthy();
  await wait(2);
  expect(screen.queryByText('9876 0000 0001')).toBeNull();
  expect(screen.getByRole('alert').textContent).toContain('网络不通，码已过期');

  cloud.answer('member.issueCode', () => ({ data: issueOf(7, cloudNowMs()) }));
  fireEvent.click(screen.getByRole('button', { name: '换出新码' }));
  await wait(0);
  expect(screen.getByText('1234 0000 0007')).toBeTruthy();
});

test('the network coming back brings a new code at once', async () => {
  await open();
  cloud.answer('member.issueCode', 'lost');
  await wait(46);
  cloud.answer('member.issueCode', () => ({ data: issueOf(8, cloudNowMs()) }));
  act(() => void window.dispatchEvent(new Event('online')));
  await wait(0);
  expect(screen.getByText('1234 0000 0008')).toBeTruthy();
});

test('a first code that does not come can be asked for again', async () => {
  cloud.answer('member.issueCode', 'lost');
  await open();
  expect(screen.getByText('网络好像不太稳，请检查后再试一次。')).toBeTruthy();
  cloud.answer('member.issueCode', { data: issueOf(1, cloudNowMs()) });
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
  await wait(0);
  expect(screen.getByText('1234 0000 0001')).toBeTruthy();
});

test('the balance is covered until the member asks, and nobody is asked for it before', async () => {
  cloud.answer('points.getAccount', { data: home.account });
  await open();
  expect(screen.queryByText('1,200')).toBeNull();
  expect(cloud.sentTo('points.getAccount')).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: '显示可用积分' }));
  await wait(0);
  expect(screen.getByText('1,200')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '隐藏可用积分' }));
  expect(screen.queryByText('1,200')).toBeNull();
});

test('a code that a till has used is replaced at once, and the shop is named', async () => {
  await open();
  await wait(3);
  cloud.answer('member.getCodeStatus', () => ({
    data: {
      ...quietStatus,
      scanned: { storeId: 'zongdian', storeName: '总店', atMs: phoneNowMs + 4000 },
    },
  }));
  await wait(4);
  expect(screen.getByText('总店刚刚扫了您的码。')).toBeTruthy();
  expect(screen.getByText('1234 0000 0002')).toBeTruthy();
});

test.each([
  ['used', /有人出示了已经用过的码，没有通过/],
  ['expired', /有人出示了过期的码，没有通过/],
  ['rotated', /有人出示了换下来的码，没有通过/],
  ['other_purpose', /有人把您的码当作取货码用，没有通过/],
])('a try of a code (%s) is told to the member', async (reason, sentence) => {
  cloud.answer('member.getCodeStatus', {
    data: {
      ...quietStatus,
      attempt: { reason, storeId: 'wanxiang', storeName: '万象店', atMs: phoneNowMs },
    },
  });
  await open();
  const alert = screen.getByRole('alert');
  expect(alert.textContent).toContain('有人试过您的码');
  expect(alert.textContent).toMatch(sentence);
  expect(alert.textContent).toContain('在万象店');
});

test('a try as an invitation names no store, for there was none', async () => {
  const attempt = { reason: 'as_invite', storeId: null, storeName: '', atMs: phoneNowMs };
  cloud.answer('member.getCodeStatus', { data: { ...quietStatus, attempt } });
  await open();
  expect(screen.getByRole('alert').textContent).toMatch(
    /\d\d:\d\d 有人把您的码当作店员邀请码用，没有通过。/,
  );
});

test('what a screenshot is worth is said', async () => {
  await open();
  expect(screen.getByText(/截图没有用，请勿转发/)).toBeTruthy();
});
