import { negatePoints, type Points } from '../kernel/amounts';
import {
  addDays,
  businessDateAt,
  startOfBusinessDateMs,
  type BusinessDate,
  type DayBoundary,
} from '../kernel/businessdate';
import type { EntryId, MemberId } from '../kernel/ids';
import { expiredOn, sumOfLots } from './lots';
import type { EntryKind, ExplainedStep, Holdings } from './model';
import { expire, releaseDue, releaseHold } from './rules';

/** One thing that has fallen due by itself, and where the points lie after it. */
export interface Settlement {
  readonly entryId: EntryId;
  readonly kind: EntryKind;
  readonly holdings: Holdings;
  readonly steps: readonly ExplainedStep[];
}

export interface SettleContext {
  readonly nowMs: number;
  readonly dayBoundary: DayBoundary;
  readonly graceDays: number;
}

/**
 * Everything that time alone has done to a member's points, in order: holds whose deadline passed
 * are given back, pending earns are released, lots expire. Done before any other posting and by a
 * nightly sweep. What is done is not due any more, so repeating it adds nothing; yet a date may come
 * twice (a clock steps back, a shop's day begins later), so an id names the entry's own place, `seq` being
 * that of the account. Whoever only looks need not name it.
 */
export function settlementsDue(
  memberId: MemberId,
  { seq = 0, ...holdings }: Holdings & { readonly seq?: number },
  { nowMs, dayBoundary, graceDays }: SettleContext,
): Settlement[] {
  const today = businessDateAt(nowMs, dayBoundary);
  const due: Settlement[] = [];
  let current: Holdings = holdings;
  const place = (): string => String(seq + due.length + 1);
  const add = (entryId: string, kind: EntryKind, next: Holdings, steps: ExplainedStep[]): void => {
    due.push({ entryId: entryId as EntryId, kind, holdings: next, steps });
    current = next;
  };

  for (const { holdId } of holdings.holds.filter(({ untilMs }) => untilMs <= nowMs)) {
    const released = releaseHold(current, holdId, { today, graceDays });
    if (released.ok) add(`unhold:${memberId}:${holdId}`, 'unhold', released.value, []);
  }
  if (current.pending.some(({ releaseOn }) => releaseOn <= today)) {
    add(`release:${memberId}:${place()}`, 'release', releaseDue(current, today), []);
  }
  const gone = expiredOn(current.lots, today);
  if (gone.length > 0) {
    const steps = gone.map(({ expiresOn, points }) => ({
      code: 'expire',
      points: negatePoints(points),
      facts: { expiresOn: expiresOn ?? '' },
    }));
    add(`expire:${memberId}:${place()}`, 'expire', expire(current, today), steps);
  }
  return due;
}

/** When something next falls due, after the last dates of tiers, too; null when nothing ever will. */
export function nextDueAtMs(
  holdings: Holdings,
  boundary: DayBoundary,
  lastDates: readonly (BusinessDate | null | undefined)[] = [],
): number | null {
  const instants = [
    ...lastDates.flatMap((date) =>
      date ? [startOfBusinessDateMs(addDays(date, 1), boundary)] : [],
    ),
    ...holdings.holds.map(({ untilMs }) => untilMs),
    ...holdings.pending.map(({ releaseOn }) => startOfBusinessDateMs(releaseOn, boundary)),
    ...holdings.lots.flatMap(({ expiresOn }) =>
      expiresOn === null ? [] : [startOfBusinessDateMs(addDays(expiresOn, 1), boundary)],
    ),
  ];
  return instants.length === 0 ? null : Math.min(...instants);
}

/** What expires next: the date and how many points with it; null when nothing does. */
export function nextExpiry(
  holdings: Pick<Holdings, 'lots'>,
): { expiresOn: BusinessDate; points: Points } | null {
  const [soonest] = holdings.lots;
  return soonest?.expiresOn ? { expiresOn: soonest.expiresOn, points: sumOfLots([soonest]) } : null;
}
