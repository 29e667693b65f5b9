import { act, fireEvent, render, screen, within } from '@testing-library/react';
import PrivacyPage from '../../../miniprogram/src/packages/member/privacy/index';
import { FakeCloud } from '../fakecloud';

const lists = { entries: [], orders: [], payments: [], bills: [], debits: [] };
const page = (change: object, nextCursor: string | null) => ({
  data: {
    format: 'jidian-member/1',
    exportedAtMs: new Date(2026, 10, 21, 12).getTime(),
    member: { memberId: 'm_1', nickname: '小满' },
    account: { availablePoints: 1310 },
    ...lists,
    ...change,
    nextCursor,
  },
});
const first = page({ entries: [{ seq: 1 }], bills: [{ billNumber: '8801' }] }, '1.0.1.0');
const second = page({ entries: [{ seq: 2 }], orders: [{ orderId: 'mall:1' }] }, null);

let cloud: FakeCloud;
let saved: { name: string; text: string }[];

beforeEach(async () => {
  cloud = new FakeCloud();
  await cloud.logIn();
  saved = [];
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
  keepDownloads();
  cloud.answer('member.getProfile', { data: { privacy: { version: '2026-11', consented: true } } });
});

/** A browser in tests saves nothing: what would be saved is kept. */
function keepDownloads(): void {
  let text = '';
  const keep = function (given: readonly string[]) {
    text = given.join('');
  };
  globalThis.Blob = keep as unknown as typeof Blob;
  URL.createObjectURL = () => 'blob:file';
  URL.revokeObjectURL = () => undefined;
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    saved.push({ name: this.download, text });
  });
}

async function openTakeaway() {
  render(<PrivacyPage />);
  await act(async () => Promise.resolve());
  fireEvent.click(await screen.findByRole('button', { name: /^导出我的数据/ }));
  return within(await screen.findByRole('dialog', { name: '导出我的数据' }));
}

const cursors = () =>
  cloud.sentTo('member.exportData').map(({ data }) => (data as { cursor: unknown }).cursor);

test('every page is fetched before there is a file, and it says how far it has come', async () => {
  cloud.answer('member.exportData', ({ data }) => {
    if ((data as { cursor: string | null }).cursor === '1.0.1.0') return second;
    cloud.hold();
    return first;
  });
  const sheet = await openTakeaway();
  expect(await sheet.findByText('已取回 2 条')).toBeTruthy();
  expect(sheet.queryByRole('button', { name: '保存文件' })).toBeNull();
  await cloud.release();
  expect(await sheet.findByText('2 条积分记录、1 笔订单，连同资料、账单和付款。')).toBeTruthy();
  expect(cursors()).toEqual([null, '1.0.1.0']);
});

test('one file holds what all pages brought, named by the day, and what is private in it is said', async () => {
  cloud.answer('member.exportData', ({ data }) =>
    (data as { cursor: string | null }).cursor === null ? first : second,
  );
  const sheet = await openTakeaway();
  fireEvent.click(await sheet.findByRole('button', { name: '保存文件' }));
  expect(await sheet.findByText('已保存')).toBeTruthy();
  expect(sheet.getByText('文件里有您的手机号、生日和收件地址，请收好。')).toBeTruthy();
  expect(saved.map(({ name }) => name)).toEqual(['集点-我的数据-20261121.json']);
  expect(JSON.parse(saved[0]?.text ?? '')).toEqual({
    format: 'jidian-member/1',
    exportedAtMs: new Date(2026, 10, 21, 12).getTime(),
    member: { memberId: 'm_1', nickname: '小满' },
    account: { availablePoints: 1310 },
    entries: [{ seq: 1 }, { seq: 2 }],
    orders: [{ orderId: 'mall:1' }],
    payments: [],
    bills: [{ billNumber: '8801' }],
    debits: [],
  });
});

test('after a page that did not come it goes on from there, and keeps what it had', async () => {
  cloud.answer('member.exportData', ({ data }) =>
    (data as { cursor: string | null }).cursor === null ? first : 'lost',
  );
  const sheet = await openTakeaway();
  const retry = await sheet.findByRole('button', { name: '再试一次' });
  cloud.answer('member.exportData', second);
  fireEvent.click(retry);
  expect(await sheet.findByText('2 条积分记录、1 笔订单，连同资料、账单和付款。')).toBeTruthy();
  expect(cursors()).toEqual([null, '1.0.1.0', '1.0.1.0']);
});

test('closed half way, it asks for no further page', async () => {
  cloud.answer('member.exportData', () => {
    cloud.hold();
    return first;
  });
  const sheet = await openTakeaway();
  await sheet.findByText('已取回 2 条');
  fireEvent.click(sheet.getByRole('button', { name: '关闭' }));
  await cloud.release();
  await act(async () => new Promise((passed) => setTimeout(passed)));
  expect(cursors()).toEqual([null, '1.0.1.0']);
  expect(saved).toEqual([]);
});
