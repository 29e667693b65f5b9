import type { Refusal } from './kernel/result';

/**
 * What a screen sends to a function. `requestId` is made once per intention and kept over retries:
 * it is the idempotency key of every write. Source: docs/architecture.md, "The wire".
 */
export interface FunctionEvent<Name extends string = string, Request = unknown> {
  readonly action: Name;
  readonly data: Request;
  readonly requestId: string;
}

/** What a function answers, always with HTTP 200. */
export type FunctionReply<Data = unknown, Error extends Refusal = Refusal> =
  | { readonly ok: true; readonly data: Data; readonly requestId: string }
  | { readonly ok: false; readonly error: Error | CallError; readonly requestId: string };

/**
 * Answers that any action may give, made by the dispatcher alone:
 * - `request.malformed` the event is not an event; `request.unknown_action`;
 *   `request.invalid` a field is missing, extra or of the wrong type (`issues` says which);
 *   `request.too_large`; `request.key_reused` the same requestId came with other input;
 *   `request.busy` too many changes at once, nothing written, safe to repeat; `request.too_many` one
 *   person writes faster than a hand can, nothing written.
 * - `caller.unauthenticated` no identity from the platform; `caller.forbidden` the wrong kind of caller.
 * - `server.fault` a defect or the cloud failing; safe to repeat with the same requestId.
 */
export type CallError =
  | Refusal<'request.malformed'>
  | Refusal<'request.unknown_action'>
  | (Refusal<'request.invalid'> & { readonly issues: readonly RequestIssue[] })
  | Refusal<'request.too_large'>
  | Refusal<'request.key_reused'>
  | Refusal<'request.busy'>
  | Refusal<'request.too_many'>
  | Refusal<'caller.unauthenticated'>
  | Refusal<'caller.forbidden'>
  | Refusal<'server.fault'>;

/** Shape: dotted path of the field (`''` for the whole) and what was expected there. */
export interface RequestIssue {
  readonly path: string;
  readonly message: string;
}
