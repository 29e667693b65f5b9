import * as v from 'valibot';
import { parseBusinessDate, type BusinessDate } from './kernel/businessdate';

/** A whole number in a range, both ends included. */
export const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));

/** Words of so many characters, without the spaces around them. */
export const text = (least: number, most: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(least), v.maxLength(most));

/** A date that is in the calendar. */
export const businessDateSchema = v.pipe(
  v.string(),
  v.check((date) => parseBusinessDate(date) !== null, 'a real date'),
  v.transform((date) => date as BusinessDate),
);

/** A member as the programme knows people: staff are members, too. */
export const memberIdSchema = v.pipe(v.string(), v.regex(/^m_[0-9a-f]{32}$/));

/** A store, as operators name it. */
export const storeIdSchema = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,32}$/));
