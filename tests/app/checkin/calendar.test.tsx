import { act, fireEvent, render, screen } from '@testing-library/react';
import CheckinCalendarPage from '../../../miniprogram/src/packages/member/checkin/index';
import { FakeCloud } from '../fakecloud';
import { calendar, day, doneStatus } from '../samples';

let cloud: FakeCloud;

beforeEach(async () => {
  cloud = new FakeCloud();
  await cloud.logIn();
});

async function open(): Promise<void> {
  render(<CheckinCalendarPage />);
  await act(async () => Promise.resolve());
  await screen.findByText('2026年11月');
}

test('the month shows its seals, today, and what the coming days pay', async () => {
  cloud.answer('checkin.getCalendar', { data: calendar });
  await open();

  expect(screen.getByRole('img', { name: '11月19日，已签到' })).toBeTruthy();
  expect(screen.getByRole('img', { name: '11月20日，今天，签到可得 110 分' })).toBeTruthy();
  expect(screen.getByRole('img', { name: '11月21日，签到可得 10 分' })).toBeTruthy();
  expect(screen.getByRole('img', { name: '11月1日' })).toBeTruthy();
});

test('the rules in force stand in plain words, with their version', async () => {
  cloud.answer('checkin.getCalendar', { data: calendar });
  await open();

  expect(screen.getByText('第 3 版')).toBeTruthy();
  expect(screen.getByText('每天签到一次，得 10 分。')).toBeTruthy();
  expect(screen.getByText('每连续签到 20 天，当天另加 100 分。')).toBeTruthy();
});

test('months turn as far back as the member has been here, and no further', async () => {
  cloud.answer('checkin.getCalendar', ({ data }) =>
    (data as { month?: string }).month === '2026-10'
      ? { data: { ...calendar, month: '2026-10', checkedDates: [day('2026-10-31')], coming: [] } }
      : { data: calendar },
  );
  await open();
  const next = screen.getByRole('button', { name: '下个月' });
  expect(next.getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(screen.getByRole('button', { name: '上个月' }));

  expect(await screen.findByRole('img', { name: '10月31日，已签到' })).toBeTruthy();
  const previous = screen.getByRole('button', { name: '上个月' });
  expect(previous.getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(previous);
  expect(screen.getByText('2026年10月')).toBeTruthy();
});

test('checking in here presses the seal of today', async () => {
  cloud.answer('checkin.getCalendar', { data: calendar });
  cloud.answer('checkin.perform', () => {
    const checkedDates = [...calendar.checkedDates, day('2026-11-20')];
    cloud.answer('checkin.getCalendar', { data: { ...calendar, ...doneStatus, checkedDates } });
    return { data: { pointsAwarded: 110, streakDays: 20, businessDate: '2026-11-20' } };
  });
  await open();
  fireEvent.click(screen.getByRole('button', { name: '签到 +110' }));

  expect(await screen.findByRole('img', { name: '11月20日，今天，已签到' })).toBeTruthy();
  expect(screen.getByText('今天已签 +110')).toBeTruthy();
  expect(screen.getByText('再签 20 天，最后一天得 110 分')).toBeTruthy();
});
