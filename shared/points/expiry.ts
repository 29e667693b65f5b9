import {
  addDays,
  addMonths,
  dateInMonth,
  daysInMonth,
  monthOf,
  type BusinessDate,
  type BusinessMonth,
} from '../kernel/businessdate';
import type { ExpiryRule } from '../rules/model';

/**
 * The last date on which points earned on a date can be spent; null for ever. It is settled when
 * they are earned, so a later change of the rule shortens nothing that exists.
 * Source: docs/domain/points.md, rule 11.
 */
export function expiresOnFor(earnedOn: BusinessDate, expiry: ExpiryRule): BusinessDate | null {
  switch (expiry.kind) {
    case 'never':
      return null;
    case 'months':
      return lastDayOf(addMonths(monthOf(earnedOn), expiry.months));
    case 'year_end': {
      const year = Number(earnedOn.slice(0, 4));
      return expiry.graceMonthDay === null
        ? (`${String(year)}-12-31` as BusinessDate)
        : (`${String(year + 1)}-${expiry.graceMonthDay}` as BusinessDate);
    }
  }
}

/** From when points can be spent, and how long they last where that is after their own last date. */
export interface Arrival {
  readonly spendableOn: BusinessDate;
  readonly graceDays: number;
}

/**
 * The same for points that can be spent only later: nobody gets them when they are over already.
 * Source: docs/domain/points.md, rule 11.
 */
export function expiresOnOnceSpendable(
  earnedOn: BusinessDate,
  expiry: ExpiryRule,
  { spendableOn, graceDays }: Arrival,
): BusinessDate | null {
  const expiresOn = expiresOnFor(earnedOn, expiry);
  const isOver = expiresOn !== null && expiresOn < spendableOn;
  return isOver ? addDays(spendableOn, graceDays) : expiresOn;
}

function lastDayOf(month: BusinessMonth): BusinessDate {
  return dateInMonth(month, daysInMonth(month));
}
