import { act, fireEvent, render, screen, within } from '@testing-library/react';
import type { EntryId } from '#shared/kernel/ids';
import type { LedgerEntry } from '#shared/points/model';
import StatementPage from '../../../miniprogram/src/packages/member/statement/index';
import { emit } from '../../support/taro/state';
import { FakeCloud } from '../fakecloud';
import { bonusEntry, day, points } from '../samples';

let cloud: FakeCloud;

beforeEach(async () => {
  cloud = new FakeCloud();
  await cloud.logIn();
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
});

async function open(): Promise<void> {
  render(<StatementPage />);
  await act(async () => Promise.resolve());
}

function entry(seq: number, businessDate: string): LedgerEntry {
  return {
    ...bonusEntry,
    seq,
    entryId: `checkin:m_1:${businessDate}` as EntryId,
    businessDate: day(businessDate),
    balanceAfterPoints: points(seq * 10),
  };
}

const rows = () => screen.queryAllByRole('button', { name: /^每日签到，/ });

test('lines stand under their months, newest first', async () => {
  cloud.answer('points.listEntries', {
    data: { entries: [entry(2, '2026-11-01'), entry(1, '2026-10-31')], nextCursor: null },
  });
  await open();

  expect(await screen.findByText('2026年11月')).toBeTruthy();
  expect(screen.getByText('2026年10月')).toBeTruthy();
  expect(rows()[0]?.textContent).toContain('11月1日 周日 · 连续第 20 天');
  expect(screen.getByText('没有更早的记录了')).toBeTruthy();
});

test('the end of the page brings the next lines once, from where the last page ended', async () => {
  cloud.answer('points.listEntries', ({ data }) =>
    (data as { cursor: string | null }).cursor === '2'
      ? { data: { entries: [entry(1, '2026-10-31')], nextCursor: null } }
      : { data: { entries: [entry(2, '2026-11-01')], nextCursor: '2' } },
  );
  await open();
  await screen.findByText('2026年11月');
  await act(async () => {
    emit('reachBottom');
    emit('reachBottom');
    await Promise.resolve();
  });

  expect(await screen.findByText('2026年10月')).toBeTruthy();
  expect(cloud.sent.map(({ data }) => (data as { cursor: unknown }).cursor)).toEqual([null, '2']);
});

test('a button brings the next lines where the page cannot be scrolled', async () => {
  cloud.answer('points.listEntries', ({ data }) =>
    (data as { cursor: string | null }).cursor === '2'
      ? { data: { entries: [entry(1, '2026-10-31')], nextCursor: null } }
      : { data: { entries: [entry(2, '2026-11-01')], nextCursor: '2' } },
  );
  await open();
  fireEvent.click(await screen.findByRole('button', { name: '看更早的记录' }));

  expect(await screen.findByText('2026年10月')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '看更早的记录' })).toBeNull();
});

test('a next page that did not come leaves what is shown and can be asked for again', async () => {
  cloud.answer('points.listEntries', {
    data: { entries: [entry(2, '2026-11-01')], nextCursor: '2' },
  });
  await open();
  await screen.findByText('2026年11月');
  cloud.answer('points.listEntries', 'lost');
  await act(async () => {
    emit('reachBottom');
    await Promise.resolve();
  });
  const retry = await screen.findByRole('button', { name: '再试一次' });
  expect(rows()).toHaveLength(1);

  cloud.answer('points.listEntries', {
    data: { entries: [entry(1, '2026-10-31')], nextCursor: null },
  });
  fireEvent.click(retry);
  expect(await screen.findByText('2026年10月')).toBeTruthy();
});

test('of a long statement only the lines near the screen are drawn', async () => {
  const entries = Array.from({ length: 200 }, (_, index) =>
    entry(
      200 - index,
      `2026-${String(11 - Math.floor(index / 28)).padStart(2, '0')}-${String(28 - (index % 28)).padStart(2, '0')}`,
    ),
  );
  cloud.answer('points.listEntries', { data: { entries, nextCursor: null } });
  await open();

  await screen.findByText('2026年11月');
  expect(rows().length).toBeLessThan(60);
});

test('a line opens to the rule, the arithmetic and the balance before and after', async () => {
  cloud.answer('points.listEntries', { data: { entries: [bonusEntry], nextCursor: null } });
  await open();
  fireEvent.click(await screen.findByRole('button', { name: '每日签到，+110 积分，查看说明' }));

  const sheet = within(await screen.findByRole('dialog', { name: '这笔积分怎么来的' }));
  expect(sheet.getByText('依据签到规则第 3 版')).toBeTruthy();
  expect(sheet.getByText('当天签到').parentElement?.textContent).toBe('当天签到+10');
  expect(sheet.getByText('连续第 20 天').parentElement?.textContent).toBe('连续第 20 天+100');
  expect(sheet.getByText('合计').parentElement?.textContent).toBe('合计+110');
  expect(sheet.getByText('变动前可用').parentElement?.textContent).toBe('变动前可用1,200');
  expect(sheet.getByText('变动后可用').parentElement?.textContent).toBe('变动后可用1,310');
  expect(sheet.getByText('第 21 笔')).toBeTruthy();

  fireEvent.click(sheet.getByRole('button', { name: '关闭' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a filter with nothing in it says what to do next', async () => {
  cloud.answer('points.listEntries', ({ data }) => ({
    data: {
      entries: (data as { filter: string }).filter === 'used' ? [] : [bonusEntry],
      nextCursor: null,
    },
  }));
  await open();
  await screen.findByText('2026年11月');
  fireEvent.click(screen.getByRole('tab', { name: '使用' }));

  expect(await screen.findByText('还没有使用积分')).toBeTruthy();
  expect(screen.getByText('使用积分后，每一笔都会记在这里。')).toBeTruthy();
});
