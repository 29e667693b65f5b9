import type { MemberId } from '#shared/kernel/ids';
import type { Staff, StaffRole } from '#shared/store/staff/model';
import { newStaff } from '#shared/store/staff/newstaff';
import type { Database } from '../database';

/** Somebody who works here from the first day. */
export interface Hired {
  /** The login code. */
  readonly code: string;
  readonly name: string;
  readonly role: StaffRole;
  /** Null for every store. */
  readonly storeIds: readonly string[] | null;
}

/** One of each role in the first store, and a clerk of another one. */
export const demoStaff: readonly Hired[] = [
  { code: 'demo-clerk', name: '小周', role: 'clerk', storeIds: ['zongdian'] },
  { code: 'demo-clerk-wanxiang', name: '小吴', role: 'clerk', storeIds: ['wanxiang'] },
  { code: 'demo-manager', name: '林姐', role: 'manager', storeIds: ['zongdian'] },
  { code: 'demo-manager-wanxiang', name: '老郑', role: 'manager', storeIds: ['wanxiang'] },
  { code: 'demo-operations', name: '阿珂', role: 'operations', storeIds: null },
  { code: 'demo-finance', name: '何会计', role: 'finance', storeIds: null },
  { code: 'demo-auditor', name: '陆审计', role: 'auditor', storeIds: null },
  { code: 'demo-owner', name: '许先生', role: 'owner', storeIds: null },
];

/** The same people where there is one store only. */
export const oneStoreStaff: readonly Hired[] = demoStaff.filter(
  ({ storeIds }) => storeIds === null || storeIds.includes('zongdian'),
);

/** Writes staff documents as if each person had been given the place at an instant. */
export function putStaff(
  database: Database,
  people: readonly Hired[],
  given: { readonly atMs: number; readonly memberIdOf: (code: string) => MemberId },
): void {
  database.insertMany(
    'staff',
    people.map(({ code, name, role, storeIds }) => {
      const staff: Staff = newStaff(
        given.memberIdOf(code),
        { name, role, storeIds },
        {
          action: 'appoint',
          byStaffId: 'operator',
          requestId: `seed:${code}`,
          atMs: given.atMs,
          reason: '开店',
          storeId: null,
          before: {},
        },
      );
      return { _id: staff.staffId, ...staff };
    }),
  );
}
