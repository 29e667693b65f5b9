import { toPoints } from '#shared/kernel/amounts';
import { raceProgramme } from '../../../localcloud/seed/programme';
import { Cloud, mondayNoonMs } from '../harness';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
});
afterEach(() => cloud.close());

describe('joining', () => {
  it('makes one member of first calls at the same instant', async () => {
    await Promise.all([
      cloud.member('xiaoman', 'member.getHome', {}),
      cloud.member('xiaoman', 'checkin.perform', {}),
      cloud.member('xiaoman', 'points.getAccount', {}),
      cloud.member('xiaoman', 'member.getProfile', {}),
    ]);
    expect(cloud.dump()['members']).toHaveLength(1);
    expect(cloud.dump()['accounts']).toHaveLength(1);
    expect(await cloud.bookFault('xiaoman')).toBeNull();
  });

  it('gives the welcome points of the programme once, as the first entry', async () => {
    await cloud.close();
    cloud = await Cloud.open(raceProgramme);
    await Promise.all(
      Array.from({ length: 5 }, () => cloud.member('xiaoman', 'checkin.perform', {})),
    );
    const entries = await cloud.entries('xiaoman');
    expect(entries.map(({ kind, deltaPoints }) => [kind, deltaPoints])).toEqual([
      ['welcome', 1000],
      ['checkin', 10],
    ]);
    expect(await cloud.bookFault('xiaoman')).toBeNull();
  });
});

describe('member.getHome', () => {
  it('answers the whole page for somebody new', async () => {
    const home = await cloud.member('xiaoman', 'member.getHome', {});
    expect(home).toMatchObject({
      ok: true,
      data: {
        brandName: '集点小店',
        profile: { nickname: '', avatar: '' },
        account: { availablePoints: 0, pendingPoints: 0, heldPoints: 0, debtPoints: 0 },
        checkin: { status: 'open', todayPoints: 10, streakDays: 0 },
        recentEntries: [],
        privacy: { version: '2026-11', consented: false },
      },
    });
  });

  it('shows today’s check-in and its entry once done, and nobody else’s', async () => {
    await cloud.member('xiaoman', 'checkin.perform', {});
    const home = await cloud.member('xiaoman', 'member.getHome', {});
    expect(home).toMatchObject({
      data: {
        account: { availablePoints: 10 },
        checkin: { status: 'done', todayPoints: 10, streakDays: 1, stampCard: { stamped: 1 } },
        recentEntries: [{ deltaPoints: toPoints(10) }],
      },
    });
    const other = await cloud.member('ayuan', 'member.getHome', {});
    expect(other).toMatchObject({ data: { account: { availablePoints: 0 }, recentEntries: [] } });
  });

  it('carries no openid', async () => {
    await cloud.member('xiaoman', 'checkin.perform', {});
    const home = await cloud.member('xiaoman', 'member.getHome', {});
    expect(JSON.stringify(home)).not.toContain('o-xiaoman');
  });
});

describe('the profile', () => {
  it('keeps what is not changed, also when two devices change different parts at once', async () => {
    await Promise.all([
      cloud.member('xiaoman', 'member.updateProfile', { nickname: ' 小满 ' }),
      cloud.member('xiaoman', 'member.updateProfile', { avatar: 'seal:plum' }),
    ]);
    const reply = await cloud.member('xiaoman', 'member.getProfile', {});
    expect(reply).toMatchObject({
      ok: true,
      data: { profile: { nickname: '小满', avatar: 'seal:plum' }, joinedAtMs: mondayNoonMs },
    });
  });

  it.each([
    [{ nickname: '小\u202e满' }, 'member.nickname_invalid'],
    [{ avatar: 'https://example.com/x.png' }, 'member.avatar_invalid'],
    [{ avatar: 'cloud://shop/avatars/another/face.jpg' }, 'member.avatar_invalid'],
    [{}, 'request.invalid'],
  ])('refuses %p and writes nothing', async (change, code) => {
    await cloud.member('xiaoman', 'member.getHome', {});
    const before = cloud.dump();
    const reply = await cloud.member('xiaoman', 'member.updateProfile', change);
    expect(reply).toMatchObject({ ok: false, error: { code } });
    expect(cloud.dump()).toEqual(before);
  });

  it('takes a picture from the member’s own folder by its plain name, and nothing like it', async () => {
    const own = `cloud://shop/avatars/${cloud.memberId('xiaoman')}`;
    const takes = async (avatar: string) =>
      (await cloud.member('xiaoman', 'member.updateProfile', { avatar })).ok;
    expect(await takes(`${own}/face.jpg`)).toBe(true);
    const before = cloud.dump();
    const odd = [
      `${own}/../another/face.jpg`,
      `${own}/..%2fanother%2fface.jpg`,
      `${own}//face.jpg`,
      `${own}/face.svg`,
      `${own}/face.jpg.html`,
      `${own}/face`,
      `${own}/.jpg`,
      `${own.toUpperCase()}/face.jpg`,
      'data:image/svg+xml;base64,PHN2Zz4=',
      'javascript:alert(1)',
    ];
    const taken: string[] = [];
    for (const avatar of odd) if (await takes(avatar)) taken.push(avatar);
    expect(taken).toEqual([]);
    expect(cloud.dump()).toEqual(before);
  });
});

describe('consent', () => {
  it('is recorded with version and time, and withdrawn as easily', async () => {
    await cloud.member('xiaoman', 'member.setConsent', { version: '2026-11', accepted: true });
    expect(await cloud.member('xiaoman', 'member.getHome', {})).toMatchObject({
      data: { privacy: { consented: true } },
    });
    cloud.nowMs += 1000;
    await cloud.member('xiaoman', 'member.setConsent', { version: '2026-11', accepted: false });
    expect(cloud.dump()['members']).toMatchObject([
      {
        consents: [
          { version: '2026-11', accepted: true, atMs: mondayNoonMs },
          { version: '2026-11', accepted: false, atMs: mondayNoonMs + 1000 },
        ],
      },
    ]);
  });

  it('is not taken for a version that is not in force', async () => {
    const reply = await cloud.member('xiaoman', 'member.setConsent', {
      version: '2020-01',
      accepted: true,
    });
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'member.privacy_version_unknown', version: '2026-11' },
    });
  });
});
