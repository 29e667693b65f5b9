import type { Points } from '#shared/kernel/amounts';
import { addDays, type BusinessDate } from '#shared/kernel/businessdate';
import { accept, type Result } from '#shared/kernel/result';
import { decideEarning, type EarningRefusal } from '#shared/points/earning';
import type { ExplainedStep } from '#shared/points/model';
import { earnedBefore, isUnusual } from '#shared/store/purchase/rules';
import type { GetTillReply } from '#shared/store/till/contract';
import type { BillDraft } from './useBillDraft';

/** What recording the bill would bring, by the rule the cloud decides with. */
export interface Preview {
  readonly points: Points;
  readonly steps: readonly ExplainedStep[];
  /** The date from which they can be spent; null when they can at once, or there are none. */
  readonly spendableOn: BusinessDate | null;
  /** Looks as if a zero had slipped in. */
  readonly isUnusual: boolean;
}

type Bill = Pick<BillDraft, 'amountFen' | 'lines'>;

/** Gives null while no amount is typed. Errors: as `decideEarning`. */
export function previewOf(bill: Bill, till: GetTillReply): Result<Preview, EarningRefusal> | null {
  if (bill.amountFen === 0) return null;
  const { storeId, earning, businessDate, member, usualFen, rules } = till;
  const before = earnedBefore(member?.earnedToday ?? null, businessDate);
  const purchase = { ...bill, storeId };
  const decided = decideEarning(purchase, earning, businessDate, before, member?.tierTimes);
  if (!decided.ok) return decided;
  const { points, steps } = decided.value;
  const { pendingDays = 0 } = earning ?? {};
  return accept({
    points,
    steps,
    spendableOn: points > 0 && pendingDays > 0 ? addDays(businessDate, pendingDays) : null,
    isUnusual: isUnusual(bill.amountFen, usualFen, rules.purchase),
  });
}
