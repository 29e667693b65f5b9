import { fireEvent, screen, within } from '@testing-library/react';
import TodayPage from '../../../miniprogram/src/packages/store/today/index';
import { taro } from '../../support/taro/state';
import { FakeCloud } from '../fakecloud';
import { clerk, manager } from './tillsamples';
import { line, open, storeToday, today } from './daysamples';

let cloud: FakeCloud;

beforeEach(async () => {
  cloud = new FakeCloud();
  await cloud.logIn();
  cloud.answer('store.getSelf', { data: clerk });
  cloud.answer('payment.listFailedRefunds', { data: { refunds: [] } });
});

test('a clerk sees the own day and the own log, and nothing of the store', async () => {
  cloud.answer('store.getToday', { data: today });
  await open(<TodayPage />);

  expect(await screen.findByRole('text', { name: '记到会员 3 笔' })).toBeTruthy();
  expect(screen.getByRole('text', { name: '账单金额（元） 514.00' })).toBeTruthy();
  expect(screen.getByText('消费 1001')).toBeTruthy();
  expect(screen.getByText('+128')).toBeTruthy();
  expect(screen.getByText('积分抵现 1001')).toBeTruthy();
  expect(screen.getByText('−1,000')).toBeTruthy();
  expect(screen.queryByText('本店今天')).toBeNull();
});

test('a manager sees the store: joins, linked bills, what is to be handed out, who did what', async () => {
  taro.storage.set('jidian.store.openid', 'zongdian');
  cloud.answer('store.getSelf', { data: manager });
  cloud.answer('store.getToday', { data: storeToday });
  await open(<TodayPage />);

  expect(await screen.findByText('本店今天')).toBeTruthy();
  expect(screen.getByRole('text', { name: '新会员 5 人' })).toBeTruthy();
  expect(screen.getByRole('text', { name: '待取货 7 笔' })).toBeTruthy();
  expect(screen.getByRole('text', { name: '待审批 2 笔' })).toBeTruthy();
  expect(screen.getByText('84% 的账单记到了会员')).toBeTruthy();
  expect(screen.getByText(/128\.50 元 · 小周/)).toBeTruthy();
});

test('what may still be taken back says so; the day is asked again after it', async () => {
  cloud.answer('store.getToday', { data: today });
  await open(<TodayPage />);
  const buttons = await screen.findAllByRole('button', { name: '撤销' });
  expect(buttons.length).toBe(1);
  fireEvent.click(buttons[0]!);
  const sheet = within(await screen.findByRole('dialog', { name: '撤销这一笔' }));
  cloud.answer('store.undo', { data: { entryId: 'bill:1', state: 'undone', netPoints: -128 } });
  cloud.answer('store.getToday', {
    data: { ...today, log: [{ ...line, state: 'undone', undoUntilMs: null }] },
  });
  fireEvent.click(sheet.getByRole('button', { name: '撤销' }));
  expect(await screen.findByText(/已撤销/)).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a large one waits for another’s word, and the sheet says so', async () => {
  cloud.answer('store.getToday', { data: today });
  await open(<TodayPage />);
  fireEvent.click((await screen.findAllByRole('button', { name: '撤销' }))[0]!);
  cloud.answer('store.undo', {
    data: { entryId: 'bill:1', state: 'waiting', expiresAtMs: 0, netPoints: 0 },
  });
  const sheet = within(await screen.findByRole('dialog', { name: '撤销这一笔' }));
  fireEvent.click(sheet.getByRole('button', { name: '撤销' }));
  expect(await sheet.findByText('等别人审批')).toBeTruthy();
  fireEvent.click(sheet.getByRole('button', { name: '知道了' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a long day comes page by page', async () => {
  const older = { ...line, entryId: 'bill:0', billNumber: '1000' };
  cloud.answer('store.getToday', ({ data }) =>
    (data as { cursor: string | null }).cursor === '1:bill:1'
      ? { data: { ...today, log: [older] } }
      : { data: { ...today, log: [line], nextCursor: '1:bill:1' } },
  );
  await open(<TodayPage />);
  fireEvent.click(await screen.findByRole('button', { name: '看更早的记录' }));
  expect(await screen.findByText('消费 1000')).toBeTruthy();
  expect(screen.getByText('消费 1001')).toBeTruthy();
  expect(await screen.findByText('没有更早的记录了')).toBeTruthy();
});

test('an undo that comes too late is a sentence and names who can', async () => {
  cloud.answer('store.getToday', { data: today });
  await open(<TodayPage />);
  fireEvent.click((await screen.findAllByRole('button', { name: '撤销' }))[0]!);
  cloud.answer('store.undo', { error: { code: 'store.undo_by_manager' } });
  const sheet = within(await screen.findByRole('dialog', { name: '撤销这一笔' }));
  fireEvent.click(sheet.getByRole('button', { name: '撤销' }));
  expect(await sheet.findByText('已超过可以自行撤销的时间，请店长来撤销。')).toBeTruthy();
});

test('an empty day says what comes first', async () => {
  cloud.answer('store.getToday', { data: { ...today, log: [] } });
  await open(<TodayPage />);
  expect(await screen.findByText('今天还没有记录')).toBeTruthy();
});

test('a day that does not come can be asked for again', async () => {
  cloud.answer('store.getToday', { error: { code: 'staff.role_not_allowed' } });
  await open(<TodayPage />);
  expect(await screen.findByText('您的岗位没有这项权限，需要时请找店长。')).toBeTruthy();
  cloud.answer('store.getToday', { data: today });
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
  expect(await screen.findByText('消费 1001')).toBeTruthy();
});
