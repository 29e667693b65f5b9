import { toPoints, type Points } from '../kernel/amounts';
import type { EntryId } from '../kernel/ids';
import { accept, type Refusal, type Result } from '../kernel/result';
import type { ReversePolicy } from '../rules/model';
import { moveLots, negated, sumOfLots, takeInOrder } from './lots';
import type { Holdings, LedgerEntry, Lot } from './model';
import { giveBack, netPointsOf, type Grace } from './rules';

/*
 * Taking back what an entry did, in whole or in parts that never exceed it together.
 * Source: docs/domain/points.md.
 */

export type ReversesTooMuch = Refusal<'points.reverse_exceeds'>;

/**
 * Takes back points that an entry gave: from what is still pending of it, then from its own lots,
 * then from the others, oldest-expiring first. What cannot be had is owed, or let go, by policy.
 *
 * `reversedBefore` is what earlier reversals of the same entry named; together they never exceed
 * what it gave. Errors: `points.reverse_exceeds`.
 */
export function reverseEarn(
  holdings: Holdings,
  entry: ReversibleEntry,
  { points, reversedBefore, policy }: Reversal & { policy: ReversePolicy },
): Result<Holdings, ReversesTooMuch> {
  const givenPoints = netPointsOf(entry);
  if (reversedBefore + points > givenPoints) return tooMuch(givenPoints, reversedBefore);

  const fromPending = takeFromPending(holdings, entry.entryId, points);
  if (policy === 'pending_only') return accept(fromPending.holdings);
  const isOwn = (lot: Lot): boolean =>
    entry.lotMoves.some((move) => move.points > 0 && move.expiresOn === lot.expiresOn);
  const { lots } = fromPending.holdings;
  const inOrder = [...lots.filter(isOwn), ...lots.filter((lot) => !isOwn(lot))];
  const left = toPoints(points - fromPending.takenPoints);
  const taken = takeInOrder(inOrder, left);
  const owed = policy === 'into_debt' ? left - sumOfLots(taken) : 0;
  return accept({
    ...fromPending.holdings,
    lots: moveLots(lots, negated(taken)),
    debtPoints: toPoints(holdings.debtPoints + owed),
  });
}

/**
 * Gives back points that an entry took, to the very lots, the last taken first; a lot whose date has
 * passed comes back as one of `graceDays` more. Errors: `points.reverse_exceeds`.
 */
export function reverseSpend(
  holdings: Holdings,
  entry: ReversibleEntry,
  { points, reversedBefore, ...grace }: Reversal & Grace,
): Result<Holdings, ReversesTooMuch> {
  const takenLots = negated(entry.lotMoves.filter((move) => move.points < 0)).reverse();
  const takenPoints = sumOfLots(takenLots);
  if (reversedBefore + points > takenPoints) return tooMuch(takenPoints, reversedBefore);
  const before = takeInOrder(takenLots, reversedBefore);
  const rest = moveLots(takenLots, negated(before)).reverse();
  return accept(giveBack(holdings, takeInOrder(rest, points), grace));
}

/** What of an entry its reversal goes by. */
export type ReversibleEntry = Pick<LedgerEntry, 'entryId' | 'change' | 'lotMoves'>;

export interface Reversal {
  readonly points: Points;
  readonly reversedBefore: Points;
}

function takeFromPending(
  holdings: Holdings,
  entryId: EntryId,
  wanted: Points,
): { holdings: Holdings; takenPoints: Points } {
  const found = holdings.pending.find((one) => one.entryId === entryId);
  if (!found) return { holdings, takenPoints: toPoints(0) };
  const taken = Math.min(found.points, wanted);
  const rest = { ...found, points: toPoints(found.points - taken) };
  const pending = holdings.pending
    .map((one) => (one === found ? rest : one))
    .filter((one) => one.points > 0);
  return { holdings: { ...holdings, pending }, takenPoints: toPoints(taken) };
}

function tooMuch(points: Points, reversedPoints: Points): { ok: false; error: ReversesTooMuch } {
  return { ok: false, error: { code: 'points.reverse_exceeds', points, reversedPoints } };
}
