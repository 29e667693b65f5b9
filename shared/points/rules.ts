import { addPoints, negatePoints, toPoints, type Points } from '../kernel/amounts';
import { addDays, type BusinessDate } from '../kernel/businessdate';
import type { EntryId } from '../kernel/ids';
import { accept, refuse, type Refusal, type Result } from '../kernel/result';
import type { ReversePolicy } from '../rules/model';
import { expiredOn, moveLots, negated, sumOfLots, takeInOrder } from './lots';
import type { Holdings, LedgerEntry, Lot } from './model';

/*
 * The operations on a member's points. Each takes where the points lie and gives where they lie
 * afterwards; posting (chain.ts) turns the difference into an entry that names every lot moved.
 * Points are positive everywhere. Source: docs/domain/points.md.
 */

export type NotEnough = Refusal<'points.insufficient'>;
export type NoSuchHold = Refusal<'points.hold_not_found'>;
export type ReversesTooMuch = Refusal<'points.reverse_exceeds'>;

/** Points given at once. What the member owes is paid off first. */
export function earn(
  holdings: Holdings,
  { points, expiresOn }: { points: Points; expiresOn: BusinessDate | null },
): Holdings {
  const paidOff = Math.min(points, holdings.debtPoints);
  return {
    ...holdings,
    debtPoints: toPoints(holdings.debtPoints - paidOff),
    lots: moveLots(holdings.lots, [{ expiresOn, points: toPoints(points - paidOff) }]),
  };
}

/** Points given that become spendable on a later date. */
export function earnPending(
  holdings: Holdings,
  pending: {
    entryId: EntryId;
    points: Points;
    releaseOn: BusinessDate;
    expiresOn: BusinessDate | null;
  },
): Holdings {
  return { ...holdings, pending: [...holdings.pending, pending] };
}

/** Makes every pending earn spendable whose date has come. */
export function releaseDue(holdings: Holdings, today: BusinessDate): Holdings {
  const due = holdings.pending.filter(({ releaseOn }) => releaseOn <= today);
  const rest = holdings.pending.filter(({ releaseOn }) => releaseOn > today);
  return due.reduce<Holdings>(earn, { ...holdings, pending: rest });
}

/** Takes points, oldest-expiring first. Errors: `points.insufficient`, nothing taken. */
export function spend(holdings: Holdings, points: Points): Result<Holdings, NotEnough> {
  const availablePoints = sumOfLots(holdings.lots);
  if (availablePoints < points) {
    return refuse({ code: 'points.insufficient', neededPoints: points, availablePoints });
  }
  const taken = takeInOrder(holdings.lots, points);
  return accept({ ...holdings, lots: moveLots(holdings.lots, negated(taken)) });
}

/** Sets points aside, oldest-expiring first, until captured, given back, or the deadline passes. */
export function hold(
  holdings: Holdings,
  { holdId, points, untilMs }: { holdId: string; points: Points; untilMs: number },
): Result<Holdings, NotEnough> {
  const spent = spend(holdings, points);
  if (!spent.ok) return spent;
  const lots = takeInOrder(holdings.lots, points);
  return accept({ ...spent.value, holds: [...holdings.holds, { holdId, lots, untilMs }] });
}

/** Takes what a hold has set aside. Errors: `points.hold_not_found` once captured or given back. */
export function capture(holdings: Holdings, holdId: string): Result<Holdings, NoSuchHold> {
  const found = holdings.holds.some((one) => one.holdId === holdId);
  if (!found) return refuse({ code: 'points.hold_not_found', holdId });
  return accept({ ...holdings, holds: holdings.holds.filter((one) => one.holdId !== holdId) });
}

/** Gives back what a hold has set aside, to the very lots it came from. */
export function releaseHold(
  holdings: Holdings,
  holdId: string,
  grace: Grace,
): Result<Holdings, NoSuchHold> {
  const found = holdings.holds.find((one) => one.holdId === holdId);
  const captured = capture(holdings, holdId);
  if (!found || !captured.ok) return refuse({ code: 'points.hold_not_found', holdId });
  return accept(giveBack(captured.value, found.lots, grace));
}

/** Takes away what can no longer be spent. */
export function expire(holdings: Holdings, today: BusinessDate): Holdings {
  const gone = expiredOn(holdings.lots, today);
  return { ...holdings, lots: moveLots(holdings.lots, negated(gone)) };
}

/** How long a lot lives that is given back after its own date has passed. */
export interface Grace {
  readonly today: BusinessDate;
  readonly graceDays: number;
}

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

/** What an entry gave or took in all: available + pending + held - debt. */
export function netPointsOf(entry: Pick<LedgerEntry, 'change'>): Points {
  const { availablePoints, pendingPoints, heldPoints, debtPoints } = entry.change;
  return toPoints(availablePoints + pendingPoints + heldPoints - debtPoints);
}

/** What a member gains in all when the points come to lie as in the second. */
export function netPointsBetween(before: Holdings, after: Holdings): Points {
  return toPoints(worth(after) - worth(before));
}

function worth({ lots, pending, holds, debtPoints }: Holdings): number {
  const held = holds.flatMap((one) => one.lots);
  const parts = [...lots, ...pending, ...held].map(({ points }) => points);
  return addPoints(negatePoints(debtPoints), ...parts);
}

function giveBack(holdings: Holdings, lots: readonly Lot[], { today, graceDays }: Grace): Holdings {
  const returned = lots.map(({ expiresOn, points }) => ({
    points,
    expiresOn: expiresOn !== null && expiresOn < today ? addDays(today, graceDays) : expiresOn,
  }));
  return { ...holdings, lots: moveLots(holdings.lots, returned) };
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
