import { toFen, toPoints, type Fen, type Points } from '../kernel/amounts';
import type { BusinessDate } from '../kernel/businessdate';
import { accept, refuse, type Refusal, type Result } from '../kernel/result';
import { once, type EarningMultiplier, type EarningRules, type Ratio } from '../rules/model';
import type { EarnedToday, ExplainedStep } from './model';

/** A bill as it was paid: after discounts and points, by category where the till tells. */
export interface Purchase {
  readonly storeId: string;
  readonly amountFen: Fen;
  /** Part of the amount; what no line names belongs to no category. */
  readonly lines: readonly { readonly category: string; readonly amountFen: Fen }[];
  /** What points have left to pay of the bill; absent where none were used. No more than this counts. */
  readonly payableFen?: Fen;
}

export interface EarningDecision {
  readonly points: Points;
  readonly steps: readonly ExplainedStep[];
  readonly earnedToday: EarnedToday;
}

export type EarningRefusal = Refusal<'points.earning_closed'> | Refusal<'points.lines_exceed_bill'>;

/**
 * Points for a bill: eligible fen x rate x multiplier x tier, rounded down once at the end, then the
 * caps of the bill and of the day. The same function decides, previews and simulates.
 *
 * Where several multipliers match, the most generous one counts; they are not multiplied with each
 * other, only with what the member's tier gives. Source: docs/domain/points.md, rule 12.
 */
export function decideEarning(
  purchase: Purchase,
  rules: EarningRules | null,
  date: BusinessDate,
  earnedBefore: EarnedToday | null,
  tierTimes: Ratio = once,
): Result<EarningDecision, EarningRefusal> {
  if (rules === null) return refuse({ code: 'points.earning_closed' });
  const { amountFen, payableFen } = purchase;
  const linesFen = purchase.lines.reduce((sum, line) => sum + line.amountFen, 0);
  if (linesFen > amountFen) return refuse({ code: 'points.lines_exceed_bill' });

  const eligibleFen = eligibleFenOf(purchase, rules);
  const { points, perFen } = rules;
  const plain = Math.floor((eligibleFen * points) / perFen);
  const multiplier = bestMultiplier(rules.multipliers, purchase.storeId, date);
  const { numerator, denominator } = multiplier?.times ?? once;
  const atRate = eligibleFen * points * numerator;
  const multiplied = Math.floor(atRate / (perFen * denominator));
  const full = Math.floor(
    (atRate * tierTimes.numerator) / (perFen * denominator * tierTimes.denominator),
  );

  const pointsToday = earnedBefore?.date === date ? earnedBefore.purchasePoints : 0;
  const leftToday = Math.max(0, (rules.maxPointsPerDay ?? Infinity) - pointsToday);
  const given = Math.min(full, rules.maxPointsPerBill ?? Infinity, leftToday);
  return accept({
    points: toPoints(given),
    steps: [
      {
        code: 'purchase.base',
        points: toPoints(plain),
        facts: {
          ...{ amountFen, eligibleFen, points, perFen },
          ...(payableFen !== undefined && payableFen < amountFen && { payableFen }),
        },
      },
      ...stepUnlessZero('purchase.multiplier', multiplied - plain, { numerator, denominator }),
      ...stepUnlessZero('purchase.tier', full - multiplied, { ...tierTimes }),
      ...stepUnlessZero('purchase.capped', given - full, {
        maxPointsPerBill: rules.maxPointsPerBill ?? 0,
        maxPointsPerDay: rules.maxPointsPerDay ?? 0,
      }),
    ],
    earnedToday: { date, purchasePoints: toPoints(pointsToday + given) },
  });
}

/**
 * What of a bill counts: all but the categories that the rules exclude, and never more than what was
 * left to pay.
 */
export function eligibleFenOf(
  { amountFen, lines, payableFen = amountFen }: Omit<Purchase, 'storeId'>,
  { excludedCategories }: Pick<EarningRules, 'excludedCategories'>,
): Fen {
  const countedFen = lines
    .filter((line) => excludedCategories.includes(line.category))
    .reduce((left, line) => left - line.amountFen, Number(amountFen));
  return toFen(Math.min(countedFen, payableFen));
}

function bestMultiplier(
  multipliers: readonly EarningMultiplier[],
  storeId: string,
  date: BusinessDate,
): EarningMultiplier | null {
  const value = ({ times }: EarningMultiplier): number => times.numerator / times.denominator;
  return multipliers
    .filter((one) => one.storeId === null || one.storeId === storeId)
    .filter((one) => (one.fromDate ?? date) <= date && date <= (one.toDate ?? date))
    .reduce<EarningMultiplier | null>(
      (best, one) => (best === null || value(one) > value(best) ? one : best),
      null,
    );
}

function stepUnlessZero(
  code: string,
  points: number,
  facts: ExplainedStep['facts'],
): ExplainedStep[] {
  return points === 0 ? [] : [{ code, points: toPoints(points), facts }];
}
