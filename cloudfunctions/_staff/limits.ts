import { businessDateAt } from '#shared/kernel/businessdate';
import type { LimitedKind } from '#shared/store/staff/model';
import { takeUsage } from '#shared/store/staff/rules';
import { retryWithJitter } from '../_kit/retry';
import { programmeInForce } from '../_ledger/rulebook';
import type { StaffCall } from './action';
import { findStaff, moveUsage } from './staff';

/**
 * Takes from what the person may do on this date, before the deed: `takerId` is the deed's own id, so
 * a repeat takes nothing more. False, and nothing taken, when it would be more than `most`.
 * Source: docs/domain/store.md, rule 15.
 */
export async function takeFromLimit(
  call: StaffCall,
  ask: { kind: LimitedKind; amount: number; most: number; takerId: string },
): Promise<boolean> {
  const today = businessDateAt(call.nowMs, (await programmeInForce(call)).body.dayBoundary);
  let known: StaffCall['staff'] | null = call.staff;
  const taken = await retryWithJitter(call.ports, async () => {
    const staff = known ?? (await findStaff(call, call.staff.staffId));
    known = null;
    if (!staff) throw new Error(`${call.staff.staffId} has no staff document`);
    const next = takeUsage(staff.usage, ask, today);
    if (next === null) return 'refused';
    if (next === staff.usage) return 'taken';
    return (await moveUsage(call, staff, next)) ? 'taken' : null;
  });
  if (taken === null) throw new Error(`the usage of ${call.staff.staffId} kept changing`);
  return taken === 'taken';
}
