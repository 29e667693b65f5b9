import type { FunctionReplyOf } from '#shared/api';
import { Cloud, dayMs } from '../../harness';
import { openStores, secondManager } from '../../people';
import { all, auditOf, closeTill, dataOf, scanOf } from './till';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
  openStores(cloud, [secondManager]);
  await cloud.member('xiaoman', 'member.getHome', {});
});
afterEach(() => closeTill(cloud));

async function grant(
  points: number,
  { staff = 'manager', member = 'xiaoman', requestId = cloud.nextRequestId() } = {},
): Promise<FunctionReplyOf<'store.grantPoints'>> {
  const scanId = await scanOf(cloud, member, staff);
  return cloud.staff(staff, 'store.grantPoints', { scanId, points, reason: '补偿' }, requestId);
}

const decide = (entryId: string, staff: string, approve = true, requestId?: string) =>
  cloud.staff(staff, 'store.decideApproval', { entryId, approve, reason: '属实' }, requestId);

async function available(): Promise<number> {
  return dataOf(await cloud.member('xiaoman', 'points.getAccount', {})).availablePoints;
}

describe('points by hand', () => {
  it('arrive at once within what a manager gives alone', async () => {
    const given = dataOf(await grant(800));
    expect(given).toMatchObject({ state: 'given', pointsAwarded: 800, expiresAtMs: null });
    expect(await available()).toBe(800);
    expect(auditOf(cloud, 'store.grantPoints')).toMatchObject([
      { outcome: 'done', reason: '补偿', after: { state: 'given', points: 800 }, role: 'manager' },
    ]);
  });

  it('are not a clerk’s to give, and the attempt is written down', async () => {
    expect(await grant(1, { staff: 'clerk' })).toMatchObject({
      error: { code: 'staff.role_not_allowed' },
    });
    expect(auditOf(cloud, 'store.grantPoints')).toMatchObject([
      { outcome: 'staff.role_not_allowed', role: 'clerk' },
    ]);
    expect(await available()).toBe(0);
  });

  it('wait for a second word above it, also in small parts', async () => {
    dataOf(await grant(600));
    await cloud.member('xiaoman', 'member.updateProfile', { nickname: '小满满' });
    const parts = dataOf(await grant(600));
    expect(parts).toMatchObject({ state: 'waiting', pointsAwarded: 0 });
    expect(await available()).toBe(600);
    const { approvals } = dataOf(await cloud.staff('manager-2', 'store.listApprovals', {}));
    expect(approvals).toMatchObject([
      {
        entryId: parts.entryId,
        staffName: '店员 manager',
        memberName: '小**',
        points: 600,
        mayDecide: true,
      },
    ]);
  });

  it('end where a person has given all that may be given on a date', async () => {
    dataOf(await grant(9000));
    expect(await grant(1001)).toMatchObject({
      error: { code: 'store.grant_limit', leftPoints: 1000 },
    });
    cloud.nowMs += dayMs;
    expect(dataOf(await grant(1000))).toMatchObject({ state: 'given' });
  });

  it('asked for side by side never come to more than the day allows', async () => {
    const scanId = await scanOf(cloud, 'xiaoman', 'manager');
    const ask = { scanId, points: 300, reason: '补偿' };
    const replies = await Promise.all(
      Array.from({ length: 6 }, () => cloud.staff('manager', 'store.grantPoints', ask)),
    );
    const states = replies.map((reply) => dataOf(reply).state);
    expect(states.filter((state) => state === 'given')).toHaveLength(3);
    expect(states.filter((state) => state === 'waiting')).toHaveLength(3);
    expect(await available()).toBe(900);
  });

  it('repeated with the request come once', async () => {
    const scanId = await scanOf(cloud, 'xiaoman', 'manager');
    const ask = { scanId, points: 300, reason: '补偿' };
    const first = await cloud.staff('manager', 'store.grantPoints', ask, 'g-1');
    expect(await cloud.staff('manager', 'store.grantPoints', ask, 'g-1')).toEqual(first);
    const other = { ...ask, points: 301 };
    expect(await cloud.staff('manager', 'store.grantPoints', other, 'g-1')).toMatchObject({
      error: { code: 'request.key_reused' },
    });
    expect(await available()).toBe(300);
  });

  it('are taken back by a manager', async () => {
    const { entryId } = dataOf(await grant(300));
    const undone = await cloud.staff('manager-2', 'store.undo', { entryId, reason: '误送' });
    expect(dataOf(undone)).toMatchObject({ entryId, state: 'undone', netPoints: -300 });
    expect(await available()).toBe(0);
  });
});

describe('the second word', () => {
  it('gives the points, once, and both people stand in the audit', async () => {
    const { entryId } = dataOf(await grant(5000));
    const approved = await decide(entryId, 'manager-2', true, 'd-1');
    expect(dataOf(approved)).toMatchObject({ state: 'given', netPoints: 5000 });
    expect(await decide(entryId, 'manager-2', true, 'd-1')).toEqual(approved);
    expect(await decide(entryId, 'owner')).toMatchObject({
      error: { code: 'store.approval_decided', staffName: '店长乙' },
    });
    expect(await available()).toBe(5000);
    expect(auditOf(cloud, 'store.grantPoints')).toMatchObject([{ after: { state: 'waiting' } }]);
    expect(auditOf(cloud, 'store.decideApproval')).toMatchObject([
      { staffId: cloud.memberId('manager-2'), after: { state: 'given', points: 5000 } },
    ]);
  });

  it('is not given by who asked, and that is written down', async () => {
    const { entryId } = dataOf(await grant(5000));
    expect(await decide(entryId, 'manager')).toMatchObject({
      error: { code: 'store.approval_own' },
    });
    expect(auditOf(cloud, 'store.decideApproval')).toMatchObject([
      { outcome: 'store.approval_own', staffId: cloud.memberId('manager') },
    ]);
    expect(await available()).toBe(0);
  });

  it('is not given by who would gain', async () => {
    await cloud.member('manager-2', 'member.getHome', {});
    const { entryId } = dataOf(await grant(5000, { member: 'manager-2' }));
    expect(await decide(entryId, 'manager-2')).toMatchObject({
      error: { code: 'store.approval_beneficiary' },
    });
    expect(dataOf(await cloud.staff('manager-2', 'store.listApprovals', {}))).toMatchObject({
      approvals: [{ mayDecide: false }],
    });
  });

  it('is not given by a clerk, nor in another store', async () => {
    const { entryId } = dataOf(await grant(5000));
    expect(await decide(entryId, 'clerk')).toMatchObject({
      error: { code: 'staff.role_not_allowed' },
    });
    expect(await decide(entryId, 'manager-b')).toMatchObject({
      error: { code: 'staff.store_not_allowed' },
    });
    expect(await available()).toBe(0);
  });

  it('of two at the same instant counts once', async () => {
    const { entryId } = dataOf(await grant(5000));
    const [yes, no] = await Promise.all([
      decide(entryId, 'manager-2', true),
      decide(entryId, 'owner', false),
    ]);
    expect([yes.ok, no.ok].filter(Boolean)).toHaveLength(1);
    expect(await available()).toBe(yes.ok ? 5000 : 0);
  });

  it('comes too late after two days', async () => {
    const { entryId, expiresAtMs } = dataOf(await grant(5000));
    cloud.nowMs = expiresAtMs ?? 0;
    expect(await decide(entryId, 'manager-2')).toMatchObject({
      error: { code: 'store.approval_expired' },
    });
    expect(dataOf(await cloud.staff('manager-2', 'store.listApprovals', {}))).toEqual({
      approvals: [],
    });
    expect(all(cloud, 'ledger')).toEqual([]);
  });
});
