import { addPoints, negatePoints, toPoints, type Points } from '../kernel/amounts';
import { addDays, type BusinessDate } from '../kernel/businessdate';
import type { EntryId } from '../kernel/ids';
import { accept, refuse, type Refusal, type Result } from '../kernel/result';
import { expiredOn, moveLots, negated, sumOfLots, takeInOrder } from './lots';
import type { Holdings, LedgerEntry, Lot } from './model';

/*
 * The operations on a member's points. Each takes where the points lie and gives where they lie
 * afterwards; posting (chain.ts) turns the difference into an entry that names every lot moved.
 * Points are positive everywhere. Source: docs/domain/points.md.
 */

export type NotEnough = Refusal<'points.insufficient'>;
export type NoSuchHold = Refusal<'points.hold_not_found'>;

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

/** How long a lot lives that is given back after its own date has passed. */
export interface Grace {
  readonly today: BusinessDate;
  readonly graceDays: number;
}

/** Puts lots back where they came from; one whose date has passed lives `graceDays` more. */
export function giveBack(
  holdings: Holdings,
  lots: readonly Lot[],
  { today, graceDays }: Grace,
): Holdings {
  const returned = lots.map(({ expiresOn, points }) => ({
    points,
    expiresOn: expiresOn !== null && expiresOn < today ? addDays(today, graceDays) : expiresOn,
  }));
  return { ...holdings, lots: moveLots(holdings.lots, returned) };
}

/** Takes away what can no longer be spent. */
export function expire(holdings: Holdings, today: BusinessDate): Holdings {
  const gone = expiredOn(holdings.lots, today);
  return { ...holdings, lots: moveLots(holdings.lots, negated(gone)) };
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
