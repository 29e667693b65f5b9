import { addDays, parseBusinessDate, type BusinessDate } from '../kernel/businessdate';
import { accept, refuse, type Refusal, type Result } from '../kernel/result';
import type { Birthday } from './model';

/** Days for which a birthday stands once it is given. Source: docs/domain/member.md, rule 10. */
export const birthdayStandsDays = 365;

/** Days before a birthday on which staff are told that it comes. */
export const birthdaySoonDays = 7;

const oldestYears = 130;

/** `birthday_fixed` carries `changeableFrom`, the first date on which another may be given. */
export type BirthdayRefusal = Refusal<'member.birthday_invalid'> | Refusal<'member.birthday_fixed'>;

/** What stands: the birthday, and when it was last given or changed; null for never. */
export interface StandingBirthday {
  readonly birthday: Birthday | null;
  readonly changedOn: BusinessDate | null;
}

/**
 * Whether a birthday may be given: a day that there is, not in the future, and no other than the one
 * that stands until a year after that was given, so that nobody has one twice a year. Taking it away
 * is always possible and moves that date no earlier. `null` as a value: nothing changes.
 */
export function decideBirthday(
  { birthday: standing, changedOn }: StandingBirthday,
  wanted: Birthday | null,
  today: BusinessDate,
): Result<StandingBirthday | null, BirthdayRefusal> {
  if (isSameBirthday(standing, wanted)) return accept(null);
  if (wanted === null) return accept({ birthday: null, changedOn });
  if (!isRealBirthday(wanted, today)) return refuse({ code: 'member.birthday_invalid' });
  const changeableFrom = birthdayChangeableFrom(changedOn);
  if (changeableFrom !== null && today < changeableFrom) {
    return refuse({ code: 'member.birthday_fixed', changeableFrom });
  }
  return accept({ birthday: wanted, changedOn: today });
}

/** The first date on which another birthday may be given; null for at once. */
export function birthdayChangeableFrom(changedOn: BusinessDate | null): BusinessDate | null {
  return changedOn && addDays(changedOn, birthdayStandsDays);
}

/** Whether a birthday is today or comes within days. One of 29 February is on the 28th where there is none. */
export function birthdayMark(
  birthday: Birthday | null,
  today: BusinessDate,
): 'today' | 'soon' | null {
  if (birthday === null) return null;
  for (let days = 0; days <= birthdaySoonDays; days += 1) {
    if (isOn(birthday, addDays(today, days))) return days === 0 ? 'today' : 'soon';
  }
  return null;
}

/** 29 for February; 31 while no month is chosen. */
export function daysOfMonth(month: number): number {
  if (month === 2) return 29;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** A leap year in which every day there is has a date. */
const leapYear = 2000;

/** A day that there is, not to come and within a human life; without a year, 29 February is one. */
export function isRealBirthday({ month, day, year }: Birthday, today: BusinessDate): boolean {
  const date = parseBusinessDate(dateText(year ?? leapYear, month, day));
  if (date === null) return false;
  return year === null || (date <= today && Number(today.slice(0, 4)) - year <= oldestYears);
}

/** Whether both are the same day and the same year, or none; a birthday without its year is another one. */
export function isSameBirthday(one: Birthday | null, other: Birthday | null): boolean {
  if (one === null || other === null) return one === other;
  return one.month === other.month && one.day === other.day && one.year === other.year;
}

function isOn({ month, day }: Birthday, date: BusinessDate): boolean {
  const year = Number(date.slice(0, 4));
  const isMissing = parseBusinessDate(dateText(year, month, day)) === null;
  return date === dateText(year, month, isMissing ? day - 1 : day);
}

function dateText(year: number, month: number, day: number): string {
  return [String(year).padStart(4, '0'), twoDigits(month), twoDigits(day)].join('-');
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
