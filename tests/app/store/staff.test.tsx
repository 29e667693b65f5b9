import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { rightsOf } from '#shared/store/staff/model';
import InvitePage from '../../../miniprogram/src/packages/store/invite/index';
import StaffListPage from '../../../miniprogram/src/packages/store/staff/index';
import { taro } from '../../support/taro/state';
import { FakeCloud } from '../fakecloud';
import { manager } from './tillsamples';

let cloud: FakeCloud;

const one = {
  staffId: 'm_1',
  name: '小李',
  role: 'clerk',
  storeIds: ['zongdian'],
  state: 'active',
  lastChangeAtMs: 0,
};
const colleague = { ...one, staffId: 'm_2', name: '王店长', role: 'manager' };
const gone = { ...one, staffId: 'm_3', name: '小赵', state: 'dismissed' };
const inviteCode = 'JDKX-7Q2M-9T4P';

beforeEach(async () => {
  cloud = new FakeCloud();
  await cloud.logIn();
  taro.storage.set('jidian.store.openid', 'zongdian');
  cloud.answer('store.getSelf', { data: manager });
  cloud.answer('store.listStaff', { data: { staff: [one, colleague, gone] } });
});

async function open() {
  render(<StaffListPage />);
  await act(async () => Promise.resolve());
  await screen.findByText('小李');
}

test('who works here, as what and where; a manager places clerks and nobody else', async () => {
  await open();
  expect(screen.getAllByText('店员 · 总店').length).toBe(2);
  expect(screen.getByText('店长 · 总店')).toBeTruthy();
  expect(screen.getByText('已停用')).toBeTruthy();
  expect(screen.getAllByRole('button', { name: '管理' }).length).toBe(1);
});

test('who runs the store stands first, who has left last', async () => {
  const named = (name: string, change: object) => ({
    ...one,
    staffId: `m_${name}`,
    name,
    ...change,
  });
  cloud.answer('store.listStaff', {
    data: {
      staff: [
        named('走了的店长', { role: 'manager', state: 'dismissed' }),
        named('小李', { role: 'clerk' }),
        named('何会计', { role: 'finance', storeIds: null }),
        named('王店长', { role: 'manager' }),
        named('许先生', { role: 'owner', storeIds: null }),
      ],
    },
  });
  await open();
  const names = [...document.querySelectorAll('.staff-row__name')].map((node) => node.textContent);
  expect(names).toEqual(['许先生', '王店长', '小李', '何会计', '走了的店长']);
});

test('an invitation is for one person, and its code is shown this once', async () => {
  cloud.answer('store.inviteStaff', { data: { inviteCode, expiresAtMs: 0 } });
  await open();
  fireEvent.click(screen.getByRole('button', { name: '邀请店员' }));
  const sheet = within(await screen.findByRole('dialog', { name: '邀请一位店员' }));
  expect(sheet.queryByRole('radio', { name: '店长' })).toBeNull();
  fireEvent.input(sheet.getByRole('textbox', { name: '称呼' }), { target: { value: ' 小陈 ' } });
  fireEvent.click(sheet.getByRole('radio', { name: '万象店' }));
  fireEvent.click(sheet.getByRole('button', { name: '生成邀请码' }));

  expect(await screen.findByText(inviteCode)).toBeTruthy();
  expect(cloud.sentTo('store.inviteStaff').map(({ data }) => data)).toEqual([
    { name: '小陈', role: 'clerk', storeIds: ['wanxiang'] },
  ]);
  fireEvent.click(screen.getByRole('button', { name: '复制邀请码' }));
  await act(async () => Promise.resolve());
  expect(taro.calls.at(-1)).toEqual({ name: 'setClipboardData', options: { data: inviteCode } });
  expect(await screen.findByRole('button', { name: '已复制' })).toBeTruthy();
});

test('an owner invites for every role; those without a store of their own see all', async () => {
  cloud.answer('store.getSelf', {
    data: { staff: { ...manager.staff!, role: 'owner', rights: rightsOf.owner } },
  });
  cloud.answer('store.inviteStaff', { data: { inviteCode, expiresAtMs: 0 } });
  await open();
  fireEvent.click(screen.getByRole('button', { name: '邀请店员' }));
  const sheet = within(await screen.findByRole('dialog', { name: '邀请一位店员' }));
  fireEvent.click(sheet.getByRole('radio', { name: '财务' }));
  expect(sheet.getByText('所有门店')).toBeTruthy();
  fireEvent.input(sheet.getByRole('textbox', { name: '称呼' }), { target: { value: '老张' } });
  fireEvent.click(sheet.getByRole('button', { name: '生成邀请码' }));
  await screen.findByText(inviteCode);
  expect(cloud.sentTo('store.inviteStaff')[0]?.data).toEqual({
    name: '老张',
    role: 'finance',
    storeIds: null,
  });
});

test('a manager moves a clerk to other stores, one at least, and to no other role', async () => {
  cloud.answer('store.changeStaff', { data: { staff: { ...one, storeIds: ['wanxiang'] } } });
  await open();
  fireEvent.click(screen.getByRole('button', { name: '管理' }));
  const sheet = within(await screen.findByRole('dialog', { name: '管理 小李' }));
  expect(sheet.queryByRole('radiogroup', { name: '岗位' })).toBeNull();
  expect(sheet.getByRole('checkbox', { name: '总店' }).getAttribute('aria-checked')).toBe('true');
  fireEvent.click(sheet.getByRole('checkbox', { name: '总店' }));
  expect(sheet.getByRole('button', { name: '保存' }).getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(sheet.getByRole('checkbox', { name: '万象店' }));
  fireEvent.click(sheet.getByRole('button', { name: '保存' }));
  await act(async () => Promise.resolve());
  expect(cloud.sentTo('store.changeStaff').map(({ data }) => data)).toEqual([
    { staffId: 'm_1', role: 'clerk', storeIds: ['wanxiang'], reason: '调店' },
  ]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('an owner makes a clerk a manager of two stores, or gives a place over all of them', async () => {
  cloud.answer('store.getSelf', {
    data: { staff: { ...manager.staff!, role: 'owner', rights: rightsOf.owner } },
  });
  cloud.answer('store.changeStaff', { error: { code: 'staff.role_not_allowed' } });
  await open();
  const row = screen.getByText('小李').closest<HTMLElement>('.staff-row')!;
  fireEvent.click(within(row).getByRole('button', { name: '管理' }));
  const sheet = within(await screen.findByRole('dialog', { name: '管理 小李' }));
  fireEvent.click(sheet.getByRole('radio', { name: '店长' }));
  fireEvent.click(sheet.getByRole('checkbox', { name: '万象店' }));
  fireEvent.click(sheet.getByRole('radio', { name: '升职' }));
  fireEvent.click(sheet.getByRole('button', { name: '保存' }));
  expect(await sheet.findByText('您的岗位没有这项权限，需要时请找店长。')).toBeTruthy();
  fireEvent.click(sheet.getByRole('radio', { name: '财务' }));
  expect(sheet.getByText('所有门店')).toBeTruthy();
  fireEvent.click(sheet.getByRole('button', { name: '保存' }));
  await act(async () => Promise.resolve());
  const place = { staffId: 'm_1', reason: '升职' };
  expect(cloud.sentTo('store.changeStaff').map(({ data }) => data)).toEqual([
    { ...place, role: 'manager', storeIds: ['zongdian', 'wanxiang'] },
    { ...place, role: 'finance', storeIds: null },
  ]);
});

test('dismissing asks why, and the list is asked again', async () => {
  cloud.answer('store.dismissStaff', () => {
    cloud.answer('store.listStaff', { data: { staff: [{ ...one, state: 'dismissed' }] } });
    return { data: { staff: { ...one, state: 'dismissed' } } };
  });
  await open();
  fireEvent.click(screen.getByRole('button', { name: '管理' }));
  fireEvent.click(await screen.findByRole('button', { name: '停用这位店员' }));
  const sheet = within(await screen.findByRole('dialog', { name: '停用 小李' }));
  fireEvent.click(sheet.getByRole('radio', { name: '调岗' }));
  fireEvent.click(sheet.getByRole('button', { name: '停用' }));
  expect(await screen.findByText('已停用')).toBeTruthy();
  expect(cloud.sentTo('store.dismissStaff').map(({ data }) => data)).toEqual([
    { staffId: 'm_1', reason: '调岗' },
  ]);
});

test('the invited person takes the place with the code and goes to the till', async () => {
  cloud.answer('store.acceptInvite', {
    data: { name: '小陈', role: 'clerk', storeIds: ['zongdian'] },
  });
  render(<InvitePage />);
  fireEvent.input(screen.getByRole('textbox', { name: '邀请码' }), {
    target: { value: 'jdkx-7q2m-9t4p' },
  });
  fireEvent.click(screen.getByRole('button', { name: '成为店员' }));
  expect(await screen.findByText('您现在是店员了')).toBeTruthy();
  expect(cloud.sentTo('store.acceptInvite').map(({ data, to }) => ({ data, to }))).toEqual([
    { data: { inviteCode }, to: 'member' },
  ]);
  fireEvent.click(screen.getByRole('button', { name: '打开收银台' }));
  expect(taro.calls.at(-1)?.options.url).toBe('/packages/store/till/index');
});

test('a link brings the code along', () => {
  taro.params = { code: inviteCode };
  render(<InvitePage />);
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: '邀请码' }).value).toBe(inviteCode);
});

test.each([
  ['staff.invite_not_found', '没有找到这个邀请码，请核对后再输入。'],
  ['staff.invite_used', '这个邀请码已经用过，请重新要一个。'],
  ['staff.invite_expired', '邀请码已经过期，请重新要一个。'],
  ['staff.already_staff', '您已经是店员，不用再次接受邀请。'],
])('%s is a sentence', async (code, sentence) => {
  taro.params = { code: inviteCode };
  cloud.answer('store.acceptInvite', { error: { code } });
  render(<InvitePage />);
  fireEvent.click(screen.getByRole('button', { name: '成为店员' }));
  expect(await screen.findByText(sentence)).toBeTruthy();
});
