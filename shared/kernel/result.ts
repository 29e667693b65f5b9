/**
 * The outcome of something that may be refused.
 *
 * A refusal is an expected answer and part of the contract ("already checked in today"); it is a
 * plain object, checked on the next line. Faults are thrown, never returned.
 */
export type Result<Value, Refused extends Refusal = Refusal> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Refused };

/** Shape: a code `<feature>.<reason>` and the facts a screen needs to say it in a sentence. */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  readonly [fact: string]: unknown;
}

/** A result that went well. */
export function accept<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

/** An expected no: part of the contract, never a fault. */
export function refuse<Refused extends Refusal>(
  error: Refused,
): { readonly ok: false; readonly error: Refused } {
  return { ok: false, error };
}
