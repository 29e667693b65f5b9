import { requestFailed } from '../errors';
import { Binary, ObjectId } from './special';
import { isDate, isRegExp } from './types';
import type { Doc } from './types';

/**
 * Stored documents are relaxed EJSON: plain numbers, so that SQL can index them, and dates as ISO
 * text, so that they sort as text. The client reads the same text, so a stored document is sent
 * as it is, except that an ObjectId leaves the service as plain hex text.
 */
export const encodeStored = (document: Doc): string => encode(document, false);

/** Text of one value as a stored document holds it. */
export const encodeValue = (value: unknown): string => encode(value, false);

/** Text of a document for an answer. */
export const encodeWire = (document: Doc): string => encode(document, true);

/** The answer's text of a stored document, without reading it when nothing in it differs. */
export function storedToWire(text: string): string {
  return text.includes('{"$oid":') ? text.replace(STORED_OBJECT_ID, '"$1"') : text;
}

// A quote inside a string is escaped in the text, so this only ever meets the tag itself.
const STORED_OBJECT_ID = /\{"\$oid":"([0-9a-f]{24})"\}/g;

function encode(value: unknown, forWire: boolean): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'number':
      return Number.isFinite(value) ? String(value) : `{"$numberDouble":"${String(value)}"}`;
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? 'null' : encodeObject(value, forWire);
    default:
      // undefined, and whatever an expression could make that has no JSON form
      return 'null';
  }
}

function encodeObject(value: object, forWire: boolean): string {
  if (Array.isArray(value)) {
    let text = '[';
    for (let i = 0; i < value.length; i++) text += (i ? ',' : '') + encode(value[i], forWire);
    return text + ']';
  }
  if (isDate(value)) return encodeDate(value);
  if (value instanceof ObjectId) return forWire ? `"${value.hex}"` : `{"$oid":"${value.hex}"}`;
  if (value instanceof Binary) {
    return `{"$binary":{"base64":${JSON.stringify(value.base64)},"subType":${JSON.stringify(value.subType)}}}`;
  }
  if (isRegExp(value)) {
    return `{"$regularExpression":{"pattern":${JSON.stringify(value.source)},"options":"${value.flags}"}}`;
  }
  let text = '{';
  for (const key of Object.keys(value)) {
    const member = (value as Doc)[key];
    if (member === undefined) continue;
    text += (text.length > 1 ? ',' : '') + JSON.stringify(key) + ':' + encode(member, forWire);
  }
  return text + '}';
}

// ISO text of years 0 to 9999 sorts as the dates do; others would not.
const MIN_DATE_MS = Date.parse('0000-01-01T00:00:00.000Z');
const MAX_DATE_MS = Date.parse('9999-12-31T23:59:59.999Z');

function encodeDate(date: Date): string {
  const ms = date.getTime();
  if (!(ms >= MIN_DATE_MS && ms <= MAX_DATE_MS)) {
    throw requestFailed('a date must lie between the years 0 and 9999');
  }
  return `{"$date":"${date.toISOString()}"}`;
}
