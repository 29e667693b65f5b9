import type { AuditRow } from '#shared/store/audit/model';
import type { Staff } from '#shared/store/staff/model';
import { Cloud, dayMs } from '../../harness';
import { codesOf, openStores } from '../../people';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
  openStores(cloud);
});
afterEach(() => cloud.close());

const rows = (): AuditRow[] => cloud.dump()['audit'] as AuditRow[];
const newClerk = { name: '小新', role: 'clerk', storeIds: ['zongdian'] } as const;

async function invite(by: string, place: Parameters<typeof asked>[0] = newClerk): Promise<string> {
  const reply = await cloud.staff(by, 'store.inviteStaff', asked(place));
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.data.inviteCode;
}

function asked(place: {
  name: string;
  role: 'clerk' | 'manager' | 'operations' | 'finance' | 'auditor';
  storeIds: readonly string[] | null;
}) {
  return { ...place, storeIds: place.storeIds === null ? null : [...place.storeIds] };
}

describe('an invitation', () => {
  it('makes its bearer staff, once, and both steps are written down', async () => {
    const inviteCode = await invite('manager');
    expect(await cloud.member('xin', 'store.acceptInvite', { inviteCode })).toMatchObject({
      ok: true,
      data: { name: '小新', role: 'clerk', storeIds: ['zongdian'] },
    });
    expect(await cloud.member('other', 'store.acceptInvite', { inviteCode })).toMatchObject({
      error: { code: 'staff.invite_used' },
    });
    expect(await cloud.member('xin', 'store.getSelf', {})).toMatchObject({
      data: { staff: { role: 'clerk', stores: [{ storeId: 'zongdian', name: '总店' }] } },
    });
    const { code } = await codesOf(cloud, 'xiaoman');
    expect(await cloud.staff('xin', 'store.scan', { code })).toMatchObject({ ok: true });
    expect(rows()).toMatchObject([
      {
        action: 'store.inviteStaff',
        role: 'manager',
        after: { role: 'clerk', stores: 'zongdian' },
      },
      { action: 'store.acceptInvite', staffId: cloud.memberId('xin') },
      { action: 'store.scan' },
    ]);
    expect(JSON.stringify(cloud.dump())).not.toContain(inviteCode);
  });

  it('shows the same code when the request is repeated, and is one invitation', async () => {
    const ask = () => cloud.staff('owner', 'store.inviteStaff', asked(newClerk), 'invite-1');
    const first = await ask();
    expect(first).toMatchObject({ ok: true });
    expect(await ask()).toEqual(first);
    expect(cloud.dump()['invites']).toHaveLength(1);
    expect(rows()).toHaveLength(1);
    const otherPlace = { ...asked(newClerk), name: '别人' };
    expect(await cloud.staff('owner', 'store.inviteStaff', otherPlace, 'invite-1')).toMatchObject({
      error: { code: 'request.key_reused' },
    });
  });

  it('ends after a day', async () => {
    const inviteCode = await invite('manager');
    cloud.nowMs += dayMs;
    expect(await cloud.member('xin', 'store.acceptInvite', { inviteCode })).toMatchObject({
      error: { code: 'staff.invite_expired' },
    });
  });

  it('ends when who gave it may not give it any more', async () => {
    const inviteCode = await invite('manager');
    await cloud.staff('owner', 'store.dismissStaff', {
      staffId: cloud.memberId('manager'),
      reason: '离职',
    });
    expect(await cloud.member('xin', 'store.acceptInvite', { inviteCode })).toMatchObject({
      error: { code: 'staff.invite_expired' },
    });
  });

  it('ends when who gave it stays, in a place that may not give it', async () => {
    const inviteCode = await invite('manager');
    await cloud.staff('owner', 'store.changeStaff', {
      ...{ staffId: cloud.memberId('manager'), role: 'clerk', storeIds: ['zongdian'] },
      reason: '调岗',
    });
    expect(await cloud.member('xin', 'store.acceptInvite', { inviteCode })).toMatchObject({
      error: { code: 'staff.invite_expired' },
    });
    expect(await cloud.member('xin', 'store.getSelf', {})).toMatchObject({ data: { staff: null } });
  });

  it('has one winner when fifty people bring the same code at once', async () => {
    const inviteCode = await invite('manager');
    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        cloud.member(`p-${String(index)}`, 'store.acceptInvite', { inviteCode }),
      ),
    );
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    const staff = cloud.dump()['staff'] as Staff[];
    expect(staff.filter(({ name }) => name === '小新')).toHaveLength(1);
  });

  const refusedPlaces: [string, string, Parameters<typeof asked>[0], string][] = [
    ['a manager', 'manager', { ...newClerk, role: 'manager' }, 'staff.role_not_allowed'],
    ['an auditor', 'manager', { ...newClerk, role: 'auditor' }, 'staff.role_not_allowed'],
    [
      'a clerk of another store',
      'manager',
      { ...newClerk, storeIds: ['wanxiang'] },
      'staff.role_not_allowed',
    ],
    ['anybody', 'clerk', newClerk, 'staff.role_not_allowed'],
    ['anybody', 'finance', newClerk, 'staff.role_not_allowed'],
    ['a clerk of every store', 'owner', { ...newClerk, storeIds: null }, 'staff.stores_invalid'],
    [
      'a clerk of a store that is none',
      'owner',
      { ...newClerk, storeIds: ['nowhere'] },
      'staff.stores_invalid',
    ],
  ];
  it.each(refusedPlaces)('for %s is not for a %s to give', async (_, by, place, code) => {
    expect(await cloud.staff(by, 'store.inviteStaff', asked(place))).toMatchObject({
      error: { code },
    });
    expect(cloud.dump()['invites']).toEqual([]);
  });

  it('cannot make an owner', async () => {
    const event = {
      action: 'store.inviteStaff',
      data: { name: '新老板', role: 'owner', storeIds: null },
      requestId: 'r-1',
    };
    expect(await cloud.raw('store', event, { WX_OPENID: 'o-owner' })).toMatchObject({
      error: { code: 'request.invalid' },
    });
  });
});

describe('a place', () => {
  it('is lost at once: the next call of who is dismissed is refused and written down', async () => {
    const { code } = await codesOf(cloud, 'xiaoman');
    await cloud.staff('manager', 'store.dismissStaff', {
      staffId: cloud.memberId('clerk'),
      reason: '离职',
    });
    expect(await cloud.staff('clerk', 'store.scan', { code })).toMatchObject({
      error: { code: 'staff.dismissed' },
    });
    expect(await cloud.member('clerk', 'store.getSelf', {})).toMatchObject({
      data: { staff: null },
    });
    expect(rows()).toMatchObject([
      { action: 'store.appointOwner' },
      {
        action: 'store.dismissStaff',
        reason: '离职',
        subject: { staffId: cloud.memberId('clerk') },
        before: { role: 'clerk', stores: 'zongdian', state: 'active' },
        after: { role: 'clerk', stores: 'zongdian', state: 'dismissed' },
      },
      { action: 'store.scan', outcome: 'staff.dismissed', staffId: cloud.memberId('clerk') },
    ]);
  });

  it('changes at once, in rights and in stores', async () => {
    const clerk = { staffId: cloud.memberId('clerk'), reason: '调店' };
    const scanIn = async (storeId: string) =>
      cloud.staff('clerk', 'store.scan', {
        code: (await codesOf(cloud, 'xiaoman')).code,
        storeId,
      });
    expect(await scanIn('wanxiang')).toMatchObject({ error: { code: 'staff.store_not_allowed' } });
    await cloud.staff('owner', 'store.changeStaff', {
      ...clerk,
      role: 'manager',
      storeIds: ['wanxiang'],
    });
    expect(await scanIn('wanxiang')).toMatchObject({ ok: true });
    expect(await scanIn('zongdian')).toMatchObject({ error: { code: 'staff.store_not_allowed' } });
    expect(await cloud.staff('clerk', 'store.listStaff', {})).toMatchObject({ ok: true });
    await cloud.staff('owner', 'store.changeStaff', { ...clerk, role: 'finance', storeIds: null });
    expect(await scanIn('wanxiang')).toMatchObject({ error: { code: 'staff.role_not_allowed' } });
  });

  it('is not lost by the request that took another’s, nor by one that did something else', async () => {
    const dismissal = (code: string) => ({ staffId: cloud.memberId(code), reason: '离职' });
    const first = await cloud.staff('owner', 'store.dismissStaff', dismissal('clerk'), 'tap-1');
    expect(first).toMatchObject({ ok: true });
    const others = [
      await cloud.staff('owner', 'store.dismissStaff', dismissal('clerk-b'), 'tap-1'),
      await cloud.staff('owner', 'store.inviteStaff', asked(newClerk), 'tap-1'),
    ];
    for (const reply of others) {
      expect(reply).toMatchObject({ ok: false, error: { code: 'request.key_reused' } });
    }
    const staff = cloud.dump()['staff'] as Staff[];
    const clerkB = staff.find(({ staffId }) => staffId === cloud.memberId('clerk-b'));
    expect(clerkB?.state).toBe('active');
    expect(cloud.dump()['invites']).toEqual([]);
    const again = await cloud.staff('owner', 'store.dismissStaff', dismissal('clerk'), 'tap-1');
    expect(again).toEqual(first);
  });

  it('comes back by a new invitation, with the old chain going on', async () => {
    const staffId = cloud.memberId('clerk');
    await cloud.staff('manager', 'store.dismissStaff', { staffId, reason: '离职' });
    const inviteCode = await invite('manager');
    expect(await cloud.member('clerk', 'store.acceptInvite', { inviteCode })).toMatchObject({
      ok: true,
    });
    const { code } = await codesOf(cloud, 'xiaoman');
    expect(await cloud.staff('clerk', 'store.scan', { code })).toMatchObject({ ok: true });
    expect(await cloud.timer('check-audit')).toMatchObject({ data: { faults: 0 } });
    await cloud.staff('manager', 'store.dismissStaff', { staffId, reason: '又离职' });
    // The old acceptance cannot be played again.
    expect(await cloud.member('clerk', 'store.acceptInvite', { inviteCode })).toMatchObject({
      error: { code: 'staff.invite_used' },
    });
  });

  const forbidden: [string, string, string, string][] = [
    ['their own', 'manager', 'manager', 'staff.self_not_allowed'],
    ['their own', 'owner', 'owner', 'staff.self_not_allowed'],
    ['an owner’s', 'manager', 'owner', 'staff.role_not_allowed'],
    ['another manager’s', 'manager', 'manager-b', 'staff.role_not_allowed'],
    ['a clerk’s of another store', 'manager', 'clerk-b', 'staff.role_not_allowed'],
    ['anybody’s', 'clerk', 'clerk-b', 'staff.role_not_allowed'],
    ['anybody’s', 'auditor', 'clerk', 'staff.role_not_allowed'],
    ['a stranger’s', 'owner', 'nobody', 'staff.not_found'],
  ];
  it.each(forbidden)('of %s cannot be taken by a %s', async (_, by, whose, code) => {
    const before = cloud.dump()['staff'] as Staff[];
    const reply = await cloud.staff(by, 'store.dismissStaff', {
      staffId: cloud.memberId(whose),
      reason: '试试',
    });
    expect(reply).toMatchObject({ error: { code } });
    const states = (staff: Staff[]) => staff.map(({ staffId, state }) => [staffId, state]);
    expect(states(cloud.dump()['staff'] as Staff[])).toEqual(states(before));
  });
});

describe('an owner', () => {
  const appoint = (code: string, more: { replacesStaffId?: string } = {}, requestId?: string) =>
    cloud.operator(
      'store.appointOwner',
      { openid: `o-${code}`, name: '新老板', reason: '转让', ...more },
      requestId,
    );
  const owners = (): string[] =>
    (cloud.dump()['staff'] as Staff[])
      .filter(({ role, state }) => role === 'owner' && state === 'active')
      .map(({ staffId }) => staffId);

  it('is appointed by an operator, and replaced only by another', async () => {
    const old = cloud.memberId('owner');
    expect(await appoint('heir', { replacesStaffId: old })).toMatchObject({
      ok: true,
      data: { staff: { role: 'owner', storeIds: null, state: 'active' } },
    });
    expect(owners()).toEqual([cloud.memberId('heir')]);
    expect(await cloud.staff('heir', 'store.listStaff', {})).toMatchObject({ ok: true });
    expect(await cloud.staff('owner', 'store.listStaff', {})).toMatchObject({
      error: { code: 'staff.dismissed' },
    });
    expect(await cloud.timer('check-audit')).toMatchObject({ data: { faults: 0 } });
  });

  it('cannot be replaced by themselves, nor somebody who is none', async () => {
    for (const replaced of ['owner', 'clerk']) {
      expect(await appoint('owner', { replacesStaffId: cloud.memberId(replaced) })).toMatchObject({
        error: { code: 'staff.not_found' },
      });
    }
    expect(owners()).toEqual([cloud.memberId('owner')]);
  });
});

describe('a new member', () => {
  const sourceOf = (code: string) =>
    (cloud.dump()['members'] as { memberId: string; source: unknown }[]).find(
      ({ memberId }) => memberId === cloud.memberId(code),
    )?.source;
  const joinCodeOf = async (staff: string): Promise<string> => {
    const reply = await cloud.staff(staff, 'store.getJoinCode', {});
    if (!reply.ok) throw new Error(reply.error.code);
    return reply.data.joinCode;
  };

  it('joins by the code of a clerk in a store, the same code every time, fit for a scene', async () => {
    const joinCode = await joinCodeOf('clerk');
    expect(joinCode).toMatch(/^J[0-9A-Z]{16}$/);
    expect(await joinCodeOf('clerk')).toBe(joinCode);
    await cloud.member('newcomer', 'member.getHome', { joinCode });
    const source = { joinCode, storeId: 'zongdian', staffId: cloud.memberId('clerk') };
    expect(sourceOf('newcomer')).toEqual(source);
  });

  it('joins by the code of the store alone, which is the same for everybody who works there', async () => {
    const codeOf = async (staff: string) => {
      const reply = await cloud.staff(staff, 'store.getJoinCode', { of: 'store' });
      if (!reply.ok) throw new Error(reply.error.code);
      return reply.data.joinCode;
    };
    const joinCode = await codeOf('clerk');
    expect(await codeOf('manager')).toBe(joinCode);
    expect(new Set([joinCode, await codeOf('clerk-b'), await joinCodeOf('clerk')]).size).toBe(3);
    await cloud.member('walk-in', 'member.getHome', { joinCode });
    expect(sourceOf('walk-in')).toEqual({ joinCode, storeId: 'zongdian', staffId: null });
  });

  it('cannot be claimed afterwards, nor by a code that was never given out', async () => {
    const [ofClerk, ofManager] = [await joinCodeOf('clerk'), await joinCodeOf('manager')];
    await cloud.member('early', 'member.getHome', {});
    await cloud.member('early', 'member.getHome', { joinCode: ofClerk });
    expect(sourceOf('early')).toBeNull();
    await cloud.member('taken', 'member.getHome', { joinCode: ofClerk });
    await cloud.member('taken', 'member.getHome', { joinCode: ofManager });
    expect(sourceOf('taken')).toMatchObject({ staffId: cloud.memberId('clerk') });
    await cloud.member('forged', 'member.getHome', { joinCode: 'J0000000000000000' });
    expect(sourceOf('forged')).toBeNull();
  });
});
