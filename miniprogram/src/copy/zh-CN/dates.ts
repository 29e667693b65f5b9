import {
  dayOfMonth,
  daysBetween,
  isoWeekday,
  type BusinessDate,
  type BusinessMonth,
} from '#shared/kernel/businessdate';

const weekdays = ['一', '二', '三', '四', '五', '六', '日'] as const;

function monthNumber(text: string): number {
  return Number(text.slice(5, 7));
}

export const dates = {
  weekdays,
  day: (date: BusinessDate) => `${monthNumber(date)}月${dayOfMonth(date)}日`,
  weekday: (date: BusinessDate) => `周${weekdays[isoWeekday(date) - 1] ?? ''}`,
  month: (month: BusinessMonth) => `${month.slice(0, 4)}年${monthNumber(month)}月`,
  fullDay: (date: BusinessDate) => `${date.slice(0, 4)}年${dates.day(date)}`,
  relative: (date: BusinessDate, today: BusinessDate) => {
    const away = daysBetween(today, date);
    if (away === 0) return '今天';
    if (away === 1) return '明天';
    return dates.weekday(date);
  },
  /** By the phone's own clock, as the member's watch shows it. */
  time: (atMs: number) => {
    const at = new Date(atMs);
    return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
  },
  /** Without the seconds. */
  clock: (atMs: number) => {
    const at = new Date(atMs);
    return `${two(at.getHours())}:${two(at.getMinutes())}`;
  },
  /** The first instant that is too late: midnight belongs to the day before it. */
  deadline: (endMs: number) => {
    const clock = dates.clock(endMs);
    return clock === '00:00' ? `${dates.dayOf(endMs - 1)} 24:00` : `${dates.dayOf(endMs)} ${clock}`;
  },
  /** 2026-11-21, for files. */
  dashed: (atMs: number) => {
    const at = new Date(atMs);
    return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  },
  /** A day of this year goes without the year. */
  nearDay: (atMs: number, nowMs: number) => {
    const isThisYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear();
    return isThisYear ? dates.dayOf(atMs).slice('2026年'.length) : dates.dayOf(atMs);
  },
  dayOf: (atMs: number) => {
    const at = new Date(atMs);
    return `${at.getFullYear()}年${at.getMonth() + 1}月${at.getDate()}日`;
  },
};

function two(value: number): string {
  return String(value).padStart(2, '0');
}
