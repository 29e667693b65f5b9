import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { rightsOf } from '#shared/store/staff/model';
import AuditPage from '../../../miniprogram/src/packages/store/audit/index';
import { taro } from '../../support/taro/state';
import { FakeCloud } from '../fakecloud';
import { manager } from './tillsamples';

let cloud: FakeCloud;

const undo = {
  rowId: 'm_2:u-1',
  staffId: 'm_2',
  staffName: '王店长',
  subjectName: '小**',
  seq: 12,
  role: 'manager',
  storeId: 'zongdian',
  action: 'store.undo',
  outcome: 'done',
  subject: { memberId: 'm_9', entryId: 'bill:1' },
  reason: '顾客退货',
  before: { state: 'linked', points: 128, amountFen: 12_850 },
  after: { state: 'undone', netPoints: -128 },
  businessDate: '2026-11-20',
  atMs: new Date(2026, 10, 20, 9, 30).getTime(),
};
const refused = {
  ...undo,
  rowId: 'm_3:x:refused',
  staffId: 'm_3',
  staffName: '小李',
  role: 'clerk',
  subjectName: '',
  action: 'store.grantPoints',
  outcome: 'staff.role_not_allowed',
  reason: '',
  before: {},
  after: {},
};

beforeEach(async () => {
  cloud = new FakeCloud();
  await cloud.logIn();
  taro.storage.set('jidian.store.openid', 'zongdian');
  cloud.answer('store.getSelf', {
    data: { staff: { ...manager.staff!, role: 'owner', rights: rightsOf.owner } },
  });
  cloud.answer('store.listStaff', { data: { staff: [{ staffId: 'm_2', name: '王店长' }] } });
  cloud.answer('store.listAudit', { data: { rows: [undo, refused], nextCursor: null } });
});

async function open() {
  render(<AuditPage />);
  await act(async () => Promise.resolve());
  await screen.findByText('撤销');
}

test('each row says who did what to whom, why and what changed, and what was refused', async () => {
  await open();
  expect(screen.getByText('王店长 · 店长')).toBeTruthy();
  expect(
    screen.getByText('小** · 已记会员，128.50 元，128 积分 → 已撤销，−128 积分 · 顾客退货'),
  ).toBeTruthy();
  expect(screen.getByText('被拒绝：岗位没有权限')).toBeTruthy();
  fireEvent.click(screen.getByText('撤销'));
  const sheet = within(await screen.findByRole('dialog', { name: '撤销' }));
  for (const text of ['王店长 · 店长', '总店', '小**', '顾客退货', '王店长的第 12 条'])
    expect(sheet.getByText(text)).toBeTruthy();
  expect(sheet.getByText('之前 · 金额')).toBeTruthy();
  expect(sheet.getByText('之后 · 会员积分')).toBeTruthy();
});

test('is narrowed to a person, a kind of deed and all stores', async () => {
  await open();
  fireEvent.click(screen.getByRole('button', { name: '筛选' }));
  const sheet = within(await screen.findByRole('dialog', { name: '筛选操作记录' }));
  fireEvent.click(sheet.getByRole('radio', { name: '所有门店' }));
  fireEvent.click(sheet.getByRole('radio', { name: '送积分' }));
  fireEvent.click(await sheet.findByRole('radio', { name: '王店长' }));
  fireEvent.click(sheet.getByRole('button', { name: '查看' }));
  expect(await screen.findByText('所有门店 · 王店长 · 送积分')).toBeTruthy();
  expect(cloud.sentTo('store.listAudit').map(({ data }) => data)).toEqual([
    { storeId: 'zongdian', cursor: null },
    { staffId: 'm_2', action: 'store.grantPoints', cursor: null },
  ]);
});

test('the record is compared part by part, and whole in one word', async () => {
  await open();
  cloud.answer('store.verifyAudit', (event) => {
    const { cursor } = event.data as { cursor: string | null };
    const part = { people: 20, rows: 5000, breaks: [] };
    return { data: { ...part, nextCursor: cursor === null ? 'm_5' : null } };
  });
  fireEvent.click(screen.getByRole('button', { name: '核对' }));
  expect(await screen.findByText('记录完整')).toBeTruthy();
  expect(screen.getByText('核对了 40 人的 10,000 条记录，一条不少，也没有改动。')).toBeTruthy();
  expect(cloud.sentTo('store.verifyAudit')).toHaveLength(2);
});

test('a break is named with whose it is and where', async () => {
  await open();
  const breaks = [{ staffId: 'm_2', staffName: '王店长', seq: 12, kind: 'altered' }];
  cloud.answer('store.verifyAudit', { data: { people: 3, rows: 40, breaks, nextCursor: null } });
  fireEvent.click(screen.getByRole('button', { name: '核对' }));
  expect(await screen.findByText('1 处对不上')).toBeTruthy();
  expect(screen.getByText('王店长的第 12 条：内容被改过')).toBeTruthy();
  expect(screen.queryByText('记录完整')).toBeNull();
});

test('a store without rows says what to do, and a failure can be retried', async () => {
  cloud.answer('store.listAudit', { error: { code: 'staff.role_not_allowed' } });
  render(<AuditPage />);
  expect(await screen.findByText('您的岗位没有这项权限，需要时请找店长。')).toBeTruthy();
  cloud.answer('store.listAudit', { data: { rows: [], nextCursor: null } });
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
  expect(await screen.findByText('没有记录')).toBeTruthy();
});
