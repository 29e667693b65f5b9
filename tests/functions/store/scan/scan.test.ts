import { voucherFrom } from '#shared/order/voucher';
import type { AuditRow } from '#shared/store/audit/model';
import { Cloud, dayMs } from '../../harness';
import { grant, ordersOf, shelve } from '../../mall/shop';
import { clerks, codesOf, openStores } from '../../people';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
  openStores(cloud);
  await cloud.member('xiaoman', 'checkin.perform', {});
  await cloud.member('xiaoman', 'member.updateProfile', { nickname: '小满满' });
});
afterEach(() => cloud.close());

const rows = (): AuditRow[] => cloud.dump()['audit'] as AuditRow[];

const card = {
  nameMasked: '小**',
  phoneMasked: null,
  tier: null,
  avatar: '',
  birthday: null,
  availablePoints: 10,
  pendingPoints: 0,
  heldPoints: 0,
  lastVisit: null,
  waitingOrders: [],
};

describe('a member code at the till', () => {
  it('gives the card of the member, masked, and a session of the clerk in the store', async () => {
    const { code } = await codesOf(cloud, 'xiaoman');
    const reply = await cloud.staff('clerk', 'store.scan', { code }, 'scan-1');
    expect(reply).toEqual({
      ok: true,
      requestId: 'scan-1',
      data: {
        scanId: `${cloud.memberId('clerk')}:scan-1`,
        kind: 'member',
        storeId: 'zongdian',
        expiresAtMs: cloud.nowMs + 600_000,
        order: null,
        member: { ...card, joinedAtMs: cloud.nowMs },
      },
    });
    expect(rows()).toMatchObject([
      {
        action: 'store.scan',
        outcome: 'done',
        role: 'clerk',
        storeId: 'zongdian',
        subject: { kind: 'member', memberId: cloud.memberId('xiaoman') },
        seq: 1,
        requestId: 'scan-1',
      },
    ]);
  });

  it('is understood as digits typed by hand, in fours', async () => {
    const { digits } = await codesOf(cloud, 'xiaoman');
    expect(digits).toMatch(/^\d{12}$/);
    const code = digits.replace(/(\d{4})(?=\d)/g, '$1 ');
    const reply = await cloud.staff('clerk', 'store.scan', { code });
    expect(reply).toMatchObject({ ok: true, data: { kind: 'member', member: card } });
  });

  it('shows points as they are now: what has expired since is not offered', async () => {
    await cloud.member('xiaoman', 'points.getAccount', {});
    cloud.nowMs += 800 * dayMs;
    const { code } = await codesOf(cloud, 'xiaoman');
    const reply = await cloud.staff('clerk', 'store.scan', { code });
    expect(reply).toMatchObject({ ok: true, data: { member: { availablePoints: 0 } } });
  });

  it('answers the same request again with the same session, and one audit row', async () => {
    const { code } = await codesOf(cloud, 'xiaoman');
    const first = await cloud.staff('clerk', 'store.scan', { code }, 'scan-1');
    cloud.nowMs += 5_000;
    expect(await cloud.staff('clerk', 'store.scan', { code }, 'scan-1')).toEqual(first);
    expect(rows()).toHaveLength(1);
  });

  it('answers the same request again when the code has been cleared away meanwhile', async () => {
    const { code } = await codesOf(cloud, 'xiaoman');
    const first = await cloud.staff('clerk', 'store.scan', { code }, 'scan-1');
    cloud.nowMs += 3 * dayMs;
    await cloud.timer('remove-codes');
    expect(cloud.dump()['codes']).toEqual([]);
    expect(await cloud.staff('clerk', 'store.scan', { code }, 'scan-1')).toEqual(first);
    expect(await cloud.staff('clerk', 'store.scan', { code }, 'scan-2')).toMatchObject({
      error: { code: 'code.not_found' },
    });
    expect(rows().filter(({ outcome }) => outcome === 'done')).toHaveLength(1);
  });

  it('makes a member of who shows a code before anything else', async () => {
    const { code } = await codesOf(cloud, 'newcomer');
    const reply = await cloud.staff('clerk', 'store.scan', { code });
    expect(reply).toMatchObject({ ok: true, data: { member: { availablePoints: 0 } } });
    expect(await cloud.bookFault('newcomer')).toBeNull();
  });

  it('leaves neither token nor digits in the database', async () => {
    const { code, digits, next } = await codesOf(cloud, 'xiaoman');
    const stored = JSON.stringify(cloud.dump());
    for (const secret of [code, digits, next.code, next.digits]) {
      expect(stored).not.toContain(secret);
    }
  });
});

describe('a member code that no longer holds', () => {
  const lateCases: [string, number, object][] = [
    ['a millisecond before its end', 59_999, { ok: true }],
    ['at its end', 60_000, { ok: false, error: { code: 'code.expired' } }],
    ['a second after its end', 61_000, { ok: false, error: { code: 'code.expired' } }],
  ];
  it.each(lateCases)('is judged to the millisecond: %s', async (_, afterMs, expected) => {
    const { code, issuedAtMs, expiresAtMs } = await codesOf(cloud, 'xiaoman');
    expect(expiresAtMs - issuedAtMs).toBe(60_000);
    cloud.nowMs += afterMs;
    expect(await cloud.staff('clerk', 'store.scan', { code })).toMatchObject(expected);
  });

  it('is refused a second time, by the same till and by another, and the member is told', async () => {
    const { code } = await codesOf(cloud, 'xiaoman');
    await cloud.staff('clerk', 'store.scan', { code });
    cloud.nowMs += 1_000;
    expect(await cloud.staff('clerk', 'store.scan', { code })).toMatchObject({
      error: { code: 'code.already_used', bySelf: true },
    });
    cloud.nowMs += 1_000;
    expect(await cloud.staff('clerk-b', 'store.scan', { code })).toMatchObject({
      error: { code: 'code.already_used', bySelf: false },
    });
    expect(await cloud.member('xiaoman', 'member.getCodeStatus', {})).toMatchObject({
      data: {
        scanned: { storeName: '总店', atMs: cloud.nowMs - 2_000 },
        attempt: { reason: 'used', storeName: '万象店', atMs: cloud.nowMs },
      },
    });
    const home = await cloud.member('xiaoman', 'member.getHome', {});
    expect(home).toMatchObject({ data: { codeAttempt: { reason: 'used', storeId: 'wanxiang' } } });
    cloud.nowMs += dayMs;
    const later = await cloud.member('xiaoman', 'member.getHome', {});
    expect(later).toMatchObject({ data: { codeAttempt: null } });
  });

  it('is refused as a screenshot once the phone shows the next one, and the member is told', async () => {
    const { code } = await codesOf(cloud, 'xiaoman');
    cloud.nowMs += 1_000;
    const newer = await codesOf(cloud, 'xiaoman');
    expect(await cloud.staff('clerk', 'store.scan', { code })).toMatchObject({
      error: { code: 'code.rotated' },
    });
    expect(await cloud.member('xiaoman', 'member.getCodeStatus', {})).toMatchObject({
      data: { scanned: null, attempt: { reason: 'rotated', storeName: '总店' } },
    });
    const current = await cloud.staff('clerk', 'store.scan', { code: newer.code });
    expect(current).toMatchObject({ ok: true });
  });

  it('has a successor fetched ahead that carries a phone without network over a minute', async () => {
    const { next, refreshAtMs, issuedAtMs } = await codesOf(cloud, 'xiaoman');
    expect([refreshAtMs - issuedAtMs, next.expiresAtMs - issuedAtMs]).toEqual([45_000, 105_000]);
    cloud.nowMs = refreshAtMs - 1;
    expect(await cloud.staff('clerk', 'store.scan', { code: next.code })).toMatchObject({
      error: { code: 'code.not_yet_valid' },
    });
    cloud.nowMs = next.expiresAtMs - 1;
    expect(await cloud.staff('clerk', 'store.scan', { code: next.code })).toMatchObject({
      ok: true,
    });
  });

  it('tried as an invitation is refused by its shape alone, stays good, and its member is told', async () => {
    const shown = await codesOf(cloud, 'xiaoman');
    const digits = '123456789015';
    expect(await cloud.member('yuan', 'store.acceptInvite', { inviteCode: digits })).toMatchObject({
      error: { code: 'code.wrong_purpose' },
    });
    expect(await cloud.member('xiaoman', 'member.getCodeStatus', {})).toMatchObject({
      data: { attempt: null },
    });
    for (const inviteCode of [shown.code, shown.digits]) {
      cloud.nowMs += 1_000;
      expect(await cloud.member('yuan', 'store.acceptInvite', { inviteCode })).toMatchObject({
        error: { code: 'code.wrong_purpose' },
      });
      expect(cloud.logs.at(-1)?.databaseCalls).toBe(2);
      expect(await cloud.member('xiaoman', 'member.getCodeStatus', {})).toMatchObject({
        data: {
          scanned: null,
          attempt: { reason: 'as_invite', storeId: null, storeName: '', atMs: cloud.nowMs },
        },
      });
    }
    expect(await cloud.staff('clerk', 'store.scan', { code: shown.code })).toMatchObject({
      ok: true,
    });
  });

  it('of one’s own, typed where another is wanted, is nothing to be told of', async () => {
    const { code } = await codesOf(cloud, 'xiaoman');
    await cloud.member('xiaoman', 'store.acceptInvite', { inviteCode: code });
    const own = await codesOf(cloud, 'clerk');
    await cloud.staff('clerk', 'store.verifyPickup', { code: own.code });
    for (const person of ['xiaoman', 'clerk']) {
      expect(await cloud.member(person, 'member.getCodeStatus', {})).toMatchObject({
        data: { attempt: null },
      });
    }
  });

  it('cannot be put to another purpose, nor can other codes stand for it', async () => {
    const { code } = await codesOf(cloud, 'xiaoman');
    expect(await cloud.member('yuan', 'store.acceptInvite', { inviteCode: code })).toMatchObject({
      error: { code: 'code.wrong_purpose' },
    });
    const invite = await cloud.staff('owner', 'store.inviteStaff', {
      name: '小新',
      role: 'clerk',
      storeIds: ['zongdian'],
    });
    const join = await cloud.staff('clerk', 'store.getJoinCode', {});
    if (!invite.ok || !join.ok) throw new Error('refused');
    for (const other of [invite.data.inviteCode, join.data.joinCode]) {
      expect(await cloud.staff('clerk', 'store.scan', { code: other })).toMatchObject({
        error: { code: 'code.wrong_purpose' },
      });
    }
  });

  it('is refused to who would serve themselves, and that is written down', async () => {
    await cloud.member('clerk', 'member.getHome', {});
    const { code } = await codesOf(cloud, 'clerk');
    expect(await cloud.staff('clerk', 'store.scan', { code })).toMatchObject({
      error: { code: 'code.own' },
    });
    expect(rows()).toMatchObject([{ action: 'store.scan', outcome: 'code.own', seq: 1 }]);
    expect(await cloud.staff('manager', 'store.scan', { code })).toMatchObject({ ok: true });
  });

  it('is removed an hour after its end, and no sooner', async () => {
    await codesOf(cloud, 'xiaoman');
    cloud.nowMs += 60_000 + 3_600_000;
    expect(await cloud.timer('remove-codes')).toMatchObject({ data: { removed: 0 } });
    cloud.nowMs += 45_001;
    expect(await cloud.timer('remove-codes')).toMatchObject({ data: { removed: 2 } });
    expect(cloud.dump()['codes']).toEqual([]);
  });
});

describe('a pick-up code at the same button', () => {
  const redeemed = async (): Promise<string> => {
    await shelve(cloud, 'cup', { storeIds: ['zongdian'] });
    await grant(cloud, 'xiaoman', 500);
    const data = { itemId: 'cup', quantity: 2 };
    expect(await cloud.member('xiaoman', 'mall.redeem', data, 'tap-1')).toMatchObject({ ok: true });
    return ordersOf(cloud)[0]?.voucherCode ?? '';
  };
  const orderId = () => `mall:${cloud.memberId('xiaoman')}:tap-1`;

  it('shows the order and whose it is, and hands nothing out', async () => {
    const code = await redeemed();
    // What a process reads once, and keeps for a while, does not count.
    await cloud.staff('clerk', 'store.getTill', {});
    const reply = await cloud.staff('clerk', 'store.scan', { code }, 'scan-1');
    expect(cloud.logs.at(-1)?.databaseCalls).toBe(4);
    expect(reply).toMatchObject({
      ok: true,
      data: {
        scanId: `${cloud.memberId('clerk')}:scan-1`,
        kind: 'order',
        member: { nameMasked: '小**', availablePoints: 310 },
        order: {
          orderId: orderId(),
          kind: 'mall',
          title: '马克杯',
          quantity: 2,
          state: 'ready',
          canCollect: true,
          collected: null,
        },
      },
    });
    expect(ordersOf(cloud)[0]?.state).toBe('ready');
    expect(await cloud.staff('clerk-b', 'store.scan', { code })).toMatchObject({
      data: { order: { canCollect: false } },
    });
  });

  it('is on the card of the member, too, and says whether it lies here', async () => {
    await redeemed();
    const waiting = { orderId: orderId(), title: '马克杯', quantity: 2 };
    for (const [person, isHere] of [
      ['clerk', true],
      ['clerk-b', false],
    ] as const) {
      const { code } = await codesOf(cloud, 'xiaoman');
      cloud.nowMs += 1_000;
      expect(await cloud.staff(person, 'store.scan', { code })).toMatchObject({
        ok: true,
        data: { kind: 'member', member: { waitingOrders: [{ ...waiting, isHere }] } },
      });
    }
  });

  it('counts as a guess when nobody has it', async () => {
    const code = voucherFrom(new Uint8Array(15).fill(7));
    for (let tried = 0; tried < 10; tried += 1) {
      expect(await cloud.staff('clerk', 'store.scan', { code })).toMatchObject({
        error: { code: 'code.not_found' },
      });
    }
    expect(await cloud.staff('clerk', 'store.scan', { code })).toMatchObject({
      error: { code: 'code.locked_out' },
    });
  });
});

describe('two tills and one code', () => {
  it('have one winner in each of 1,000 races, and one row for it', async () => {
    const races = 1_000;
    const atOnce = 25;
    const tills = await Cloud.open();
    openStores(tills, clerks(2 * atOnce));
    const outcomes: string[] = [];
    for (let done = 0; done < races; done += atOnce) {
      const words = await Promise.all(
        Array.from({ length: atOnce }, async (_, lane) => {
          const { code } = await codesOf(tills, `m-${String(lane)}`);
          const replies = await Promise.all([
            tills.staff(`till-${String(2 * lane)}`, 'store.scan', { code }),
            tills.staff(`till-${String(2 * lane + 1)}`, 'store.scan', { code }),
          ]);
          return replies.map((reply) => (reply.ok ? 'won' : reply.error.code)).sort();
        }),
      );
      outcomes.push(...words.map((pair) => pair.join(' / ')));
      tills.nowMs += 1_000;
    }
    expect(new Set(outcomes)).toEqual(new Set(['code.already_used / won']));
    expect(outcomes).toHaveLength(1_000);
    expect(tills.dump()['audit']).toHaveLength(1_000);
    expect(await tills.timer('check-audit')).toMatchObject({ data: { faults: 0, rows: 1_000 } });
    await tills.close();
  }, 240_000);
});
