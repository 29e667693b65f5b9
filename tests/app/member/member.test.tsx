import { act, fireEvent, render, screen } from '@testing-library/react';
import PrivacyPage from '../../../miniprogram/src/packages/member/privacy/index';
import ProfilePage from '../../../miniprogram/src/packages/member/profile/index';
import MePage from '../../../miniprogram/src/pages/me/index';
import { taro } from '../../support/taro/state';
import { FakeCloud } from '../fakecloud';
import { home } from '../samples';

const profile = {
  profile: { nickname: '小满', avatar: 'seal:plum' },
  avatarFolder: 'avatars/m-1',
  birthday: { birthday: null, changeableFrom: null },
  phoneMasked: null,
  joinedAtMs: 1_767_225_600_000 + 12 * 3_600_000,
  privacy: { version: '2026-11', consented: false },
};

let cloud: FakeCloud;

beforeEach(async () => {
  cloud = new FakeCloud();
  await cloud.logIn();
  cloud.answer('member.getProfile', { data: profile });
  cloud.answer('points.getAccount', { data: home.account });
});

test('me shows who I am and leads to everything that is mine', async () => {
  render(<MePage />);
  expect(await screen.findByText('小满')).toBeTruthy();
  expect(screen.getByText('2026年1月1日加入')).toBeTruthy();
  expect(screen.getByText('1,200')).toBeTruthy();

  fireEvent.click(screen.getByRole('button', { name: /积分明细/ }));
  expect(taro.calls.find(({ name }) => name === 'navigateTo')?.options).toEqual({
    url: '/packages/member/statement/index',
  });
});

test('a nickname and a seal are saved together, and only what was changed is sent', async () => {
  cloud.answer('member.updateProfile', ({ data }) => ({
    data: { profile: { ...profile.profile, ...(data as object) } },
  }));
  render(<ProfilePage />);
  fireEvent.click(await screen.findByRole('radio', { name: '竹花印' }));
  fireEvent.click(screen.getByRole('button', { name: '保存' }));

  expect(await screen.findByText('已保存')).toBeTruthy();
  expect(cloud.sentTo('member.updateProfile')[0]?.data).toEqual({ avatar: 'seal:bamboo' });
  const seal = screen.getByRole('radio', { name: '竹花印' });
  expect(seal.getAttribute('aria-checked')).toBe('true');
});

test('a nickname that is too long is refused in words before anything is sent', async () => {
  render(<ProfilePage />);
  const field = await screen.findByRole('textbox', { name: '昵称' });
  fireEvent.input(field, { target: { value: '一二三四五六七八九十一二三四五六七八九十一' } });
  fireEvent.click(screen.getByRole('button', { name: '保存' }));

  expect(await screen.findByText('昵称需要 1 到 20 个字，不能有看不见的字符。')).toBeTruthy();
  expect(cloud.sentTo('member.updateProfile')).toEqual([]);
});

test('consent to the guide is given and withdrawn with the same one tap', async () => {
  cloud.answer('member.setConsent', ({ data }) => ({
    data: {
      privacy: { version: '2026-11', consented: (data as { accepted: boolean }).accepted },
    },
  }));
  render(<PrivacyPage />);
  fireEvent.click(await screen.findByRole('button', { name: '同意' }));
  const withdraw = await screen.findByRole('button', { name: '撤回同意' });
  await act(async () => {
    fireEvent.click(withdraw);
    await Promise.resolve();
  });

  expect(await screen.findByRole('button', { name: '同意' })).toBeTruthy();
  expect(cloud.sentTo('member.setConsent').map(({ data }) => data)).toEqual([
    { version: '2026-11', accepted: true },
    { version: '2026-11', accepted: false },
  ]);
});

test('the same guide of another version is not accepted unread', async () => {
  cloud.answer('member.setConsent', {
    error: { code: 'member.privacy_version_unknown' },
  });
  render(<PrivacyPage />);
  fireEvent.click(await screen.findByRole('button', { name: '同意' }));

  expect(await screen.findByText('隐私保护指引刚刚更新，请看过新版再决定。')).toBeTruthy();
});

describe('what a member may give', () => {
  const may20 = { birthday: { month: 5, day: 20, year: 1990 }, changeableFrom: '2027-03-02' };

  test('a birthday is chosen by month and day, the year if one likes', async () => {
    cloud.answer('member.updateProfile', { data: { profile: profile.profile, birthday: may20 } });
    render(<ProfilePage />);
    fireEvent.click(await screen.findByRole('button', { name: /生日/ }));
    fireEvent.click(screen.getByRole('radio', { name: '2月' }));
    expect(screen.queryByRole('radio', { name: '30日' })).toBeNull();
    fireEvent.click(screen.getByRole('radio', { name: '5月' }));
    fireEvent.click(screen.getByRole('radio', { name: '20日' }));
    fireEvent.input(screen.getByRole('textbox', { name: '年份（可以不填）' }), {
      target: { value: '1990' },
    });
    fireEvent.click(screen.getByRole('button', { name: '保存生日' }));
    expect(await screen.findByText('1990年5月20日')).toBeTruthy();
    expect(cloud.sentTo('member.updateProfile')[0]?.data).toEqual({
      birthday: { month: 5, day: 20, year: 1990 },
    });
  });

  test('a birthday that stands for a year says until when, and can be taken away', async () => {
    cloud.answer('member.getProfile', { data: { ...profile, birthday: may20 } });
    cloud.answer('member.updateProfile', {
      data: { profile: profile.profile, birthday: { ...may20, birthday: null } },
    });
    render(<ProfilePage />);
    fireEvent.click(await screen.findByRole('button', { name: /生日/ }));
    expect(screen.getByText('2027年3月2日起可以再改。')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '不再保存生日' }));
    expect(await screen.findByText('未填写')).toBeTruthy();
    expect(cloud.sentTo('member.updateProfile')[0]?.data).toEqual({ birthday: null });
  });

  test('a phone number is bound by the code WeChat gives, and shown masked', async () => {
    cloud.answer('member.bindPhone', { data: { phoneMasked: '138****8000' } });
    render(<ProfilePage />);
    fireEvent.click(await screen.findByRole('button', { name: /手机号/ }));
    fireEvent.input(screen.getByRole('textbox', { name: '手机号' }), {
      target: { value: '13800138000' },
    });
    fireEvent.click(screen.getByRole('button', { name: '用微信手机号绑定' }));
    expect(await screen.findByText('138****8000')).toBeTruthy();
    expect(cloud.sentTo('member.bindPhone')[0]?.data).toEqual({ code: 'code-of-13800138000' });
  });

  test('a number of another member is refused in words', async () => {
    cloud.answer('member.bindPhone', { error: { code: 'member.phone_taken' } });
    render(<ProfilePage />);
    fireEvent.click(await screen.findByRole('button', { name: /手机号/ }));
    fireEvent.input(screen.getByRole('textbox', { name: '手机号' }), {
      target: { value: '13800138000' },
    });
    fireEvent.click(screen.getByRole('button', { name: '用微信手机号绑定' }));
    expect(
      await screen.findByText('这个手机号已经绑定了另一位会员，请换一个，或到店里问一问。'),
    ).toBeTruthy();
  });
});
