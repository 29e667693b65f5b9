import { createHmac } from 'node:crypto';
import type { MemberId } from '#shared/kernel/ids';
import { decideAvatar, decideNickname, hasConsented, memberIdOf } from '#shared/member/rules';

const hmac = (text: string) => createHmac('sha256', 'key').update(text).digest('hex');

describe('the member id', () => {
  it('is the same for the same openid, and tells nothing of it', () => {
    expect(memberIdOf('o123', hmac)).toBe(memberIdOf('o123', hmac));
    expect(memberIdOf('o123', hmac)).not.toBe(memberIdOf('o124', hmac));
    expect(memberIdOf('o123', hmac)).toMatch(/^m_[0-9a-f]{32}$/);
  });
});

describe('a nickname', () => {
  it.each([
    ['小满', '小满'],
    ['  小  满 ', '小 满'],
    ['Kevin 🎧', 'Kevin 🎧'],
    ['小满 👩‍👧', '小满 👩‍👧'],
    ['修表 👨‍🔧', '修表 👨‍🔧'],
    ['二十个字的名字二十个字的名字二十个字的名', '二十个字的名字二十个字的名字二十个字的名'],
  ])('%p is shown as %p', (given, shown) => {
    expect(decideNickname(given)).toEqual({ ok: true, value: shown });
  });

  it.each(['', '   ', '小\u0000满', '小\u200b满', '小\u200d满', '\u202e满小', '一'.repeat(21)])(
    '%p is refused',
    (given) => {
      expect(decideNickname(given)).toEqual({
        ok: false,
        error: { code: 'member.nickname_invalid', maxLength: 20 },
      });
    },
  );
});

describe('an avatar', () => {
  it.each(['seal:plum', 'cloud://shop-1a2b.7368-shop-1a2b-1300000000/avatars/m-1/9f8e7d.jpg'])(
    'may be %s',
    (avatar) => {
      expect(decideAvatar(avatar, 'm-1' as MemberId).ok).toBe(true);
    },
  );

  it.each([
    'seal:unknown',
    'https://example.com/a.png',
    'cloud://shop/other/a.png',
    'cloud://shop/avatars/m-2/a.png',
    'cloud://shop/avatars/m-1/../m-2/a.png',
    'cloud://shop/avatars/m-1/a.svg',
    'cloud://shop/avatars/a.png',
    '',
  ])('may not be %p', (avatar) => {
    expect(decideAvatar(avatar, 'm-1' as MemberId)).toEqual({
      ok: false,
      error: { code: 'member.avatar_invalid' },
    });
  });
});

describe('consent to the privacy guide', () => {
  it('is the last word on the version asked for', () => {
    const given = { version: '2026-11', accepted: true, atMs: 1 };
    const withdrawn = { version: '2026-11', accepted: false, atMs: 3 };
    expect(hasConsented({ consents: [] }, '2026-11')).toBe(false);
    expect(hasConsented({ consents: [given] }, '2026-11')).toBe(true);
    expect(hasConsented({ consents: [given] }, '2027-01')).toBe(false);
    expect(hasConsented({ consents: [given, withdrawn] }, '2026-11')).toBe(false);
  });
});
