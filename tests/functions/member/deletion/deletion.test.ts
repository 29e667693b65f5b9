import { Cloud, dayMs } from '../../harness';
import { grant, ordersOf, shelve } from '../../mall/shop';
import { codesOf, openStores } from '../../people';
import { breaches, deleteMember, deletionsOf, idOf, liveALife, minuteMs, shipOne } from './fixture';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
  openStores(cloud);
});
afterEach(() => cloud.close());

describe('deleting one’s account', () => {
  it('takes everything personal away, and leaves books that agree', async () => {
    await liveALife(cloud, 'xiaoman');
    await shipOne(cloud, 'xiaoman');
    const [order] = ordersOf(cloud);
    expect(order).toMatchObject({ state: 'shipped' });
    const { sealedAddress } = order?.delivery as { sealedAddress: string };
    expect(await deleteMember(cloud, 'xiaoman', 'r-1', 410)).toEqual({
      ok: true,
      requestId: 'r-1',
      data: { deletedAtMs: cloud.nowMs, lostPoints: 410 },
    });
    const left = JSON.stringify(cloud.dump());
    const personal = ['o-xiaoman', '小满', 'face.jpg', 'SF123456', sealedAddress];
    expect(personal.filter((text) => left.includes(text))).toEqual([]);
    expect(cloud.removedFiles).toEqual([`cloud://shop/avatars/${idOf('xiaoman', 0)}/face.jpg`]);
    for (const name of ['phones', 'codes', 'notice_quotas', 'claim_tries']) {
      expect({ name, documents: cloud.dump()[name] }).toEqual({ name, documents: [] });
    }
    cloud.nowMs += 6 * minuteMs;
    await cloud.timer('finish-deletions');
    expect(deletionsOf(cloud)).toMatchObject([
      { state: 'done', lostPoints: 410, nextAttemptAtMs: null },
    ]);
    expect(breaches(cloud)).toEqual([]);
    expect(cloud.warnings).toEqual([]);
  });

  it('closes the account by an entry that says what was lost', async () => {
    await cloud.member('xiaoman', 'checkin.perform', {});
    await deleteMember(cloud, 'xiaoman', 'r-1');
    const dump = cloud.dump();
    expect(dump['accounts']).toMatchObject([
      { availablePoints: 0, lots: [], closed: { atMs: cloud.nowMs, lostPoints: 10 } },
    ]);
    expect((dump['ledger'] as object[]).at(-1)).toMatchObject({
      _id: `close:${idOf('xiaoman', 0)}:2`,
      kind: 'close',
      deltaPoints: -10,
      requestId: 'r-1',
    });
  });

  it('makes somebody new of who comes back, with no way to the old account and no second welcome', async () => {
    await cloud.operator('rules.publish', {
      ruleSet: 'programme',
      afterVersion: 1,
      effectiveFromMs: null,
      note: '新会员有礼',
      body: {
        brandName: '集点',
        welcomePoints: 100,
        privacyVersion: '2026-11',
        dayBoundary: { zoneName: 'Asia/Shanghai', utcOffsetMinutes: 480, cutoffHour: 0 },
      },
    });
    cloud.nowMs += minuteMs;
    await cloud.member('xiaoman', 'checkin.perform', {});
    await cloud.member('xiaoman', 'member.updateProfile', { nickname: '小满' });
    await deleteMember(cloud, 'xiaoman');
    expect(await cloud.member('xiaoman', 'member.getHome', {})).toMatchObject({
      data: {
        profile: { nickname: '' },
        account: { availablePoints: 0 },
        recentEntries: [],
        checkin: { streakDays: 0 },
      },
    });
    expect(await cloud.member('xiaoman', 'points.listEntries', {})).toMatchObject({
      data: { entries: [] },
    });
    expect(cloud.dump()['accounts']).toHaveLength(2);
    expect(cloud.dump()['members']).toMatchObject([
      { memberId: idOf('xiaoman', 0), openid: '', isDeleted: true },
      { memberId: idOf('xiaoman', 1), openid: 'o-xiaoman' },
    ]);
    expect(await cloud.member('xiaoman', 'checkin.perform', {})).toMatchObject({ ok: true });
    await grant(cloud, 'xiaoman', 5);
    expect(await cloud.member('xiaoman', 'points.getAccount', {})).toMatchObject({
      data: { availablePoints: 15 },
    });
    await deleteMember(cloud, 'xiaoman');
    await cloud.member('xiaoman', 'checkin.perform', {});
    expect(cloud.dump()['accounts']).toHaveLength(3);
    cloud.nowMs += 6 * minuteMs;
    await cloud.timer('finish-deletions');
    expect(breaches(cloud)).toEqual([]);
  });

  it('frees the phone number for others', async () => {
    await liveALife(cloud, 'xiaoman');
    await deleteMember(cloud, 'xiaoman');
    const phone = cloud.wechat.phoneCodes.issue('13800138000') ?? '';
    expect(await cloud.member('anan', 'member.bindPhone', { code: phone })).toMatchObject({
      ok: true,
    });
  });

  it('is answered again for the same request, and makes no member of who stays away', async () => {
    await cloud.member('xiaoman', 'checkin.perform', {});
    const first = await deleteMember(cloud, 'xiaoman', 'r-1');
    const before = cloud.dump();
    expect(await deleteMember(cloud, 'xiaoman', 'r-1')).toEqual(first);
    expect(await deleteMember(cloud, 'xiaoman', 'r-2')).toMatchObject({ ok: true });
    expect(cloud.dump()).toEqual(before);
    await cloud.member('xiaoman', 'checkin.perform', {});
    expect(await deleteMember(cloud, 'xiaoman', 'r-1')).toEqual(first);
    expect(await cloud.member('xiaoman', 'points.getAccount', {})).toMatchObject({
      data: { availablePoints: 10 },
    });
  });

  it('writes debts off, too, and takes what is still pending', async () => {
    await cloud.member('xiaoman', 'checkin.perform', {});
    const [entry] = await cloud.entries('xiaoman');
    await cloud.operator('points.adjust', {
      openid: 'o-xiaoman',
      deltaPoints: -10,
      reason: '更正',
      operator: 'o',
    });
    await cloud.operator('points.reverse', {
      entryId: entry?.entryId ?? '',
      points: 10,
      reversalId: 'r-1',
      reason: '误签',
    });
    expect(await cloud.member('xiaoman', 'member.previewDeletion', {})).toMatchObject({
      data: { losesPoints: -10, balances: { availablePoints: 0, debtPoints: 10 } },
    });
    expect(await deleteMember(cloud, 'xiaoman')).toMatchObject({ data: { lostPoints: -10 } });
    expect(breaches(cloud)).toEqual([]);
  });
});

describe('an account is not deleted, and nothing is written,', () => {
  afterEach(() => {
    expect(cloud.dump()['deletions']).toEqual([]);
  });

  it('while something waits to be collected or sent', async () => {
    await shelve(cloud, 'cup', { pricePoints: 10 });
    await grant(cloud, 'xiaoman', 100);
    await cloud.member('xiaoman', 'mall.redeem', { itemId: 'cup', quantity: 1 });
    const blockers = [{ kind: 'to_collect', count: 1 }];
    expect(await cloud.member('xiaoman', 'member.previewDeletion', {})).toMatchObject({
      data: { blockers, losesPoints: 90, isStaff: false },
    });
    const before = cloud.dump();
    expect(await deleteMember(cloud, 'xiaoman')).toMatchObject({
      error: { code: 'member.deletion_blocked', blockers },
    });
    expect(cloud.dump()).toEqual(before);
  });

  it('while points are set aside at a till', async () => {
    await grant(cloud, 'xiaoman', 2_000);
    const { code } = await codesOf(cloud, 'xiaoman');
    const scan = await cloud.staff('clerk', 'store.scan', { code });
    if (!scan.ok) throw new Error(scan.error.code);
    const { scanId } = scan.data;
    const proposed = { scanId, billNumber: 'A-1', amountFen: 12_850 };
    expect(await cloud.staff('clerk', 'store.proposeDebit', proposed)).toMatchObject({ ok: true });
    expect(await deleteMember(cloud, 'xiaoman')).toMatchObject({
      error: {
        code: 'member.deletion_blocked',
        blockers: [{ kind: 'points_held', count: 1 }],
      },
    });
  });

  it('of who works in a shop', async () => {
    await cloud.member('clerk', 'member.getHome', {});
    expect(await deleteMember(cloud, 'clerk')).toMatchObject({
      error: { code: 'member.is_staff' },
    });
  });

  it('when other points are lost than those that were confirmed', async () => {
    await cloud.member('xiaoman', 'checkin.perform', {});
    expect(await deleteMember(cloud, 'xiaoman', 'r-1', 0)).toMatchObject({
      error: { code: 'member.deletion_changed', losesPoints: 10 },
    });
  });

  it('of who has never been here', async () => {
    expect(await deleteMember(cloud, 'nobody')).toMatchObject({
      error: { code: 'member.not_found' },
    });
    expect(cloud.dump()['members']).toEqual([]);
  });
});

it('knows who has left after reading on, a thousand at a time', async () => {
  const closedAtMs = cloud.nowMs - dayMs;
  cloud.database.insertMany(
    'deletions',
    Array.from({ length: 2_500 }, (_, index) => {
      const memberId =
        index === 2_400 ? idOf('xiaoman', 0) : `m_${String(index).padStart(32, '0')}`;
      return { _id: memberId, memberId, state: 'done', closedAtMs, nextAttemptAtMs: null };
    }),
  );
  await cloud.member('xiaoman', 'member.getHome', {});
  expect(cloud.dump()['members']).toMatchObject([{ memberId: idOf('xiaoman', 1) }]);
  await cloud.member('xiaoman', 'member.getProfile', {});
  expect(cloud.logs.at(-1)).toMatchObject({ databaseCalls: 1 });
  expect(cloud.warnings).toEqual([]);
});
