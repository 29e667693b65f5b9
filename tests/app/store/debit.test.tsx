import { fireEvent, render, screen, within } from '@testing-library/react';
import CodePage from '../../../miniprogram/src/pages/code/index';
import HomePage from '../../../miniprogram/src/pages/home/index';
import { wait } from '../clock';
import { FakeCloud } from '../fakecloud';
import { home } from '../samples';
import { debit, issuedAtMs, issueOf, quietStatus } from './samples';

let cloud: FakeCloud;

beforeEach(async () => {
  jest.useFakeTimers({ now: issuedAtMs });
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
  cloud = new FakeCloud();
  await cloud.logIn();
  cloud.answer('member.getHome', { data: home });
  cloud.answer('member.issueCode', () => ({ data: issueOf(1, Date.now()) }));
  cloud.answer('member.getCodeStatus', { data: quietStatus });
  cloud.answer('store.listDebits', { data: { debits: [debit] } });
});

afterEach(() => {
  jest.useRealTimers();
});

/** The code page first: only who has shown a code is asked. */
async function openSheet() {
  render(<CodePage />);
  await wait(4);
  return within(screen.getByRole('dialog', { name: '用积分付一部分？' }));
}

test('the sheet shows the shop, the points, the bill and what is left to pay', async () => {
  const sheet = await openSheet();

  expect(sheet.getByText('总店')).toBeTruthy();
  expect(sheet.getByText('1,000')).toBeTruthy();
  expect(sheet.getByText('账单金额').parentElement?.textContent).toBe('账单金额128.50 元');
  expect(sheet.getByText('积分抵').parentElement?.textContent).toBe('积分抵−40.00 元');
  expect(sheet.getByText('还要付').parentElement?.textContent).toBe('还要付88.50 元');
  expect(sheet.getByRole('timer', { name: '还有 116 秒可以确认' })).toBeTruthy();
  expect(cloud.sentTo('store.confirmDebit')).toEqual([]);
});

test('a yes is sent once, and what came of it is said', async () => {
  const sheet = await openSheet();
  cloud.answer('store.confirmDebit', {
    data: { ...debit, state: 'confirmed', confirmedBy: 'member', entryId: 'capture:1' },
  });
  const yes = sheet.getByRole('button', { name: '确认用 1,000 积分' });
  cloud.hold();
  fireEvent.click(yes);
  fireEvent.click(yes);
  await wait(0);
  await cloud.release();
  await wait(0);

  expect(sheet.getByText('积分已用于这张账单，明细里可以查到。')).toBeTruthy();
  expect(cloud.sentTo('store.confirmDebit').map(({ data }) => data)).toEqual([
    { debitId: 'debit:zongdian:2026-11-20:A001' },
  ]);
  fireEvent.click(sheet.getAllByRole('button', { name: '关闭' })[1]!);
  await wait(4);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a question that the till has given up asks for nothing any more', async () => {
  const sheet = await openSheet();
  cloud.answer('store.listDebits', { data: { debits: [] } });
  await wait(4);
  expect(sheet.getByText('店员取消了这笔抵扣，或者已在别处答复。')).toBeTruthy();
  expect(sheet.queryByRole('button', { name: /^确认用/ })).toBeNull();
  expect(sheet.queryByRole('timer')).toBeNull();
  cloud.answer('store.listDebits', { data: { debits: [{ ...debit, debitId: 'debit:next' }] } });
  fireEvent.click(sheet.getAllByRole('button', { name: '关闭' })[1]!);
  await wait(4);
  expect(screen.getByRole('button', { name: '确认用 1,000 积分' })).toBeTruthy();
});

test('a word on its way is not cut short by the list that knows of it first', async () => {
  const sheet = await openSheet();
  cloud.answer('store.confirmDebit', {
    data: { ...debit, state: 'confirmed', confirmedBy: 'member', entryId: 'capture:1' },
  });
  cloud.answer('store.listDebits', { data: { debits: [] } });
  cloud.hold('store.confirmDebit');
  fireEvent.click(sheet.getByRole('button', { name: '确认用 1,000 积分' }));
  await wait(4);
  expect(sheet.getByRole('button', { name: '正在确认' })).toBeTruthy();
  await cloud.release();
  await wait(0);
  expect(sheet.getByText('积分已用于这张账单，明细里可以查到。')).toBeTruthy();
});

test('a no leaves the points alone', async () => {
  const sheet = await openSheet();
  cloud.answer('store.declineDebit', { data: { ...debit, state: 'declined' } });
  fireEvent.click(sheet.getByRole('button', { name: '不用积分' }));
  await wait(0);

  expect(sheet.getByText('积分没有动用，店员会收全款。')).toBeTruthy();
  expect(cloud.sentTo('store.confirmDebit')).toEqual([]);
});

test('a yes without an answer is repeated under the same request', async () => {
  const sheet = await openSheet();
  cloud.answer('store.confirmDebit', 'lost');
  fireEvent.click(sheet.getByRole('button', { name: '确认用 1,000 积分' }));
  await wait(0);
  expect(sheet.getByText('网络好像不太稳，请检查后再试一次。')).toBeTruthy();
  cloud.answer('store.confirmDebit', { data: { ...debit, state: 'confirmed' } });
  fireEvent.click(sheet.getByRole('button', { name: '确认用 1,000 积分' }));
  await wait(0);

  const [first, second] = cloud.sentTo('store.confirmDebit');
  expect(second?.requestId).toBe(first?.requestId);
  expect(sheet.getByText('积分已用于这张账单，明细里可以查到。')).toBeTruthy();
});

test('after its time there is nothing left to say yes to', async () => {
  const sheet = await openSheet();
  await wait(120);
  expect(sheet.getByText('确认时间已过，积分没有动用。需要时请店员重新发起。')).toBeTruthy();
  expect(sheet.queryByRole('button', { name: /确认用/ })).toBeNull();
});

test('a yes that came too late is a sentence, and nothing more can be pressed', async () => {
  const sheet = await openSheet();
  cloud.answer('store.confirmDebit', { error: { code: 'store.debit_expired' } });
  fireEvent.click(sheet.getByRole('button', { name: '确认用 1,000 积分' }));
  await wait(0);
  expect(sheet.getByText('这笔抵扣已超过确认时间，积分没有动用。')).toBeTruthy();
  expect(sheet.queryByRole('button', { name: /确认用/ })).toBeNull();
});

test('the question comes up on the home page too, once a code has been shown', async () => {
  const code = render(<CodePage />);
  await wait(0);
  code.unmount();
  render(<HomePage />);
  await wait(4);
  expect(screen.getByRole('dialog', { name: '用积分付一部分？' })).toBeTruthy();
});

test('whoever has shown no code is asked for nothing, and asks for nothing', async () => {
  render(<HomePage />);
  await wait(30);
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(cloud.sentTo('store.listDebits')).toEqual([]);
});
