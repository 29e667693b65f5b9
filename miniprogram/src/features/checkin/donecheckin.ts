import type { CheckinStatus } from '#shared/checkin/contract';
import type { BusinessDate } from '#shared/kernel/businessdate';
import { toPoints, type Points } from '#shared/kernel/amounts';
import type { Refusal } from '#shared/kernel/result';

/** The check-in that stands for today, whoever asked for it. */
export interface DoneCheckin {
  readonly businessDate: BusinessDate;
  readonly streakDays: number;
  readonly pointsAwarded: Points;
}

/** Where the member stands once today is done; the next answer of the cloud replaces it. */
export function withDone(status: CheckinStatus, done: DoneCheckin): CheckinStatus {
  if (status.status === 'done') return status;
  const { stampCard } = status;
  return {
    ...status,
    status: 'done',
    today: done.businessDate,
    todayPoints: done.pointsAwarded,
    streakDays: done.streakDays,
    bestStreakDays: Math.max(status.bestStreakDays, done.streakDays),
    stampCard: stampCard && { ...stampCard, stamped: stampCard.stamped + 1 },
    nextDays: status.nextDays.filter(({ date }) => date > done.businessDate),
  };
}

/** The facts `checkin.already_done` carries, or null when one is missing. */
export function doneFromRefusal(refusal: Refusal): DoneCheckin | null {
  const { businessDate, streakDays, pointsAwarded } = refusal;
  if (typeof businessDate !== 'string' || typeof streakDays !== 'number') return null;
  return {
    businessDate: businessDate as BusinessDate,
    streakDays,
    pointsAwarded: toPoints(typeof pointsAwarded === 'number' ? pointsAwarded : 0),
  };
}
