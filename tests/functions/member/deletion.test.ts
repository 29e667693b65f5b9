import type { Deletion } from '#shared/member/deletion';
import { prove } from '#shared/proof/invariants';
import { shopOf } from '#shared/proof/shop';
import { memberIdOf } from '#shared/member/rules';
import { createHmac } from 'node:crypto';
import { sha256 } from '../../rules/book';
import { Cloud, dayMs } from '../harness';
import { grant, ordersOf, shelve } from '../mall/shop';
import { codesOf, openStores } from '../people';

const minuteMs = 60_000;

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
  openStores(cloud);
});
afterEach(() => cloud.close());

const deleteMember = (code: string, requestId?: string, confirmedPoints?: number) =>
  cloud.member(
    code,
    'member.deleteAccount',
    confirmedPoints === undefined ? {} : { confirmedPoints },
    requestId,
  );

/** Whose ids somebody has had: before the first deletion, after it, after the second. */
function idOf(code: string, returns: number): string {
  const hmac = (text: string) => createHmac('sha256', 'test').update(text).digest('hex');
  return memberIdOf(`o-${code}`, hmac, returns);
}

function breaches(changed: Record<string, unknown[]> = {}): string[] {
  const shop = shopOf({ ...cloud.dump(), ...changed });
  const context = { sha256, nowMs: cloud.nowMs, sweptAtMs: null, before: null };
  return prove(shop, context).flatMap(({ number, breaches: found }) =>
    found.map(({ of, what }) => `${String(number)} ${of}: ${what}`),
  );
}

const deletions = () => cloud.dump()['deletions'] as Deletion[];

/** Somebody of whom the shop keeps everything that it can keep. */
async function liveALife(code: string): Promise<void> {
  const phone = cloud.wechat.phoneCodes.issue('13800138000') ?? '';
  await cloud.member(code, 'checkin.perform', {});
  await cloud.member(code, 'member.updateProfile', {
    nickname: '小满满',
    avatar: `cloud://shop/avatars/${cloud.memberId(code)}/face.jpg`,
    birthday: { month: 5, day: 20, year: 1990 },
  });
  await cloud.member(code, 'member.bindPhone', { code: phone });
  await cloud.member(code, 'member.setConsent', { version: '2026-11', accepted: true });
  await cloud.member(code, 'notice.recordAcceptance', {
    templates: [{ template: 'checkin_reminder', answer: 'accept' }],
  });
  const shown = await codesOf(cloud, code);
  const scan = await cloud.staff('manager', 'store.scan', { code: shown.code });
  if (!scan.ok) throw new Error(scan.error.code);
  const gift = { scanId: scan.data.scanId, points: 2_000, reason: '补偿' };
  const asked = await cloud.staff('manager', 'store.grantPoints', gift);
  expect(asked).toMatchObject({ ok: true, data: { state: 'waiting' } });
  const memberId = cloud.memberId(code);
  cloud.database.insertMany('undo_asks', [{ _id: 'undo:1', memberId, memberName: '小**' }]);
  await cloud.member(code, 'store.claimPoints', {
    storeId: 'zongdian',
    billNumber: 'A-1',
    amountFen: 100,
    businessDate: '2026-03-02',
  });
}

async function shipOne(code: string): Promise<void> {
  await shelve(cloud, 'badge', { pricePoints: 100, deliveries: ['ship'] });
  await grant(cloud, code, 500);
  const address = { name: '许小满', phone: '13700137000', region: '上海', detail: '南京东路 1 号' };
  await cloud.member(code, 'mall.redeem', {
    itemId: 'badge',
    quantity: 1,
    delivery: 'ship',
    address,
  });
  const [order] = ordersOf(cloud);
  await cloud.operator('mall.shipOrder', {
    orderId: order?.orderId ?? '',
    carrier: '顺丰',
    trackingNumber: 'SF123456',
    operator: 'o',
  });
}

describe('deleting one’s account', () => {
  it('takes everything personal away, and leaves books that agree', async () => {
    await liveALife('xiaoman');
    await shipOne('xiaoman');
    const [order] = ordersOf(cloud);
    expect(order).toMatchObject({ state: 'shipped' });
    const { sealedAddress } = order?.delivery as { sealedAddress: string };
    expect(await deleteMember('xiaoman', 'r-1', 410)).toEqual({
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
    expect(deletions()).toMatchObject([{ state: 'done', lostPoints: 410, nextAttemptAtMs: null }]);
    expect(breaches()).toEqual([]);
    expect(cloud.warnings).toEqual([]);
  });

  it('closes the account by an entry that says what was lost', async () => {
    await cloud.member('xiaoman', 'checkin.perform', {});
    await deleteMember('xiaoman', 'r-1');
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
    await deleteMember('xiaoman');
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
    await deleteMember('xiaoman');
    await cloud.member('xiaoman', 'checkin.perform', {});
    expect(cloud.dump()['accounts']).toHaveLength(3);
    cloud.nowMs += 6 * minuteMs;
    await cloud.timer('finish-deletions');
    expect(breaches()).toEqual([]);
  });

  it('frees the phone number for others', async () => {
    await liveALife('xiaoman');
    await deleteMember('xiaoman');
    const phone = cloud.wechat.phoneCodes.issue('13800138000') ?? '';
    expect(await cloud.member('anan', 'member.bindPhone', { code: phone })).toMatchObject({
      ok: true,
    });
  });

  it('is answered again for the same request, and makes no member of who stays away', async () => {
    await cloud.member('xiaoman', 'checkin.perform', {});
    const first = await deleteMember('xiaoman', 'r-1');
    const before = cloud.dump();
    expect(await deleteMember('xiaoman', 'r-1')).toEqual(first);
    expect(await deleteMember('xiaoman', 'r-2')).toMatchObject({ ok: true });
    expect(cloud.dump()).toEqual(before);
    await cloud.member('xiaoman', 'checkin.perform', {});
    expect(await deleteMember('xiaoman', 'r-1')).toEqual(first);
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
    expect(await deleteMember('xiaoman')).toMatchObject({ data: { lostPoints: -10 } });
    expect(breaches()).toEqual([]);
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
    expect(await deleteMember('xiaoman')).toMatchObject({
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
    expect(await deleteMember('xiaoman')).toMatchObject({
      error: {
        code: 'member.deletion_blocked',
        blockers: [{ kind: 'points_held', count: 1 }],
      },
    });
  });

  it('of who works in a shop', async () => {
    await cloud.member('clerk', 'member.getHome', {});
    expect(await deleteMember('clerk')).toMatchObject({ error: { code: 'member.is_staff' } });
  });

  it('when other points are lost than those that were confirmed', async () => {
    await cloud.member('xiaoman', 'checkin.perform', {});
    expect(await deleteMember('xiaoman', 'r-1', 0)).toMatchObject({
      error: { code: 'member.deletion_changed', losesPoints: 10 },
    });
  });

  it('of who has never been here', async () => {
    expect(await deleteMember('nobody')).toMatchObject({ error: { code: 'member.not_found' } });
    expect(cloud.dump()['members']).toEqual([]);
  });
});

describe('a deletion that dies', () => {
  /** How many database calls one makes, on a function that knows the rules. */
  async function prepared(): Promise<void> {
    await liveALife('xiaoman');
  }

  it('costs at most as many calls as are cut below', async () => {
    await prepared();
    await deleteMember('xiaoman');
    expect(cloud.logs.at(-1)?.databaseCalls).toBeLessThanOrEqual(22);
  });

  const cuts = Array.from({ length: 22 }, (_, index) => index + 1).flatMap((atCall) => [
    [atCall, 'before'] as const,
    [atCall, 'after'] as const,
  ]);

  it.each(cuts)('at call %i, %s it, is ended by who asks again', async (atCall, moment) => {
    await prepared();
    cloud.crashAt({ atCall, moment });
    await deleteMember('xiaoman', 'r-1');
    cloud.heal();
    expect(await deleteMember('xiaoman', 'r-1')).toMatchObject({ data: { lostPoints: 10 } });
    cloud.nowMs += 6 * minuteMs;
    await cloud.timer('finish-deletions');
    expect(deletions()).toMatchObject([{ state: 'done', lostPoints: 10 }]);
    expect(JSON.stringify(cloud.dump())).not.toMatch(/o-xiaoman|小满/);
    expect(breaches()).toEqual([]);
  });

  it.each(cuts)('at call %i, %s it, is ended by the sweep or never was', async (atCall, moment) => {
    await prepared();
    cloud.crashAt({ atCall, moment });
    await deleteMember('xiaoman', 'r-1');
    cloud.heal();
    for (let turn = 0; turn < 3; turn += 1) {
      cloud.nowMs += 6 * minuteMs;
      await cloud.timer('finish-deletions');
    }
    const [deletion] = deletions();
    if (deletion) {
      expect(deletion).toMatchObject({ state: 'done', lostPoints: 10 });
      expect(JSON.stringify(cloud.dump())).not.toMatch(/o-xiaoman|小满/);
    } else {
      expect(await cloud.member('xiaoman', 'points.getAccount', {})).toMatchObject({
        data: { availablePoints: 10 },
      });
    }
    expect(breaches()).toEqual([]);
  });

  it('before anything was lost is dropped when something has come in between', async () => {
    await shelve(cloud, 'cup', { pricePoints: 10 });
    await prepared();
    // What stands, the wish; then the account, which is cut.
    let atCall = 0;
    do {
      atCall += 1;
      cloud.crashAt({ atCall, moment: 'after' });
      await deleteMember('xiaoman', 'r-1');
      cloud.heal();
    } while (deletions().length === 0);
    expect(deletions()).toMatchObject([{ state: 'asked' }]);
    await cloud.member('xiaoman', 'mall.redeem', { itemId: 'cup', quantity: 1 });
    cloud.nowMs += 2 * minuteMs;
    await cloud.timer('finish-deletions');
    expect(deletions()).toEqual([]);
    expect(ordersOf(cloud)).toMatchObject([{ state: 'ready' }]);
  });
});

describe('invariant 34', () => {
  beforeEach(async () => {
    await cloud.member('xiaoman', 'checkin.perform', {});
    await deleteMember('xiaoman');
    cloud.nowMs += 6 * minuteMs;
    await cloud.timer('finish-deletions');
  });

  const memberId = idOf('xiaoman', 0);
  it.each<[string, string, object]>([
    ['a name', 'members', { memberId, profile: { nickname: '小满', avatar: '' } }],
    ['an openid', 'members', { memberId, openid: 'o-xiaoman', profile: {} }],
    ['a phone number', 'phones', { memberId, phoneIndex: 'i', sealed: 'v1:x' }],
    ['an address', 'orders', { memberId, history: [], delivery: { sealedAddress: 'v1:x' } }],
    [
      'a payer',
      'payments',
      { subject: { orderId: `mall:${memberId}:r` }, openid: 'o', refunds: [] },
    ],
  ])('finds %s that was left behind', (_, collection, document) => {
    expect(breaches().filter((breach) => breach.startsWith('34'))).toEqual([]);
    const found = breaches({ [collection]: [document] });
    expect(found.filter((breach) => breach.startsWith(`34 ${memberId}`))).toHaveLength(1);
  });

  it('finds an account that was never closed', () => {
    const accounts = cloud.dump()['accounts'] as { closed?: unknown }[];
    const open = accounts.map(({ closed: _closed, ...account }) => account);
    expect(breaches({ accounts: open }).filter((one) => one.startsWith('34'))).toEqual([
      `34 ${memberId}: done, the account is open`,
    ]);
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
