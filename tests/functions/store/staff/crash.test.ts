import type { AuditRow } from '#shared/store/audit/model';
import type { MemberCode } from '#shared/store/code/model';
import type { Invite, Staff } from '#shared/store/staff/model';
import { Cloud, type Crash } from '../../harness';
import { codesOf, openStores } from '../../people';

/** Every call of the longest flow here, and some beyond, where nothing may go wrong any more. */
const crashes = Array.from({ length: 14 }, (_, index) => index + 1).flatMap((atCall): Crash[] => [
  { atCall, moment: 'before' },
  { atCall, moment: 'after' },
]);

describe.each(crashes)('a function that dies $moment its database call $atCall', (crash) => {
  let cloud: Cloud;
  beforeEach(async () => {
    cloud = await Cloud.open();
    openStores(cloud);
    await cloud.member('xiaoman', 'member.getHome', {});
  });
  afterEach(async () => {
    expect(await cloud.timer('check-audit')).toMatchObject({ data: { faults: 0 } });
    await cloud.close();
  });

  const rowsOf = (action: string): AuditRow[] =>
    (cloud.dump()['audit'] as AuditRow[]).filter((row) => row.action === action);
  const staffOf = (code: string): Staff | undefined =>
    (cloud.dump()['staff'] as Staff[]).find(({ staffId }) => staffId === cloud.memberId(code));
  /** Does something that dies, then the same again. */
  async function twice(run: () => Promise<unknown>): Promise<unknown> {
    cloud.crashAt(crash);
    await run();
    cloud.heal();
    return run();
  }
  const repair = async (): Promise<void> => {
    cloud.nowMs += 120_000;
    expect(await cloud.timer('repair-audit')).toMatchObject({ ok: true });
  };
  const newClerk = () => ({ name: '小新', role: 'clerk' as const, storeIds: ['zongdian'] });

  it('uses a code once, with one row, when the scan is repeated', async () => {
    const { code } = await codesOf(cloud, 'xiaoman');
    const scan = () => cloud.staff('clerk', 'store.scan', { code }, 'scan-1');
    expect(await twice(scan)).toMatchObject({ ok: true, data: { kind: 'member' } });
    expect(rowsOf('store.scan')).toHaveLength(1);
    expect(staffOf('clerk')?.scans).toHaveLength(1);
  });

  it('leaves a row for every code that was used, when nobody repeats the scan', async () => {
    const { code } = await codesOf(cloud, 'xiaoman');
    cloud.crashAt(crash);
    await cloud.staff('clerk', 'store.scan', { code }, 'scan-1');
    cloud.heal();
    await repair();
    const used = (cloud.dump()['codes'] as MemberCode[]).filter((one) => one.used !== null);
    expect(rowsOf('store.scan')).toHaveLength(used.length);
  });

  it('issues codes that work when the request is repeated', async () => {
    const issue = () => cloud.member('xiaoman', 'member.issueCode', {}, 'issue-1');
    const issued = (await twice(issue)) as Awaited<ReturnType<typeof issue>>;
    if (!issued.ok) throw new Error(issued.error.code);
    const { code } = issued.data;
    expect(await cloud.staff('clerk', 'store.scan', { code })).toMatchObject({ ok: true });
  });

  it('invites once when the request is repeated, and writes it down in any case', async () => {
    const ask = () => cloud.staff('manager', 'store.inviteStaff', newClerk(), 'invite-1');
    expect(await twice(ask)).toMatchObject({ ok: true });
    expect(cloud.dump()['invites']).toHaveLength(1);
    expect(rowsOf('store.inviteStaff')).toHaveLength(1);
    cloud.crashAt(crash);
    await cloud.staff('manager', 'store.inviteStaff', newClerk(), 'invite-2');
    cloud.heal();
    await repair();
    const invites = cloud.dump()['invites'] as Invite[];
    expect(rowsOf('store.inviteStaff')).toHaveLength(invites.length);
  });

  it('gives a place once when the acceptance is repeated', async () => {
    const invited = await cloud.staff('manager', 'store.inviteStaff', newClerk());
    if (!invited.ok) throw new Error(invited.error.code);
    const { inviteCode } = invited.data;
    const take = () => cloud.member('xin', 'store.acceptInvite', { inviteCode }, 'take-1');
    expect(await twice(take)).toMatchObject({ ok: true, data: { role: 'clerk' } });
    expect(staffOf('xin')).toMatchObject({ state: 'active', version: 1 });
    expect(rowsOf('store.acceptInvite')).toHaveLength(1);
  });

  it('dismisses once when the request is repeated, and writes it down in any case', async () => {
    const dismiss = (code: string) => () =>
      cloud.staff(
        'manager',
        'store.dismissStaff',
        { staffId: cloud.memberId(code), reason: '离职' },
        `dismiss-${code}`,
      );
    expect(await twice(dismiss('clerk'))).toMatchObject({
      ok: true,
      data: { staff: { state: 'dismissed' } },
    });
    expect(staffOf('clerk')).toMatchObject({ state: 'dismissed', version: 2 });
    expect(rowsOf('store.dismissStaff')).toHaveLength(1);
  });

  it('writes a change of place down when nobody repeats it', async () => {
    cloud.crashAt(crash);
    await cloud.staff('owner', 'store.changeStaff', {
      staffId: cloud.memberId('clerk'),
      role: 'clerk',
      storeIds: ['gaoxin'],
      reason: '调店',
    });
    cloud.heal();
    await repair();
    const isMoved = staffOf('clerk')?.version === 2;
    expect(rowsOf('store.changeStaff')).toHaveLength(isMoved ? 1 : 0);
  });

  it('has an owner at every instant, and one new one when the request is repeated', async () => {
    const replacesStaffId = cloud.memberId('owner');
    const appoint = () =>
      cloud.operator(
        'store.appointOwner',
        { openid: 'o-heir', name: '新老板', reason: '转让', replacesStaffId },
        'appoint-1',
      );
    const owners = (): string[] =>
      (cloud.dump()['staff'] as Staff[])
        .filter(({ role, state }) => role === 'owner' && state === 'active')
        .map(({ staffId }) => staffId);
    cloud.crashAt(crash);
    await appoint();
    cloud.heal();
    expect(owners().length).toBeGreaterThanOrEqual(1);
    expect(await appoint()).toMatchObject({ ok: true });
    expect(owners()).toEqual([cloud.memberId('heir')]);
  });
});
