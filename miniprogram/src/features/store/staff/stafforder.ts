import type { StaffView } from '#shared/store/staff/contract/places';
import type { StaffRole } from '#shared/store/staff/model';

/** Who runs a store first, who stands in it next, who looks over all of them last. */
const order: readonly StaffRole[] = [
  'owner',
  'manager',
  'clerk',
  'operations',
  'finance',
  'auditor',
];

/** People as somebody looks for them: by place, then by store; who has left is at the end. */
export function inOrder(staff: readonly StaffView[]): readonly StaffView[] {
  const keyOf = ({ state, role, storeIds }: StaffView): string =>
    [state === 'active' ? 0 : 1, order.indexOf(role), storeIds?.[0] ?? ''].join(' ');
  return [...staff].sort((one, other) => {
    const [a, b] = [keyOf(one), keyOf(other)];
    return a < b ? -1 : a > b ? 1 : 0;
  });
}
