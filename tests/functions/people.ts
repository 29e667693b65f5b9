import type { StaffRole } from '#shared/store/staff/model';
import type { IssueCodeReply } from '#shared/store/code/contract';
import type { MemberId } from '#shared/kernel/ids';
import { demoStores, putStores } from '../../localcloud/seed/stores';
import { putStaff, type Hired } from '../../localcloud/seed/staff';
import type { Cloud } from './harness';

/** Three stores, one person of each role in the first, a clerk and a manager of the second. */
export const people = [
  hired('clerk', 'clerk', ['zongdian']),
  hired('manager', 'manager', ['zongdian']),
  hired('operations', 'operations', null),
  hired('finance', 'finance', null),
  hired('auditor', 'auditor', null),
  hired('owner', 'owner', null),
  hired('clerk-b', 'clerk', ['wanxiang']),
  hired('manager-b', 'manager', ['wanxiang']),
] as const;

function hired(code: string, role: StaffRole, storeIds: readonly string[] | null): Hired {
  return { code, name: `店员 ${code}`, role, storeIds };
}

/** Another manager of the first store, for a second word. */
export const secondManager: Hired = {
  code: 'manager-2',
  name: '店长乙',
  role: 'manager',
  storeIds: ['zongdian'],
};

/** So many more clerks of the first store, `till-0`, `till-1`, ... */
export function clerks(count: number): Hired[] {
  return Array.from({ length: count }, (_, index) =>
    hired(`till-${String(index)}`, 'clerk', ['zongdian']),
  );
}

/** Opens the stores and gives everybody their place; `more` are added to {@link people}. */
export function openStores(cloud: Cloud, more: readonly Hired[] = []): void {
  putStores(cloud.database, demoStores);
  putStaff(cloud.database, [...people, ...more], {
    atMs: cloud.nowMs - 30 * 86_400_000,
    memberIdOf: (code) => cloud.memberId(code) as MemberId,
  });
}

/** The codes on a member's phone. */
export async function codesOf(cloud: Cloud, code: string): Promise<IssueCodeReply> {
  const reply = await cloud.member(code, 'member.issueCode', {});
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.data;
}
