import type { ActionName, ActionsOf } from '#shared/api';
import type { AuditRow } from '#shared/store/audit/model';
import type { Staff, StaffRole } from '#shared/store/staff/model';
import { storeFunction } from '../../../cloudfunctions/store';
import { Cloud } from '../harness';
import { codesOf, openStores } from '../people';
import { actionNames, actions } from './actions';

type StoreAction = ActionsOf<'store'>;

const wired = actionNames.filter(
  (name): name is StoreAction => storeFunction.actions[name] !== undefined,
);
const rows = wired.map((name) => [name, actions[name]] as const);

/** One person of each role; the others of {@link people} work elsewhere. */
const personOf: Record<StaffRole, string> = {
  clerk: 'clerk',
  manager: 'manager',
  operations: 'operations',
  finance: 'finance',
  auditor: 'auditor',
  owner: 'owner',
};
const allRoles = Object.keys(personOf) as StaffRole[];

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
  openStores(cloud);
});
afterEach(() => cloud.close());

const audit = (): AuditRow[] => (cloud.dump()['audit'] ?? []) as AuditRow[];
/** Everything but the audit and what the staff documents keep of it. */
function moved(): unknown {
  const rest = cloud.dump();
  delete rest['audit'];
  const places = (rest['staff'] as Staff[]).map(
    ({ staffId, role, storeIds, state, version, usage }) => {
      return { staffId, role, storeIds, state, version, usage };
    },
  );
  return { ...rest, staff: places };
}

async function codeOf(person: string, name: StoreAction, data?: unknown): Promise<string> {
  const request = data ?? actions[name].data;
  const reply = await cloud.staff(person, name, request);
  return reply.ok ? 'ok' : reply.error.code;
}

describe.each(rows)('%s', (name, { roles = [], data }) => {
  it('states who may, and lets them as far as their request', async () => {
    expect(roles.length).toBeGreaterThan(0);
    for (const role of roles) {
      expect([role, await codeOf(personOf[role], name)]).not.toContain('staff.role_not_allowed');
    }
  });

  it('is refused to every other role by name, moves nothing, and is written down once (4)', async () => {
    const before = moved();
    const others = allRoles.filter((role) => !roles.includes(role));
    const codes: string[] = [];
    for (const role of others) codes.push(await codeOf(personOf[role], name));
    expect(codes).toEqual(others.map(() => 'staff.role_not_allowed'));
    expect(moved()).toEqual(before);
    const written = audit().map(({ role, action, outcome }) => `${role} ${action} ${outcome}`);
    expect(written.sort()).toEqual(
      others.map((role) => `${role} ${name} staff.role_not_allowed`).sort(),
    );
  });

  it('is refused to a member who is no staff, without a trace but the log (8)', async () => {
    const before = cloud.dump();
    expect(await codeOf('xiaoman', name)).toBe('staff.not_staff');
    expect(cloud.dump()).toEqual(before);
    expect(cloud.logs.at(-1)).toMatchObject({ action: name, outcome: 'staff.not_staff' });
  });

  it('is refused from the very call after a dismissal, and written down (6)', async () => {
    const role = roles.find((one) => one !== 'owner') ?? 'clerk';
    const staffId = cloud.memberId(personOf[role]);
    const dismissed = await cloud.staff('owner', 'store.dismissStaff', { staffId, reason: '离职' });
    expect(dismissed).toMatchObject({ ok: true });
    const before = moved();
    expect(await codeOf(personOf[role], name)).toBe('staff.dismissed');
    expect(moved()).toEqual(before);
    expect(audit()).toContainEqual(
      expect.objectContaining({ staffId, action: name, outcome: 'staff.dismissed' }),
    );
  });

  it('follows a change of role from the very next call on (7)', async () => {
    const stranger = allRoles.find((role) => !roles.includes(role) && role !== 'owner');
    if (!stranger) return;
    const role = roles.find((one) => one !== 'owner') ?? 'clerk';
    const staffId = cloud.memberId(personOf[role]);
    const storeIds = stranger === 'clerk' || stranger === 'manager' ? ['zongdian'] : null;
    const change = { staffId, role: stranger as 'clerk', storeIds, reason: '调岗' };
    const changed = await cloud.staff('owner', 'store.changeStaff', change);
    expect(changed).toMatchObject({ ok: true });
    expect(await codeOf(personOf[role], name)).toBe('staff.role_not_allowed');
  });

  it('is refused in a store that is not the person’s (5)', async () => {
    if (!('storeId' in data)) return;
    const before = moved();
    const elsewhere = roles.find((role) => role === 'clerk' || role === 'manager');
    if (!elsewhere) return;
    const asked = { ...data, storeId: 'wanxiang' };
    expect(await codeOf(personOf[elsewhere], name, asked)).toBe('staff.store_not_allowed');
    expect(moved()).toEqual(before);
    expect(audit()).toMatchObject([
      { action: name, outcome: 'staff.store_not_allowed', storeId: 'wanxiang' },
    ]);
  });

  it('says nothing of anybody’s openid or of a secret, whatever it answers (13)', async () => {
    await cloud.member('xiaoman', 'member.getHome', {});
    const { code } = await codesOf(cloud, 'xiaoman');
    const asked = name === 'store.scan' ? { code } : data;
    for (const role of roles) {
      const reply = await cloud.staff(personOf[role], name, asked);
      expect(JSON.stringify(reply)).not.toMatch(/o-[a-z]+"|session_key|openid|secret/i);
    }
    const logged = JSON.stringify(cloud.logs);
    expect(logged).not.toMatch(/session_key|openid|o-xiaoman/);
    expect(logged).not.toContain(code);
  });
});

describe('the same request id with another request (39)', () => {
  const place = { name: '小新', role: 'clerk', storeIds: ['zongdian'] } as const;
  const invite = { ...place, storeIds: [...place.storeIds] };

  it('is refused for every deed of staff that was written down', async () => {
    const [one, two] = [await codesOf(cloud, 'xiaoman'), await codesOf(cloud, 'yuan')];
    expect(await cloud.staff('manager', 'store.scan', { code: one.code }, 'r-1')).toMatchObject({
      ok: true,
    });
    const before = moved();
    const others: [StoreAction, unknown][] = [
      ['store.scan', { code: two.code }],
      ['store.inviteStaff', invite],
      ['store.dismissStaff', { staffId: cloud.memberId('clerk'), reason: '离职' }],
      [
        'store.changeStaff',
        {
          staffId: cloud.memberId('clerk'),
          role: 'clerk',
          storeIds: ['zongdian'],
          reason: '调店',
        },
      ],
    ];
    for (const [name, data] of others) {
      expect(await cloud.staff('manager', name, data as never, 'r-1')).toMatchObject({
        error: { code: 'request.key_reused' },
      });
    }
    expect(moved()).toEqual(before);
    expect(audit()).toHaveLength(1);
  });

  it('does not let two people be dismissed under one', async () => {
    const dismiss = (code: string) =>
      cloud.staff(
        'owner',
        'store.dismissStaff',
        { staffId: cloud.memberId(code), reason: '离职' },
        'r-1',
      );
    expect(await dismiss('clerk')).toMatchObject({ ok: true });
    expect(await dismiss('clerk-b')).toMatchObject({ error: { code: 'request.key_reused' } });
  });
});

describe('staff and their own account (48)', () => {
  it('cannot open a session on themselves, so nothing that begins with a scan reaches it', async () => {
    for (const person of ['clerk', 'manager']) {
      const { code, digits } = await codesOf(cloud, person);
      expect(await codeOf(person, 'store.scan', { code })).toBe('code.own');
      expect(await codeOf(person, 'store.scan', { code: digits })).toBe('code.own');
    }
    expect((cloud.dump()['staff'] as Staff[]).every(({ scans }) => scans.length === 0)).toBe(true);
    expect(audit().every(({ outcome }) => outcome === 'code.own')).toBe(true);
  });

  it('cannot take a second place by their own invitation', async () => {
    const name = '自己';
    const storeIds = ['zongdian'];
    const invited = await cloud.staff('manager', 'store.inviteStaff', {
      name,
      role: 'clerk',
      storeIds,
    });
    if (!invited.ok) throw new Error(invited.error.code);
    const { inviteCode } = invited.data;
    expect(await cloud.member('manager', 'store.acceptInvite', { inviteCode })).toMatchObject({
      error: { code: 'staff.already_staff' },
    });
  });
});

describe('texts that other people read (21)', () => {
  const odd = ['\u202Egnp.exe', '小\u200B新', '小\u0000新', '\uFEFF', '⁦小新⁩'];
  const fields: [ActionName, string][] = [
    ['store.inviteStaff', 'name'],
    ['store.changeStaff', 'reason'],
    ['store.dismissStaff', 'reason'],
  ];
  it.each(fields)('%s takes no hidden or reordering character as %s', async (name, field) => {
    for (const text of odd) {
      const data = { ...actions[name].data, [field]: text };
      expect(await codeOf('owner', name as StoreAction, data)).toBe('request.invalid');
    }
  });

  it('keeps a four-byte character whole', async () => {
    const invite = { name: '𠮷野🎧', role: 'clerk' as const, storeIds: ['zongdian'] };
    const invited = await cloud.staff('owner', 'store.inviteStaff', invite);
    if (!invited.ok) throw new Error(invited.error.code);
    const { inviteCode } = invited.data;
    const taken = await cloud.member('xin', 'store.acceptInvite', { inviteCode });
    expect(taken).toMatchObject({ ok: true, data: { name: '𠮷野🎧' } });
  });
});
