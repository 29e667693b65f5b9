import { toFen, toPoints, type Fen, type Points } from '../kernel/amounts';
import { accept, refuse, type Refusal, type Result } from '../kernel/result';
import type { CashRules } from '../rules/model';

/** A bill that points may pay a part of. */
export interface Bill {
  readonly amountFen: Fen;
  readonly hasCoupon: boolean;
}

export interface CashOffer {
  readonly points: Points;
  /** What they take off the bill. */
  readonly worthFen: Fen;
}

export type CashRefusal =
  | Refusal<'points.cash_closed'>
  | Refusal<'points.cash_not_with_coupon'>
  | Refusal<'points.cash_not_whole_units'>
  | Refusal<'points.cash_too_many'>;

/**
 * The most points that help with a bill: whole units, no more than the member has, than the rule
 * allows, than the share of the bill it allows, and never more than the bill needs.
 * Gives an offer of nothing where not even one unit fits. Source: docs/domain/points.md, rule 13.
 */
export function bestCashOffer(
  bill: Bill,
  availablePoints: Points,
  rules: CashRules | null,
): Result<CashOffer, CashRefusal> {
  if (rules === null) return refuse({ code: 'points.cash_closed' });
  if (bill.hasCoupon && !rules.withCoupon) return refuse({ code: 'points.cash_not_with_coupon' });
  const { numerator, denominator } = rules.maxShare;
  const payableFen = Math.min(
    bill.amountFen,
    Math.floor((bill.amountFen * numerator) / denominator),
  );
  const helpful = Math.floor((payableFen * rules.points) / rules.worthFen);
  const most = Math.min(helpful, availablePoints, rules.maxPoints ?? Infinity);
  const points = Math.floor(most / rules.unitPoints) * rules.unitPoints;
  return accept(worthOf(points, rules));
}

/** What a number of points takes off a bill. Errors: more than the best offer, or broken units. */
export function decideCashUse(
  bill: Bill,
  points: Points,
  availablePoints: Points,
  rules: CashRules | null,
): Result<CashOffer, CashRefusal> {
  const best = bestCashOffer(bill, availablePoints, rules);
  if (!best.ok) return best;
  if (rules === null || points % rules.unitPoints !== 0) {
    return refuse({ code: 'points.cash_not_whole_units', unitPoints: rules?.unitPoints ?? 0 });
  }
  if (points > best.value.points) {
    return refuse({ code: 'points.cash_too_many', mostPoints: best.value.points });
  }
  return accept(worthOf(points, rules));
}

/** What points are worth at the rate of the rules, rounded down: a broken fen stays with the shop. */
export function worthFenOf(points: number, rules: CashRules): Fen {
  return toFen(Math.floor((points * rules.worthFen) / rules.points));
}

/** What the points of a member can take off bills: whole units only, and what the rules allow for one. */
export function usableWorthFen(availablePoints: Points, rules: CashRules): Fen {
  const most = Math.min(availablePoints, rules.maxPoints ?? Infinity);
  return worthFenOf(most - (most % rules.unitPoints), rules);
}

function worthOf(points: number, rules: CashRules): CashOffer {
  return { points: toPoints(points), worthFen: worthFenOf(points, rules) };
}
