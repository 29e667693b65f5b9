import { fireEvent, screen } from '@testing-library/react';
import { toFen } from '#shared/kernel/amounts';
import ApprovalsPage from '../../../miniprogram/src/packages/store/approvals/index';
import { taro } from '../../support/taro/state';
import { FakeCloud } from '../fakecloud';
import { points } from '../samples';
import { clerk, manager } from './tillsamples';
import { open } from './daysamples';

let cloud: FakeCloud;

beforeEach(async () => {
  cloud = new FakeCloud();
  await cloud.logIn();
  cloud.answer('store.getSelf', { data: clerk });
  cloud.answer('payment.listFailedRefunds', { data: { refunds: [] } });
});

describe('approvals', () => {
  const approval = {
    kind: 'grant',
    entryId: 'grant:1',
    staffName: '小周',
    memberName: '小**',
    points: points(5000),
    undoes: null,
    reason: '活动赠送',
    askedAtMs: 0,
    expiresAtMs: 86_400_000,
    mayDecide: true,
  };

  beforeEach(() => {
    taro.storage.set('jidian.store.openid', 'zongdian');
    cloud.answer('store.getSelf', { data: manager });
    cloud.answer('store.listApprovals', { data: { approvals: [approval] } });
  });

  test('what waits is shown with who, for whom, how much and why', async () => {
    await open(<ApprovalsPage />);
    expect(await screen.findByText('送积分')).toBeTruthy();
    for (const text of ['小周', '小**', '+5,000 积分', '活动赠送'])
      expect(screen.getByText(text)).toBeTruthy();
  });

  test('a late undo says what it takes back, by whom it was done and what the member loses', async () => {
    const undoes = {
      what: 'purchase',
      billNumber: '1001',
      amountFen: toFen(288_000),
      staffName: '小李',
      atMs: new Date(2026, 10, 18, 9, 30).getTime(),
    };
    cloud.answer('store.listApprovals', {
      data: { approvals: [{ ...approval, kind: 'undo', points: points(-2880), undoes }] },
    });
    await open(<ApprovalsPage />);
    expect(await screen.findByText('事后撤销')).toBeTruthy();
    expect(screen.getByText('1001 · 2,880.00 元')).toBeTruthy();
    expect(screen.getByText(/^小李 · .*09:30$/)).toBeTruthy();
    expect(screen.getByText('−2,880 积分')).toBeTruthy();
  });

  test.each([
    ['同意', true],
    ['不同意', false],
  ])('%s is sent once, and the list is asked again', async (name, approve) => {
    await open(<ApprovalsPage />);
    cloud.answer('store.decideApproval', () => {
      cloud.answer('store.listApprovals', { data: { approvals: [] } });
      return {
        data: { entryId: 'grant:1', state: 'given', netPoints: 5000 },
      };
    });
    fireEvent.click(await screen.findByRole('button', { name }));
    expect(await screen.findByText('没有待审批的')).toBeTruthy();
    expect(cloud.sentTo('store.decideApproval').map(({ data }) => data)).toEqual([
      { entryId: 'grant:1', approve, reason: approve ? '核对属实' : '不符合规定' },
    ]);
  });

  test('who asked for it, or would gain, has nothing to press', async () => {
    cloud.answer('store.listApprovals', {
      data: { approvals: [{ ...approval, mayDecide: false }] },
    });
    await open(<ApprovalsPage />);
    expect(await screen.findByText('自己提交的，或是自己的积分，要由别人审批。')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '同意' })).toBeNull();
  });

  test('a refusal by name stays with its gift', async () => {
    await open(<ApprovalsPage />);
    cloud.answer('store.decideApproval', { error: { code: 'store.approval_own' } });
    fireEvent.click(await screen.findByRole('button', { name: '同意' }));
    expect(await screen.findByText('自己提交的要由另一位来审批。')).toBeTruthy();
  });
});
