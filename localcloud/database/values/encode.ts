import { requestFailed } from '../errors';
import { Binary, ObjectId } from './special';
import { isDate, isRegExp } from './types';
import type { Doc } from './types';

/**
 * Stored documents are relaxed EJSON: plain numbers, so that SQL can index them, and dates as ISO
 * text, so that they sort as text. The client reads the same text, so a stored document is sent
 * as it is, except that an ObjectId leaves the service as plain hex text.
 */
export const encodeStored = (document: Doc): string => encodeValue(document);

/** Text of one value as a stored document holds it; `null` for a missing one. */
export const encodeValue = (value: unknown): string => JSON.stringify(tagged(value, false) ?? null);

/** Text of a document for an answer. */
export const encodeWire = (document: Doc): string => JSON.stringify(tagged(document, true));

/** The answer's text of a stored document, without reading it when nothing in it differs. */
export function storedToWire(text: string): string {
  return text.includes('{"$oid":') ? text.replace(STORED_OBJECT_ID, '"$1"') : text;
}

// A quote inside a string is escaped in the text, so this only ever meets the tag itself.
const STORED_OBJECT_ID = /\{"\$oid":"([0-9a-f]{24})"\}/g;

/** The value with everything JSON lacks written as EJSON; itself when there is no such thing in it. */
function tagged(value: unknown, forWire: boolean): unknown {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? value : { $numberDouble: String(value) };
    case 'object':
      if (value === null) return null;
      return Array.isArray(value) ? taggedArray(value, forWire) : taggedObject(value, forWire);
    case 'string':
    case 'boolean':
      return value;
    default:
      return undefined;
  }
}

function taggedArray(array: unknown[], forWire: boolean): unknown[] {
  let copy: unknown[] | undefined;
  for (let i = 0; i < array.length; i++) {
    const item = array[i];
    const result = tagged(item, forWire);
    if (result !== item) (copy ??= array.slice())[i] = result;
  }
  return copy ?? array;
}

function taggedObject(value: object, forWire: boolean): unknown {
  // Nearly every object is a plain one, and this is the quickest way to know.
  if (Object.getPrototypeOf(value) === Object.prototype)
    return taggedMembers(value as Doc, forWire);
  if (isDate(value)) return taggedDate(value);
  if (value instanceof ObjectId) return forWire ? value.hex : { $oid: value.hex };
  if (value instanceof Binary) {
    return { $binary: { base64: value.base64, subType: value.subType } };
  }
  if (isRegExp(value)) {
    return { $regularExpression: { pattern: value.source, options: value.flags } };
  }
  return taggedMembers(value as Doc, forWire);
}

function taggedMembers(source: Doc, forWire: boolean): Doc {
  let copy: Doc | undefined;
  for (const key of Object.keys(source)) {
    const member = source[key];
    if (typeof member === 'string') continue;
    const result = tagged(member, forWire);
    if (result !== member) (copy ??= { ...source })[key] = result;
  }
  return copy ?? source;
}

// ISO text of years 0 to 9999 sorts as the dates do; others would not.
const MIN_DATE_MS = Date.parse('0000-01-01T00:00:00.000Z');
const MAX_DATE_MS = Date.parse('9999-12-31T23:59:59.999Z');

function taggedDate(date: Date): { $date: string } {
  const ms = date.getTime();
  if (!(ms >= MIN_DATE_MS && ms <= MAX_DATE_MS)) {
    throw requestFailed('a date must lie between the years 0 and 9999');
  }
  return { $date: date.toISOString() };
}
