import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';
import type { Brand } from './brand';

dayjs.extend(utc);

/** A day of the shop, `YYYY-MM-DD`. Never the host's day: see {@link businessDateAt}. */
export type BusinessDate = Brand<string, 'BusinessDate'>;

/** `YYYY-MM`. */
export type BusinessMonth = Brand<string, 'BusinessMonth'>;

/**
 * When a shop's day begins.
 *
 * Units: minutes east of UTC; hour of the local day, 0 to 23, at which the new date starts.
 * A fixed offset, because the zones served (China, Hong Kong, Taiwan, Singapore) have no summer
 * time and WeChat's script engines lack a zone database.
 */
export interface DayBoundary {
  readonly zoneName: string;
  readonly utcOffsetMinutes: number;
  readonly cutoffHour: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** The business date an instant belongs to. Source: docs/domain/checkin.md, rule 2. */
export function businessDateAt(atMs: number, boundary: DayBoundary): BusinessDate {
  const shifted = atMs + boundary.utcOffsetMinutes * minuteMs - boundary.cutoffHour * hourMs;
  return new Date(shifted).toISOString().slice(0, 10) as BusinessDate;
}

/** The first instant of a business date, in ms since the epoch. */
export function startOfBusinessDateMs(date: BusinessDate, boundary: DayBoundary): number {
  return Date.parse(date) - boundary.utcOffsetMinutes * minuteMs + boundary.cutoffHour * hourMs;
}

/** Gives the text as a date, or null unless it is a real day written `YYYY-MM-DD`. */
export function parseBusinessDate(text: string): BusinessDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const day = dayjs.utc(text);
  return day.isValid() && day.format('YYYY-MM-DD') === text ? (text as BusinessDate) : null;
}

/** Gives the text as a month, or null unless it is a real month written `YYYY-MM`. */
export function parseBusinessMonth(text: string): BusinessMonth | null {
  return parseBusinessDate(`${text}-01`) === null ? null : (text as BusinessMonth);
}

/** Plain arithmetic on UTC days: a year of history asks this some hundred thousand times. */
export function addDays(date: BusinessDate, days: number): BusinessDate {
  const day = dayOfMonth(date) + days;
  // Every month has these days: most steps stay in theirs, and need no calendar.
  if (day >= 1 && day <= 28) return dateInMonth(monthOf(date), day);
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10) as BusinessDate;
}

/** Whole days from one date to a later one; negative when it is earlier. */
export function daysBetween(from: BusinessDate, to: BusinessDate): number {
  if (monthOf(from) === monthOf(to)) return dayOfMonth(to) - dayOfMonth(from);
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

export function monthOf(date: BusinessDate): BusinessMonth {
  return date.slice(0, 7) as BusinessMonth;
}

/** Months may be negative. */
export function addMonths(month: BusinessMonth, months: number): BusinessMonth {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  const year = String(Math.floor(count / 12)).padStart(4, '0');
  return `${year}-${String((count % 12) + 1).padStart(2, '0')}` as BusinessMonth;
}

/** 1 to 31. */
export function dayOfMonth(date: BusinessDate): number {
  return Number(date.slice(8, 10));
}

/** 1 (Monday) to 7 (Sunday). */
export function isoWeekday(date: BusinessDate): number {
  const day = dayjs.utc(date).day();
  return day === 0 ? 7 : day;
}

/** 28 to 31. */
export function daysInMonth(month: BusinessMonth): number {
  return dayjs.utc(`${month}-01`).daysInMonth();
}

/** A day that the month has: see {@link daysInMonth}. */
export function dateInMonth(month: BusinessMonth, day: number): BusinessDate {
  return `${month}-${String(day).padStart(2, '0')}` as BusinessDate;
}
