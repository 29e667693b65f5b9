import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { toFen } from '#shared/kernel/amounts';
import type { GetTodayReply, TodayLine } from '#shared/store/today/contract';
import ApprovalsPage from '../../../miniprogram/src/packages/store/approvals/index';
import TodayPage from '../../../miniprogram/src/packages/store/today/index';
import { taro } from '../../support/taro/state';
import { FakeCloud } from '../fakecloud';
import { day, points } from '../samples';
import { clerk, manager } from './tillsamples';

let cloud: FakeCloud;

beforeEach(async () => {
  cloud = new FakeCloud();
  await cloud.logIn();
  cloud.answer('store.getSelf', { data: clerk });
  cloud.answer('payment.listFailedRefunds', { data: { refunds: [] } });
});

const line: TodayLine = {
  kind: 'purchase',
  entryId: 'bill:1',
  state: 'linked',
  billNumber: '1001',
  amountFen: toFen(12_850),
  points: points(128),
  atMs: new Date(2026, 10, 20, 9, 30).getTime(),
  undoUntilMs: Date.now() + 600_000,
  undoAsked: null,
};
const used: TodayLine = {
  ...line,
  kind: 'debit',
  entryId: 'capture:1',
  state: 'confirmed',
  points: points(-1000),
  undoUntilMs: null,
};
const today: GetTodayReply = {
  storeId: 'zongdian',
  businessDate: day('2026-11-20'),
  today: day('2026-11-20'),
  earliest: day('2026-11-18'),
  own: {
    linkedBills: 3,
    unlinkedBills: 1,
    billsFen: toFen(51_400),
    pointsIssued: points(384),
    pointsUsed: points(1000),
    undone: 0,
  },
  log: [line, used],
  store: null,
  nextCursor: null,
};
const storeToday: GetTodayReply = {
  ...today,
  store: {
    ...today.own,
    linkedBills: 42,
    unlinkedBills: 8,
    joins: 5,
    toHandOut: 7,
    approvalsWaiting: 2,
    log: [{ ...line, staffName: '小周' }],
  },
};

async function open(page: React.ReactElement) {
  render(page);
  await act(async () => Promise.resolve());
}

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

const outRefundNo = `${'a'.repeat(32)}-1`;
const failed = {
  ...{ outRefundNo, orderId: 'mall:1', title: '马克杯', amountFen: toFen(1_980) },
  ...{ state: 'closed', failedAtMs: new Date(2026, 10, 20, 9, 30).getTime() },
};

describe('money that does not come back by itself', () => {
  beforeEach(() => {
    taro.storage.set('jidian.store.openid', 'zongdian');
    cloud.answer('store.getSelf', { data: manager });
    cloud.answer('store.getToday', { data: storeToday });
  });

  test('is shown to who may refund, and asked for anew', async () => {
    cloud.answer('payment.listFailedRefunds', { data: { refunds: [failed] } });
    await open(<TodayPage />);
    expect(await screen.findByText('没退成的款')).toBeTruthy();
    expect(screen.getByText('¥19.80')).toBeTruthy();
    cloud.answer('payment.retryRefund', {
      data: { outRefundNo: `${outRefundNo}-2`, amountFen: 1_980, state: 'requested' },
    });
    cloud.answer('payment.listFailedRefunds', { data: { refunds: [] } });
    fireEvent.click(screen.getByRole('button', { name: '重新退款' }));
    expect(await screen.findByText('已提交，一分钟内发给微信。')).toBeTruthy();
    expect(cloud.sentTo('payment.retryRefund')[0]?.data).toEqual({
      outRefundNo,
      storeId: 'zongdian',
    });
    expect(screen.queryByRole('button', { name: '重新退款' })).toBeNull();
  });

  test('says what a colleague has done meanwhile', async () => {
    cloud.answer('payment.listFailedRefunds', { data: { refunds: [failed] } });
    await open(<TodayPage />);
    const atMs = new Date(2026, 10, 20, 9, 40).getTime();
    const error = { code: 'payment.refund_retried', staffName: '林姐', atMs };
    cloud.answer('payment.retryRefund', { error });
    fireEvent.click(await screen.findByRole('button', { name: '重新退款' }));
    expect(await screen.findByText(/^林姐 已在 .* 重新退款。$/)).toBeTruthy();
  });

  test('is mended elsewhere where the bank did not take it', async () => {
    cloud.answer('payment.listFailedRefunds', {
      data: { refunds: [{ ...failed, state: 'abnormal' }] },
    });
    await open(<TodayPage />);
    expect(await screen.findByText(/请到微信支付商户平台处理/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '重新退款' })).toBeNull();
  });

  test('can be asked for again where it did not come, while the day stands', async () => {
    jest.spyOn(console, 'info').mockImplementation(() => undefined);
    cloud.answer('payment.listFailedRefunds', 'lost');
    await open(<TodayPage />);
    expect(await screen.findByText('没退成的款')).toBeTruthy();
    expect(screen.getByText('本店今天')).toBeTruthy();
    cloud.answer('payment.listFailedRefunds', { data: { refunds: [failed] } });
    fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
    expect(await screen.findByText('马克杯')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '再试一次' })).toBeNull();
  });

  test('adds nothing to say where the day itself did not come', async () => {
    jest.spyOn(console, 'info').mockImplementation(() => undefined);
    cloud.answer('store.getToday', 'lost');
    cloud.answer('payment.listFailedRefunds', 'lost');
    await open(<TodayPage />);
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(screen.getAllByRole('alert').length).toBe(1);
    cloud.answer('store.getToday', { data: storeToday });
    cloud.answer('payment.listFailedRefunds', { data: { refunds: [failed] } });
    fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
    expect(await screen.findByText('马克杯')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('is not mentioned where there is none', async () => {
    await open(<TodayPage />);
    expect(await screen.findByText('本店今天')).toBeTruthy();
    expect(screen.queryByText('没退成的款')).toBeNull();
  });

  test('is no matter of a clerk', async () => {
    cloud.answer('store.getSelf', { data: clerk });
    await open(<TodayPage />);
    expect(await screen.findByText('本店今天')).toBeTruthy();
    expect(cloud.sentTo('payment.listFailedRefunds')).toEqual([]);
  });
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

describe('an earlier day', () => {
  const late = { ...line, entryId: 'bill:9', billNumber: '9001', amountFen: toFen(288_000) };
  const lineAt18 = { ...late, atMs: new Date(2026, 10, 18, 9, 30).getTime(), staffName: '小周' };
  const sentDays = () =>
    cloud
      .sentTo('store.getToday')
      .map(({ data }) => (data as { businessDate?: string }).businessDate);

  beforeEach(() => {
    taro.storage.set('jidian.store.openid', 'zongdian');
    cloud.answer('store.getSelf', { data: manager });
    cloud.answer('store.getToday', ({ data }) => {
      const { businessDate = '2026-11-20' } = data as { businessDate?: string };
      const log = businessDate === '2026-11-18' ? [lineAt18] : [];
      return {
        data: { ...storeToday, businessDate, store: { ...storeToday.store, log }, log: [] },
      };
    });
  });

  const goBack = async () => {
    fireEvent.click(await screen.findByRole('button', { name: '前一天' }));
    await act(async () => Promise.resolve());
  };
  async function openOn18() {
    await open(<TodayPage />);
    await goBack();
    await goBack();
    await screen.findByText('消费 9001');
  }

  test('is reached day by day, as far back as something of it may be taken back', async () => {
    await open(<TodayPage />);
    expect(await screen.findByText('今天 11月20日 周五')).toBeTruthy();
    expect(screen.getByRole('button', { name: '后一天' }).getAttribute('aria-disabled')).toBe(
      'true',
    );
    await goBack();
    expect(await screen.findByText('11月19日 周四')).toBeTruthy();
    expect(screen.getByText('本店这一天')).toBeTruthy();
    expect(await screen.findByText('这一天没有记录')).toBeTruthy();
    await goBack();
    expect(await screen.findByText('11月18日 周三')).toBeTruthy();
    expect(await screen.findByText(/2,880\.00 元 · 小周/)).toBeTruthy();
    expect(screen.getByRole('button', { name: '前一天' }).getAttribute('aria-disabled')).toBe(
      'true',
    );
    fireEvent.click(screen.getByRole('button', { name: '后一天' }));
    expect(await screen.findByText('11月19日 周四')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '回到今天' }));
    expect(await screen.findByText('本店今天')).toBeTruthy();
    expect(sentDays()).toEqual([
      ...[undefined, '2026-11-19', '2026-11-18', '2026-11-19', undefined],
    ]);
  });

  test('is taken back with a reason, and the sheet names what goes', async () => {
    await openOn18();
    fireEvent.click(screen.getByRole('button', { name: '撤销' }));
    const sheet = within(await screen.findByRole('dialog', { name: '撤销这一笔' }));
    expect(sheet.getByText(/^消费 9001 · 2,880\.00 元 · (2026年)?11月18日 09:30$/)).toBeTruthy();
    fireEvent.click(sheet.getByRole('radio', { name: '顾客退货' }));
    cloud.answer('store.undo', { data: { entryId: 'bill:9', state: 'undone', netPoints: -128 } });
    fireEvent.click(sheet.getByRole('button', { name: '撤销' }));
    await act(async () => Promise.resolve());
    expect(cloud.sentTo('store.undo').map(({ data }) => data)).toEqual([
      { entryId: 'bill:9', reason: '顾客退货' },
    ]);
    expect(screen.queryByRole('dialog')).toBeNull();
    // The very day that is shown is asked for again.
    expect(sentDays().slice(-2)).toEqual(['2026-11-18', '2026-11-18']);
  });

  test('a large one says that it waits, and whoever looks sees that it was asked for', async () => {
    await openOn18();
    fireEvent.click(screen.getByRole('button', { name: '撤销' }));
    cloud.answer('store.undo', {
      data: { entryId: 'bill:9', state: 'waiting', expiresAtMs: 0, netPoints: 0 },
    });
    const asked = { ...lineAt18, undoAsked: { staffName: '王店长', expiresAtMs: 0 } };
    cloud.answer('store.getToday', {
      data: {
        ...storeToday,
        businessDate: '2026-11-18',
        store: { ...storeToday.store, log: [asked] },
      },
    });
    const sheet = within(await screen.findByRole('dialog', { name: '撤销这一笔' }));
    fireEvent.click(sheet.getByRole('button', { name: '撤销' }));
    expect(await sheet.findByText('等别人审批')).toBeTruthy();
    fireEvent.click(sheet.getByRole('button', { name: '知道了' }));
    expect(await screen.findByText(/王店长已申请撤销，等别人审批/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '撤销' })).toBeNull();
  });

  test.each([
    [{ code: 'store.undo_too_late' }, '时间太久，不能在这里撤销了。'],
    [{ code: 'store.undo_waiting', staffName: '小陈' }, '小陈已经申请撤销这笔，正在等审批。'],
    [
      { code: 'store.undo_sum_limit', leftFen: 50_000 },
      '这笔数额较大，您今天还能申请撤销 500.00 元，请另一位店长来申请。',
    ],
    [{ code: 'store.own_account' }, '不能给自己的账户办理，请让同事来操作。'],
  ])('%p stays in the sheet as a sentence', async (error, sentence) => {
    await openOn18();
    fireEvent.click(screen.getByRole('button', { name: '撤销' }));
    cloud.answer('store.undo', { error });
    const sheet = within(await screen.findByRole('dialog', { name: '撤销这一笔' }));
    fireEvent.click(sheet.getByRole('button', { name: '撤销' }));
    expect(await sheet.findByText(sentence)).toBeTruthy();
  });
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
