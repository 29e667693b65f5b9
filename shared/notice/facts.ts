import {
  addDays,
  businessDateAt,
  daysBetween,
  startOfBusinessDateMs,
  type BusinessDate,
  type DayBoundary,
} from '../kernel/businessdate';
import type { MemberId } from '../kernel/ids';
import type { Order } from '../order/model';
import type { Account, LedgerEntry, Lot } from '../points/model';
import { netPointsOf } from '../points/rules';
import { tierEnding } from '../tier/ending';
import type { TierRules } from '../tier/model';
import type { TierFacts } from '../tier/rules';
import { tierKinds, tierRecord } from '../tier/standing';
import { hourOfBusinessDateMs } from './clock';
import {
  toldTierReasons,
  type Notice,
  type NoticeFacts,
  type NoticeRules,
  type TeamResult,
} from './model';

/** A change of points is news for so long. */
const changeIsNewsMs = 24 * 3_600_000;

interface When {
  readonly nowMs: number;
  readonly boundary: DayBoundary;
}

/**
 * The message for a change of points, or null when it is too small or too old to be told of. A change
 * is what the member gained or lost in all, so setting points aside is none.
 * Source: docs/domain/notice.md, rule 5.
 */
export function noticeOfChange(
  entry: LedgerEntry,
  rules: Pick<NoticeRules, 'changedAtLeastPoints'>,
  { nowMs }: Pick<When, 'nowMs'>,
): Notice | null {
  const changePoints = netPointsOf(entry);
  const meaningfulUntilMs = entry.atMs + changeIsNewsMs;
  const isNews = Math.abs(changePoints) >= rules.changedAtLeastPoints && nowMs < meaningfulUntilMs;
  if (!isNews || changePoints === 0) return null;
  const facts = {
    template: 'points_changed',
    changePoints,
    balancePoints: entry.balanceAfterPoints,
    date: entry.businessDate,
  } as const;
  const fact = String(entry.seq);
  return newNotice(entry.memberId, fact, facts, { nowMs, fromMs: nowMs, meaningfulUntilMs });
}

/**
 * The warnings a member is due today, one for each lot at most. A warning that its own day missed is
 * made up for on the next, and then no more. Source: docs/domain/notice.md, rule 6.
 */
export function noticesOfExpiry(
  memberId: MemberId,
  lots: readonly Lot[],
  { warningDays }: Pick<NoticeRules, 'warningDays'>,
  today: BusinessDate,
  { nowMs, boundary }: When,
): Notice[] {
  return lots.flatMap(({ expiresOn }) => {
    if (expiresOn === null) return [];
    const daysBefore = warningDue(daysBetween(today, expiresOn), warningDays);
    if (daysBefore === null) return [];
    const facts = { template: 'points_expiring', expiresOn, daysBefore } as const;
    const dayAfterNext = addDays(expiresOn, 2 - daysBefore);
    const meaningfulUntilMs = startOfBusinessDateMs(dayAfterNext, boundary);
    const fact = `${expiresOn}:${String(daysBefore)}`;
    return [newNotice(memberId, fact, facts, { nowMs, fromMs: nowMs, meaningfulUntilMs })];
  });
}

/** Days before the last day to collect something on which its owner is warned. */
const pickupWarningDays = [3, 1];

/**
 * The warning that something waits in the store and will not for long, or null on other days. It says
 * what becomes of the points. Source: docs/domain/notice.md, "Something to collect".
 */
export function noticeOfPickup(
  { orderId, memberId, item, delivery, onLapse }: Order,
  today: BusinessDate,
  { nowMs, boundary }: When,
): Notice | null {
  if (delivery.kind !== 'pickup' || delivery.collectByMs === null) return null;
  const lastDate = businessDateAt(delivery.collectByMs - 1, boundary);
  const daysBefore = warningDue(daysBetween(today, lastDate), pickupWarningDays);
  if (daysBefore === null) return null;
  const { title } = item;
  const facts = { template: 'pickup_due', orderId, title, lastDate, daysBefore, onLapse } as const;
  const fact = `${orderId}:${String(daysBefore)}`;
  const meaningfulUntilMs = delivery.collectByMs;
  return newNotice(memberId, fact, facts, { nowMs, fromMs: nowMs, meaningfulUntilMs });
}

/** Which of the warnings falls on a day so many days before the end; null for none. */
export function warningDue(daysLeft: number, warningDays: readonly number[]): number | null {
  const due = warningDays.filter((days) => daysLeft === days || daysLeft === days - 1);
  return daysLeft < 0 || due.length === 0 ? null : Math.min(...due);
}

/**
 * The warning that a tier is about to be lost, one a term: found on any day of the last ones, so that
 * a timer that stood still is made up for. Null for whoever keeps it.
 * Source: docs/domain/notice.md, "A tier that ends".
 */
export function noticeOfTierEnding(
  { memberId, ...facts }: TierFacts & Pick<Account, 'memberId'>,
  tierRules: TierRules,
  today: BusinessDate,
  { nowMs, boundary }: When,
): Notice | null {
  const ending = tierEnding(facts, tierRules, today);
  if (!ending) return null;
  const { term, until } = ending;
  const meaningfulUntilMs = startOfBusinessDateMs(addDays(until, 1), boundary);
  const about = { template: 'tier_ending', term, until } as const;
  return newNotice(memberId, term, about, { nowMs, fromMs: nowMs, meaningfulUntilMs });
}

/** A tier that went down is news for so long: nobody comes by every day. */
const tierIsNewsMs = 7 * 24 * 3_600_000;

/** What a member is told of a change of tier, once; null for other entries and old news. */
export function noticeOfTierChange(
  entry: LedgerEntry,
  { nowMs }: Pick<When, 'nowMs'>,
): Notice | null {
  if (!tierKinds.includes(entry.kind)) return null;
  const { reason, fromName, toName, toCode, date } = tierRecord(entry);
  // A gift that ends while growth has earned as much changes nothing.
  if (fromName === toName) return null;
  const told = toldTierReasons.find((one) => one === reason);
  const meaningfulUntilMs = entry.atMs + tierIsNewsMs;
  if (told === undefined || nowMs >= meaningfulUntilMs) return null;
  const about = {
    template: 'tier_changed',
    ...{ reason: told, fromName, toCode, toName, date },
  } as const;
  const fact = String(entry.seq);
  return newNotice(entry.memberId, fact, about, { nowMs, fromMs: nowMs, meaningfulUntilMs });
}

/** The end of a team is news for so long. */
const resultIsNewsMs = 3 * 24 * 3_600_000;

/** What a member is told of the end of a team, once an order and end. */
export function noticeOfTeam(
  memberId: MemberId,
  orderId: string,
  result: TeamResult,
  { nowMs }: Pick<When, 'nowMs'>,
): Notice {
  const facts = { template: 'groupbuy_result', ...result } as const;
  const meaningfulUntilMs = nowMs + resultIsNewsMs;
  const fact = `${orderId}:${result.result}`;
  return newNotice(memberId, fact, facts, { nowMs, fromMs: nowMs, meaningfulUntilMs });
}

/** The reminder to check in on a date, good for that date alone. */
export function noticeOfReminder(
  memberId: MemberId,
  date: BusinessDate,
  { reminderHour }: Pick<NoticeRules, 'reminderHour'>,
  { nowMs, boundary }: When,
): Notice {
  const facts = { template: 'checkin_reminder', date } as const;
  const fromMs = hourOfBusinessDateMs(date, reminderHour, boundary);
  const meaningfulUntilMs = startOfBusinessDateMs(addDays(date, 1), boundary);
  return newNotice(memberId, date, facts, { nowMs, fromMs, meaningfulUntilMs });
}

function newNotice(
  memberId: MemberId,
  fact: string,
  facts: NoticeFacts,
  {
    nowMs,
    fromMs,
    meaningfulUntilMs,
  }: { nowMs: number; fromMs: number; meaningfulUntilMs: number },
): Notice {
  return {
    noticeId: `${facts.template}:${memberId}:${fact}`,
    memberId,
    facts,
    meaningfulUntilMs,
    state: 'pending',
    tries: 0,
    nextAttemptAtMs: fromMs,
    reason: '',
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
  };
}
