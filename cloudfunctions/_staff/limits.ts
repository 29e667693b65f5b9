import { businessDateAt, type BusinessDate } from '#shared/kernel/businessdate';
import { takeUsage, type LimitAsk } from '#shared/store/staff/rules';
import { retryWithJitter } from '../_kit/retry';
import { programmeInForce } from '../_ledger/rulebook';
import type { StaffCall } from './action';
import { findStaff, moveUsage } from './staff';

/**
 * Takes from what the person may do on this date, before the deed: `takerId` is the deed's own id, so
 * a repeat takes nothing more. Gives the date it was taken from; null, and nothing taken, when one of
 * the asks would bring more than its `most`. Source: docs/domain/store.md, rule 15.
 */
export async function takeFromLimit(
  call: StaffCall,
  asks: readonly LimitAsk[],
): Promise<BusinessDate | null> {
  const today = businessDateAt(call.nowMs, (await programmeInForce(call)).body.dayBoundary);
  let known: StaffCall['staff'] | null = call.staff;
  const taken = await retryWithJitter(call.ports, async () => {
    const staff = known ?? (await findStaff(call, call.staff.staffId));
    known = null;
    if (!staff) throw new Error(`${call.staff.staffId} has no staff document`);
    const next = takeUsage(staff.usage, asks, today);
    if (next === null) return 'refused';
    const date = next.date ?? today;
    if (next === staff.usage) return { date };
    return (await moveUsage(call, staff, next)) ? { date } : null;
  });
  if (taken === null) throw new Error(`the usage of ${call.staff.staffId} kept changing`);
  return taken === 'refused' ? null : taken.date;
}
