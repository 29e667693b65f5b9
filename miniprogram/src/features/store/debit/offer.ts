import { toPoints } from '#shared/kernel/amounts';
import type { Result } from '#shared/kernel/result';
import { bestCashOffer, worthFenOf, type CashOffer, type CashRefusal } from '#shared/points/cash';
import type { GetTillReply } from '#shared/store/till/contract';

/** What may be asked of the member for a bill: never more than helps. */
export interface Offer {
  readonly best: CashOffer;
  /** What stands on the screen: the best, or less of it. */
  readonly chosen: CashOffer;
  readonly stepPoints: number;
}

/** `lessPoints`: by how many the clerk has gone below the best. Errors: as `bestCashOffer`. */
export function offerFor(
  bill: Parameters<typeof bestCashOffer>[0],
  till: GetTillReply,
  lessPoints: number,
): Result<Offer, CashRefusal> {
  const available = till.member?.availablePoints ?? toPoints(0);
  const best = bestCashOffer(bill, available, till.cash);
  if (!best.ok) return best;
  const stepPoints = till.cash?.unitPoints ?? 1;
  const points = toPoints(Math.max(stepPoints, best.value.points - lessPoints));
  const isAll = points >= best.value.points || till.cash === null;
  const chosen = isAll ? best.value : { points, worthFen: worthFenOf(points, till.cash) };
  return { ok: true, value: { best: best.value, chosen, stepPoints } };
}
