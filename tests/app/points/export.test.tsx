import { act, fireEvent, render, screen, within } from '@testing-library/react';
import type { EntryId } from '#shared/kernel/ids';
import type { LedgerEntry } from '#shared/points/model';
import StatementPage from '../../../miniprogram/src/packages/member/statement/index';
import { FakeCloud } from '../fakecloud';
import { bonusEntry, points } from '../samples';

const second: LedgerEntry = { ...bonusEntry, seq: 2 };
const first: LedgerEntry = {
  ...second,
  seq: 1,
  entryId: 'grant:m_1:a' as EntryId,
  kind: 'grant',
  explanation: {
    rule: null,
    steps: [{ code: 'grant', points: points(5), facts: { reason: '=1+1' } }],
  },
};
const page = (entries: readonly LedgerEntry[], nextCursor: string | null) => ({
  data: { memberId: 'm_1', entries, availablePoints: 1310, nextCursor },
});

let cloud: FakeCloud;
let saved: { name: string; parts: readonly string[] }[];

beforeEach(async () => {
  cloud = new FakeCloud();
  await cloud.logIn();
  saved = [];
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
  jest.spyOn(Date, 'now').mockReturnValue(new Date(2026, 10, 21, 12).getTime());
  keepDownloads();
  cloud.answer('points.listEntries', { data: { entries: [second, first], nextCursor: null } });
});

/** A browser in tests saves nothing: what would be saved is kept. */
function keepDownloads(): void {
  let parts: readonly string[] = [];
  const keep = function (given: readonly string[]) {
    parts = given;
  };
  globalThis.Blob = keep as unknown as typeof Blob;
  URL.createObjectURL = () => 'blob:file';
  URL.revokeObjectURL = () => undefined;
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    saved.push({ name: this.download, parts });
  });
}

async function openExport() {
  render(<StatementPage />);
  await act(async () => Promise.resolve());
  fireEvent.click(await screen.findByRole('button', { name: '导出明细' }));
  return within(await screen.findByRole('dialog', { name: '导出积分明细' }));
}

test('every page is gathered, with how far it has come', async () => {
  cloud.answer('points.exportEntries', ({ data }) => {
    if ((data as { cursor: string | null }).cursor === '1') return page([second], null);
    cloud.hold();
    return page([first], '1');
  });
  const sheet = await openExport();

  expect(await sheet.findByText('正在整理 1 / 2 笔')).toBeTruthy();
  await cloud.release();
  expect(await sheet.findByText('已整理好 2 笔，余额 1,310 积分。')).toBeTruthy();
});

test('the table carries the words of the app, and no cell that a spreadsheet would run', async () => {
  cloud.answer('points.exportEntries', page([first, second], null));
  const sheet = await openExport();
  fireEvent.click(await sheet.findByRole('button', { name: /^表格（CSV）/ }));

  expect(await sheet.findByText('文件已交给手机保存。')).toBeTruthy();
  expect(saved[0]?.name).toBe('集点-积分明细-20261121.csv');
  const lines = saved[0]?.parts.join('').split('\r\n') ?? [];
  expect(lines[0]).toBe('\ufeff序号,营业日,时间,类型,变动,变动后余额,说明,编号,校验码');
  expect(lines[1]).toContain(',门店赠送,');
  expect(lines[1]).toContain("'=1+1");
  expect(lines[2]).toContain('签到规则第 3 版 · 连续第 20 天 · 10 + 100');
});

test('the data is the statement that can be proven', async () => {
  cloud.answer('points.exportEntries', page([first, second], null));
  const sheet = await openExport();
  fireEvent.click(await sheet.findByRole('button', { name: /^数据（JSON）/ }));

  await sheet.findByText('文件已交给手机保存。');
  expect(saved[0]?.name).toBe('集点-积分明细-20261121.json');
  const file = JSON.parse(saved[0]?.parts.join('') ?? '') as Record<string, unknown>;
  expect(file).toMatchObject({ format: 'jidian-statement/1', availablePoints: 1310 });
  expect(file['entries']).toHaveLength(2);
});

test('after a page that did not come it goes on from there', async () => {
  cloud.answer('points.exportEntries', ({ data }) =>
    (data as { cursor: string | null }).cursor === '1' ? 'lost' : page([first], '1'),
  );
  const sheet = await openExport();
  const retry = await sheet.findByRole('button', { name: '再试一次' });
  cloud.answer('points.exportEntries', page([second], null));
  fireEvent.click(retry);

  expect(await sheet.findByText('已整理好 2 笔，余额 1,310 积分。')).toBeTruthy();
  const cursors = cloud
    .sentTo('points.exportEntries')
    .map(({ data }) => (data as { cursor: unknown }).cursor);
  expect(cursors).toEqual([null, '1', '1']);
});
