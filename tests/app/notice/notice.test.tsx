import { act, fireEvent, render, screen } from '@testing-library/react';
import HomePage from '../../../miniprogram/src/pages/home/index';
import { askToSend } from '../../../miniprogram/src/platform/subscribe.weapp';
import { taro } from '../../support/taro/state';
import { FakeCloud } from '../fakecloud';
import { day, doneHome, home } from '../samples';

let cloud: FakeCloud;

const noticeOffers = [
  { template: 'checkin_reminder', templateId: 't1' },
  { template: 'points_expiring', templateId: 't3' },
] as const;

beforeEach(async () => {
  cloud = new FakeCloud();
  await cloud.logIn();
  cloud.answer('member.getHome', { data: { ...doneHome, noticeOffers } });
  cloud.answer('notice.recordAcceptance', { data: { remindsOn: '2026-11-21' } });
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
});

async function open() {
  const page = render(<HomePage />);
  await act(async () => Promise.resolve());
  await screen.findByText(/，小满$/);
  return page;
}
const line = () => screen.queryByRole('button', { name: '明天提醒我' });
async function tap(): Promise<void> {
  const button = await screen.findByRole('button', { name: '明天提醒我' });
  await act(async () => {
    fireEvent.click(button);
    await Promise.resolve();
  });
}

test('after the check-in one tap asks, and says that a reminder will come', async () => {
  cloud.answer('member.getHome', { data: { ...home, noticeOffers } });
  cloud.answer('checkin.perform', () => {
    cloud.answer('member.getHome', { data: { ...doneHome, noticeOffers } });
    return { data: { pointsAwarded: 110, streakDays: 20, businessDate: '2026-11-20' } };
  });
  await open();
  expect(line()).toBeNull();
  fireEvent.click(await screen.findByRole('button', { name: '签到 +110' }));
  await tap();

  expect(await screen.findByText('明天会提醒您')).toBeTruthy();
  expect(line()).toBeNull();
  expect(cloud.sentTo('notice.recordAcceptance').map(({ data }) => data)).toEqual([
    {
      templates: [
        { template: 'checkin_reminder', answer: 'accept' },
        { template: 'points_expiring', answer: 'accept' },
      ],
    },
  ]);
});

test('once answered it is not asked again today, and tomorrow it is', async () => {
  const page = await open();
  await tap();
  await screen.findByText('明天会提醒您');
  page.unmount();
  const again = await open();
  expect(line()).toBeNull();
  again.unmount();

  const tomorrow = { ...doneHome.checkin, today: day('2026-11-21') };
  cloud.answer('member.getHome', { data: { ...doneHome, checkin: tomorrow, noticeOffers } });
  await open();
  expect(await screen.findByRole('button', { name: '明天提醒我' })).toBeTruthy();
});

test('two quick taps ask once', async () => {
  await open();
  const button = await screen.findByRole('button', { name: '明天提醒我' });
  fireEvent.click(button);
  fireEvent.click(button);
  await screen.findByText('明天会提醒您');
  expect(cloud.sentTo('notice.recordAcceptance')).toHaveLength(1);
});

test('a refusal is an answer, too: nothing is promised, and nothing asked again', async () => {
  cloud.answer('notice.recordAcceptance', { data: { remindsOn: null } });
  await open();
  await tap();
  await act(async () => Promise.resolve());
  expect(line()).toBeNull();
  expect(screen.queryByText('明天会提醒您')).toBeNull();
});

test('a shop without the template is not asked for', async () => {
  cloud.answer('member.getHome', { data: { ...doneHome, noticeOffers: noticeOffers.slice(1) } });
  await open();
  expect(line()).toBeNull();
});

test('a dialog that did not open is said, and may be tried again', async () => {
  cloud.asksForMessages = false;
  await open();
  await tap();
  expect(await screen.findByText('微信没有弹出询问，请稍后再试。')).toBeTruthy();
  expect(cloud.sentTo('notice.recordAcceptance')).toEqual([]);

  cloud.asksForMessages = true;
  await tap();
  expect(await screen.findByText('明天会提醒您')).toBeTruthy();
});

test('an answer that was not recorded goes out again as the same request', async () => {
  cloud.answer('notice.recordAcceptance', 'lost');
  await open();
  await tap();
  expect(await screen.findByText('网络好像不太稳，请检查后再试一次。')).toBeTruthy();

  cloud.asksForMessages = false;
  cloud.answer('notice.recordAcceptance', { data: { remindsOn: '2026-11-21' } });
  await tap();
  expect(await screen.findByText('明天会提醒您')).toBeTruthy();
  const ids = cloud.sentTo('notice.recordAcceptance').map(({ requestId }) => requestId);
  expect(ids).toHaveLength(2);
  expect(ids[1]).toBe(ids[0]);
});

test('on WeChat each template has the answer of its own', async () => {
  taro.subscribeAnswers = { a: 'accept', b: 'reject', c: 'ban', d: 'acceptWithAudio' };
  const answers = await askToSend(['a', 'b', 'c', 'd', 'missing']);
  expect([...(answers ?? [])]).toEqual([
    ['a', 'accept'],
    ['b', 'reject'],
    ['c', 'ban'],
    ['d', 'accept'],
    ['missing', 'reject'],
  ]);
  expect(taro.calls.at(-1)).toMatchObject({ name: 'requestSubscribeMessage' });
});

test('on WeChat a question that was not asked has no answer', async () => {
  expect(await askToSend(['a'])).toBeNull();
});
