import * as v from 'valibot';
import { toPoints } from './kernel/amounts';
import { parseBusinessDate, type BusinessDate } from './kernel/businessdate';
import { hasHiddenCharacter, hasHiddenInLines } from './kernel/visibletext';

/** A whole number in a range, both ends included. */
export const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));

/** Whole points, none or more; as rules and requests give them. */
export const wholePointsSchema = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(0),
  v.transform(toPoints),
);

const onlySeen = 'characters that can be seen';

/** Words of so many characters that somebody reads, on one line and without the spaces around them. */
export const text = (least: number, most: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.minLength(least),
    v.maxLength(most),
    v.check((words) => !hasHiddenCharacter(words), onlySeen),
  );

/** The same in lines, or nothing. */
export const lines = (most: number) =>
  v.pipe(
    v.string(),
    v.maxLength(most),
    v.check((words) => !hasHiddenInLines(words), onlySeen),
  );

/** A date that is in the calendar. */
export const businessDateSchema = v.pipe(
  v.string(),
  v.check((date) => parseBusinessDate(date) !== null, 'a real date'),
  v.transform((date) => date as BusinessDate),
);

/** A member as the programme knows people: staff are members, too. */
export const memberIdSchema = v.pipe(v.string(), v.regex(/^m_[0-9a-f]{32}$/));

/** A person as WeChat names people to this mini-program. */
export const openidSchema = v.pipe(v.string(), v.regex(/^[\w-]{1,128}$/));

/** A store, as operators name it. */
export const storeIdSchema = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,32}$/));
