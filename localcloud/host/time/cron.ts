/**
 * The platform's timer expressions: second, minute, hour, day, month, weekday, year.
 * Source: cloud.tencent.com/document/product/583/9708. Weekdays are 0-6 or SUN-SAT with 0 = Sunday;
 * when day and weekday are both restricted, either of them is enough. Timers run on Beijing time.
 */
export interface Cron {
  readonly second: readonly number[];
  readonly minute: readonly number[];
  readonly hour: readonly number[];
  readonly day: ReadonlySet<number>;
  readonly month: ReadonlySet<number>;
  readonly weekday: ReadonlySet<number>;
  readonly year: ReadonlySet<number>;
  readonly anyDay: boolean;
  readonly anyWeekday: boolean;
}

const ZONE_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const FIRST_YEAR = 1970;
const LAST_YEAR = 2099;

/** Errors: throws with the expression in the message when a field is not understood. */
export function parseCron(expression: string): Cron {
  const fields = expression.trim().split(/\s+/);
  if (fields.length !== 7) throw new Error(`A timer needs seven fields: "${expression}"`);
  const field = (
    index: number,
    low: number,
    high: number,
    names: readonly string[] = [],
  ): number[] => {
    try {
      return parseField(fields[index] ?? '', low, high, names);
    } catch {
      throw new Error(`Field ${index + 1} of the timer "${expression}" is not understood.`);
    }
  };
  return {
    second: field(0, 0, 59),
    minute: field(1, 0, 59),
    hour: field(2, 0, 23),
    day: new Set(field(3, 1, 31)),
    month: new Set(field(4, 1, 12, ['', ...MONTHS])),
    weekday: new Set(field(5, 0, 7, WEEKDAYS).map((weekday) => weekday % 7)),
    year: new Set(field(6, FIRST_YEAR, LAST_YEAR)),
    anyDay: fields[3] === '*' || fields[3] === '?',
    anyWeekday: fields[5] === '*' || fields[5] === '?',
  };
}

/** The first moment after `ms` at which the timer is due, or undefined when there is none left. */
export function nextAfter(cron: Cron, ms: number): number | undefined {
  const from = Math.floor(ms / 1000) * 1000 + 1000 + ZONE_MS;
  let day = Math.floor(from / DAY_MS) * DAY_MS;
  let timeFrom = (from - day) / 1000;
  for (;;) {
    const date = new Date(day);
    if (date.getUTCFullYear() > LAST_YEAR) return undefined;
    const time = isDue(cron, date) ? firstTime(cron, timeFrom) : undefined;
    if (time !== undefined) return day + time * 1000 - ZONE_MS;
    day += DAY_MS;
    timeFrom = 0;
  }
}

function isDue(cron: Cron, date: Date): boolean {
  if (!cron.year.has(date.getUTCFullYear()) || !cron.month.has(date.getUTCMonth() + 1))
    return false;
  const day = cron.day.has(date.getUTCDate());
  const weekday = cron.weekday.has(date.getUTCDay());
  return cron.anyDay || cron.anyWeekday ? day && weekday : day || weekday;
}

/** The first second of the day, at or after `from`, that the time fields allow. */
function firstTime(cron: Cron, from: number): number | undefined {
  for (const hour of cron.hour) {
    if (hour * 3600 + 3599 < from) continue;
    for (const minute of cron.minute) {
      const start = hour * 3600 + minute * 60;
      if (start + 59 < from) continue;
      const second = cron.second.find((candidate) => start + candidate >= from);
      if (second !== undefined) return start + second;
    }
  }
  return undefined;
}

function parseField(text: string, low: number, high: number, names: readonly string[]): number[] {
  const found = new Set<number>();
  for (const part of text.split(',')) {
    const [range = '', stepText] = part.split('/');
    const step = stepText === undefined ? 1 : toNumber(stepText, 1, high, []);
    const [start, end] = parseRange(range, low, high, names, stepText !== undefined);
    for (let value = start; value <= end; value += step) found.add(value);
  }
  return [...found].sort((a, b) => a - b);
}

function parseRange(
  text: string,
  low: number,
  high: number,
  names: readonly string[],
  stepped: boolean,
): [number, number] {
  if (text === '*' || text === '?') return [low, high];
  const [first = '', last] = text.split('-');
  const start = toNumber(first, low, high, names);
  // "5/10" means from 5 on, every 10.
  if (last === undefined) return [start, stepped ? high : start];
  const end = toNumber(last, start, high, names);
  return [start, end];
}

function toNumber(text: string, low: number, high: number, names: readonly string[]): number {
  const named = text === '' ? -1 : names.indexOf(text.toUpperCase());
  const value = named >= 0 ? named : Number(text);
  if (text === '' || !Number.isInteger(value) || value < low || value > high)
    throw new RangeError(text);
  return value;
}
