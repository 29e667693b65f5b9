import type { ActionsOf } from '#shared/api';
import { rightsOf, type StaffRight, type StaffRole } from '#shared/store/role/model';
import { mayPlace } from '#shared/store/staff/rules';
import { storeFunction } from '../../../cloudfunctions/store';
import { storeSamples } from './samples-store';

/*
 * Roles with the least rights their work takes, word by word. A right that is added to a role anywhere
 * fails here first, and so does an action that a role may call without this list saying so.
 */

const counter: readonly StaffRight[] = [
  'scan',
  'record',
  'verify',
  'undo_own',
  'view_own_day',
  'recruit',
];

/** What each may, and nothing else. */
const rights: Readonly<Record<StaffRole, readonly StaffRight[]>> = {
  clerk: counter,
  manager: [
    ...counter,
    'undo_any',
    'refund',
    'grant_points',
    'give_tier',
    'approve',
    'view_store_day',
    'view_staff',
    'manage_clerks',
    'read_audit',
  ],
  operations: ['view_own_day', 'view_store_day'],
  finance: ['refund', 'view_own_day', 'view_store_day'],
  auditor: ['view_own_day', 'view_store_day', 'view_staff', 'read_audit'],
  owner: [
    'approve',
    'view_own_day',
    'view_store_day',
    'view_staff',
    'manage_clerks',
    'manage_staff',
    'read_audit',
  ],
};

/** What each may call that changes something. */
const writes: Readonly<Record<StaffRole, readonly string[]>> = {
  clerk: [
    'store.proposeDebit',
    'store.recordBill',
    'store.recordPurchase',
    'store.scan',
    'store.undo',
    'store.verifyPickup',
    'store.withdrawDebit',
  ],
  manager: [
    'payment.retryRefund',
    'store.changeStaff',
    'store.decideApproval',
    'store.dismissStaff',
    'store.giveTier',
    'store.grantPoints',
    'store.inviteStaff',
    'store.proposeDebit',
    'store.recordBill',
    'store.recordPurchase',
    'store.scan',
    'store.undo',
    'store.verifyPickup',
    'store.withdrawDebit',
  ],
  operations: [],
  finance: ['payment.retryRefund'],
  auditor: [],
  owner: ['store.changeStaff', 'store.decideApproval', 'store.dismissStaff', 'store.inviteStaff'],
};
const roles = Object.keys(rights) as StaffRole[];

describe.each(roles)('the role %s', (role) => {
  it('has these rights and no other', () => {
    expect([...rightsOf[role]].sort()).toEqual([...rights[role]].sort());
  });

  it('changes something through these actions and no other', () => {
    const changing = Object.entries(storeSamples)
      .filter(([name, row]) => {
        const effect = storeFunction.actions[name as ActionsOf<'store'>]?.effect;
        return effect === 'write' && (row.roles as readonly StaffRole[]).includes(role);
      })
      .map(([name]) => name);
    expect(changing.sort()).toEqual(writes[role]);
  });
});

describe('who gives places', () => {
  const place = (role: StaffRole) => ({
    role,
    storeIds: role === 'clerk' || role === 'manager' ? ['zongdian'] : null,
  });

  it.each(roles)('as %s: a manager clerks of the own store, an owner all but owners', (role) => {
    const placed = roles.filter((to) => mayPlace(place(role), null, place(to)));
    const expected: Partial<Record<StaffRole, readonly StaffRole[]>> = {
      manager: ['clerk'],
      owner: ['clerk', 'manager', 'operations', 'finance', 'auditor'],
    };
    expect(placed).toEqual(expected[role] ?? []);
  });

  it('nobody raises a person past what they may give: neither from nor to', () => {
    const manager = place('manager');
    expect(mayPlace(manager, place('clerk'), place('manager'))).toBe(false);
    expect(mayPlace(manager, place('finance'), place('clerk'))).toBe(false);
    expect(mayPlace(manager, null, { role: 'clerk', storeIds: ['wanxiang'] })).toBe(false);
    expect(mayPlace(manager, null, { role: 'clerk', storeIds: null })).toBe(false);
    expect(mayPlace(place('owner'), place('owner'), place('clerk'))).toBe(false);
  });
});
