import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';

/** What the SDK hands to its signing package for each request. */
export interface SignRequest {
  readonly secretId?: unknown;
  readonly secretKey?: unknown;
  readonly method?: unknown;
  readonly url?: unknown;
  readonly headers?: unknown;
  readonly params?: unknown;
  readonly timestamp?: unknown;
  readonly withSignedParams?: unknown;
  readonly [option: string]: unknown;
}

export interface Signature {
  readonly authorization: string;
  /** Units: seconds since the epoch. */
  readonly timestamp: number;
  readonly multipart: false;
}

/** Every option of the SDK's own JSON requests; any other leads to the package. */
const knownOptions = new Set(
  'secretId secretKey method url headers params timestamp withSignedParams'.split(' '),
);
/** Nothing in it that a parser of addresses would rewrite. */
const plainUrl = /^https?:(\/\/([a-z0-9.:-]+)\/[\w./-]*)\?([\w.=&-]*)$/;
const secondsOfADay = 86_400;

/**
 * Signs a plain JSON request of the SDK as its package does, byte for byte, and gives null for whatever
 * is anything else: the package signs that. It leaves out the package's deep copies, asks the order of the
 * same names once, hashes once over one text, and derives the key of a day once.
 * Source: docs/decisions/0045-plain-requests-are-signed-without-copies.md.
 */
export function signPlainly(request: SignRequest): Signature | null {
  const { secretId, secretKey, method, url, timestamp, withSignedParams } = request;
  for (const option of Object.keys(request)) if (!knownOptions.has(option)) return null;
  if (typeof secretId !== 'string' || typeof secretKey !== 'string') return null;
  if (method !== 'post' || withSignedParams !== true) return null;
  if (typeof timestamp !== 'number' || !(timestamp > 0 && timestamp < 1e10)) return null;
  const place = typeof url === 'string' ? plainUrl.exec(url) : null;
  const headers = place && linesOf(request.headers, headerText);
  const params = headers && linesOf(request.params, paramText);
  if (!place || !headers || !params || !Number.isInteger(timestamp)) return null;
  const [, path = '', host = '', query = ''] = place;
  if (headers.of('host') !== host || headers.of('content-type') !== 'application/json') return null;

  const signedParams: string[] = [];
  let payload = '';
  for (const [name, text] of params.lines) {
    if (text === '') continue;
    signedParams.push(name);
    payload += `&${name}=${text}\r\n`;
  }
  let headerLines = '';
  for (const [name, text] of headers.lines) headerLines += `${name}:${text}\n`;
  const signedHeaders = headers.names.join(';');
  const canonical = `${method}\n${path}\n${query}\n${headerLines}\n${signedHeaders}\n${hash('sha256', payload)}`;

  const { date, key } = keyOf(secretKey, timestamp);
  const scope = `${date}/tcb/tc3_request`;
  const stated = `TC3-HMAC-SHA256\n${String(timestamp)}\n${scope}\n${hash('sha256', canonical)}`;
  const signature = createHmac('sha256', key).update(stated).digest('hex');
  const authorization = `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedParams=${signedParams.join(';')}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
  return { authorization, timestamp, multipart: false };
}

interface Lines {
  readonly names: readonly string[];
  /** Lower-case names with their texts, in the order in which they are signed. */
  readonly lines: readonly (readonly [name: string, text: string])[];
  of(name: string): string | undefined;
}

/** Null when some name or value is not plain. */
function linesOf(
  values: unknown,
  textOf: (value: unknown, name: string) => string | null,
): Lines | null {
  if (!isPlain(values)) return null;
  const order = orderOf(Object.keys(values));
  if (!order) return null;
  const lines: [string, string][] = [];
  for (const [key, name] of order) {
    const text = textOf(values[key], name);
    if (text === null) return null;
    lines.push([name, text]);
  }
  return {
    names: order.map(([, name]) => name),
    lines,
    of: (name) => lines.find(([known]) => known === name)?.[1],
  };
}

type Order = readonly (readonly [key: string, name: string])[];

/** The SDK sends a few dozen sets of names; more than this many would be somebody's own doing. */
const ordersKept = 500;
const orders = new Map<string, Order | null>();

/** The keys with their lower-case names, ordered by those; null where a name would be rewritten. */
function orderOf(keys: readonly string[]): Order | null {
  const together = keys.join('\n');
  const known = orders.get(together);
  if (known !== undefined) return known;
  const named = keys.map((key) => [key, key.toLowerCase()] as const);
  const isPlainOrder =
    keys.every((key) => /^[A-Za-z0-9_-]+$/.test(key) && !isInherited(key)) &&
    new Set(named.map(([, name]) => name)).size === keys.length;
  const order = isPlainOrder ? named.sort(([, a], [, b]) => a.localeCompare(b)) : null;
  if (orders.size >= ordersKept) orders.clear();
  orders.set(together, order);
  return order;
}

function headerText(value: unknown, name: string): string | null {
  if (typeof value === 'number') return JSON.stringify(value);
  if (typeof value !== 'string') return null;
  // The package leaves this one's letters as they are.
  return name === 'content-type' ? value : value.trim().toLowerCase();
}

function paramText(value: unknown, name: string): string | null {
  if (name === 'content-type') return null;
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return JSON.stringify(value);
  return Array.isArray(value) && value.every(isSimple) ? JSON.stringify(value) : null;
}

/** A text, or an object of texts: what the SDK's lists hold. */
function isSimple(value: unknown): boolean {
  if (typeof value === 'string') return true;
  if (!isPlain(value)) return false;
  return Object.entries(value).every(
    ([key, text]) => typeof text === 'string' && !isInherited(key),
  );
}

/** The package's copies lose `toString`, `__proto__` and their like. */
function isInherited(key: string): boolean {
  return key in Object.prototype;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype &&
    !('toJSON' in value)
  );
}

let newest: { secretKey: string; day: number; date: string; key: KeyObject } | undefined;

/** Keys of the platform change with an instance's credentials and the day, not with the request. */
function keyOf(secretKey: string, timestamp: number): { date: string; key: KeyObject } {
  const day = Math.floor(timestamp / secondsOfADay);
  if (newest?.secretKey === secretKey && newest.day === day) return newest;
  const [date = ''] = new Date(timestamp * 1000).toISOString().split('T');
  let key: string | Buffer = `TC3${secretKey}`;
  for (const part of [date, 'tcb', 'tc3_request']) {
    key = createHmac('sha256', key).update(part).digest();
  }
  newest = { secretKey, day, date, key: createSecretKey(key as Buffer) };
  return newest;
}
