import { toPoints, zeroPoints } from '../kernel/amounts';
import type { BusinessDate } from '../kernel/businessdate';
import type { EntryId } from '../kernel/ids';
import { lotMovesBetween } from '../points/lots';
import type { Holdings } from '../points/model';
import { reverseEarn, reverseSpend, type ReversibleEntry } from '../points/reversal';
import { netPointsBetween, netPointsOf } from '../points/rules';
import type { PointsRules } from '../rules/model';
import type { Performed, Standing } from './deeds';
import type { Deed } from './model';

interface Remembered {
  readonly entry: ReversibleEntry;
  readonly reversedPoints: number;
}

/** What the replay gave and took where the ledger reversed it later on, by entry. */
export class Reversibles {
  readonly #remembered = new Map<EntryId, Remembered>();

  remember(entryId: EntryId, before: Holdings, after: Holdings): void {
    const change = {
      // A reversal looks at the sum of the four only.
      availablePoints: netPointsBetween(before, after),
      pendingPoints: zeroPoints,
      heldPoints: zeroPoints,
      debtPoints: zeroPoints,
    };
    const entry = { entryId, change, lotMoves: lotMovesBetween(before.lots, after.lots) };
    this.#remembered.set(entryId, { entry, reversedPoints: 0 });
  }

  /** Undoes the same share of what the replay gave or took, rounded down. */
  reverse(
    standing: Standing,
    { reversesEntryId, points, ofPoints }: Extract<Deed, { kind: 'reverse' }>,
    { reversePolicy: policy, graceDays }: PointsRules,
    today: BusinessDate,
  ): Performed {
    const { holdings } = standing;
    const unchanged = { standing, flows: {}, unmetPoints: 0 };
    const found = this.#remembered.get(reversesEntryId);
    if (!found) return unchanged;
    const net = netPointsOf(found.entry);
    const share = Math.floor((Math.abs(net) * points) / ofPoints);
    const left = Math.abs(net) - found.reversedPoints;
    const order = {
      points: toPoints(Math.min(share, left)),
      reversedBefore: toPoints(found.reversedPoints),
    };
    if (order.points === 0) return unchanged;
    const reversed =
      net > 0
        ? reverseEarn(holdings, found.entry, { ...order, policy })
        : reverseSpend(holdings, found.entry, { ...order, today, graceDays });
    if (!reversed.ok) return unchanged;
    const reversedPoints = found.reversedPoints + order.points;
    this.#remembered.set(reversesEntryId, { ...found, reversedPoints });
    const source = net > 0 ? 'reverse_earn' : 'reverse_spend';
    return {
      standing: { ...standing, holdings: reversed.value },
      flows: { [source]: netPointsBetween(holdings, reversed.value) },
      unmetPoints: 0,
    };
  }
}
