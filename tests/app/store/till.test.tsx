import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { lastScan } from '../../../miniprogram/src/features/store/scan/lastscan';
import TillPage from '../../../miniprogram/src/packages/store/till/index';
import MePage from '../../../miniprogram/src/pages/me/index';
import { taro } from '../../support/taro/state';
import { FakeCloud } from '../fakecloud';
import { home } from '../samples';
import { clerk, manager, scanned } from './tillsamples';

let cloud: FakeCloud;

beforeEach(async () => {
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
  cloud = new FakeCloud();
  await cloud.logIn();
  cloud.answer('store.getSelf', { data: clerk });
});

async function open() {
  const page = render(<TillPage />);
  await act(async () => Promise.resolve());
  return page;
}

async function type(digits: string) {
  fireEvent.click(await screen.findByRole('button', { name: '输入数字' }));
  const sheet = within(await screen.findByRole('dialog', { name: '输入数字' }));
  for (const digit of digits) fireEvent.click(sheet.getByRole('button', { name: digit }));
  return sheet;
}

const opened = () => taro.calls.filter(({ name }) => name === 'navigateTo').at(-1)?.options.url;

test('the till shows the store, the person and one button to scan', async () => {
  await open();
  expect(await screen.findByText('总店')).toBeTruthy();
  expect(screen.getByText('小李')).toBeTruthy();
  expect(screen.getByText('店员')).toBeTruthy();
  expect(screen.getByRole('button', { name: '扫一扫' })).toBeTruthy();
});

test('a clerk sees neither approvals nor the list of staff; a manager sees both', async () => {
  const clerks = await open();
  await screen.findByRole('button', { name: '扫一扫' });
  expect(screen.queryByText('待审批')).toBeNull();
  clerks.unmount();

  cloud.answer('store.getSelf', { data: manager });
  await cloud.logIn();
  taro.storage.set('jidian.store.openid', 'wanxiang');
  await open();
  expect(await screen.findByText('待审批')).toBeTruthy();
  expect(screen.getByText('万象店')).toBeTruthy();
});

test('digits that are typed are asked for, and the member comes up on a page of their own', async () => {
  cloud.answer('store.scan', { data: scanned });
  await open();
  const sheet = await type('123456789012');
  expect(sheet.getByText('1234 5678 9012')).toBeTruthy();
  fireEvent.click(sheet.getByRole('button', { name: '查看' }));
  await act(async () => Promise.resolve());

  expect(cloud.sentTo('store.scan').map(({ data, to }) => ({ data, to }))).toEqual([
    { data: { code: '123456789012', storeId: 'zongdian' }, to: 'store' },
  ]);
  expect(opened()).toBe('/packages/store/visit/index');
  expect(lastScan()?.scanId).toBe('scan:1');
});

test('a keyboard at the till types the digits as well', async () => {
  await open();
  const sheet = await type('');
  for (const key of ['9', '8', 'Backspace', '7']) fireEvent.keyDown(document, { key });
  expect(sheet.getByText('97')).toBeTruthy();
});

test('a voucher opens the page that hands out', async () => {
  const order = {
    orderId: 'o',
    kind: 'mall',
    title: '耳机壳',
    quantity: 1,
    state: 'ready',
    canCollect: true,
    collected: null,
  };
  cloud.answer('store.scan', { data: { ...scanned, kind: 'order', order } });
  await open();
  const sheet = await type('1');
  fireEvent.click(sheet.getByRole('button', { name: '取货码带字母，用键盘输入' }));
  expect(screen.getByRole('dialog', { name: '输入取货码' })).toBeTruthy();
  fireEvent.input(sheet.getByRole('textbox'), { target: { value: 'k7qw2m9x4tpa' } });
  fireEvent.click(sheet.getByRole('button', { name: '查看' }));
  await act(async () => Promise.resolve());

  expect(cloud.sentTo('store.scan')[0]?.data).toEqual({
    code: 'K7QW2M9X4TPA',
    storeId: 'zongdian',
  });
  expect(opened()).toBe('/packages/store/handout/index');
});

test.each([
  ['code.expired', '会员码已经过期，请让顾客刷新后再扫。'],
  ['code.already_used', '这个会员码已经用过一次，请让顾客刷新后再扫。'],
  ['code.rotated', '顾客手机上已经换了新码，请扫屏幕上现在这一个。'],
  ['code.not_found', '没有这个码，请让顾客重新打开会员码。'],
  ['code.locked_out', '输错次数太多，请过几分钟再扫。'],
  ['code.own', '不能给自己办理，请让同事来扫。'],
  ['staff.dismissed', '您的店员身份已经停用，有疑问请联系店长。'],
])('%s is a sentence at the till, and the next scan may begin at once', async (code, sentence) => {
  cloud.answer('store.scan', { error: { code } });
  await open();
  const sheet = await type('1');
  fireEvent.click(sheet.getByRole('button', { name: '查看' }));

  expect(await screen.findByText(sentence)).toBeTruthy();
  expect(opened()).toBeUndefined();
  fireEvent.click(screen.getByRole('button', { name: '输入数字' }));
  expect(screen.queryByText(sentence)).toBeNull();
});

test('where no camera is given, it says so and the digits are one tap away', async () => {
  await open();
  fireEvent.click(await screen.findByRole('button', { name: '扫一扫' }));
  expect(await screen.findByText(/没有打开相机。请在浏览器里允许使用相机/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '改为输入数字' }));
  expect(await screen.findByRole('dialog', { name: '输入数字' })).toBeTruthy();
});

test('somebody with two stores says where they stand, once', async () => {
  cloud.answer('store.getSelf', { data: manager });
  await open();
  fireEvent.click(await screen.findByText('万象店'));
  expect(await screen.findByRole('button', { name: '扫一扫' })).toBeTruthy();
  expect(taro.storage.get('jidian.store.openid')).toBe('wanxiang');
  fireEvent.click(screen.getByRole('button', { name: '换店' }));
  expect(await screen.findByText('选择门店')).toBeTruthy();
});

test('who is not staff is told kindly and can enter an invitation', async () => {
  cloud.answer('store.getSelf', { data: { staff: null } });
  await open();
  expect(await screen.findByText('这里是店员用的')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '填写邀请码' }));
  expect(opened()).toBe('/packages/store/invite/index');
});

test('a till that cannot ask who is there offers to try again', async () => {
  cloud.answer('store.getSelf', 'lost');
  await open();
  const retry = await screen.findByRole('button', { name: '再试一次' });
  cloud.answer('store.getSelf', { data: clerk });
  fireEvent.click(retry);
  expect(await screen.findByRole('button', { name: '扫一扫' })).toBeTruthy();
});

test('the entry to the till stands in 我的 for staff and for nobody else', async () => {
  cloud.answer('member.getProfile', {
    data: { profile: home.profile, joinedAtMs: 0, privacy: home.privacy },
  });
  cloud.answer('points.getAccount', { data: home.account });
  const first = render(<MePage />);
  expect(await screen.findByText('收银台')).toBeTruthy();
  first.unmount();

  cloud.answer('store.getSelf', { data: { staff: null } });
  await cloud.logIn();
  render(<MePage />);
  await screen.findByText('积分明细');
  await act(async () => Promise.resolve());
  expect(screen.queryByText('收银台')).toBeNull();
});

test('a person who may recruit shows a code of their own for new members', async () => {
  cloud.answer('store.getJoinCode', { data: { joinCode: 'J4K7Q', storeId: 'zongdian' } });
  await open();
  fireEvent.click(await screen.findByText('邀新会员'));
  expect(await screen.findByRole('img', { name: '入会二维码' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /^复制/ }));
  await act(async () => Promise.resolve());
  expect(taro.calls.at(-1)?.options).toEqual({ data: 'http://localhost/?join=J4K7Q' });
});

test('a browser that cannot draw the picture of the code says so, and the code stays', async () => {
  jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  cloud.answer('store.getJoinCode', { data: { joinCode: 'J4K7Q', storeId: 'zongdian' } });
  await open();
  fireEvent.click(await screen.findByText('邀新会员'));
  fireEvent.click(await screen.findByRole('button', { name: '保存图片' }));
  expect(await screen.findByText('没有存成，可以截图保存。')).toBeTruthy();
  expect(screen.getByRole('img', { name: '入会二维码' })).toBeTruthy();
});

test('the store has a code of its own for new members, and it says whose they become', async () => {
  cloud.answer('store.getJoinCode', ({ data }) => {
    const joinCode = (data as { of: string }).of === 'store' ? 'JSTORE' : 'JSELF';
    return { data: { joinCode, storeId: 'zongdian', picture: null } };
  });
  await open();
  fireEvent.click(await screen.findByText('邀新会员'));
  expect(await screen.findByText('第一次打开的人会成为会员，来源记为本店和您。')).toBeTruthy();
  fireEvent.click(screen.getByRole('tab', { name: '本店的码' }));
  expect(await screen.findByText(/来源记为本店，适合贴在门口。$/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /^复制/ }));
  await act(async () => Promise.resolve());
  expect(taro.calls.at(-1)?.options).toEqual({ data: 'http://localhost/?join=JSTORE' });
});
