import * as v from 'valibot';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type { CallError, FunctionEvent } from '#shared/wire';

/** Added to the event by the platform on calls from WeChat; never read: see caller.ts. */
const platformFields = ['userInfo', 'tcbContext'];

/** Far above what any screen sends. Units: characters of JSON; levels; values. */
const limits = { characters: 100_000, depth: 10, values: 5_000 };

/** Names that reach an object's prototype when copied carelessly. */
const unsafeKeys = new Set(['__proto__', 'constructor', 'prototype']);

const requestIdSchema = v.pipe(v.string(), v.regex(/^[\w.:-]{1,64}$/));

const envelope = v.strictObject({
  action: v.pipe(v.string(), v.maxLength(64)),
  data: v.custom<Record<string, unknown>>(isRecord, 'expected an object'),
  requestId: v.optional(requestIdSchema),
});

type Envelope = Omit<FunctionEvent<string, Record<string, unknown>>, 'requestId'> & {
  readonly requestId?: string | undefined;
};

/**
 * Gives the event's envelope, or says why it is none. Its data is not checked yet.
 * Errors: `request.malformed`, `request.too_large`, `request.invalid`.
 */
export function readEvent(event: unknown): Result<Envelope, CallError> {
  if (!isRecord(event)) return refuse({ code: 'request.malformed' });
  const own = Object.fromEntries(
    Object.entries(event).filter(([key]) => !platformFields.includes(key)),
  );
  const size = measure(own, 0, { values: 0 });
  if (size === 'too large') return refuse({ code: 'request.too_large' });
  if (size === 'unsafe') return refuse({ code: 'request.malformed' });
  if (JSON.stringify(own).length > limits.characters) return refuse({ code: 'request.too_large' });
  const parsed = v.safeParse(envelope, own);
  return parsed.success ? accept(parsed.output) : refuse(invalid(parsed.issues));
}

/** The request id of an event that may be anything; `''` when it has none worth repeating. */
export function requestIdOf(event: unknown): string {
  if (typeof event !== 'object' || event === null || !('requestId' in event)) return '';
  return v.is(requestIdSchema, event.requestId) ? event.requestId : '';
}

/** The call error that names each field at fault; values are not repeated, they may be personal. */
export function invalid(issues: readonly v.BaseIssue<unknown>[]): CallError {
  return {
    code: 'request.invalid',
    issues: issues.slice(0, 20).map((issue) => ({
      path: v.getDotPath(issue) ?? '',
      message: issue.expected === null ? issue.message : `expected ${issue.expected}`,
    })),
  };
}

/** A list would pass for an object whose fields are all optional. */
function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function measure(
  value: unknown,
  depth: number,
  seen: { values: number },
): 'ok' | 'unsafe' | 'too large' {
  seen.values += 1;
  if (depth > limits.depth || seen.values > limits.values) return 'too large';
  if (typeof value !== 'object' || value === null) return 'ok';
  for (const key of Object.keys(value)) {
    if (unsafeKeys.has(key)) return 'unsafe';
    const inner = measure((value as Record<string, unknown>)[key], depth + 1, seen);
    if (inner !== 'ok') return inner;
  }
  return 'ok';
}
