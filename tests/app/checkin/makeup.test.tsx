import { act, fireEvent, render, screen, within } from '@testing-library/react';
import CheckinCalendarPage from '../../../miniprogram/src/packages/member/checkin/index';
import { FakeCloud } from '../fakecloud';
import { calendar, day, home, points } from '../samples';

const missed = {
  ...calendar,
  makeUp: { dates: [day('2026-11-17')], costPoints: points(50), timesLeft: 2 },
};
const madeUp = {
  ...calendar,
  checkedDates: [day('2026-11-17'), ...calendar.checkedDates],
  streakDays: 33,
  makeUp: null,
};
const made = { businessDate: '2026-11-17', costPoints: 50, pointsAwarded: 10, streakDays: 33 };

let cloud: FakeCloud;

beforeEach(async () => {
  cloud = new FakeCloud();
  await cloud.logIn();
  cloud.answer('checkin.getCalendar', { data: missed });
  cloud.answer('points.getAccount', { data: home.account });
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
});

const missedDay = () => screen.findByRole('button', { name: '11月17日，漏签，可以补签' });

async function ask() {
  render(<CheckinCalendarPage />);
  await act(async () => Promise.resolve());
  fireEvent.click(await missedDay());
  return within(await screen.findByRole('dialog', { name: '补签' }));
}

test('a missed day is marked with a word and opens to what it costs and gives', async () => {
  const sheet = await ask();

  expect(await sheet.findByText('2026年11月17日 周二')).toBeTruthy();
  expect(sheet.getByText('补签花费').parentElement?.textContent).toBe('补签花费−50');
  expect(sheet.getByText('当天签到').parentElement?.textContent).toBe('当天签到+10');
  expect(sheet.getByText('补签后可用积分').parentElement?.textContent).toBe('补签后可用积分1,160');
  expect(sheet.getByText('这个月还可以补').parentElement?.textContent).toBe('这个月还可以补2 次');
  expect(sheet.getByText('不补发，只给当天的基础分')).toBeTruthy();
  expect(cloud.sentTo('checkin.makeUp')).toEqual([]);
});

test('confirming presses the seal onto that day, once, and the streak is the new one', async () => {
  cloud.answer('checkin.makeUp', () => {
    cloud.answer('checkin.getCalendar', { data: madeUp });
    return { data: made };
  });
  const sheet = await ask();
  const confirm = await sheet.findByRole('button', { name: '用 50 积分补签' });
  cloud.hold();
  fireEvent.click(confirm);
  fireEvent.click(confirm);
  expect(await sheet.findByRole('button', { name: '正在补签' })).toBeTruthy();
  await cloud.release();

  expect(await screen.findByRole('img', { name: '11月17日，已签到' })).toBeTruthy();
  expect(screen.getByText('11月17日的章补盖好了。')).toBeTruthy();
  expect(await screen.findByText('33')).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(cloud.sentTo('checkin.makeUp').map(({ data }) => data)).toEqual([{ date: '2026-11-17' }]);
});

test('trying again after no answer repeats the same request', async () => {
  cloud.answer('checkin.makeUp', 'lost');
  const sheet = await ask();
  fireEvent.click(await sheet.findByRole('button', { name: '用 50 积分补签' }));
  const retry = await sheet.findByRole('button', { name: '再试一次' });
  expect(sheet.getByText('网络好像不太稳，请检查后再试一次。')).toBeTruthy();
  cloud.answer('checkin.makeUp', { data: made });
  fireEvent.click(retry);

  expect(await screen.findByText('11月17日的章补盖好了。')).toBeTruthy();
  const [first, second] = cloud.sentTo('checkin.makeUp');
  expect(second?.requestId).toBe(first?.requestId);
});

test('too few points are said before anything is asked', async () => {
  cloud.answer('points.getAccount', { data: { ...home.account, availablePoints: points(30) } });
  const sheet = await ask();

  expect(await sheet.findByText(/积分不够：补签需要 50，现有 30。/)).toBeTruthy();
  expect(sheet.queryByRole('button', { name: /补签/ })).toBeNull();
});

test.each([
  [{ code: 'checkin.make_up_limit', timesAMonth: 2 }, '每月最多补签 2 次，这个月已经用完。'],
  [{ code: 'checkin.make_up_out_of_range' }, '这一天不能补签了。'],
  [{ code: 'checkin.already_done' }, '这一天已经盖过章，不会重复扣积分。'],
])('$code is a sentence, and the calendar is asked again', async (error, sentence) => {
  cloud.answer('checkin.makeUp', () => {
    cloud.answer('checkin.getCalendar', { data: madeUp });
    return { error };
  });
  const sheet = await ask();
  fireEvent.click(await sheet.findByRole('button', { name: '用 50 积分补签' }));

  expect(await sheet.findByText(sentence)).toBeTruthy();
  expect(sheet.queryByRole('button', { name: /补签|再试/ })).toBeNull();
  expect(screen.getByRole('img', { name: '11月17日，已签到' })).toBeTruthy();
});

test('a balance that did not come can be asked for again', async () => {
  cloud.answer('points.getAccount', 'lost');
  const sheet = await ask();
  const retry = await sheet.findByRole('button', { name: '再试一次' });
  cloud.answer('points.getAccount', { data: home.account });
  fireEvent.click(retry);

  expect(await sheet.findByRole('button', { name: '用 50 积分补签' })).toBeTruthy();
});

test('the sheet takes the focus, closes on Escape and gives the focus back', async () => {
  render(<CheckinCalendarPage />);
  await act(async () => Promise.resolve());
  const opener = await missedDay();
  opener.focus();
  fireEvent.click(opener);
  const sheet = await screen.findByRole('dialog', { name: '补签' });
  expect(document.activeElement).toBe(sheet);
  expect(document.documentElement.className).toContain('behind-a-sheet');
  await within(sheet).findByText('补签花费');
  fireEvent.keyDown(document, { key: 'Escape' });

  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(opener);
  expect(document.documentElement.className).toBe('');
});

test('the rules say how a missed day is made up', async () => {
  render(<CheckinCalendarPage />);

  expect(await screen.findByText(/最近 7 天内的，每月 2 次，每次用 50 积分/)).toBeTruthy();
});
