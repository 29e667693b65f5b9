import { act, fireEvent, render, screen } from '@testing-library/react';
import DeletionPage from '../../../miniprogram/src/packages/member/deletion/index';
import MePage from '../../../miniprogram/src/pages/me/index';
import { comeBack } from '../../../miniprogram/src/platform/farewell';
import { taro } from '../../support/taro/state';
import { FakeCloud } from '../fakecloud';

const preview = {
  isStaff: false,
  blockers: [] as readonly object[],
  losesPoints: 1_250,
  balances: { availablePoints: 1_200, pendingPoints: 50, debtPoints: 0 },
  totalCheckinDays: 73,
};

let cloud: FakeCloud;
beforeEach(async () => {
  cloud = new FakeCloud();
  await cloud.logIn();
  cloud.answer('member.previewDeletion', { data: preview });
});
afterEach(() => act(() => comeBack()));

async function confirm(): Promise<void> {
  render(<DeletionPage />);
  fireEvent.click(await screen.findByRole('button', { name: '我要注销' }));
  fireEvent.click(screen.getByRole('button', { name: '确认注销' }));
  await act(async () => Promise.resolve());
}

test('what is lost is named before and in the question, and goes along with the answer', async () => {
  cloud.answer('member.deleteAccount', { data: { deletedAtMs: 1, lostPoints: 1_250 } });
  await confirm();
  expect(await screen.findByText('账户已注销')).toBeTruthy();
  expect(cloud.sentTo('member.deleteAccount')[0]?.data).toEqual({ confirmedPoints: 1_250 });
});

test('the question says how many points are lost, and the first answer keeps them', async () => {
  render(<DeletionPage />);
  expect(await screen.findByText('1,250')).toBeTruthy();
  expect(screen.getByText('73 天')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '我要注销' }));
  expect(screen.getByText('1,250 积分会立即作废，资料会立即清除，不能恢复。')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '先不注销' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(cloud.sentTo('member.deleteAccount')).toEqual([]);
});

test('after that no page asks for anything until the person says they come back', async () => {
  cloud.answer('member.deleteAccount', { data: { deletedAtMs: 1, lostPoints: 1_250 } });
  await confirm();
  const before = cloud.sent.length;
  render(<MePage />);
  await act(async () => Promise.resolve());
  expect(screen.getAllByText('账户已注销')).toHaveLength(2);
  expect(cloud.sent).toHaveLength(before);
  cloud.answer('member.getProfile', { error: { code: 'server.fault' } });
  cloud.answer('points.getAccount', { error: { code: 'server.fault' } });
  cloud.answer('store.getSelf', { error: { code: 'server.fault' } });
  const [back] = screen.getAllByRole('button', { name: '重新加入' });
  await act(async () => {
    fireEvent.click(back!);
    await Promise.resolve();
  });
  expect(cloud.sentTo('member.getProfile')).not.toEqual([]);
});

test('what is in the way is listed, and there is nothing to confirm', async () => {
  const blockers = [
    { kind: 'to_collect', count: 2 },
    { kind: 'points_held', count: 1 },
  ];
  cloud.answer('member.previewDeletion', { data: { ...preview, blockers } });
  render(<DeletionPage />);
  expect(await screen.findByText('2 件东西还没有领取，请先领取或取消')).toBeTruthy();
  expect(screen.getByText('1 笔积分正在使用中')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '我要注销' }));
  expect(screen.queryByRole('dialog')).toBeNull();

  fireEvent.click(screen.getByText('2 件东西还没有领取，请先领取或取消'));
  fireEvent.click(screen.getByText('1 笔积分正在使用中'));
  expect(taro.calls.map(({ options }) => options)).toEqual([
    { url: '/packages/mall/orders/index' },
    { url: '/packages/member/statement/index' },
  ]);
});

test('who works here is told what to do first', async () => {
  cloud.answer('member.previewDeletion', { data: { ...preview, isStaff: true } });
  render(<DeletionPage />);
  expect(
    await screen.findByText('您现在是门店的工作人员。请先让店长或老板办理离职。'),
  ).toBeTruthy();
});

test('points that have changed are confirmed anew', async () => {
  cloud.answer('member.deleteAccount', {
    error: { code: 'member.deletion_changed', losesPoints: 1_260 } as { code: string },
  });
  await confirm();
  expect(
    await screen.findByText('积分刚刚有变动，现在会失去 1,260 积分，请再确认一次。'),
  ).toBeTruthy();
});
