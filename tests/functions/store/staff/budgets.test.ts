import { Cloud } from '../../harness';
import { codesOf, openStores } from '../../people';

/** Database calls on a warm function; a number here may only fall. */
describe('database calls of staff and codes', () => {
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await Cloud.open();
    openStores(cloud);
    for (const code of ['xiaoman', 'clerk', 'xin']) await cloud.member(code, 'member.getHome', {});
    await cloud.member('xiaoman', 'store.listStores', {});
    const { code } = await codesOf(cloud, 'xiaoman');
    await cloud.staff('clerk', 'store.scan', { code });
    await cloud.staff('owner', 'store.inviteStaff', {
      name: '甲',
      role: 'auditor',
      storeIds: null,
    });
  });
  afterAll(() => cloud.close());

  const callsOf = async (reply: Promise<{ ok: boolean }>): Promise<number | undefined> => {
    expect(await reply).toMatchObject({ ok: true });
    return cloud.logs.at(-1)?.databaseCalls;
  };

  it('are one for a code, and for what became of it', async () => {
    expect(await callsOf(cloud.member('xiaoman', 'member.issueCode', {}))).toBe(1);
    expect(await callsOf(cloud.member('xiaoman', 'member.getCodeStatus', {}))).toBe(1);
  });

  it('are five for a scan, audit row included, by token and by digits', async () => {
    const { code } = await codesOf(cloud, 'xiaoman');
    expect(await callsOf(cloud.staff('clerk', 'store.scan', { code }))).toBe(5);
    const { digits } = await codesOf(cloud, 'xiaoman');
    expect(await callsOf(cloud.staff('clerk', 'store.scan', { code: digits }))).toBe(5);
    expect(cloud.warnings).toEqual([]);
  });

  it('are none for the stores while they are kept, one for one’s own place', async () => {
    expect(await callsOf(cloud.member('xiaoman', 'store.listStores', {}))).toBe(0);
    expect(await callsOf(cloud.member('xiaoman', 'store.getSelf', {}))).toBe(1);
    expect(await callsOf(cloud.staff('owner', 'store.listStaff', {}))).toBe(2);
    expect(await callsOf(cloud.staff('owner', 'store.listAudit', {}))).toBe(2);
    // The staff, the list, and the rows of each of eight people.
    expect(await callsOf(cloud.staff('owner', 'store.verifyAudit', {}))).toBe(10);
    expect(await callsOf(cloud.staff('clerk', 'store.getJoinCode', {}))).toBe(2);
  });

  it('are few where people come and go', async () => {
    const invited = await cloud.staff('manager', 'store.inviteStaff', {
      name: '小新',
      role: 'clerk',
      storeIds: ['zongdian'],
    });
    expect(cloud.logs.at(-1)?.databaseCalls).toBe(4);
    if (!invited.ok) throw new Error(invited.error.code);
    const { inviteCode } = invited.data;
    expect(await callsOf(cloud.member('xin', 'store.acceptInvite', { inviteCode }))).toBe(9);
    const staffId = cloud.memberId('xin');
    const dismiss = cloud.staff('manager', 'store.dismissStaff', { staffId, reason: '离职' });
    expect(await callsOf(dismiss)).toBe(6);
  });

  it('are six for a home page that makes a member by a join code', async () => {
    const code = await cloud.staff('clerk', 'store.getJoinCode', {});
    if (!code.ok) throw new Error(code.error.code);
    const { joinCode } = code.data;
    expect(await callsOf(cloud.member('newcomer', 'member.getHome', { joinCode }))).toBe(6);
  });
});
